#ifndef COMMON_TEXT_NEAR_DUPLICATES_H_
#define COMMON_TEXT_NEAR_DUPLICATES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/fingerprint.h"

namespace communique::text {

// Similarity from which two texts are copies of one text. It stands in the gap that
// tests/corpus/near_duplicates_test shows, on one half of its texts: copies with a fifth of their
// words edited are above .36 (but where their body was cut), different releases of one office below
// .18. A copy that keeps less than a quarter of the text is below it.
constexpr double kNearDuplicate = 0.25;

// False when either has no word.
bool AreNearDuplicates(const Fingerprint& a, const Fingerprint& b);

// The groups of `count` things, as numbers from 0 in the order of their first members: those that
// `alike` says are, by their places, and all that are tied by a chain of such. Calls it for each
// pair once, the earlier place first.
std::vector<int> GroupsOf(size_t count, absl::FunctionRef<bool(size_t, size_t)> alike);

// For each text the number of its group of near duplicates, from 0; numbers ascend with first
// members. A copy of a copy belongs to the group. The time is quadratic in the number of texts, at
// well under a microsecond a pair.
std::vector<int> NearDuplicateGroups(absl::Span<const Fingerprint> texts);

// Finds the earlier text that a text is a near duplicate of, without comparing it to all of them:
// fingerprints that agree in one band of kRows bins at least are compared (locality-sensitive
// hashing, Indyk and Motwani, 1998). Empty bins are filled from others (Shrivastava, "Optimal
// densification for fast and accurate minwise hashing", 2017), so that short texts are found too.
// The share of texts of similarity s that is seen is 1 - (1 - s^2)^128, over .9997 from
// kNearDuplicate on.
//
// Not for several threads at a time; const methods may run at the same time as each other.
class NearDuplicateIndex {
 public:
  struct Match {
    std::string name;
    double similarity = 0;
  };

  // Remembers the last `capacity` texts added (at least 1, below 2^31), in not more than about 4 kB
  // each and their names.
  explicit NearDuplicateIndex(size_t capacity);

  // The most similar text of kNearDuplicate at least, of equals the one whose name is first;
  // nothing when there is none. Depends on what was added, not on the order among what is
  // remembered.
  std::optional<Match> Find(const Fingerprint& fingerprint) const;

  // Adds a text; the oldest one is forgotten when there are more than `capacity`. Names may repeat.
  // Not more than 2^32 - 1 times.
  void Add(absl::string_view name, const Fingerprint& fingerprint);

  // Number of texts remembered.
  size_t size() const { return entries_.size(); }

 private:
  static constexpr size_t kRows = 2;
  static constexpr size_t kBands = Fingerprint::kBins / kRows;
  using Keys = std::array<uint32_t, kBands>;

  struct Entry {
    std::string name;
    Fingerprint fingerprint;
    Keys keys;
    Keys before;  // By band: 1 + the number of the text added last before with the same key, or 0.
  };

  static Keys KeysOf(const Fingerprint& fingerprint);
  const Entry& At(uint32_t number) const { return entries_[number % capacity_]; }
  bool IsRemembered(uint32_t number) const { return number + entries_.size() >= next_; }
  void Forget(uint32_t number);

  const size_t capacity_;
  uint32_t next_ = 0;  // Number of the next text.
  std::vector<Entry> entries_;
  std::array<absl::flat_hash_map<uint32_t, uint32_t>, kBands> last_;  // Key to 1 + number.
};

}  // namespace communique::text

#endif  // COMMON_TEXT_NEAR_DUPLICATES_H_
