#include "services/summary/domain/name_variants.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

using entity::v1::Entity;

constexpr size_t kShortestMisread = 6;  // Letters of a surname that may differ by one.
constexpr size_t kShortest = 4;
constexpr size_t kLongest = 24;

struct Name {
  std::string given;  // First word; empty when there is only one.
  std::string surname;
  std::string whole;  // All words as one: "Kim Young-sam" is "Kim Young Sam".
};

// The words of a name in small letters; marks between and inside words are left out, bytes of other
// scripts stay.
Name SplitName(absl::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      words.emplace_back();
    } else if (absl::ascii_isalpha(byte) || byte >= 0x80) {
      words.back().push_back(absl::ascii_tolower(byte));
    }
  }
  words.erase(std::remove(words.begin(), words.end(), ""), words.end());
  Name split;
  if (words.empty()) return split;
  split.surname = words.back();
  for (const std::string& word : words) split.whole += word;
  if (words.size() > 1) split.given = words.front();
  return split;
}

// A word, and what is left of it without one letter: two words that differ by one letter have one
// of these in common.
void AddKeys(const std::string& word, std::vector<std::string>* keys) {
  if (word.size() < kShortest || word.size() > kLongest) return;
  keys->push_back(word);
  if (word.size() < kShortestMisread) return;
  for (size_t i = 0; i < word.size(); ++i) {
    keys->push_back(absl::StrCat(word.substr(0, i), word.substr(i + 1)));
  }
}

std::vector<std::string> KeysOf(const Name& name) {
  std::vector<std::string> keys;
  AddKeys(name.surname, &keys);
  if (!name.given.empty()) AddKeys(name.whole, &keys);
  return keys;
}

bool Contradict(const Entity& a, const Name& of_a, const Entity& b, const Name& of_b) {
  if (!a.gender().empty() && !b.gender().empty() && a.gender() != b.gender()) return true;
  return !of_a.given.empty() && !of_b.given.empty() && of_a.given[0] != of_b.given[0];
}

// True when `a` is the better known of two spellings.
bool Fuller(const Entity& a, const Name& of_a, const Entity& b, const Name& of_b) {
  if (a.linked() != b.linked()) return a.linked();
  if (of_a.given.empty() != of_b.given.empty()) return of_b.given.empty();
  return a.mentions_size() > b.mentions_size();
}

}  // namespace

std::vector<int> ResolveNameVariants(const entity::v1::Analysis& analysis) {
  std::vector<int> resolved;
  std::vector<Name> names;
  absl::flat_hash_map<std::string, std::vector<int>> by_key;
  for (int e = 0; e < analysis.entities_size(); ++e) {
    resolved.push_back(e);
    const bool person = analysis.entities(e).type() == entity::v1::ENTITY_TYPE_PERSON;
    names.push_back(person ? SplitName(analysis.entities(e).canonical_name()) : Name());
    for (std::string& key : KeysOf(names[e])) by_key[std::move(key)].push_back(e);
  }
  for (int e = 0; e < analysis.entities_size(); ++e) {
    const Entity& variant = analysis.entities(e);
    if (variant.linked() || names[e].surname.empty()) continue;
    int fuller = -1;
    bool several = false;
    for (const std::string& key : KeysOf(names[e])) {
      const std::vector<int>& same = by_key[key];
      // A key that many share tells nobody apart.
      for (size_t i = 0; i < std::min<size_t>(same.size(), 8); ++i) {
        const Entity& other = analysis.entities(same[i]);
        if (same[i] == e || Contradict(variant, names[e], other, names[same[i]])) continue;
        if (!Fuller(other, names[same[i]], variant, names[e])) continue;
        several |= fuller >= 0 && fuller != same[i];
        fuller = same[i];
      }
    }
    if (fuller >= 0 && !several) resolved[e] = fuller;
  }
  // A variant of a variant is one of the fullest.
  for (int& e : resolved) e = resolved[e];
  return resolved;
}

}  // namespace communique::summary
