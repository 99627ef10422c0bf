#include "services/summary/domain/summarizer.h"

#include <optional>
#include <utility>

#include "common/status/macros.h"
#include "services/summary/domain/abstention.h"
#include "services/summary/domain/abstract.h"
#include "services/summary/domain/claims.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/event_codes.h"
#include "services/summary/domain/itinerary.h"
#include "services/summary/domain/key_points.h"
#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/meetings.h"
#include "services/summary/domain/occasion.h"
#include "services/summary/domain/outcomes.h"
#include "services/summary/domain/participants.h"
#include "services/summary/domain/related_visits.h"
#include "services/summary/domain/similarity.h"
#include "services/summary/domain/statements.h"
#include "services/summary/domain/status.h"
#include "services/summary/domain/stops.h"
#include "services/summary/domain/unknown_year.h"
#include "services/summary/domain/visit_book.h"
#include "services/summary/domain/visit_dates.h"
#include "services/summary/domain/visit_frame.h"
#include "services/summary/domain/visit_type.h"

namespace communique::summary {
namespace {

template <typename Item>
void Fill(std::vector<Item> items, google::protobuf::RepeatedPtrField<Item>* field) {
  for (Item& item : items) *field->Add() = std::move(item);
}

v1::SourceDocument SourceOf(const ingest::v1::Document& document) {
  v1::SourceDocument source;
  source.set_document(document.name());
  source.set_sha256(document.sha256());
  source.set_title(document.metadata().title().value());
  source.set_publisher(document.metadata().publisher().value());
  if (document.metadata().has_publication_date()) {
    *source.mutable_publication_date() = document.metadata().publication_date().value();
  }
  source.set_source_uri(document.metadata().source_uri().value());
  return source;
}

void FillPeople(const VisitContext& context, const Participants& people, v1::Visit* visit) {
  Fill(people.visitors, visit->mutable_visitors());
  Fill(people.delegation, visit->mutable_delegation());
  Fill(people.hosts, visit->mutable_hosts());
  Fill(FindMeetings(context, people.cast), visit->mutable_meetings());
  Fill(FindOutcomes(context, people.cast, visit->status().value()), visit->mutable_outcomes());
}

void FillFacts(const VisitContext& context, v1::Visit* visit) {
  std::optional<v1::DateRangeFinding> dates = FindDates(context);
  if (dates.has_value()) *visit->mutable_dates() = *std::move(dates);
  const v1::DateRangeFinding* known = visit->has_dates() ? &visit->dates() : nullptr;
  std::optional<v1::StatusFinding> status = FindStatus(context, known);
  if (status.has_value()) *visit->mutable_status() = *std::move(status);
  std::optional<v1::TypeFinding> type = FindType(context);
  if (type.has_value()) *visit->mutable_type() = *std::move(type);
  std::optional<v1::TextFinding> occasion = FindOccasion(context);
  if (occasion.has_value()) *visit->mutable_occasion() = *std::move(occasion);
  Fill(FindItinerary(context, known), visit->mutable_itinerary());
}

}  // namespace

absl::StatusOr<Summarizer> Summarizer::Create() {
  COMMUNIQUE_ASSIGN_OR_RETURN(CueLexicon cues, CueLexicon::Embedded());
  COMMUNIQUE_ASSIGN_OR_RETURN(ThemeLexicon themes, ThemeLexicon::Embedded());
  COMMUNIQUE_ASSIGN_OR_RETURN(SlotModel model, SlotModel::Embedded());
  return Summarizer(std::move(cues), std::move(themes), std::move(model));
}

v1::NoVisitReason Summarizer::SummarizeOne(const AnalyzedDocument& document, v1::Visit* visit,
                                           SlotCandidates* candidates) const {
  const DocumentView view(document.document, document.analysis);
  const CueIndex cues(view, cues_);
  const std::vector<VisitFrame> frames = CollectFrames(view, cues);
  const Detection detection = DetectVisit(view, cues, frames, model_, candidates);
  if (!detection.main.has_value()) return detection.reason;
  const VisitContext context{view, cues, frames, *detection.main, model_, candidates};
  FillFacts(context, visit);
  FillPeople(context, FindParticipants(context), visit);
  Fill(FindStops(context), visit->mutable_stops());
  DropInferredYears(visit);
  Fill(FindStatements(view), visit->mutable_statements());
  Fill(FindClaims(view), visit->mutable_claims());
  Fill(themes_.Find(view), visit->mutable_themes());
  Fill(FindRelatedVisits(context, detection.related), visit->mutable_related_visits());
  Fill(FindKeyPoints(context, *visit), visit->mutable_key_points());
  Fill(CodeEvents(*visit), visit->mutable_codes());
  Fill(ExplainMissing(context, *visit), visit->mutable_missing());
  *visit->add_sources() = SourceOf(document.document);
  WriteAbstract(visit);
  return v1::NO_VISIT_REASON_UNSPECIFIED;
}

SlotCandidates Summarizer::Candidates(const AnalyzedDocument& document) const {
  SlotCandidates candidates;
  v1::Visit visit;
  SummarizeOne(document, &visit, &candidates);
  return candidates;
}

DocumentVerdict Summarizer::Read(const AnalyzedDocument& document) const {
  DocumentVerdict verdict;
  v1::Visit visit;
  verdict.no_visit_reason = SummarizeOne(document, &visit, nullptr);
  if (verdict.no_visit_reason != v1::NO_VISIT_REASON_UNSPECIFIED) return verdict;
  verdict.record.emplace();
  verdict.record->visit = std::move(visit);
  verdict.record->likeness = LikenessOf(document.document);
  return verdict;
}

Summary Summarizer::Summarize(const std::vector<AnalyzedDocument>& documents) const {
  Summary summary;
  VisitBook book;
  for (const AnalyzedDocument& document : documents) {
    DocumentVerdict verdict = Read(document);
    summary.verdicts.push_back({"", verdict.no_visit_reason});
    if (verdict.record.has_value()) book.Put(*std::move(verdict.record));
  }
  summary.visits = book.Visits();
  const auto names = book.VisitNames();
  for (size_t i = 0; i < documents.size(); ++i) {
    if (summary.verdicts[i].no_visit_reason != v1::NO_VISIT_REASON_UNSPECIFIED) continue;
    const auto name = names.find(documents[i].document.name());
    if (name != names.end()) summary.verdicts[i].visit = name->second;
  }
  return summary;
}

}  // namespace communique::summary
