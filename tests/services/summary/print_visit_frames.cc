// Prints the mentions of visits that the record of each commentary is made from, for looking into
// wrong records:
//   print_visit_frames MODEL FILE...
// MODEL is the folder of a language model, or "none". One line a mention: "*" when it speaks of the
// main visit, source and weight, modality, who goes where, and the sentence.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/rpc/load_model.h"
#include "services/ingest/domain/cleaner.h"
#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {
namespace {

constexpr absl::string_view kSources[] = {"going",    "nominal",    "receiving", "guest",
                                          "headline", "appearance", "meeting"};

void PrintFrame(const DocumentView& view, const VisitFrame& frame, bool main) {
  const auto name = [&view](int entity) {
    return entity < 0 ? std::string("-") : view.entity(entity).canonical_name();
  };
  std::cout << (main ? "* " : "  ") << kSources[static_cast<int>(frame.source)] << " "
            << frame.weight << " " << entity::v1::Modality_Name(frame.modality.value)
            << (frame.modality.negated ? " negated" : "")
            << (frame.modality.quoted ? " quoted" : "") << " | " << name(frame.traveller) << " -> "
            << absl::StrJoin(frame.countries, ",") << " | "
            << absl::StrReplaceAll(view.SentenceText(frame.cue.sentence), {{"\n", " "}}) << "\n";
}

void PrintFrames(const CueLexicon& lexicon, const SlotModel& model,
                 const AnalyzedDocument& document) {
  const DocumentView view(document.document, document.analysis);
  const CueIndex cues(view, lexicon);
  const std::vector<VisitFrame> frames = CollectFrames(view, cues);
  const Detection detection = DetectVisit(view, cues, frames, model, nullptr);
  if (!detection.main.has_value()) {
    std::cout << v1::NoVisitReason_Name(detection.reason) << "\n";
  } else {
    std::cout << view.entity(detection.main->principal).canonical_name() << " -> "
              << absl::StrJoin(detection.main->countries, ",") << ", " << detection.main->score
              << "\n";
  }
  for (size_t i = 0; i < frames.size(); ++i) {
    const bool main = detection.main.has_value() &&
                      absl::c_linear_search(detection.main->frames, static_cast<int>(i));
    PrintFrame(view, frames[i], main);
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
  const absl::StatusOr<CueLexicon> lexicon = CueLexicon::Embedded();
  if (!lexicon.ok()) return lexicon.status();
  const absl::StatusOr<SlotModel> weights = SlotModel::Embedded();
  if (!weights.ok()) return weights.status();
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    ingest::v1::RawCommentary raw;
    raw.set_content(content.str());
    const absl::StatusOr<ingest::v1::Document> document = cleaner->Clean(raw);
    if (!document.ok()) return document.status();
    std::cout << "== " << std::filesystem::path(path).stem().string() << "\n";
    const absl::StatusOr<entity::v1::Analysis> analysis = analyzer->Analyze(*document);
    if (!analysis.ok()) continue;  // Another language.
    PrintFrames(*lexicon, *weights, {*document, *analysis});
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
