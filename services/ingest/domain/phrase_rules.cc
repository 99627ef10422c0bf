#include "services/ingest/domain/phrase_rules.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

const std::string& Folded(const Word& word) {
  static const std::string* const kNumber = new std::string("#");
  return word.number ? *kNumber : word.folded;
}

}  // namespace

ingest::v1::RemovalReason ReasonFromName(absl::string_view name) {
  ingest::v1::RemovalReason reason = ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  ingest::v1::RemovalReason_Parse(absl::StrCat("REMOVAL_REASON_", name), &reason);
  return reason;
}

absl::StatusOr<PhraseRules> PhraseRules::Create(absl::string_view table) {
  const auto rows = ParseRows("residue.tsv", table, 4);
  if (!rows.ok()) return rows.status();
  PhraseRules rules;
  for (const auto& row : *rows) {
    Rule rule;
    rule.match.reason = ReasonFromName(row[0]);
    rule.match.scope = row[1] == "end"     ? PhraseScope::kEnd
                       : row[1] == "block" ? PhraseScope::kBlock
                                           : PhraseScope::kLine;
    int max_words = 0;
    absl::string_view pattern = row[3];
    rule.open_start = absl::ConsumePrefix(&pattern, "...");
    rule.open_end = absl::ConsumeSuffix(&pattern, "...");
    for (absl::string_view word : absl::StrSplit(pattern, ' ', absl::SkipEmpty())) {
      rule.colons.push_back(absl::ConsumeSuffix(&word, ":"));
      rule.has_colon |= rule.colons.back();
      rule.words.emplace_back(word);
    }
    if (rule.match.reason == ingest::v1::REMOVAL_REASON_UNSPECIFIED || rule.words.empty() ||
        !absl::SimpleAtoi(row[2], &max_words) || max_words < 1) {
      return absl::InvalidArgumentError(absl::StrCat("residue.tsv: bad rule \"", row[3], "\""));
    }
    rule.max_words = static_cast<size_t>(max_words);
    Index& index = rule.open_start ? rules.anywhere_ : rules.at_start_;
    index.rules[rule.words[0]].push_back(rules.rules_.size());
    index.shapes.Add(rule.words[0]);
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

bool PhraseRules::Matches(const Rule& rule, const std::vector<Word>& words, size_t at) {
  if (words.size() > rule.max_words || at + rule.words.size() > words.size()) return false;
  if (!rule.open_end && at + rule.words.size() != words.size()) return false;
  for (size_t i = 0; i < rule.words.size(); ++i) {
    const Word& word = words[at + i];
    if (rule.words[i] != Folded(word) || (rule.colons[i] && !word.colon)) return false;
  }
  return true;
}

size_t PhraseRules::FirstMatch(const Index& index, const std::vector<Word>& words, size_t at,
                               bool sentence, size_t best) const {
  const std::string& word = Folded(words[at]);
  if (!index.shapes.MayHave(word)) return best;
  const auto candidates = index.rules.find(word);
  if (candidates == index.rules.end()) return best;
  for (const size_t i : candidates->second) {
    if (i >= best) break;
    const Rule& rule = rules_[i];
    if (sentence && !rule.open_start && !rule.has_colon) continue;
    if (Matches(rule, words, at)) return i;
  }
  return best;
}

const PhraseMatch* PhraseRules::Find(const std::vector<Word>& words, bool ends_sentence) const {
  const bool sentence = ends_sentence && words.size() >= kSentenceWords;
  constexpr size_t kLongestLine = 80;
  if (words.empty() || words.size() > kLongestLine) return nullptr;
  size_t best = FirstMatch(at_start_, words, 0, sentence, rules_.size());
  for (size_t at = 0; at < words.size(); ++at) {
    best = FirstMatch(anywhere_, words, at, sentence, best);
  }
  return best < rules_.size() ? &rules_[best].match : nullptr;
}

}  // namespace communique::ingest
