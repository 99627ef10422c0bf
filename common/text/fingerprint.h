#ifndef COMMON_TEXT_FINGERPRINT_H_
#define COMMON_TEXT_FINGERPRINT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::text {

// What a text resembles, in a few hundred bytes: enough to estimate how much of it another text
// shares, without either text.
//
// The sketch is MinHash (Broder, "On the resemblance and containment of documents", 1997) over the
// runs of kRun words, by one permutation (Li, Owen and Zhang, "One permutation hashing", 2012): the
// hash of a run chooses one of kBins bins, and each bin keeps its smallest value, cut to 16 bits
// (Li and König, "b-bit minwise hashing", 2010). Hashes are the same on every machine.
class Fingerprint {
 public:
  static constexpr size_t kRun = 2;     // Words in a run.
  static constexpr size_t kBins = 256;  // Standard error of a similarity s: sqrt(s (1 - s) / 256).
  static constexpr uint16_t kEmpty = 0;
  using Sketch = std::array<uint16_t, kBins>;

  // What Bytes() wrote; nothing when `bytes` is empty, damaged or of another version.
  static std::optional<Fingerprint> Parse(absl::string_view bytes);

  // The portable form, which Document.fingerprint holds: 525 bytes, of which the first is the
  // version.
  std::string Bytes() const;

  // True when there was no word.
  bool empty() const { return words_ == 0; }

  // Of the folded words in their order: equal texts but for case, punctuation and spacing have the
  // same one.
  uint64_t exact() const { return exact_; }

  // Number of words.
  uint32_t words() const { return words_; }

  // The smallest value of each bin, kEmpty for a bin without a run.
  const Sketch& sketch() const { return sketch_; }

  friend bool operator==(const Fingerprint& a, const Fingerprint& b) {
    return a.exact_ == b.exact_ && a.words_ == b.words_ && a.sketch_ == b.sketch_;
  }

 private:
  friend class FingerprintMaker;
  Fingerprint() = default;

  uint64_t exact_ = 0;
  uint32_t words_ = 0;
  Sketch sketch_ = {};
};

// Takes the fingerprint of a text that comes in parts, one after the other. Time is linear in the
// bytes (about 4 ns each), memory is fixed.
//
// Words are folded: ASCII and Latin-1 letters to lower case, apostrophes of any shape dropped,
// other punctuation and spaces part words. In scripts that are written without spaces (Han, kana,
// Hangul, Thai and their like) each character is a word.
class FingerprintMaker {
 public:
  FingerprintMaker();

  // Adds well-formed UTF-8. A word never goes on from one part into the next, a run of words does.
  void Add(absl::string_view part);

  Fingerprint Finish() const;

 private:
  void AddWord(uint64_t hash);

  std::array<uint32_t, Fingerprint::kBins> minima_;
  uint64_t previous_ = 0;
  Fingerprint fingerprint_;
};

// The fingerprint of a text that is in one part.
Fingerprint FingerprintOf(absl::string_view text);

// Estimated share of the runs of words of both texts together that both have (resemblance, Jaccard
// index), 0 to 1, and never more than the shorter text's share of the longer one's words; exactly 1
// only for texts with the same words in the same order. 0 when either has no word.
double EstimatedSimilarity(const Fingerprint& a, const Fingerprint& b);

}  // namespace communique::text

#endif  // COMMON_TEXT_FINGERPRINT_H_
