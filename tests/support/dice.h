#ifndef TESTS_SUPPORT_DICE_H_
#define TESTS_SUPPORT_DICE_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace communique::testing {

// Numbers that look random and are the same on every machine (SplitMix64, Steele, Lea and Flood,
// 2014), so that a test that fails fails again.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t x = state_ += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
  }

  // 0 to `count` - 1; `count` must not be 0.
  size_t Below(size_t count) { return Next() % count; }

  // True in `share` of the cases.
  bool Chance(double share) { return static_cast<double>(Next() >> 11) * 0x1p-53 < share; }

  // An element of a list that is not empty.
  template <typename List>
  const auto& Pick(const List& list) {
    return *(std::begin(list) + static_cast<std::ptrdiff_t>(Below(std::size(list))));
  }

 private:
  uint64_t state_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_DICE_H_
