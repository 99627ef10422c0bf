#include "services/ingest/domain/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/content_kind.h"

namespace communique::ingest {
namespace {

using ::communique::status::InvalidField;

constexpr size_t kPrescanBytes = 4096;
constexpr size_t kDetectionBytes = 256 << 10;
constexpr absl::string_view kReplacement = "\xEF\xBF\xBD";

// Labels whose web meaning differs from the name's (WHATWG Encoding standard, "Names and labels").
constexpr std::pair<absl::string_view, absl::string_view> kWebLabels[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"utf8", "utf-8"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
};

// Encodings that a page must not be read in because they hide markup (same standard,
// "replacement").
constexpr absl::string_view kRefused[] = {"utf-7",      "imap-mailbox-name", "scsu",       "bocu-1",
                                          "hz-gb-2312", "iso-2022-kr",       "iso-2022-cn"};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

std::string Canonical(absl::string_view label) {
  std::string name = absl::AsciiStrToLower(absl::StripAsciiWhitespace(label));
  for (const auto& [from, to] : kWebLabels) {
    if (name == from) return std::string(to);
  }
  return name;
}

Converter Open(const std::string& name) {
  if (std::find(std::begin(kRefused), std::end(kRefused), name) != std::end(kRefused)) {
    return nullptr;
  }
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

std::string IanaName(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(name.c_str(), "IANA", &error);
  return U_SUCCESS(error) && iana != nullptr ? iana : name;
}

struct Mark {
  absl::string_view bytes;
  const char* charset;
};
constexpr Mark kByteOrderMarks[] = {
    {"\xEF\xBB\xBF", "utf-8"},
    {absl::string_view("\xFF\xFE\x00\x00", 4), "utf-32le"},
    {absl::string_view("\x00\x00\xFE\xFF", 4), "utf-32be"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
};

// Content from `offset` on, which is well-formed UTF-8.
Decoded WholeUtf8(absl::string_view content, size_t offset) {
  Decoded out;
  out.charset = "UTF-8";
  out.text = std::string(content.substr(offset));
  out.map = OffsetMap::Identity(offset, out.text.size());
  return out;
}

// UTF-8 read leniently: what is not well-formed becomes U+FFFD, one for each bad byte.
Decoded DecodeUtf8(absl::string_view content, size_t offset) {
  absl::string_view rest = content.substr(offset);
  std::optional<size_t> bad = text::FindInvalidUtf8(rest);
  if (!bad) return WholeUtf8(content, offset);
  Decoded out;
  out.charset = "UTF-8";
  while (bad) {
    out.text.append(rest.data(), *bad);
    if (*bad > 0) out.map.Append(*bad, content.size() - rest.size(), *bad, true);
    rest.remove_prefix(*bad);
    out.text.append(kReplacement.data(), kReplacement.size());
    out.map.Append(kReplacement.size(), content.size() - rest.size(), 1, false);
    rest.remove_prefix(1);
    bad = text::FindInvalidUtf8(rest);
  }
  out.text.append(rest.data(), rest.size());
  if (!rest.empty()) out.map.Append(rest.size(), content.size() - rest.size(), rest.size(), true);
  return out;
}

// Collects characters with where they began; a character's raw width is known when the next comes.
class CharacterSink {
 public:
  CharacterSink(absl::string_view content, Decoded* out) : content_(content), out_(*out) {}

  void Add(char32_t code_point, size_t raw_begin) {
    Finish(raw_begin);
    pending_.clear();
    text::AppendUtf8(code_point, &pending_);
    begin_ = raw_begin;
  }

  void Finish(size_t raw_end) {
    if (pending_.empty()) return;
    const bool same =
        raw_end - begin_ == pending_.size() && content_.substr(begin_, pending_.size()) == pending_;
    out_.map.Append(pending_.size(), begin_, raw_end - begin_, same);
    out_.text += pending_;
  }

 private:
  absl::string_view content_;
  Decoded& out_;
  std::string pending_;
  size_t begin_ = 0;
};

// Decodes with ICU. False when the content is malformed and `strict`.
bool Convert(UConverter* converter, absl::string_view content, size_t offset, bool strict,
             Decoded* out) {
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, strict ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE,
                      nullptr, nullptr, nullptr, &error);
  constexpr size_t kChunk = 4096;
  UChar units[kChunk];
  int32_t offsets[kChunk];
  const char* source = content.data() + offset;
  const char* const end = content.data() + content.size();
  CharacterSink sink(content, out);
  char32_t lead = 0;
  size_t lead_at = 0;
  do {
    UChar* target = units;
    const char* const chunk_begin = source;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units + kChunk, &source, end, offsets, true, &error);
    for (const UChar* unit = units; unit < target; ++unit) {
      const int32_t at = std::max(offsets[unit - units], 0);
      const size_t raw = static_cast<size_t>(chunk_begin - content.data()) + at;
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
        lead_at = raw;
      } else if (U16_IS_TRAIL(*unit)) {
        if (lead != 0) sink.Add(U16_GET_SUPPLEMENTARY(lead, *unit), lead_at);
        lead = 0;
      } else {
        sink.Add(*unit, raw);
        lead = 0;
      }
    }
    if (strict && U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) return false;
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  sink.Finish(content.size());
  return true;
}

// True when the text is UTF-8 but for a few bytes: each bad byte is outweighed by ten good
// sequences.
bool IsMostlyUtf8(absl::string_view content) {
  size_t bad = 0;
  size_t good = 0;
  while (!content.empty()) {
    const std::optional<size_t> at = text::FindInvalidUtf8(content);
    const absl::string_view valid = content.substr(0, at.value_or(content.size()));
    good += std::count_if(valid.begin(), valid.end(),
                          [](char c) { return static_cast<uint8_t>(c) >= 0xC0; });
    if (!at) break;
    ++bad;
    content.remove_prefix(*at + 1);
  }
  return good >= 10 * bad;
}

std::string Detect(absl::string_view content) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(
      uchardet_new(), &uchardet_delete);
  const absl::string_view sample = content.substr(0, kDetectionBytes);
  uchardet_handle_data(detector.get(), sample.data(), sample.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// UTF-16 without a mark: text in it has a zero in every second byte for most Latin text.
absl::string_view UnmarkedUtf16(absl::string_view content) {
  const absl::string_view sample = content.substr(0, 4096);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  const size_t units = sample.size() / 2;
  if (units < 8) return "";
  if (zeros[1] * 10 > units * 6 && zeros[0] * 20 < units) return "utf-16le";
  if (zeros[0] * 10 > units * 6 && zeros[1] * 20 < units) return "utf-16be";
  return "";
}

absl::StatusOr<Decoded> DecodeGiven(absl::string_view content, absl::string_view label,
                                    absl::string_view field) {
  const std::string name = Canonical(label);
  const auto malformed = [&](absl::string_view detail) {
    return InvalidField("content", "CONTENT_MALFORMED",
                        absl::StrCat("not valid ", label, detail,
                                     "; send the right charset, or none to have it detected"));
  };
  if (name == "utf-8") {
    if (const auto bad = text::FindInvalidUtf8(content)) {
      return malformed(absl::StrCat(" at byte ", *bad));
    }
    return WholeUtf8(content, 0);
  }
  const Converter converter = Open(name);
  if (converter == nullptr) {
    return InvalidField(field, "CHARSET_UNKNOWN",
                        absl::StrCat("\"", text::FirstCodePoints(label, 64),
                                     "\" is no charset that can be converted; send an IANA name, "
                                     "for example \"windows-1251\", or none"));
  }
  Decoded out;
  out.charset = IanaName(name);
  if (!Convert(converter.get(), content, 0, true, &out)) return malformed("");
  return out;
}

// Decodes from a charset that was not given by the caller, nullopt when ICU does not know it.
std::optional<Decoded> DecodeLeniently(absl::string_view content, absl::string_view label,
                                       size_t offset) {
  const std::string name = Canonical(label);
  if (name == "utf-8") return DecodeUtf8(content, offset);
  const Converter converter = Open(name);
  if (converter == nullptr) return std::nullopt;
  Decoded out;
  out.charset = IanaName(name);
  Convert(converter.get(), content, offset, false, &out);
  return out;
}

}  // namespace

absl::string_view MediaTypeParameter(absl::string_view media_type, absl::string_view name) {
  size_t at = media_type.find(';');
  while (at != absl::string_view::npos) {
    media_type.remove_prefix(at + 1);
    at = media_type.find(';');
    const absl::string_view parameter = media_type.substr(0, at);
    const size_t equals = parameter.find('=');
    if (equals == absl::string_view::npos) continue;
    if (!absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parameter.substr(0, equals)), name)) {
      continue;
    }
    absl::string_view value = absl::StripAsciiWhitespace(parameter.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return value;
  }
  return "";
}

absl::string_view DeclaredCharset(absl::string_view content) {
  content = content.substr(0, kPrescanBytes);
  // "charset=" stands in <meta charset=..> and in http-equiv's content; "encoding=" in <?xml ..?>.
  for (const absl::string_view key : {"charset", "encoding"}) {
    for (size_t i = 0; i + key.size() < content.size(); ++i) {
      if (!absl::EqualsIgnoreCase(content.substr(i, key.size()), key)) continue;
      const size_t open = content.rfind('<', i);
      if (open == absl::string_view::npos) continue;
      const absl::string_view tag = content.substr(open + 1, 4);
      if (!absl::EqualsIgnoreCase(tag, "meta") && !absl::EqualsIgnoreCase(tag, "?xml")) continue;
      absl::string_view rest = absl::StripLeadingAsciiWhitespace(content.substr(i + key.size()));
      if (!absl::ConsumePrefix(&rest, "=")) continue;
      rest = absl::StripLeadingAsciiWhitespace(rest);
      if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) rest.remove_prefix(1);
      const size_t end = rest.find_first_of("\"'; \t\r\n>/");
      return rest.substr(0, std::min(end, rest.size()));
    }
  }
  return "";
}

absl::StatusOr<Decoded> Decode(absl::string_view content, absl::string_view given,
                               absl::string_view content_type) {
  for (const Mark& mark : kByteOrderMarks) {
    if (!absl::StartsWith(content, mark.bytes)) continue;
    if (auto out = DecodeLeniently(content, mark.charset, mark.bytes.size()))
      return *std::move(out);
  }
  if (!given.empty()) return DecodeGiven(content, given, "charset");
  const absl::string_view parameter = MediaTypeParameter(content_type, "charset");
  if (!parameter.empty()) return DecodeGiven(content, parameter, "content_type");
  if (const absl::string_view utf16 = UnmarkedUtf16(content); !utf16.empty()) {
    if (auto out = DecodeLeniently(content, utf16, 0)) return *std::move(out);
  }
  if (IsBinary(content)) {
    return InvalidField(
        "content", "CONTENT_NOT_TEXT",
        absl::StrCat("binary content (", BinaryKind(content), "); send HTML or plain text"));
  }
  if (!text::FindInvalidUtf8(content)) return WholeUtf8(content, 0);
  const absl::string_view declared = DeclaredCharset(content);
  if (!declared.empty() && Canonical(declared) != "utf-8") {
    if (auto out = DecodeLeniently(content, declared, 0)) return *std::move(out);
  }
  if (IsMostlyUtf8(content)) return DecodeUtf8(content, 0);
  const std::string detected = Detect(content);
  if (!detected.empty()) {
    if (auto out = DecodeLeniently(content, detected, 0)) return *std::move(out);
  }
  return InvalidField("content", "CHARSET_UNDETECTED",
                      "not UTF-8, and its charset cannot be detected; send `charset`");
}

}  // namespace communique::ingest
