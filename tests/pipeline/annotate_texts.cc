// Prints or times what the pipeline runtime says of texts; the counterpart of spacy_annotate.py.

#include <time.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
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
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/domain/pipeline/pipeline.h"
#include "services/entity/rpc/model_folder.h"
#include "tests/pipeline/annotation_rows.h"

ABSL_FLAG(std::string, model, "", "Folder of a spaCy 3 CNN pipeline.");
ABSL_FLAG(std::string, layers, "full", "Layers to compute: full or ner.");
ABSL_FLAG(std::string, lines, "", "A file with one escaped text a line, beside the files.");
ABSL_FLAG(int, rounds, 0, "Above 0: times so many rounds instead of printing annotations.");
ABSL_FLAG(int, batch, 16, "Texts that are annotated together.");

namespace communique::entity::pipeline {
namespace {

struct NamedText {
  std::string name;
  std::string text;
};

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

absl::StatusOr<std::vector<NamedText>> ReadTexts(const std::vector<std::string>& paths) {
  std::vector<NamedText> texts;
  for (const std::string& path : paths) {
    COMMUNIQUE_ASSIGN_OR_RETURN(std::string text, ReadFile(path));
    texts.push_back({path, std::move(text)});
  }
  if (const std::string path = absl::GetFlag(FLAGS_lines); !path.empty()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const std::string content, ReadFile(path));
    int line = 0;
    for (std::string& text : UnescapeLines(content)) {
      texts.push_back({absl::StrCat(path, ":", ++line), std::move(text)});
    }
  }
  return texts;
}

absl::StatusOr<Layers> LayersOfFlag() {
  const std::string layers = absl::GetFlag(FLAGS_layers);
  if (layers == "full") return Layers{.syntax = true, .entities = true};
  if (layers == "ner") return Layers{.syntax = false, .entities = true};
  return absl::InvalidArgumentError(absl::StrCat("--layers=", layers, ": neither full nor ner"));
}

// Annotates all texts in batches; `visit` gets each batch's docs and the index of its first text.
template <typename Visit>
void AnnotateAll(const Pipeline& pipeline, const Layers& layers,
                 const std::vector<NamedText>& texts, Workspace* workspace, const Visit& visit) {
  const size_t batch = std::max(1, absl::GetFlag(FLAGS_batch));
  for (size_t first = 0; first < texts.size(); first += batch) {
    std::vector<Doc> docs(std::min(batch, texts.size() - first));
    for (size_t i = 0; i < docs.size(); ++i) docs[i].text = texts[first + i].text;
    pipeline.Annotate(layers, absl::MakeSpan(docs), workspace);
    visit(docs, first);
  }
}

void Print(const Pipeline& pipeline, const Layers& layers, const std::vector<NamedText>& texts) {
  Workspace workspace = pipeline.MakeWorkspace();
  AnnotateAll(pipeline, layers, texts, &workspace, [&](const std::vector<Doc>& docs, size_t first) {
    for (size_t i = 0; i < docs.size(); ++i) {
      std::cout << "# " << texts[first + i].name << "\n";
      for (const std::string& row : AnnotationRows(docs[i])) std::cout << row << "\n";
    }
  });
}

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

// One pass over all texts as a row: state of the caches, tokens, CPU seconds, tokens a CPU second.
void TimePass(absl::string_view caches, const Pipeline& pipeline, const Layers& layers,
              const std::vector<NamedText>& texts, Workspace* workspace) {
  size_t tokens = 0;
  const double begin = CpuSeconds();
  AnnotateAll(pipeline, layers, texts, workspace, [&](const std::vector<Doc>& docs, size_t) {
    for (const Doc& doc : docs) tokens += doc.tokens.size();
  });
  const double seconds = CpuSeconds() - begin;
  std::cout << absl::StrFormat("%s\t%d\t%.4f\t%.0f\n", caches, tokens, seconds, tokens / seconds);
}

absl::Status Run(const std::vector<std::string>& paths) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Layers layers, LayersOfFlag());
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::vector<NamedText> texts, ReadTexts(paths));
  COMMUNIQUE_ASSIGN_OR_RETURN(const ModelFiles files, ReadModelFolder(absl::GetFlag(FLAGS_model)));
  COMMUNIQUE_ASSIGN_OR_RETURN(PipelineTables tables, ReadPipeline(files));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Pipeline pipeline, Pipeline::Create(std::move(tables)));
  const int rounds = absl::GetFlag(FLAGS_rounds);
  if (rounds <= 0) Print(pipeline, layers, texts);
  for (int round = 0; round < rounds; ++round) {
    Workspace workspace = pipeline.MakeWorkspace();
    TimePass("cold", pipeline, layers, texts, &workspace);
    TimePass("warm", pipeline, layers, texts, &workspace);
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace communique::entity::pipeline

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "annotate_texts --model=DIR [--layers=full|ner] [--lines=FILE] [--rounds=N] FILE...\n"
      "Prints the annotations of texts, one row a token under a \"# NAME\" line for each text, or "
      "times them.");
  const std::vector<char*> arguments = absl::ParseCommandLine(argc, argv);
  const absl::Status status =
      communique::entity::pipeline::Run({arguments.begin() + 1, arguments.end()});
  if (status.ok()) return EXIT_SUCCESS;
  std::cerr << "annotate_texts: " << status << "\n";
  return EXIT_FAILURE;
}
