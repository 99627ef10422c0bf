#include "services/entity/domain/opinion_lexicon.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, OpinionClass> kClasses[] = {
    {"judgement", OpinionClass::kJudgement}, {"value", OpinionClass::kValue},
    {"degree", OpinionClass::kDegree},       {"contrast", OpinionClass::kContrast},
    {"generic", OpinionClass::kGeneric},     {"self", OpinionClass::kSelf},
    {"hedge", OpinionClass::kHedge},         {"action", OpinionClass::kAction},
    {"topic", OpinionClass::kTopic},         {"mental", OpinionClass::kMental},
    {"stative", OpinionClass::kStative},     {"neutral", OpinionClass::kNeutral},
    {"number", OpinionClass::kNumber}};

}  // namespace

absl::StatusOr<OpinionLexicon> OpinionLexicon::Parse(absl::string_view data) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("opinion_cues.tsv", data, 2);
  if (!rows.ok()) return rows.status();
  OpinionLexicon lexicon;
  for (const TsvRow& row : *rows) {
    const auto* known = std::find_if(std::begin(kClasses), std::end(kClasses),
                                     [&row](const auto& c) { return c.first == row[0]; });
    if (known == std::end(kClasses) || row[1].empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("opinion_cues.tsv: \"", row[0], "\" of \"", row[1], "\" is no class"));
    }
    const std::vector<std::string> words = absl::StrSplit(row[1], ' ');
    std::vector<Entry>& entries = lexicon.entries_[words[0]];
    auto entry = std::find_if(entries.begin(), entries.end(),
                              [&words](const Entry& e) { return e.words == words; });
    if (entry == entries.end()) entry = entries.insert(entries.end(), Entry{words, {}});
    entry->classes.push_back(known->second);
  }
  for (auto& [word, entries] : lexicon.entries_) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.words.size() > b.words.size();
    });
  }
  return lexicon;
}

bool OpinionLexicon::Has(OpinionClass opinion_class, absl::string_view word) const {
  const auto it = entries_.find(word);
  if (it == entries_.end()) return false;
  for (const Entry& entry : it->second) {
    if (entry.words.size() != 1) continue;
    for (OpinionClass c : entry.classes) {
      if (c == opinion_class) return true;
    }
  }
  return false;
}

bool OpinionLexicon::IsNumber(const AnnotatedText& text, int token) const {
  return token < static_cast<int>(text.tokens.size()) &&
         (text.tokens[token].kind == TokenKind::kNumber ||
          Has(OpinionClass::kNumber, text.tokens[token].lower));
}

const OpinionLexicon::Entry* OpinionLexicon::LongestAt(const AnnotatedText& text, int token,
                                                       int last) const {
  const Token& first = text.tokens[token];
  const auto it = entries_.find(first.lower);
  if (it == entries_.end() || first.text == "May") return nullptr;  // The month.
  for (const Entry& entry : it->second) {
    const int size = static_cast<int>(entry.words.size());
    if (token + size > last) continue;
    bool matches = true;
    for (int k = 1; k < size && matches; ++k) {
      matches = text.tokens[token + k].lower == entry.words[k];
    }
    if (matches) return &entry;
  }
  return nullptr;
}

OpinionWords OpinionLexicon::Read(const AnnotatedText& text, TokenRange range,
                                  const std::vector<TokenRange>& skipped) const {
  OpinionWords words;
  size_t s = 0;
  for (int i = range.first; i < range.last;) {
    while (s < skipped.size() && skipped[s].last <= i) ++s;
    if (s < skipped.size() && skipped[s].first <= i) {
      i = skipped[s].last;
      continue;
    }
    const Entry* entry = LongestAt(text, i, range.last);
    if (entry == nullptr) {
      ++i;
      continue;
    }
    const int end = i + static_cast<int>(entry->words.size());
    for (OpinionClass c : entry->classes) {
      if (c == OpinionClass::kDegree && IsNumber(text, end)) continue;
      ++words.counts[static_cast<size_t>(c)];
      if (c == OpinionClass::kHedge && words.hedge.IsEmpty()) words.hedge = {i, end};
    }
    i = end;
  }
  return words;
}

}  // namespace communique::entity
