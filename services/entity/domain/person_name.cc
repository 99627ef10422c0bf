#include "services/entity/domain/person_name.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/entity/domain/knowledge_base_names.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 38> kParticles = {
    "abu", "af",  "al",  "ap",  "ben", "bin", "bint", "binti", "da",  "dal", "de", "del", "della",
    "den", "der", "di",  "do",  "dos", "du",  "el",   "ibn",   "la",  "le",  "lo", "los", "san",
    "st",  "ter", "ten", "van", "von", "vom", "y",    "zu",    "zum", "ul",  "ur", "ud"};
constexpr std::array<absl::string_view, 12> kSuffixes = {"jr",  "sr",   "ii", "iii", "iv",  "vi",
                                                         "vii", "viii", "ix", "xiv", "xvi", "esq"};

}  // namespace

absl::string_view Surname(absl::string_view name, absl::string_view name_order) {
  if (name_order == "single") return name;
  std::vector<absl::string_view> words = absl::StrSplit(name, ' ', absl::SkipEmpty());
  while (words.size() > 1 && IsNameSuffix(FoldName(words.back()))) words.pop_back();
  if (words.empty()) return name;
  absl::string_view surname = name_order == "family-first" ? words.front() : words.back();
  absl::ConsumeSuffix(&surname, ",");  // "Perfecto Yasay, Jr."
  return surname;
}

absl::string_view SurnameWithParticle(absl::string_view name, absl::string_view surname) {
  if (!absl::EndsWith(name, surname) || name.size() < surname.size() + 2) return "";
  const size_t end = name.size() - surname.size() - 1;
  const size_t space = name.rfind(' ', end - 1);
  const size_t begin = space == absl::string_view::npos ? 0 : space + 1;
  if (begin == 0 || !IsNameParticle(FoldName(name.substr(begin, end - begin)))) return "";
  return name.substr(begin);
}

bool IsNameParticle(absl::string_view key) {
  return std::find(kParticles.begin(), kParticles.end(), key) != kParticles.end();
}

bool IsNameSuffix(absl::string_view key) {
  return std::find(kSuffixes.begin(), kSuffixes.end(), key) != kSuffixes.end();
}

bool NamesAgree(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  size_t next = 0;
  for (const std::string& word : shorter) {
    const auto fits = [&word](const std::string& other) {
      if (word == other) return true;
      if (IsInitial(word)) return other[0] == word[0];
      return IsInitial(other) && other[0] == word[0];
    };
    while (next < longer.size() && !fits(longer[next])) ++next;
    if (next == longer.size()) return false;
    ++next;
  }
  return !shorter.empty();
}

}  // namespace communique::entity
