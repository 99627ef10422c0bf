#include "services/summary/domain/summarizer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
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
#include "services/summary/domain/merge.h"
#include "services/summary/domain/occasion.h"
#include "services/summary/domain/outcomes.h"
#include "services/summary/domain/participants.h"
#include "services/summary/domain/related_visits.h"
#include "services/summary/domain/similarity.h"
#include "services/summary/domain/statements.h"
#include "services/summary/domain/status.h"
#include "services/summary/domain/stops.h"
#include "services/summary/domain/visit_dates.h"
#include "services/summary/domain/visit_frame.h"
#include "services/summary/domain/visit_type.h"

namespace communique::summary {
namespace {

template <typename Item>
void Fill(std::vector<Item> items, google::protobuf::RepeatedPtrField<Item>* field) {
  for (Item& item : items) *field->Add() = std::move(item);
}

v1::SourceDocument SourceOf(const ingest::v1::Document& document, int group) {
  v1::SourceDocument source;
  source.set_document(document.name());
  source.set_sha256(document.sha256());
  source.set_title(document.metadata().title().value());
  source.set_publisher(document.metadata().publisher().value());
  if (document.metadata().has_publication_date()) {
    *source.mutable_publication_date() = document.metadata().publication_date().value();
  }
  source.set_source_uri(document.metadata().source_uri().value());
  source.set_independent_group(group);
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

// Documents in an order that does not depend on how they came: by name, then by text.
std::vector<size_t> CanonicalOrder(const std::vector<AnalyzedDocument>& documents) {
  std::vector<size_t> order;
  for (size_t i = 0; i < documents.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const ingest::v1::Document& left = documents[a].document;
    const ingest::v1::Document& right = documents[b].document;
    return left.name() != right.name() ? left.name() < right.name() : left.text() < right.text();
  });
  return order;
}

bool HasSource(const v1::Visit& visit, const std::string& document) {
  return absl::c_any_of(visit.sources(), [&](const v1::SourceDocument& source) {
    return source.document() == document;
  });
}

}  // namespace

absl::StatusOr<Summarizer> Summarizer::Create() {
  COMMUNIQUE_ASSIGN_OR_RETURN(CueLexicon cues, CueLexicon::Embedded());
  COMMUNIQUE_ASSIGN_OR_RETURN(ThemeLexicon themes, ThemeLexicon::Embedded());
  COMMUNIQUE_ASSIGN_OR_RETURN(SlotModel model, SlotModel::Embedded());
  return Summarizer(std::move(cues), std::move(themes), std::move(model));
}

v1::NoVisitReason Summarizer::SummarizeOne(const AnalyzedDocument& document, int group,
                                           v1::Visit* visit, SlotCandidates* candidates) const {
  const DocumentView view(document.document, document.analysis);
  const CueIndex cues(view, cues_);
  const std::vector<VisitFrame> frames = CollectFrames(view, cues);
  const Detection detection = DetectVisit(view, cues, frames);
  if (!detection.main.has_value()) return detection.reason;
  const VisitContext context{view, cues, frames, *detection.main, model_, candidates};
  FillFacts(context, visit);
  FillPeople(context, FindParticipants(context), visit);
  Fill(FindStops(context), visit->mutable_stops());
  Fill(FindStatements(view), visit->mutable_statements());
  Fill(FindClaims(view), visit->mutable_claims());
  Fill(themes_.Find(view), visit->mutable_themes());
  Fill(FindRelatedVisits(context, detection.related), visit->mutable_related_visits());
  Fill(FindKeyPoints(context, *visit), visit->mutable_key_points());
  Fill(CodeEvents(*visit), visit->mutable_codes());
  Fill(ExplainMissing(context, *visit), visit->mutable_missing());
  *visit->add_sources() = SourceOf(document.document, group);
  WriteAbstract(visit);
  return v1::NO_VISIT_REASON_UNSPECIFIED;
}

SlotCandidates Summarizer::Candidates(const AnalyzedDocument& document) const {
  SlotCandidates candidates;
  v1::Visit visit;
  SummarizeOne(document, 0, &visit, &candidates);
  return candidates;
}

Summary Summarizer::Summarize(const std::vector<AnalyzedDocument>& documents) const {
  const std::vector<size_t> order = CanonicalOrder(documents);
  std::vector<const ingest::v1::Document*> ordered;
  for (const size_t i : order) ordered.push_back(&documents[i].document);
  const std::vector<int> groups = IndependentGroups(ordered);
  Summary summary;
  summary.verdicts.resize(documents.size());
  std::vector<v1::Visit> records;
  for (size_t k = 0; k < order.size(); ++k) {
    const AnalyzedDocument& document = documents[order[k]];
    const bool repeated = k > 0 &&
                          documents[order[k - 1]].document.name() == document.document.name() &&
                          documents[order[k - 1]].document.text() == document.document.text();
    v1::Visit visit;
    Verdict& verdict = summary.verdicts[order[k]];
    verdict.no_visit_reason = SummarizeOne(document, groups[k], &visit, nullptr);
    const bool found = verdict.no_visit_reason == v1::NO_VISIT_REASON_UNSPECIFIED;
    if (found && !repeated) records.push_back(std::move(visit));
  }
  summary.visits = MergeVisits(std::move(records));
  for (size_t i = 0; i < documents.size(); ++i) {
    if (summary.verdicts[i].no_visit_reason != v1::NO_VISIT_REASON_UNSPECIFIED) continue;
    for (const v1::Visit& visit : summary.visits) {
      if (HasSource(visit, documents[i].document.name())) summary.verdicts[i].visit = visit.name();
    }
  }
  return summary;
}

}  // namespace communique::summary
