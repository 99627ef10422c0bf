#include "services/entity/domain/verb_likely.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"

namespace communique::entity {
namespace {

// Words that open an object: what stands in front of them is no noun.
constexpr absl::string_view kOpeners[] = {"the",   "a",     "an",  "this", "that", "these",
                                          "those", "his",   "her", "its",  "my",   "our",
                                          "your",  "their", "it",  "them", "him",  "me"};

bool IsOpener(absl::string_view word) {
  return std::find(std::begin(kOpeners), std::end(kOpeners), word) != std::end(kOpeners);
}

bool IsFinite(const VerbGroup& group) {
  return !group.gerund && !group.infinitive && group.tense != v1::TENSE_UNSPECIFIED;
}

// The first of the groups that start at `token` or behind it.
std::vector<VerbGroup>::iterator From(std::vector<VerbGroup>* groups, int token) {
  return std::lower_bound(groups->begin(), groups->end(), token,
                          [](const VerbGroup& group, int t) { return group.first < t; });
}

bool IsLikely(const AnnotatedText& text, int first, int i, const VerbReading& reading) {
  if (i == first) return reading.Is(kVerbBase) && IsOpener(text.tokens[i + 1].lower);
  const Token& before = text.tokens[i - 1];
  const bool noun = before.kind == TokenKind::kWord && !OpensNoun(before.lower);
  if (text.tokens[i].capitalized || !noun) return false;
  // A capital tells nothing at the start of the sentence.
  const bool name = before.capitalized && i - 1 > first;
  const bool plural = absl::EndsWith(before.lower, "s") && !name;
  return reading.Is(kVerbThird) ? !plural || before.capitalized : reading.Is(kVerbBase) && plural;
}

}  // namespace

void AddLikelyVerb(const VerbLexicon& lexicon, const AnnotatedText& text,
                   const SentenceSpan& sentence, std::vector<VerbGroup>* groups) {
  const auto own = From(groups, sentence.first_token);
  if (sentence.heading || std::any_of(own, groups->end(), IsFinite)) return;
  for (int i = sentence.first_token; i + 1 < sentence.last_token; ++i) {
    const VerbReading* reading =
        text.tokens[i].kind == TokenKind::kWord ? lexicon.Find(text.tokens[i].lower) : nullptr;
    if (reading == nullptr || !IsLikely(text, sentence.first_token, i, *reading)) continue;
    const auto place = From(groups, i);
    if (place != groups->begin() && std::prev(place)->last > i) continue;  // Part of a group.
    if (place != groups->end() && place->first == i) continue;
    VerbGroup group;
    group.first = group.head = i;
    group.last = i + 1;
    group.lemma = reading->lemma;
    group.tense = v1::TENSE_PRESENT;
    groups->insert(place, group);
    return;
  }
}

}  // namespace communique::entity
