// Times the whole analysis of texts against the language model alone, in one run, and the load of
// the knowledge base.
#include <sys/resource.h>
#include <time.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/types/span.h"
#include "common/status/macros.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/pipeline/pipeline.h"
#include "services/entity/rpc/load_model.h"

ABSL_FLAG(std::string, model, "", "Folder of a spaCy 3 CNN pipeline.");
ABSL_FLAG(int, rounds, 5, "How often each kind of work is timed.");
ABSL_FLAG(int, batch, 16, "Texts that go through together.");

namespace communique::entity {
namespace {

using Documents = std::vector<ingest::v1::Document>;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

double PeakMegabytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

absl::StatusOr<Documents> ReadDocuments(const std::vector<std::string>& paths) {
  Documents documents;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
    documents.emplace_back().set_text(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return documents;
}

// Calls `work` with each batch of documents.
template <typename Work>
void ForBatches(const Documents& documents, const Work& work) {
  const size_t size = std::max(1, absl::GetFlag(FLAGS_batch));
  for (size_t first = 0; first < documents.size(); first += size) {
    work(absl::MakeConstSpan(documents).subspan(first, size));
  }
}

// Every component of the model over all documents; returns the number of tokens. A new workspace,
// so that nothing is remembered from another pass.
size_t RunModel(const pipeline::Pipeline& model, const pipeline::Layers& layers,
                const Documents& documents, pipeline::Workspace* workspace) {
  size_t tokens = 0;
  ForBatches(documents, [&](absl::Span<const ingest::v1::Document> batch) {
    std::vector<pipeline::Doc> docs(batch.size());
    for (size_t i = 0; i < batch.size(); ++i) docs[i].text = batch[i].text();
    model.Annotate(layers, absl::MakeSpan(docs), workspace);
    for (const pipeline::Doc& doc : docs) tokens += doc.tokens.size();
  });
  return tokens;
}

absl::Status RunAnalysis(const Analyzer& analyzer, bool include_tokens,
                         const Documents& documents) {
  absl::Status status;
  ForBatches(documents, [&](absl::Span<const ingest::v1::Document> batch) {
    std::vector<AnalyzeItem> items;
    for (const ingest::v1::Document& document : batch) {
      items.push_back({&document, {.include_tokens = include_tokens}});
    }
    for (const auto& result : analyzer.AnalyzeBatch(items)) status.Update(result.status());
  });
  return status;
}

// Best of the rounds, in tokens a CPU second.
template <typename Work>
double Rate(size_t tokens, const Work& work) {
  double best = 0;
  for (int round = 0; round < std::max(1, absl::GetFlag(FLAGS_rounds)); ++round) {
    const double begin = CpuSeconds();
    work();
    best = std::max(best, tokens / (CpuSeconds() - begin));
  }
  return best;
}

void PrintRow(absl::string_view work, double rate, double whole) {
  std::cout << absl::StrFormat("%-34s %8.0f tokens a CPU second  %5.2f\n", work, rate,
                               rate / whole);
}

absl::Status Run(const std::vector<std::string>& paths) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Documents documents, ReadDocuments(paths));
  const double before = CpuSeconds();
  COMMUNIQUE_ASSIGN_OR_RETURN(const KnowledgeBase base, KnowledgeBase::Load());
  std::cout << absl::StrFormat("knowledge base: %.0f ms of CPU\n", (CpuSeconds() - before) * 1000);
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto model, LoadModel(absl::GetFlag(FLAGS_model)));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Analyzer analyzer, Analyzer::Create(&base, model.get()));
  const pipeline::Layers full{.syntax = true, .entities = true};
  const pipeline::Layers names{.syntax = false, .entities = false, .names = true};
  // Like the analyzer, which keeps its workspaces, the model alone remembers words from pass to
  // pass.
  pipeline::Workspace workspace = model->MakeWorkspace();
  const size_t tokens = RunModel(*model, full, documents, &workspace);
  const double whole = Rate(tokens, [&] { RunModel(*model, full, documents, &workspace); });
  PrintRow("the model alone, all components", whole, whole);
  PrintRow("the model alone, names",
           Rate(tokens, [&] { RunModel(*model, names, documents, &workspace); }), whole);
  absl::Status status;
  for (const bool include_tokens : {true, false}) {
    const double rate =
        Rate(tokens, [&] { status.Update(RunAnalysis(analyzer, include_tokens, documents)); });
    PrintRow(include_tokens ? "analysis with tokens and syntax" : "analysis", rate, whole);
  }
  std::cout << absl::StrFormat("%d texts, %d tokens, at most %.0f MB resident\n", documents.size(),
                               tokens, PeakMegabytes());
  return status;
}

}  // namespace
}  // namespace communique::entity

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "analyze_texts_speed --model=DIR [--rounds=N] [--batch=N] FILE...\n"
      "Times the analysis of clean texts against the language model alone; the last column is the "
      "share of the model's speed.");
  const std::vector<char*> arguments = absl::ParseCommandLine(argc, argv);
  const absl::Status status = communique::entity::Run({arguments.begin() + 1, arguments.end()});
  if (status.ok()) return EXIT_SUCCESS;
  std::cerr << "analyze_texts_speed: " << status << "\n";
  return EXIT_FAILURE;
}
