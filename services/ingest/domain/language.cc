#include "services/ingest/domain/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

// Where the part of `text` that is looked at ends: after at most kLanguageSampleBytes, before a
// space.
size_t SampleEnd(absl::string_view text) {
  if (text.size() <= kLanguageSampleBytes) return text.size();
  const size_t space = text.rfind(' ', kLanguageSampleBytes);
  if (space != absl::string_view::npos && space > kLanguageSampleBytes / 2) return space;
  size_t end = kLanguageSampleBytes;
  while (text::IsContinuation(text[end])) --end;
  return end;
}

}  // namespace

Language DetectLanguage(absl::string_view text, absl::string_view hint) {
  text = text.substr(0, SampleEnd(text));
  const std::string declared(hint.substr(0, 35));
  const CLD2::CLDHints hints{declared.empty() ? nullptr : declared.c_str(), nullptr,
                             CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  // CLD2 leaves these alone when the text has characters that it does not take for UTF-8, such as
  // U+FDD0.
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                                 CLD2::UNKNOWN_LANGUAGE};
  int percents[3] = {};
  double scores[3] = {};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool reliable = false;
  const int size = static_cast<int>(text.size());
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), size, /*is_plain_text=*/true, &hints, /*flags=*/0, languages, percents, scores,
      /*resultchunkvector=*/nullptr, &text_bytes, &reliable, &valid_bytes);
  Language language;
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE || percents[0] == 0) return language;
  language.code = CLD2::LanguageCode(languages[0]);
  const size_t region = language.code.find('-');  // "zh-Hant".
  if (region != std::string::npos) language.code.resize(region);
  if (language.code == "iw") language.code = "he";
  language.confidence = percents[0] / 100.0 * (reliable ? 1.0 : 0.5);
  return language;
}

}  // namespace communique::ingest
