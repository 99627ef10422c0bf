// Prints the weighed candidates of commentaries, from which fit_slot_weights.py learns:
//   print_slot_candidates MODEL FILE...
// MODEL is the folder of a language model, or "none". Lines of tab-separated cells: "slot", its
// name and the names of its features; then for each file "file" and its stem, and for each
// candidate of its visit the slot's name, the value and the features.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/rpc/load_model.h"
#include "services/ingest/domain/cleaner.h"
#include "services/summary/domain/slot_features.h"
#include "services/summary/domain/summarizer.h"

namespace communique::summary {
namespace {

absl::string_view NameOf(Slot slot) {
  for (const SlotSchema& schema : kSlotSchemas) {
    if (schema.slot == slot) return schema.name;
  }
  return "?";
}

void PrintSchemas() {
  for (const SlotSchema& schema : kSlotSchemas) {
    std::cout << "slot\t" << schema.name;
    for (const absl::string_view feature : schema.features) std::cout << "\t" << feature;
    std::cout << "\n";
  }
}

void PrintCandidates(const SlotCandidates& candidates) {
  for (const SlotCandidate& candidate : candidates) {
    std::cout << NameOf(candidate.slot) << "\t"
              << absl::StrReplaceAll(candidate.value, {{"\t", " "}, {"\n", " "}});
    for (const double value : candidate.features) std::cout << "\t" << value;
    std::cout << "\n";
  }
}

absl::Status Print(const std::string& model, const std::vector<std::string>& files) {
  const absl::StatusOr<entity::KnowledgeBase> base = entity::KnowledgeBase::Load();
  if (!base.ok()) return base.status();
  const auto pipeline = entity::LoadModel(model);
  if (!pipeline.ok()) return pipeline.status();
  const absl::StatusOr<entity::Analyzer> analyzer =
      entity::Analyzer::Create(&*base, pipeline->get());
  if (!analyzer.ok()) return analyzer.status();
  const absl::StatusOr<ingest::Cleaner> cleaner = ingest::Cleaner::Create({});
  if (!cleaner.ok()) return cleaner.status();
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
  if (!summarizer.ok()) return summarizer.status();
  PrintSchemas();
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    ingest::v1::RawCommentary raw;
    raw.set_content(content.str());
    const absl::StatusOr<ingest::v1::Document> document = cleaner->Clean(raw);
    if (!document.ok()) return document.status();
    std::cout << "file\t" << std::filesystem::path(path).stem().string() << "\n";
    const absl::StatusOr<entity::v1::Analysis> analysis = analyzer->Analyze(*document);
    if (!analysis.ok()) continue;  // Another language: no candidates.
    PrintCandidates(summarizer->Candidates({*document, *analysis}));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace communique::summary

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const absl::Status status =
      communique::summary::Print(argv[1], std::vector<std::string>(argv + 2, argv + argc));
  if (status.ok()) return 0;
  std::cerr << status << "\n";
  return 1;
}
