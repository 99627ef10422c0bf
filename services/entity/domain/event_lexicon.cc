#include "services/entity/domain/event_lexicon.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, Governor> kGovernors[] = {
    {"light", Governor::kLight},       {"plan", Governor::kPlan}, {"cancel", Governor::kCancel},
    {"postpone", Governor::kPostpone}, {"wish", Governor::kWish}, {"keep", Governor::kKeep}};

// In the column of objects: somebody or some place.
constexpr absl::string_view kAnyEntity = "@";

std::string OrEmpty(absl::string_view cell) { return cell == "-" ? "" : std::string(cell); }

}  // namespace

absl::StatusOr<EventLexicon> EventLexicon::Parse(absl::string_view triggers,
                                                 absl::string_view governors) {
  EventLexicon lexicon;
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("event_triggers.tsv", triggers, 6);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    absl::string_view object = row[5];
    const bool entity = absl::ConsumeSuffix(&object, kAnyEntity);
    EventTrigger trigger{std::string(row[0]), OrEmpty(row[1]), OrEmpty(row[2]),
                         OrEmpty(object),     entity,          absl::StrSplit(row[4], ' ')};
    if (row[3] != "verb" && row[3] != "noun") {
      return absl::InvalidArgumentError(absl::StrCat("event_triggers.tsv: \"", row[4], "\": \"",
                                                     row[3], "\" is neither verb nor noun"));
    }
    std::vector<EventTrigger>& list =
        (row[3] == "verb" ? lexicon.verbs_ : lexicon.nouns_)[trigger.words[0]];
    list.push_back(std::move(trigger));
  }
  const auto more_specific = [](const EventTrigger& a, const EventTrigger& b) {
    return a.words.size() + (a.object.empty() ? 0 : 1) >
           b.words.size() + (b.object.empty() ? 0 : 1);
  };
  for (auto* table : {&lexicon.verbs_, &lexicon.nouns_}) {
    for (auto& [word, list] : *table) std::stable_sort(list.begin(), list.end(), more_specific);
  }
  rows = ParseTsv("event_governors.tsv", governors, 2);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    const auto* known = std::find_if(std::begin(kGovernors), std::end(kGovernors),
                                     [&row](const auto& g) { return g.first == row[1]; });
    if (known == std::end(kGovernors)) {
      return absl::InvalidArgumentError(
          absl::StrCat("event_governors.tsv: \"", row[0], "\": unknown role \"", row[1], "\""));
    }
    lexicon.governors_[row[0]] = known->second;
  }
  return lexicon;
}

const std::vector<EventTrigger>& EventLexicon::Verb(absl::string_view lemma) const {
  const auto it = verbs_.find(lemma);
  return it == verbs_.end() ? none_ : it->second;
}

const std::vector<EventTrigger>& EventLexicon::Nouns(absl::string_view word) const {
  const auto it = nouns_.find(word);
  return it == nouns_.end() ? none_ : it->second;
}

Governor EventLexicon::GovernorOf(absl::string_view lemma) const {
  const auto it = governors_.find(lemma);
  return it == governors_.end() ? Governor::kNone : it->second;
}

}  // namespace communique::entity
