#include "services/entity/domain/time_grammar.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/time_filter.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr size_t kMaxOptional = 8;  // A pattern expands into at most 2^8 sequences.

int LowestBit(uint32_t classes) {
  int bit = 0;
  while (bit < kTimeClassBits && (classes & (1u << bit)) == 0) ++bit;
  return bit;
}

// Month and day, or a rule: "easter" with an offset, or a day such as "4thu".
bool ReadFeast(absl::string_view month, absl::string_view day, int* month_number, int* day_number,
               FeastRule* rule) {
  constexpr absl::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (month == "easter") {
    rule->easter = true;
    return absl::SimpleAtoi(day, &rule->offset);
  }
  if (!absl::SimpleAtoi(month, month_number)) return false;
  for (const absl::string_view& weekday : kWeekdays) {
    if (!absl::ConsumeSuffix(&day, weekday)) continue;
    rule->weekday = static_cast<int>(&weekday - kWeekdays) + 1;
    return absl::SimpleAtoi(day, &rule->rank);
  }
  return absl::SimpleAtoi(day, day_number);
}

}  // namespace

absl::StatusOr<TimeGrammar> TimeGrammar::Parse(absl::string_view lexicon,
                                               absl::string_view patterns,
                                               absl::string_view commemorations) {
  TimeGrammar grammar;
  absl::StatusOr<TimeLexicon> words = TimeLexicon::Parse(lexicon);
  if (!words.ok()) return words.status();
  grammar.lexicon_ = *std::move(words);
  grammar.by_class_.resize(kTimeClassBits);
  absl::Status status = grammar.AddPatterns(patterns);
  if (!status.ok()) return status;
  status = grammar.AddFeasts(commemorations,
                             grammar.sequences_.empty() ? 0 : grammar.sequences_.back().row + 1);
  if (!status.ok()) return status;
  return grammar;
}

absl::Status TimeGrammar::AddPatterns(absl::string_view patterns) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("time_patterns.tsv", patterns, 2);
  if (!rows.ok()) return rows.status();
  int number = 0;
  for (const TsvRow& row : *rows) {
    const std::optional<TimeForm> form = TimeFormNamed(row[0]);
    if (!form.has_value()) {
      return absl::InvalidArgumentError(
          absl::StrCat("time_patterns.tsv: unknown kind \"", row[0], "\""));
    }
    const absl::Status status = AddPattern(*form, row[1], number++);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status TimeGrammar::AddFeasts(absl::string_view commemorations, int first_row) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("time_commemorations.tsv", commemorations, 3);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    Sequence feast;
    if (!ReadFeast(row[1], row[2], &feast.month, &feast.day, &feast.rule)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "time_commemorations.tsv: \"", row[0], "\": want a month and a day, or a rule for it"));
    }
    const size_t first = sequences_.size();
    const absl::Status status =
        AddPattern(TimeForm::kCommemoration, absl::StrCat(row[0], " ,? Y1?"), first_row++);
    if (!status.ok()) return status;
    for (size_t i = first; i < sequences_.size(); ++i) {
      sequences_[i].month = feast.month;
      sequences_[i].day = feast.day;
      sequences_[i].rule = feast.rule;
    }
  }
  return absl::OkStatus();
}

int TimeGrammar::LiteralNumber(absl::string_view word) {
  const auto [it, added] = literals_.try_emplace(word, static_cast<int>(by_literal_.size()));
  if (added) by_literal_.emplace_back();
  return it->second;
}

absl::StatusOr<TimeGrammar::Element> TimeGrammar::ParseElement(absl::string_view text) {
  Element element;
  element.adjacent = absl::ConsumePrefix(&text, "~");
  element.optional = text.size() > 1 && absl::ConsumeSuffix(&text, "?");
  for (absl::string_view choice : absl::StrSplit(text, '|')) {
    if (choice.empty()) return absl::InvalidArgumentError("empty choice");
    if (!absl::ascii_isupper(choice[0])) {
      element.words.push_back(LiteralNumber(choice));
      continue;
    }
    if (absl::ascii_isdigit(choice.back())) {
      element.slot = choice.back() - '0';
      choice.remove_suffix(1);
    }
    const uint32_t bit = TimeClassNamed(choice);
    if (bit == 0) return absl::InvalidArgumentError(absl::StrCat("unknown class ", choice));
    element.classes |= bit;
  }
  return element;
}

absl::Status TimeGrammar::AddPattern(TimeForm form, absl::string_view pattern, int row) {
  std::vector<Element> elements;
  size_t optional = 0;
  for (absl::string_view part : absl::StrSplit(pattern, ' ', absl::SkipEmpty())) {
    absl::StatusOr<Element> element = ParseElement(part);
    if (!element.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("time tables: \"", pattern, "\": ", element.status().message()));
    }
    if (element->optional) ++optional;
    elements.push_back(*std::move(element));
  }
  if (elements.empty() || optional > kMaxOptional) {
    return absl::InvalidArgumentError(absl::StrCat("time tables: \"", pattern, "\": want 1 to ",
                                                   kMaxOptional, " optional elements at most"));
  }
  Sequence sequence;
  sequence.form = form;
  sequence.row = row;
  AddExpanded(sequence, elements);
  return absl::OkStatus();
}

bool TimeGrammar::IsComma(const Element& element) const {
  const auto comma = literals_.find(",");
  return element.classes == 0 && element.words.size() == 1 && comma != literals_.end() &&
         element.words[0] == comma->second;
}

// Adds one sequence for each choice of the optional elements.
void TimeGrammar::AddExpanded(const Sequence& sequence, const std::vector<Element>& elements) {
  size_t optional = 0;
  for (const Element& element : elements) optional += element.optional ? 1 : 0;
  for (uint32_t choice = 0; choice < (1u << optional); ++choice) {
    Sequence expanded = sequence;
    uint32_t bits = choice;
    for (const Element& element : elements) {
      if (element.optional) {
        const bool taken = (bits & 1) != 0;
        bits >>= 1;
        if (!taken) continue;
      }
      expanded.elements.push_back(element);
    }
    // What stands in front of a comma was left out: the comma belongs to no expression.
    if (expanded.elements.empty() || IsComma(expanded.elements[0])) continue;
    const int index = static_cast<int>(sequences_.size());
    const Element& first = expanded.elements[0];
    for (int word : first.words) by_literal_[word].push_back(index);
    for (uint32_t rest = first.classes; rest != 0; rest &= rest - 1) {
      by_class_[LowestBit(rest)].push_back(index);
    }
    sequences_.push_back(std::move(expanded));
  }
}

std::vector<TimeGrammar::TokenReading> TimeGrammar::Read(const AnnotatedText& text) const {
  std::vector<TokenReading> readings(text.tokens.size());
  for (size_t i = 0; i < readings.size(); ++i) {
    readings[i].word = lexicon_.Classify(text.tokens[i]);
    const auto it = literals_.find(text.tokens[i].lower);
    if (it != literals_.end()) readings[i].literal = it->second;
  }
  return readings;
}

int TimeGrammar::MatchSequence(const Sequence& sequence, const AnnotatedText& text,
                               const std::vector<TokenReading>& readings, int at, int end,
                               TimeMatch* match) const {
  if (at + static_cast<int>(sequence.elements.size()) > end) return 0;
  match->form = sequence.form;
  match->start.month = sequence.month;
  match->start.day = sequence.day;
  match->rule = sequence.rule;
  int token = at;
  for (const Element& element : sequence.elements) {
    const TokenReading& reading = readings[token];
    if (element.adjacent && text.tokens[token].begin != text.tokens[token - 1].end) return 0;
    const uint32_t classes = reading.word.classes & element.classes;
    if (classes != 0) {
      Capture(classes, element.slot, reading.word.value, match);
    } else if (std::find(element.words.begin(), element.words.end(), reading.literal) ==
               element.words.end()) {
      return 0;
    }
    ++token;
  }
  FinishCapture(match);
  return static_cast<int>(sequence.elements.size());
}

bool TimeGrammar::MatchAt(const AnnotatedText& text, const std::vector<TokenReading>& readings,
                          int at, int end, TimeMatch* best) const {
  int best_length = 0;
  int best_row = 0;
  const auto consider = [&](const std::vector<int>& candidates) {
    for (int index : candidates) {
      const Sequence& sequence = sequences_[index];
      const int size = static_cast<int>(sequence.elements.size());
      if (size < best_length || (size == best_length && sequence.row >= best_row)) continue;
      TimeMatch match;
      match.first = at;
      const int length = MatchSequence(sequence, text, readings, at, end, &match);
      if (length == 0) continue;
      match.last = at + length;
      while (match.last > at + 1 && text.tokens[match.last - 1].text == ",") --match.last;
      if (!IsTimeExpression(lexicon_, text, match)) continue;  // A shorter one may be.
      best_length = length;
      best_row = sequence.row;
      *best = match;
    }
  };
  if (readings[at].literal >= 0) consider(by_literal_[readings[at].literal]);
  for (uint32_t rest = readings[at].word.classes; rest != 0; rest &= rest - 1) {
    consider(by_class_[LowestBit(rest)]);
  }
  return best_length > 0;
}

std::vector<TimeMatch> TimeGrammar::Match(const AnnotatedText& text) const {
  const std::vector<TokenReading> readings = Read(text);
  std::vector<TimeMatch> matches;
  for (const SentenceSpan& sentence : text.sentences) {
    for (int at = sentence.first_token; at < sentence.last_token;) {
      TimeMatch match;
      if (MatchAt(text, readings, at, sentence.last_token, &match)) {
        matches.push_back(match);
        at = match.last;
      } else {
        ++at;
      }
    }
  }
  return matches;
}

}  // namespace communique::entity
