#include "services/summary/domain/abstention.h"

#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"

namespace communique::summary {
namespace {

// A field and the cue whose presence means that the text does speak of it.
struct FieldRow {
  absl::string_view path;
  CueKind cue;
  absl::string_view noun;
};
constexpr FieldRow kFields[] = {
    {"hosts", CueKind::kHost, "a host"},
    {"delegation", CueKind::kDelegationNoun, "a member of the delegation"},
    {"occasion", CueKind::kOccasion, "an occasion"},
    {"type", CueKind::kRank, "a protocol rank"},
    {"meetings", CueKind::kMeet, "a meeting"},
    {"outcomes", CueKind::kInstrument, "an outcome"},
    {"itinerary", CueKind::kActivity, "an activity"},
};

bool IsEmpty(const v1::Visit& visit, absl::string_view path) {
  const auto* field = v1::Visit::descriptor()->FindFieldByName(std::string(path));
  return field->is_repeated() ? v1::Visit::GetReflection()->FieldSize(visit, field) == 0
                              : !v1::Visit::GetReflection()->HasField(visit, field);
}

v1::Abstention Missing(absl::string_view path, v1::AbstentionReason reason, std::string detail) {
  v1::Abstention abstention;
  abstention.set_field_path(std::string(path));
  abstention.set_reason(reason);
  abstention.set_detail(std::move(detail));
  return abstention;
}

// Whether the words occur in the document's own voice, only quoted or hypothetically, or not at
// all.
v1::AbstentionReason ReasonFor(const VisitContext& context, CueKind kind) {
  bool unreal = false;
  for (size_t s = 0; s < context.view.sentences().size(); ++s) {
    for (const Cue& cue : context.cues.In(static_cast<int>(s), kind)) {
      const CueModality modality = ModalityOf(context.view, context.cues, cue);
      const bool own = !modality.quoted && modality.value != entity::v1::MODALITY_HYPOTHETICAL;
      if (own) return v1::ABSTENTION_REASON_BELOW_THRESHOLD;
      unreal = true;
    }
  }
  return unreal ? v1::ABSTENTION_REASON_ONLY_OPINION : v1::ABSTENTION_REASON_NOT_STATED;
}

std::string Detail(v1::AbstentionReason reason, absl::string_view noun) {
  switch (reason) {
    case v1::ABSTENTION_REASON_BELOW_THRESHOLD:
      return absl::StrCat("Words that could name ", noun,
                          " occur, but nothing ties one to this visit.");
    case v1::ABSTENTION_REASON_ONLY_OPINION:
      return absl::StrCat("Words that could name ", noun,
                          " occur only in quotations or hypotheses.");
    default:
      return absl::StrCat("The text names no such thing as ", noun, ".");
  }
}

v1::Abstention MissingDates(const VisitContext& context) {
  const auto& times = context.view.analysis().time_expressions();
  if (times.empty()) {
    return Missing("dates", v1::ABSTENTION_REASON_NOT_STATED, "The text has no time expression.");
  }
  const bool unplaced = absl::c_all_of(
      times, [](const entity::v1::TimeExpression& time) { return !time.value().has_start(); });
  if (unplaced) {
    return Missing("dates", v1::ABSTENTION_REASON_NOT_RESOLVABLE,
                   "The text tells times only relative to days that it does not date.");
  }
  return Missing("dates", v1::ABSTENTION_REASON_BELOW_THRESHOLD,
                 "The text has dates, but none is tied to this visit.");
}

}  // namespace

std::vector<v1::Abstention> ExplainMissing(const VisitContext& context, const v1::Visit& visit) {
  std::vector<v1::Abstention> missing;
  if (!visit.has_dates()) missing.push_back(MissingDates(context));
  for (const FieldRow& row : kFields) {
    if (!IsEmpty(visit, row.path)) continue;
    const v1::AbstentionReason reason = ReasonFor(context, row.cue);
    missing.push_back(Missing(row.path, reason, Detail(reason, row.noun)));
  }
  return missing;
}

}  // namespace communique::summary
