#include "services/summary/domain/similarity.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "common/text/fingerprint.h"
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

// What tells whether two documents are copies.
struct Likeness {
  absl::string_view text;
  text::Fingerprint fingerprint;
  std::vector<uint64_t> shingles;
};

Likeness LikenessOf(const ingest::v1::Document& document) {
  const auto fingerprint = text::Fingerprint::Parse(document.fingerprint());
  return {document.text(), fingerprint ? *fingerprint : text::FingerprintOf(document.text()),
          Shingles(document.text())};
}

bool AreCopies(const Likeness& a, const Likeness& b) {
  return a.text == b.text || text::AreNearDuplicates(a.fingerprint, b.fingerprint) ||
         Containment(a.shingles, b.shingles) >= kHalf;
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

std::vector<int> IndependentGroups(const std::vector<const ingest::v1::Document*>& documents) {
  std::vector<Likeness> likenesses;
  for (const ingest::v1::Document* document : documents)
    likenesses.push_back(LikenessOf(*document));
  return text::GroupsOf(likenesses.size(), [&](size_t i, size_t j) {
    return AreCopies(likenesses[i], likenesses[j]);
  });
}

}  // namespace communique::summary
