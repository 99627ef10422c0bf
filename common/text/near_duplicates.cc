#include "common/text/near_duplicates.h"

#include <algorithm>
#include <utility>

namespace communique::text {
namespace {

int Root(std::vector<int>& parent, int i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

// The bin that lends its value to the empty bin `bin` at the given attempt.
size_t Lender(size_t bin, uint32_t attempt) {
  uint64_t x = (static_cast<uint64_t>(attempt) << 32 | bin) * 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  return (x >> 32) % Fingerprint::kBins;
}

// The sketch without empty bins; there must be one that is not.
Fingerprint::Sketch Densified(const Fingerprint::Sketch& sketch) {
  Fingerprint::Sketch dense = sketch;
  for (size_t bin = 0; bin < dense.size(); ++bin) {
    for (uint32_t attempt = 1; dense[bin] == Fingerprint::kEmpty; ++attempt) {
      dense[bin] = sketch[Lender(bin, attempt)];
    }
  }
  return dense;
}

bool HasRuns(const Fingerprint& fingerprint) { return fingerprint.words() >= Fingerprint::kRun; }

}  // namespace

bool AreNearDuplicates(const Fingerprint& a, const Fingerprint& b) {
  return EstimatedSimilarity(a, b) >= kNearDuplicate;
}

std::vector<int> GroupsOf(size_t count, absl::FunctionRef<bool(size_t, size_t)> alike) {
  std::vector<int> parent;
  for (size_t i = 0; i < count; ++i) {
    parent.push_back(static_cast<int>(i));
    for (size_t j = 0; j < i; ++j) {
      if (!alike(j, i)) continue;
      const int a = Root(parent, static_cast<int>(j));
      const int b = Root(parent, static_cast<int>(i));
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<int> groups;
  int next = 0;
  for (size_t i = 0; i < count; ++i) {
    const int root = Root(parent, static_cast<int>(i));
    groups.push_back(root == static_cast<int>(i) ? next++ : groups[root]);
  }
  return groups;
}

std::vector<int> NearDuplicateGroups(absl::Span<const Fingerprint> texts) {
  return GroupsOf(texts.size(),
                  [&](size_t i, size_t j) { return AreNearDuplicates(texts[i], texts[j]); });
}

NearDuplicateIndex::NearDuplicateIndex(size_t capacity)
    : capacity_(std::max<size_t>(capacity, 1)) {}

NearDuplicateIndex::Keys NearDuplicateIndex::KeysOf(const Fingerprint& fingerprint) {
  Keys keys = {};
  if (!HasRuns(fingerprint)) {
    // One word, or none: only equal texts meet.
    keys.fill(static_cast<uint32_t>(fingerprint.exact()));
    return keys;
  }
  const Fingerprint::Sketch dense = Densified(fingerprint.sketch());
  for (size_t band = 0; band < kBands; ++band) {
    keys[band] = static_cast<uint32_t>(dense[kRows * band]) << 16 | dense[kRows * band + 1];
  }
  return keys;
}

std::optional<NearDuplicateIndex::Match> NearDuplicateIndex::Find(
    const Fingerprint& fingerprint) const {
  const Keys keys = KeysOf(fingerprint);
  std::vector<uint32_t> candidates;
  for (size_t band = 0; band < kBands; ++band) {
    const auto last = last_[band].find(keys[band]);
    uint32_t link = last == last_[band].end() ? 0 : last->second;
    for (; link != 0 && IsRemembered(link - 1); link = At(link - 1).before[band]) {
      candidates.push_back(link - 1);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  const Entry* best = nullptr;
  double most = 0;
  for (const uint32_t number : candidates) {
    const Entry& entry = At(number);
    const double similarity = EstimatedSimilarity(entry.fingerprint, fingerprint);
    if (similarity < kNearDuplicate || similarity < most) continue;
    if (best != nullptr && similarity == most && entry.name >= best->name) continue;
    best = &entry;
    most = similarity;
  }
  if (best == nullptr) return std::nullopt;
  return Match{best->name, most};
}

void NearDuplicateIndex::Add(absl::string_view name, const Fingerprint& fingerprint) {
  Entry entry = {std::string(name), fingerprint, KeysOf(fingerprint), {}};
  if (entries_.size() == capacity_) Forget(next_ - static_cast<uint32_t>(capacity_));
  for (size_t band = 0; band < kBands; ++band) {
    uint32_t& last = last_[band][entry.keys[band]];
    entry.before[band] = std::exchange(last, next_ + 1);
  }
  if (entries_.size() < capacity_) {
    entries_.push_back(std::move(entry));
  } else {
    entries_[next_ % capacity_] = std::move(entry);
  }
  ++next_;
}

// Takes the oldest text out of the tables where it is the last of its key; elsewhere the chain
// through it ends by itself.
void NearDuplicateIndex::Forget(uint32_t number) {
  const Entry& entry = At(number);
  for (size_t band = 0; band < kBands; ++band) {
    const auto last = last_[band].find(entry.keys[band]);
    if (last != last_[band].end() && last->second == number + 1) last_[band].erase(last);
  }
}

}  // namespace communique::text
