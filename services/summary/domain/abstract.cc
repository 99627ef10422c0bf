#include "services/summary/domain/abstract.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

constexpr size_t kMaxNames = 4;
constexpr size_t kMaxEvidence = 4;
constexpr size_t kMinSentences = 2;
constexpr size_t kMaxSentences = 5;
// A clause longer than this makes no readable sentence.
constexpr size_t kMaxClauseBytes = 220;
// Fewer quoted words are no sentence.
constexpr int kMinQuotedWords = 5;

// How the visit is spoken of at each stage: the verb with a kind of visit behind it and the one
// without, what became of a plan, then the words for the occasion, the places, the hosts and the
// talks.
struct Wording {
  v1::VisitStatus status;
  absl::string_view makes;
  absl::string_view visits;
  absl::string_view fate;
  absl::string_view is;
  absl::string_view takes_in;
  absl::string_view meets;
};
constexpr Wording kWordings[] = {
    {v1::VISIT_STATUS_PLANNED, "is to make", "is to visit", "", "is", "is to take in",
     "Talks are planned with"},
    {v1::VISIT_STATUS_ONGOING, "is making", "is visiting", "", "is", "takes in",
     "The programme includes talks with"},
    {v1::VISIT_STATUS_COMPLETED, "made", "visited", "", "was", "took in", "Talks were held with"},
    {v1::VISIT_STATUS_CANCELLED, "was to make", "was to visit",
     ", but the visit has been called off", "was to be", "was to take in",
     "Talks had been planned with"},
    {v1::VISIT_STATUS_POSTPONED, "was to make", "was to visit", ", but the visit has been put off",
     "was to be", "was to take in", "Talks had been planned with"},
    {v1::VISIT_STATUS_UNSPECIFIED, "made", "visited", "", "was", "took in", "Talks were held with"},
};
constexpr std::pair<v1::VisitType, absl::string_view> kTypeWords[] = {
    {v1::VISIT_TYPE_STATE, "a state visit"},
    {v1::VISIT_TYPE_OFFICIAL, "an official visit"},
    {v1::VISIT_TYPE_WORKING, "a working visit"},
    {v1::VISIT_TYPE_PRIVATE, "a private visit"},
    {v1::VISIT_TYPE_SUMMIT_ATTENDANCE, "a visit for a summit"},
    {v1::VISIT_TYPE_TRANSIT, "a transit stop"},
};

struct Sentence {
  std::string text;
  std::vector<std::pair<std::string, const base::v1::Support*>> fields;
};

const Wording& WordingOf(const v1::Visit& visit) {
  for (const Wording& wording : kWordings) {
    if (wording.status == visit.status().value()) return wording;
  }
  return kWordings[2];
}

// "made a state visit to", or plainly "visited".
std::string GoesTo(const v1::Visit& visit) {
  const Wording& wording = WordingOf(visit);
  for (const auto& [type, words] : kTypeWords) {
    if (visit.type().value() == type) return absl::StrCat(wording.makes, " ", words, " to");
  }
  return std::string(wording.visits);
}

std::vector<std::string> Destinations(const v1::Visit& visit) {
  std::vector<std::string> countries;
  for (const v1::Stop& stop : visit.stops()) {
    const std::string& name = !stop.country().empty() ? stop.country()
                              : !stop.city().empty()  ? stop.city()
                                                      : stop.country_code();
    if (!name.empty() && !absl::c_linear_search(countries, name)) countries.push_back(name);
  }
  return countries;
}

std::vector<std::string> Cities(const v1::Visit& visit) {
  std::vector<std::string> cities;
  const std::vector<std::string> countries = Destinations(visit);
  for (const v1::Stop& stop : visit.stops()) {
    if (stop.city().empty() || absl::c_linear_search(countries, stop.city())) continue;
    if (!absl::c_linear_search(cities, stop.city())) cities.push_back(stop.city());
  }
  return cities;
}

std::string WhenWords(const v1::Visit& visit) {
  if (!visit.has_dates()) return "";
  const base::v1::DateRange& range = visit.dates().value();
  if (!range.has_start()) return absl::StrCat(" ending on ", ForPeople(range.end()));
  if (!range.has_end()) return absl::StrCat(" beginning on ", ForPeople(range.start()));
  const bool day = IsDay(range.start());
  const bool single = SameDate(range.start(), range.end());
  return absl::StrCat(single ? (day ? " on " : " in ") : " from ", ForPeople(range));
}

void AddField(const std::string& path, const base::v1::Support& support, Sentence* sentence) {
  sentence->fields.emplace_back(path, &support);
}

Sentence Opening(const v1::Visit& visit) {
  Sentence sentence;
  sentence.text =
      absl::StrCat(NameAndOffice(visit.visitors(0)), " ", GoesTo(visit), " ",
                   JoinList(Destinations(visit)), WhenWords(visit), WordingOf(visit).fate, ".");
  AddField("visitors[0]", visit.visitors(0).support(), &sentence);
  for (int i = 0; i < visit.stops_size(); ++i) {
    AddField(absl::StrCat("stops[", i, "]"), visit.stops(i).support(), &sentence);
  }
  if (visit.has_dates()) AddField("dates", visit.dates().support(), &sentence);
  if (visit.has_status()) AddField("status", visit.status().support(), &sentence);
  if (visit.has_type()) AddField("type", visit.type().support(), &sentence);
  return sentence;
}

Sentence Purpose(const v1::Visit& visit) {
  Sentence sentence;
  const std::vector<std::string> cities = Cities(visit);
  std::string text;
  if (visit.has_occasion()) {
    absl::StrAppend(&text, "The occasion ", WordingOf(visit).is, " ", visit.occasion().value());
    AddField("occasion", visit.occasion().support(), &sentence);
  }
  if (!cities.empty()) {
    absl::StrAppend(&text, text.empty() ? "The visit " : ", and the visit ",
                    WordingOf(visit).takes_in, " ", JoinList(cities));
    for (int i = 0; i < visit.stops_size(); ++i) {
      AddField(absl::StrCat("stops[", i, "]"), visit.stops(i).support(), &sentence);
    }
  }
  if (!text.empty()) sentence.text = absl::StrCat(text, ".");
  return sentence;
}

// "is", "were" or "was to be", as the number of hosts and the stage of the visit ask.
std::string HostVerb(const v1::Visit& visit, size_t hosts) {
  const absl::string_view one = WordingOf(visit).is;
  if (hosts == 1) return std::string(one);
  if (one == "is") return "are";
  return one == "was" ? "were" : "were to be";
}

Sentence Counterparts(const v1::Visit& visit) {
  Sentence sentence;
  std::vector<std::string> names;
  for (int i = 0; i < visit.hosts_size() && names.size() < kMaxNames; ++i) {
    names.push_back(NameAndOffice(visit.hosts(i)));
    AddField(absl::StrCat("hosts[", i, "]"), visit.hosts(i).support(), &sentence);
  }
  if (names.empty()) return sentence;
  const std::string hosts =
      absl::StrCat(names.size() == 1 ? "The host " : "The hosts ", HostVerb(visit, names.size()));
  const absl::string_view lead =
      visit.meetings().empty() ? absl::string_view(hosts) : WordingOf(visit).meets;
  sentence.text = absl::StrCat(lead, " ", JoinList(names), ".");
  return sentence;
}

Sentence Results(const v1::Visit& visit) {
  Sentence sentence;
  std::vector<std::string> clauses;
  for (int i = 0; i < visit.outcomes_size() && clauses.size() < 2; ++i) {
    const v1::Outcome& outcome = visit.outcomes(i);
    if (outcome.description().size() > kMaxClauseBytes || outcome.description().empty()) continue;
    clauses.push_back(absl::StrCat("\xE2\x80\x9C", outcome.description(), "\xE2\x80\x9D"));
    AddField(absl::StrCat("outcomes[", i, "]"), outcome.support(), &sentence);
  }
  if (clauses.empty()) return sentence;
  sentence.text =
      absl::StrCat("As to results, the text reports: ", absl::StrJoin(clauses, "; "), ".");
  return sentence;
}

// A fragment ("doctors when others sent us invoices") says nothing without the words around it.
bool ReadsAlone(absl::string_view words) {
  const unsigned char first = words.empty() ? 'a' : static_cast<unsigned char>(words[0]);
  return words.size() <= kMaxClauseBytes && !absl::ascii_islower(first) &&
         absl::c_count(words, ' ') + 1 >= kMinQuotedWords;
}

bool TakesPart(const v1::Visit& visit, const std::string& name) {
  const auto named = [&](const v1::Participant& person) { return person.name() == name; };
  return absl::c_any_of(visit.visitors(), named) || absl::c_any_of(visit.hosts(), named) ||
         absl::c_any_of(visit.delegation(), named);
}

// The first statement that reads alone: of somebody in the visit, else of anybody. -1 for none.
int ChooseStatement(const v1::Visit& visit) {
  int other = -1;
  for (int i = 0; i < visit.statements_size(); ++i) {
    const v1::Statement& statement = visit.statements(i);
    if (statement.speaker().empty() || !ReadsAlone(statement.text())) continue;
    if (TakesPart(visit, statement.speaker())) return i;
    if (other < 0) other = i;
  }
  return other;
}

Sentence Voices(const v1::Visit& visit) {
  Sentence sentence;
  const int chosen = ChooseStatement(visit);
  if (chosen < 0) return sentence;
  const v1::Statement& statement = visit.statements(chosen);
  absl::string_view words = statement.text();
  while (!words.empty() && absl::StrContains(".,", words.substr(words.size() - 1))) {
    words.remove_suffix(1);
  }
  sentence.text =
      absl::StrCat("According to ", statement.speaker(), ": \xE2\x80\x9C", words, "\xE2\x80\x9D.");
  AddField(absl::StrCat("statements[", chosen, "]"), statement.support(), &sentence);
  return sentence;
}

v1::KeyPoint ToKeyPoint(Sentence sentence) {
  v1::KeyPoint point;
  sentence.text[0] = absl::ascii_toupper(static_cast<unsigned char>(sentence.text[0]));
  point.set_text(std::move(sentence.text));
  double confidence = 1;
  base::v1::Support& support = *point.mutable_support();
  for (const auto& [path, field] : sentence.fields) {
    point.add_field_paths(path);
    confidence = std::min(confidence, field->confidence());
    const size_t taken = std::min<size_t>(1, field->evidence_size());
    for (size_t i = 0; i < taken && support.evidence_size() < static_cast<int>(kMaxEvidence); ++i) {
      *support.add_evidence() = field->evidence(static_cast<int>(i));
    }
  }
  point.set_score(confidence);
  support.set_confidence(confidence);
  support.set_rule("abstract.slots");
  support.set_independent_sources(1);
  return point;
}

}  // namespace

std::string JoinList(const std::vector<std::string>& items) {
  if (items.size() < 2) return items.empty() ? "" : items.front();
  return absl::StrCat(absl::StrJoin(items.begin(), items.end() - 1, ", "), " and ", items.back());
}

std::string NameAndOffice(const v1::Participant& participant) {
  const std::string& title = participant.role().title();
  if (title.empty() || absl::StrContains(title, participant.name()) ||
      absl::StrContains(participant.name(), title)) {
    return participant.name();
  }
  return absl::StrCat(participant.name(), " (", title, ")");
}

void WriteAbstract(v1::Visit* visit) {
  visit->clear_abstract();
  visit->clear_abstract_sentences();
  if (visit->visitors().empty() || visit->stops().empty()) return;
  std::vector<v1::KeyPoint> sentences;
  for (Sentence (*compose)(const v1::Visit&) : {Opening, Purpose, Counterparts, Results, Voices}) {
    Sentence sentence = compose(*visit);
    if (!sentence.text.empty() && sentences.size() < kMaxSentences) {
      sentences.push_back(ToKeyPoint(std::move(sentence)));
    }
  }
  if (sentences.size() < kMinSentences) return;
  std::vector<std::string> texts;
  for (v1::KeyPoint& sentence : sentences) {
    texts.push_back(sentence.text());
    *visit->add_abstract_sentences() = std::move(sentence);
  }
  visit->set_abstract(absl::StrJoin(texts, " "));
}

}  // namespace communique::summary
