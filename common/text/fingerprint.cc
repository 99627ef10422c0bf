#include "common/text/fingerprint.h"

#include <algorithm>
#include <limits>

#include "common/text/utf8.h"

namespace communique::text {
namespace {

constexpr char kVersion = 1;
constexpr size_t kHeaderBytes = 1 + sizeof(uint64_t) + sizeof(uint32_t);
constexpr size_t kBytes = kHeaderBytes + Fingerprint::kBins * sizeof(uint16_t);
constexpr uint32_t kNoRun = std::numeric_limits<uint32_t>::max();

// FNV-1a, 64 bits.
constexpr uint64_t kOffset = 14695981039346656037ULL;
constexpr uint64_t kPrime = 1099511628211ULL;

// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on
// every bit of `x`.
constexpr uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// What a byte of ASCII is in a word: its folded form, or one of these.
constexpr char kParts = 0;  // Parts words.
constexpr char kDropped = 1;

constexpr std::array<char, 128> MakeAscii() {
  std::array<char, 128> table = {};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<size_t>(c)] = c;
    table[static_cast<size_t>(c - 'a' + 'A')] = c;
  }
  table['\''] = kDropped;
  return table;
}
constexpr std::array<char, 128> kAscii = MakeAscii();

enum class Kind { kLetter, kParts, kDropped, kWord };

// Ranges of code points beyond ASCII that are not simply letters.
struct RangeRow {
  char32_t first;
  char32_t last;
  Kind kind;
};
constexpr RangeRow kRanges[] = {
    {0x0080, 0x00BF, Kind::kParts},    // Signs of Latin-1.
    {0x00D7, 0x00D7, Kind::kParts},    // Multiplication sign.
    {0x00F7, 0x00F7, Kind::kParts},    // Division sign.
    {0x02B9, 0x02BC, Kind::kDropped},  // Modifier letters that stand for apostrophes.
    {0x0E00, 0x0EFF, Kind::kWord},     // Thai and Lao.
    {0x1000, 0x109F, Kind::kWord},     // Burmese.
    {0x1780, 0x17FF, Kind::kWord},     // Khmer.
    {0x2018, 0x2019, Kind::kDropped},  // Single quotes, which are apostrophes too.
    {0x2000, 0x206F, Kind::kParts},    // General punctuation and spaces.
    {0x3000, 0x303F, Kind::kParts},    // Punctuation of East Asia.
    {0x3040, 0xD7FF, Kind::kWord},     // Kana, Han, Hangul.
    {0x20000, 0x3FFFF, Kind::kWord},   // Han beyond the basic plane.
};

Kind KindOf(char32_t code_point) {
  for (const RangeRow& row : kRanges) {
    if (row.first <= code_point && code_point <= row.last) return row.kind;
  }
  return Kind::kLetter;
}

char32_t Fold(char32_t code_point) {
  return code_point >= 0xC0 && code_point <= 0xDE ? code_point + 0x20 : code_point;
}

template <typename Number>
void AppendLittleEndian(Number value, std::string* out) {
  for (size_t i = 0; i < sizeof(Number); ++i) out->push_back(static_cast<char>(value >> (8 * i)));
}

template <typename Number>
Number TakeLittleEndian(absl::string_view* bytes) {
  Number value = 0;
  for (size_t i = 0; i < sizeof(Number); ++i) {
    value = static_cast<Number>(value | Number{static_cast<uint8_t>((*bytes)[i])} << (8 * i));
  }
  bytes->remove_prefix(sizeof(Number));
  return value;
}

}  // namespace

std::optional<Fingerprint> Fingerprint::Parse(absl::string_view bytes) {
  if (bytes.size() != kBytes || bytes.front() != kVersion) return std::nullopt;
  bytes.remove_prefix(1);
  Fingerprint fingerprint;
  fingerprint.exact_ = TakeLittleEndian<uint64_t>(&bytes);
  fingerprint.words_ = TakeLittleEndian<uint32_t>(&bytes);
  for (uint16_t& value : fingerprint.sketch_) value = TakeLittleEndian<uint16_t>(&bytes);
  return fingerprint;
}

std::string Fingerprint::Bytes() const {
  std::string bytes(1, kVersion);
  bytes.reserve(kBytes);
  AppendLittleEndian(exact_, &bytes);
  AppendLittleEndian(words_, &bytes);
  for (const uint16_t value : sketch_) AppendLittleEndian(value, &bytes);
  return bytes;
}

FingerprintMaker::FingerprintMaker() { minima_.fill(kNoRun); }

void FingerprintMaker::Add(absl::string_view part) {
  uint64_t hash = kOffset;
  const auto end_word = [&] {
    if (hash != kOffset) AddWord(hash);
    hash = kOffset;
  };
  const auto take = [&](char32_t unit) { hash = (hash ^ unit) * kPrime; };
  for (size_t i = 0; i < part.size();) {
    if (const auto byte = static_cast<uint8_t>(part[i]); byte < 0x80) {
      const char folded = kAscii[byte];
      if (folded > kDropped) {
        take(static_cast<uint8_t>(folded));
      } else if (folded == kParts) {
        end_word();
      }
      ++i;
      continue;
    }
    const char32_t code_point = DecodeFront(part.substr(i));
    i += SequenceLength(part[i]);
    const Kind kind = KindOf(code_point);
    if (kind == Kind::kDropped) continue;
    if (kind != Kind::kLetter) end_word();
    if (kind != Kind::kParts) take(Fold(code_point));
    if (kind == Kind::kWord) end_word();
  }
  end_word();
}

void FingerprintMaker::AddWord(uint64_t hash) {
  Fingerprint& out = fingerprint_;
  out.exact_ = Mix(out.exact_ + hash);
  if (++out.words_ >= Fingerprint::kRun) {
    const uint64_t run = Mix(previous_ * kPrime + hash);
    uint32_t& minimum = minima_[run >> 56];
    minimum = std::min(minimum, static_cast<uint32_t>(run >> 8));
  }
  previous_ = hash;
}

Fingerprint FingerprintMaker::Finish() const {
  Fingerprint fingerprint = fingerprint_;
  for (size_t i = 0; i < Fingerprint::kBins; ++i) {
    if (minima_[i] == kNoRun) continue;
    fingerprint.sketch_[i] = static_cast<uint16_t>(1 + minima_[i] % 0xFFFF);
  }
  return fingerprint;
}

Fingerprint FingerprintOf(absl::string_view text) {
  FingerprintMaker maker;
  maker.Add(text);
  return maker.Finish();
}

double EstimatedSimilarity(const Fingerprint& a, const Fingerprint& b) {
  if (a.empty() || b.empty()) return 0;
  if (a.exact() == b.exact() && a.words() == b.words()) return 1;
  int equal = 0;
  int taken = 0;
  for (size_t i = 0; i < Fingerprint::kBins; ++i) {
    const uint16_t x = a.sketch()[i];
    const uint16_t y = b.sketch()[i];
    equal += x == y && x != Fingerprint::kEmpty;
    taken += (x | y) != Fingerprint::kEmpty;
  }
  if (taken == 0) return 0;
  // Words in another order may have the same sketch; only the same words in the same order are 1.
  constexpr double kLargest = 1 - 0.5 / Fingerprint::kBins;
  // A text that says the same again and again has few runs: lengths bound what can be shared.
  const auto [fewer, more] = std::minmax({a.words(), b.words()});
  return std::min(
      {kLargest, static_cast<double>(equal) / taken, static_cast<double>(fewer) / more});
}

}  // namespace communique::text
