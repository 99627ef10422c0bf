#include "services/entity/domain/pipeline/lexical/affix_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"

namespace communique::entity::pipeline {
namespace {

// `at` or the next boundary between code points after it.
size_t NextBoundary(absl::string_view text, size_t at) {
  while (at < text.size() && text::IsContinuation(text[at])) ++at;
  return at;
}

size_t CountCodePoints(absl::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !text::IsContinuation(c); }));
}

bool Contains(const CodePointSet& set, char byte) {
  return set[SetIndex(static_cast<unsigned char>(byte))];
}

bool MayMatch(const std::optional<Pattern>& pattern, Alphabet alphabet) {
  return pattern.has_value() && pattern->facts().may_match[alphabet];
}

// Where a search for suffixes must begin, so that it finds the same as from the beginning of the
// text, but for runs that reach further back.
size_t TailBegin(absl::string_view text, const TailFacts& tail) {
  if (tail.known) {  // One more for a newline at the end, one more to see a run reach back.
    return text.size() - text::LastCodePoints(text, tail.longest + 2).size();
  }
  return text.size() <= kLongChunk ? 0 : NextBoundary(text, text.size() - kLongChunk);
}

// The beginning of the run of one code point that `begin` is in.
size_t RunBegin(absl::string_view text, size_t begin) {
  const absl::string_view c = text.substr(begin, text::SequenceLength(text[begin]));
  while (begin >= c.size() && text.substr(begin - c.size(), c.size()) == c) begin -= c.size();
  return begin;
}

bool IsRun(char32_t c, const TailFacts& tail) {
  return std::find(tail.runs.begin(), tail.runs.end(), c) != tail.runs.end();
}

bool MatchesFront(const std::optional<Pattern>& pattern, absl::string_view text, Alphabet alphabet,
                  PatternScratch* scratch) {
  return MayMatch(pattern, alphabet) && text.size() <= kLongChunk &&
         pattern->Find(text, 0, /*not_empty=*/false, scratch).has_value();
}

}  // namespace

absl::StatusOr<AffixRules> AffixRules::Create(const TokenizerTables& tables) {
  AffixRules rules;
  const struct {
    absl::string_view name;
    const std::string& python;
    bool whole_front;
    std::optional<Pattern>* pattern;
  } kPatterns[] = {{"prefix_search", tables.prefix_search, false, &rules.prefix_},
                   {"suffix_search", tables.suffix_search, false, &rules.suffix_},
                   {"infix_finditer", tables.infix_finditer, false, &rules.infix_},
                   {"token_match", tables.token_match, true, &rules.token_},
                   {"url_match", tables.url_match, true, &rules.url_}};
  for (const auto& [name, python, whole_front, pattern] : kPatterns) {
    if (python.empty()) continue;
    absl::StatusOr<Pattern> compiled = Pattern::Compile(python, whole_front);
    if (!compiled.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("tokenizer: ", name, ": ", compiled.status().message()));
    }
    *pattern = *std::move(compiled);
  }
  return rules;
}

size_t AffixRules::PrefixBytes(absl::string_view text, Alphabet alphabet,
                               PatternScratch* scratch) const {
  if (text.empty() || !MayMatch(prefix_, alphabet)) return 0;
  const PatternFacts& facts = prefix_->facts();
  if (facts.begins_at_start) {
    if (!Contains(facts.first, text.front())) return 0;
  } else if (text.size() > kLongChunk) {
    text = text.substr(0, NextBoundary(text, kLongChunk));
  }
  const std::optional<Pattern::Match> match = prefix_->Find(text, 0, /*not_empty=*/false, scratch);
  if (!match.has_value()) return 0;
  // spaCy cuts off as many code points as were matched, wherever they stand.
  const absl::string_view matched = text.substr(match->begin, match->end - match->begin);
  return text::FirstCodePoints(text, CountCodePoints(matched)).size();
}

size_t AffixRules::SuffixBytes(absl::string_view text, Alphabet alphabet,
                               PatternScratch* scratch) const {
  if (text.empty() || !MayMatch(suffix_, alphabet)) return 0;
  const PatternFacts& facts = suffix_->facts();
  const bool last_matters = facts.ends_at_end && text.back() != '\n';
  if (last_matters && !Contains(facts.last, text.back())) return 0;
  const size_t from = TailBegin(text, suffix_->tail());
  std::optional<Pattern::Match> match = suffix_->Find(text, from, /*not_empty=*/false, scratch);
  if (!match.has_value()) return 0;
  if (from > 0 && match->begin == from && match->end > from &&
      IsRun(text::DecodeFront(text.substr(from)), suffix_->tail())) {
    match->begin = RunBegin(text, from);
  }
  const absl::string_view matched = text.substr(match->begin, match->end - match->begin);
  if (match->end == text.size()) return matched.size();
  return text::LastCodePoints(text, CountCodePoints(matched)).size();
}

bool AffixRules::IsToken(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const {
  return MatchesFront(token_, text, alphabet, scratch);
}

bool AffixRules::IsUrl(absl::string_view text, Alphabet alphabet, PatternScratch* scratch) const {
  return MatchesFront(url_, text, alphabet, scratch);
}

void AffixRules::FindInfixes(absl::string_view text, Alphabet alphabet, PatternScratch* scratch,
                             std::vector<Pattern::Match>* infixes) const {
  infixes->clear();
  if (!MayMatch(infix_, alphabet)) return;
  size_t from = 0;
  bool not_empty = false;
  while (const auto match = infix_->Find(text, from, not_empty, scratch)) {
    infixes->push_back(*match);
    from = match->end;
    not_empty = match->begin == match->end;
  }
}

}  // namespace communique::entity::pipeline
