#include "services/summary/domain/related_visits.h"

#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/participants.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

constexpr int kClauseWords = 36;
constexpr size_t kMaxRelated = 12;

v1::RelatedVisit ToRelated(const DocumentView& view, const VisitFrame& frame) {
  const WordRange clause = ClauseAround(view, frame.cue.sentence, frame.cue.first_word,
                                        frame.cue.last_word, kClauseWords);
  v1::RelatedVisit visit;
  visit.set_description(std::string(PhraseText(view, clause)));
  visit.set_visitor(NameOf(view, frame.traveller));
  if (!frame.countries.empty()) visit.set_country_code(frame.countries.front());
  for (const int t : view.TimesIn(frame.cue.sentence)) {
    if (!view.time(t).value().has_start()) continue;
    *visit.mutable_dates() = view.time(t).value();
    break;
  }
  visit.set_modality(frame.modality.value);
  *visit.mutable_support() = MakeSupport(Slot::kRelated, frame.weight / 2, "related.frame",
                                         {PhraseEvidence(view, clause, base::v1::BASIS_STATED)});
  return visit;
}

}  // namespace

std::vector<v1::RelatedVisit> FindRelatedVisits(const VisitContext& context,
                                                const std::vector<int>& frames) {
  std::vector<v1::RelatedVisit> visits;
  for (const int i : frames) {
    const VisitFrame& frame = context.frames[i];
    v1::RelatedVisit visit = ToRelated(context.view, frame);
    const bool known = absl::c_any_of(visits, [&](const v1::RelatedVisit& other) {
      return other.visitor() == visit.visitor() && other.country_code() == visit.country_code();
    });
    if (known) continue;
    visits.push_back(std::move(visit));
    if (visits.size() == kMaxRelated) break;
  }
  return visits;
}

}  // namespace communique::summary
