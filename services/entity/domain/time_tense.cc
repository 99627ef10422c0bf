#include "services/entity/domain/time_tense.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace communique::entity {
namespace {

// Participles that speak of the future: "scheduled for Monday".
constexpr std::array<absl::string_view, 7> kFutureParticiples = {
    "schedule", "plan", "set", "slate", "expect", "due", "reschedule"};
// What an infinitive after these tells is still to come: "agreed to start in May".
constexpr absl::string_view kProspectiveLemmas[] = {
    "agree",  "decide",  "plan",   "promise",   "intend",  "hope",     "want",  "wish",
    "expect", "pledge",  "vow",    "offer",     "invite",  "ask",      "urge",  "prepare",
    "aim",    "propose", "commit", "undertake", "resolve", "threaten", "order", "schedule"};
// "put off to 9 May": the new date is still to come.
constexpr absl::string_view kShiftingLemmas[] = {"put",        "postpone", "delay", "defer",
                                                 "reschedule", "push",     "move",  "adjourn"};
constexpr absl::string_view kProspectiveNouns[] = {"plan",     "plans",   "intention", "invitation",
                                                   "decision", "promise", "pledge",    "commitment",
                                                   "due",      "ready",   "set",       "likely"};

}  // namespace

// The group before `token` is an infinitive that `governor`, or a noun in front of it, puts ahead.
bool TenseReader::IsProspective(const VerbGroup& governor, int token) const {
  const auto after = std::upper_bound(groups_.begin(), groups_.end(), token,
                                      [](int t, const VerbGroup& g) { return t < g.first; });
  if (after == groups_.begin()) return false;
  const VerbGroup& near = *std::prev(after);
  if (!near.infinitive || near.first <= governor.first || near.first == 0) return false;
  const auto is_one_of = [](absl::string_view word, const auto& list) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  return is_one_of(governor.lemma, kProspectiveLemmas) ||
         is_one_of(text_.tokens[near.first - 1].lower, kProspectiveNouns);
}

// "arrived last night, and on Friday you will leave": a time at the start of a clause belongs to
// the verb behind it.
int TenseReader::GroupOf(int token) const {
  constexpr int kVerbReach = 8;  // Tokens between the time and its verb.
  constexpr absl::string_view kStarts[] = {",", ";", ":", "and", "but", "—", "–"};
  const SentenceSpan& sentence = text_.sentences[text_.tokens[token].sentence];
  int before = token - 1;
  const bool preposition = before >= sentence.first_token && (text_.tokens[before].lower == "on" ||
                                                              text_.tokens[before].lower == "in");
  if (preposition) --before;
  const bool starts = preposition && before >= sentence.first_token &&
                      std::find(std::begin(kStarts), std::end(kStarts),
                                text_.tokens[before].lower) != std::end(kStarts);
  if (starts) {
    for (auto it = std::lower_bound(groups_.begin(), groups_.end(), token,
                                    [](const VerbGroup&g, int t) { return g.first < t; });
         it != groups_.end() && it->first < std::min(sentence.last_token, token + kVerbReach);
         ++it) {
      if (it->tense != v1::TENSE_UNSPECIFIED && !it->gerund && !it->infinitive)
        return static_cast<int>(it - groups_.begin());
    }
  }
  return GroupNear(text_, groups_, token);
}

bool TenseReader::IsNewDate(const VerbGroup& group, int token) const {
  if (token == 0 || group.last > token) return false;
  const absl::string_view before = text_.tokens[token - 1].lower;
  const bool to = before == "to" || before == "until" || before == "till" || before == "for";
  return to && std::find(std::begin(kShiftingLemmas), std::end(kShiftingLemmas), group.lemma) !=
                   std::end(kShiftingLemmas);
}

v1::Tense TenseReader::At(int token) const {
  const int near = GroupOf(token);
  if (near < 0) return v1::TENSE_UNSPECIFIED;
  const VerbGroup& group = groups_[near];
  if (IsProspective(group, token) || IsNewDate(group, token)) return v1::TENSE_FUTURE;
  const bool future_participle = std::find(kFutureParticiples.begin(), kFutureParticiples.end(),
                                           group.lemma) != kFutureParticiples.end() &&
                                 (group.passive || group.participle);
  if (future_participle || group.infinitive) return v1::TENSE_FUTURE;
  // "was to come" may have come; "agreed to come" has not yet.
  const bool was =
      text_.tokens[group.first].lower == "was" || text_.tokens[group.first].lower == "were";
  if (group.modal == Modal::kPlan && was) return v1::TENSE_UNSPECIFIED;
  if (group.modal == Modal::kWill || group.modal == Modal::kPlan) return v1::TENSE_FUTURE;
  return group.modal == Modal::kNone ? group.tense : v1::TENSE_UNSPECIFIED;
}

bool TenseReader::IsWouldAt(int token) const {
  const int near = GroupOf(token);
  return near >= 0 && groups_[near].modal == Modal::kWould && !groups_[near].perfect;
}

}  // namespace communique::entity
