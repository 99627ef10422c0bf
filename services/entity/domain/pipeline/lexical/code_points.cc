#include "services/entity/domain/pipeline/lexical/code_points.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"

namespace communique::entity::pipeline {
namespace {

constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kCapitalSigma = 0x3a3;
constexpr char32_t kSmallSigma = 0x3c3;
constexpr char32_t kSmallFinalSigma = 0x3c2;
constexpr uint8_t kUnicodeVersion = 14;

// Assigned in the Unicode version that all answers are of.
bool IsAssigned(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] != 0 && age[0] <= kUnicodeVersion;
}

bool Has(UProperty property, char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) && IsAssigned(c);
}

std::vector<char32_t> Decode(absl::string_view text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  while (!text.empty()) {
    out.push_back(text::DecodeFront(text));
    text.remove_prefix(text::SequenceLength(text.front()));
  }
  return out;
}

// Unicode's Final_Sigma: after a cased letter and before none, case-ignorable ones aside.
bool IsFinalSigma(const std::vector<char32_t>& text, size_t sigma) {
  size_t before = sigma;
  while (before > 0 && Has(UCHAR_CASE_IGNORABLE, text[before - 1])) --before;
  if (before == 0 || !Has(UCHAR_CASED, text[before - 1])) return false;
  size_t after = sigma + 1;
  while (after < text.size() && Has(UCHAR_CASE_IGNORABLE, text[after])) ++after;
  return after == text.size() || !Has(UCHAR_CASED, text[after]);
}

void AppendLower(const std::vector<char32_t>& text, size_t i, std::string* out) {
  const char32_t c = text[i];
  if (c == kCapitalIWithDot) {  // The only one that grows.
    out->append("i\xcc\x87");
  } else if (c == kCapitalSigma) {
    text::AppendUtf8(IsFinalSigma(text, i) ? kSmallFinalSigma : kSmallSigma, out);
  } else {
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    text::AppendUtf8(lower != c && IsAssigned(c) ? lower : c, out);
  }
}

}  // namespace

bool IsAlpha(char32_t c) {
  if (c < 0x80) return absl::ascii_isalpha(static_cast<unsigned char>(c));
  return u_isalpha(static_cast<UChar32>(c)) && IsAssigned(c);
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return absl::ascii_isupper(static_cast<unsigned char>(c));
  return Has(UCHAR_UPPERCASE, c);
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return absl::ascii_isdigit(static_cast<unsigned char>(c));
  const int type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return (type == U_NT_DECIMAL || type == U_NT_DIGIT) && IsAssigned(c);
}

std::string LowerCase(absl::string_view text) {
  const auto is_ascii = [](char c) { return absl::ascii_isascii(static_cast<unsigned char>(c)); };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return absl::AsciiStrToLower(text);
  const std::vector<char32_t> code_points = Decode(text);
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < code_points.size(); ++i) AppendLower(code_points, i, &out);
  return out;
}

bool IsSurelyLower(absl::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isupper(static_cast<unsigned char>(c)) || static_cast<signed char>(c) < 0;
  });
}

}  // namespace communique::entity::pipeline
