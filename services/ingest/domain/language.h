#ifndef SERVICES_INGEST_DOMAIN_LANGUAGE_H_
#define SERVICES_INGEST_DOMAIN_LANGUAGE_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::ingest {

struct Language {
  std::string code =
      "und";  // ISO 639-1 where there is one, else ISO 639-3; "und" when undetermined.
  double confidence =
      0;  // 0 to 1: the share of the text in that language, halved when CLD2 itself is unsure.
};

// How much of a text its language is told by. None of the 936 texts and pages that we measure with
// has another language or confidence when all of it is read.
inline constexpr size_t kLanguageSampleBytes = 16 << 10;

// The language that most of `text` (well-formed UTF-8), or of its first kLanguageSampleBytes, is
// in, by CLD2. `hint` is a language tag that the markup declares; it only tips the scales.
// Thread-safe.
Language DetectLanguage(absl::string_view text, absl::string_view hint);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LANGUAGE_H_
