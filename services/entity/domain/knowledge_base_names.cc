#include "services/entity/domain/knowledge_base_names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/utf8.h"

namespace communique::entity {
namespace {

// Letters that Unicode does not decompose, as international news writes them.
constexpr std::array<std::pair<char32_t, const char*>, 14> kPlainForms = {{{U'đ', "d"},
                                                                           {U'ð', "d"},
                                                                           {U'ħ', "h"},
                                                                           {U'ı', "i"},
                                                                           {U'ł', "l"},
                                                                           {U'ø', "o"},
                                                                           {U'ß', "ss"},
                                                                           {U'æ', "ae"},
                                                                           {U'œ', "oe"},
                                                                           {U'þ', "th"},
                                                                           {U'ə', "a"},
                                                                           {U'ŋ', "n"},
                                                                           {U'ŧ', "t"},
                                                                           {U'ĸ', "k"}}};

bool IsDropped(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʻ' || c == U'ʼ' || c == U'`' || c == U'.' ||
         c == U'-' || c == U'‐' || c == U'‑' || c == U'–' || c == U'\u00AD';
}

void AppendPlain(char32_t c, std::string* out) {
  c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  for (const auto& [letter, plain] : kPlainForms) {
    if (c == letter) {
      out->append(plain);
      return;
    }
  }
  text::AppendUtf8(c, out);
}

void AppendFolded(char32_t c, const icu::Normalizer2& nfkd, std::string* out) {
  icu::UnicodeString parts;
  if (!nfkd.getDecomposition(static_cast<UChar32>(c), parts)) {
    AppendPlain(c, out);
    return;
  }
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_charType(part) != U_NON_SPACING_MARK) AppendPlain(static_cast<char32_t>(part), out);
  }
}

bool IsAscii(absl::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Length of the separator at the front of `rest` that is a word of its own: a hyphen, dash, comma,
// bracket or slash; 0 when there is none.
size_t SeparatorLength(absl::string_view rest) {
  static constexpr absl::string_view kSeparators[] = {"-", "–", "—", "‑", ",", "(",
                                                      ")", "/", "&", ":", "+"};
  for (const absl::string_view separator : kSeparators) {
    if (absl::StartsWith(rest, separator)) return separator.size();
  }
  return 0;
}

void AddKey(absl::string_view word, std::vector<std::string>* keys) {
  absl::string_view clitic;
  for (const absl::string_view suffix : {"'s", "’s"}) {
    if (word.size() > suffix.size() && absl::EndsWith(word, suffix)) clitic = suffix;
  }
  std::string key = FoldName(word.substr(0, word.size() - clitic.size()));
  if (!key.empty()) keys->push_back(std::move(key));
  if (!clitic.empty()) keys->push_back("s");
}

// "Government';s": what is left of a character that was decoded twice.
std::string WithoutLeftover(std::string key) {
  if (key.size() > 1 && key.back() == ';') key.pop_back();
  return key;
}

}  // namespace

std::string FoldName(absl::string_view word) {
  std::string out;
  out.reserve(word.size());
  if (IsAscii(word)) {
    for (const char c : word) {
      if (!IsDropped(static_cast<unsigned char>(c))) out.push_back(absl::ascii_tolower(c));
    }
    return WithoutLeftover(std::move(out));
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return std::string(word);
  for (size_t i = 0; i < word.size(); i += text::SequenceLength(word[i])) {
    const char32_t c = text::DecodeFront(word.substr(i));
    if (!IsDropped(c)) AppendFolded(c, *nfkd, &out);
  }
  return WithoutLeftover(std::move(out));
}

std::vector<std::string> NameKeys(absl::string_view name) {
  std::vector<std::string> keys;
  size_t begin = 0;
  for (size_t i = 0; i <= name.size();) {
    const size_t separator = i < name.size() ? SeparatorLength(name.substr(i)) : 0;
    const bool cut = i == name.size() || name[i] == ' ' || separator > 0;
    if (!cut) {
      ++i;
      continue;
    }
    if (i > begin) AddKey(name.substr(begin, i - begin), &keys);
    if (separator > 0) AddKey(name.substr(i, separator), &keys);
    i += separator > 0 ? separator : 1;
    begin = i;
  }
  return keys;
}

}  // namespace communique::entity
