#include "services/summary/domain/similarity.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "common/text/near_duplicates.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

constexpr size_t kRun = 5;
// Half of the runs in common is more than a shared press release's quotations give.
constexpr double kHalf = 0.5;

// FNV-1a, 64 bits.
constexpr uint64_t kOffset = 14695981039346656037ULL;
constexpr uint64_t kPrime = 1099511628211ULL;

uint64_t Hash(absl::string_view bytes, uint64_t hash) {
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * kPrime;
  return (hash ^ 0xFF) * kPrime;
}

// As many texts are compared with each other without looking for what they share.
constexpr size_t kFew = 64;
// Shingles of a text that are looked for in the others. One of half contained texts has none of so
// many in the other once in 2^32 times.
constexpr size_t kSampled = 32;
// Of texts with one shingle in common, this many of the first are compared with each of the rest.
constexpr size_t kLeaders = 8;
// Groups of texts, by a forest over their places; the root is the first member.
class Groups {
 public:
  explicit Groups(size_t count) {
    for (size_t i = 0; i < count; ++i) parent_.push_back(i);
  }

  size_t Root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void Join(size_t i, size_t j) {
    const size_t a = Root(i);
    const size_t b = Root(j);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  std::vector<int> Numbers() {
    std::vector<int> numbers;
    int next = 0;
    for (size_t i = 0; i < parent_.size(); ++i) {
      const size_t root = Root(i);
      numbers.push_back(root == i ? next++ : numbers[root]);
    }
    return numbers;
  }

 private:
  std::vector<size_t> parent_;
};

void JoinIfCopies(const std::vector<const Likeness*>& documents, size_t i, size_t j,
                  Groups* groups) {
  if (i == j || groups->Root(i) == groups->Root(j)) return;
  if (AreCopies(*documents[i], *documents[j])) groups->Join(i, j);
}

using Places = absl::flat_hash_map<uint64_t, std::vector<uint32_t>>;

// Where texts are found by what they have in common with others.
class Leaders {
 public:
  void Add(uint64_t key, size_t place) {
    std::vector<uint32_t>& list = places_[key];
    if (list.size() < kLeaders) list.push_back(static_cast<uint32_t>(place));
  }

  void Collect(uint64_t key, std::set<uint32_t>* found) const {
    const auto list = places_.find(key);
    if (list != places_.end()) found->insert(list->second.begin(), list->second.end());
  }

 private:
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> places_;
};

// Those that share one of the sampled shingles of either.
void JoinByShingles(const std::vector<const Likeness*>& documents, Groups* groups) {
  Leaders leaders;
  for (size_t i = 0; i < documents.size(); ++i) {
    for (const uint64_t shingle : documents[i]->shingles) leaders.Add(shingle, i);
  }
  for (size_t i = 0; i < documents.size(); ++i) {
    const std::vector<uint64_t>& shingles = documents[i]->shingles;
    std::set<uint32_t> found;
    for (size_t k = 0; k < std::min(kSampled, shingles.size()); ++k) {
      leaders.Collect(shingles[k], &found);
    }
    for (const uint32_t other : found) JoinIfCopies(documents, other, i, groups);
  }
}

std::vector<uint64_t> BinKeys(const text::Fingerprint& fingerprint) {
  std::vector<uint64_t> keys = {fingerprint.exact()};
  const text::Fingerprint::Sketch& sketch = fingerprint.sketch();
  for (size_t bin = 0; bin < sketch.size(); ++bin) {
    if (sketch[bin] != text::Fingerprint::kEmpty) keys.push_back(bin << 16 | sketch[bin]);
  }
  return keys;
}

// Those whose fingerprints agree in a bin (locality-sensitive hashing, Indyk and Motwani, 1998).
void JoinByFingerprints(const std::vector<const Likeness*>& documents, Groups* groups) {
  Leaders leaders;
  for (size_t i = 0; i < documents.size(); ++i) {
    std::set<uint32_t> found;
    for (const uint64_t key : BinKeys(documents[i]->fingerprint)) {
      leaders.Collect(key, &found);
      leaders.Add(key, i);
    }
    for (const uint32_t other : found) JoinIfCopies(documents, other, i, groups);
  }
}

}  // namespace

std::vector<uint64_t> Shingles(absl::string_view text) {
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(text)) {
    std::string word = FoldWord(text.substr(span.begin, span.end - span.begin));
    const auto first = static_cast<unsigned char>(word[0]);
    if (word.size() > 1 || first >= 0x80 || absl::ascii_isalnum(first))
      words.push_back(std::move(word));
  }
  std::vector<uint64_t> hashes;
  for (size_t i = 0; i + kRun <= words.size(); ++i) {
    uint64_t hash = kOffset;
    for (size_t k = 0; k < kRun; ++k) hash = Hash(words[i + k], hash);
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

double Containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return 0;
  size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++shared;
      ++i;
      ++j;
    } else {
      *i < *j ? ++i : ++j;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

Likeness LikenessOf(const ingest::v1::Document& document) {
  const auto fingerprint = text::Fingerprint::Parse(document.fingerprint());
  return {fingerprint ? *fingerprint : text::FingerprintOf(document.text()),
          Shingles(document.text())};
}

bool AreCopies(const Likeness& a, const Likeness& b) {
  if (a.fingerprint.empty() || b.fingerprint.empty()) return false;
  const bool equal = a.fingerprint.exact() == b.fingerprint.exact() &&
                     a.fingerprint.words() == b.fingerprint.words();
  return equal || text::AreNearDuplicates(a.fingerprint, b.fingerprint) ||
         Containment(a.shingles, b.shingles) >= kHalf;
}

std::vector<int> IndependentGroups(const std::vector<const Likeness*>& documents) {
  Groups groups(documents.size());
  if (documents.size() <= kFew) {
    for (size_t i = 0; i < documents.size(); ++i) {
      for (size_t j = 0; j < i; ++j) JoinIfCopies(documents, j, i, &groups);
    }
  } else {
    JoinByShingles(documents, &groups);
    JoinByFingerprints(documents, &groups);
  }
  return groups.Numbers();
}

}  // namespace communique::summary
