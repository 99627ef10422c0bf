#ifndef SERVICES_INGEST_DOMAIN_WORD_SHAPES_H_
#define SERVICES_INGEST_DOMAIN_WORD_SHAPES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// The first bytes and lengths of a set of words: a test, far cheaper than a look-up, that most
// words which are not in the set fail.
class WordShapes {
 public:
  // `word` is not empty, as everywhere here.
  void Add(absl::string_view word) { lengths_[Row(word)] |= Length(word); }

  // True for every word of the set, and for words that look alike.
  bool MayHave(absl::string_view word) const { return (lengths_[Row(word)] & Length(word)) != 0; }

 private:
  static size_t Row(absl::string_view word) { return static_cast<uint8_t>(word[0]) % 64; }
  static uint32_t Length(absl::string_view word) {
    return uint32_t{1} << std::min<size_t>(word.size(), 31);
  }

  std::array<uint32_t, 64> lengths_{};
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_WORD_SHAPES_H_
