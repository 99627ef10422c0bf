#include "services/entity/domain/pipeline/lexical/string_id.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/murmur_hash.h"
#include "services/entity/domain/pipeline/lexical/reserved_symbols.h"

namespace communique::entity::pipeline {
namespace {

constexpr uint64_t kSeed = 1;

// The reserved symbols by their hash: one bit tells nearly every other string apart, a table with
// open addressing settles the rest. Made by the compiler.
class ReservedIndex {
 public:
  constexpr ReservedIndex() {
    for (size_t i = 0; i < std::size(kReservedSymbols); ++i) {
      const uint64_t hash = MurmurHash64A(kReservedSymbols[i].text, kSeed);
      filter_[FilterWord(hash)] |= FilterBit(hash);
      size_t slot = hash % kSlots;
      while (rows_[slot] != 0) slot = (slot + 1) % kSlots;
      rows_[slot] = static_cast<uint16_t>(i + 1);
    }
  }

  // The symbol's number, or `hash` when the text is not reserved.
  uint64_t Find(absl::string_view text, uint64_t hash) const {
    if ((filter_[FilterWord(hash)] & FilterBit(hash)) == 0) return hash;
    for (size_t slot = hash % kSlots; rows_[slot] != 0; slot = (slot + 1) % kSlots) {
      const ReservedSymbol& symbol = kReservedSymbols[rows_[slot] - 1];
      if (symbol.text == text) return symbol.id;
    }
    return hash;
  }

 private:
  static constexpr size_t kSlots = 1024;
  static constexpr size_t kFilterWords = 128;
  static_assert(std::size(kReservedSymbols) * 2 < kSlots);

  static constexpr size_t FilterWord(uint64_t hash) { return hash / 64 % kFilterWords; }
  static constexpr uint64_t FilterBit(uint64_t hash) { return uint64_t{1} << hash % 64; }

  std::array<uint64_t, kFilterWords> filter_ = {};
  std::array<uint16_t, kSlots> rows_ = {};  // Index in kReservedSymbols plus one; 0: free.
};

constexpr ReservedIndex kReservedIndex;

}  // namespace

uint64_t StringId(absl::string_view text) {
  if (text.empty()) return 0;
  return kReservedIndex.Find(text, MurmurHash64A(text, kSeed));
}

}  // namespace communique::entity::pipeline
