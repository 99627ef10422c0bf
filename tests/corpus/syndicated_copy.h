#ifndef TESTS_CORPUS_SYNDICATED_COPY_H_
#define TESTS_CORPUS_SYNDICATED_COPY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::testing {

// Numbers that look random and are the same everywhere (SplitMix64, Steele, Lea and Flood, 2014).
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  uint64_t Next();
  // 0 to `count` - 1; `count` must not be 0.
  size_t Below(size_t count) { return Next() % count; }
  // True in `share` of the cases.
  bool Chance(double share) { return static_cast<double>(Next() >> 11) * 0x1p-53 < share; }

 private:
  uint64_t state_;
};

// What another paper makes of a story: `rate` of the words of its body replaced, left out or
// followed by a new one (a third each), in half of the copies up to a fifth of the sentences
// cut off at the end, and a headline, a byline, a dateline and an agency's credit of its own. Plain
// text. New words are drawn from `words`, which must not be empty.
std::string SyndicatedCopy(absl::string_view body, double rate,
                           const std::vector<std::string>& words, Dice* dice);

}  // namespace communique::testing

#endif  // TESTS_CORPUS_SYNDICATED_COPY_H_
