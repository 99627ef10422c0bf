#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_MURMUR_HASH_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_MURMUR_HASH_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// `at[0..count)` as a number, the least significant byte first; compilers make one load of it.
template <int count>
constexpr uint64_t LoadLittleEndian(const char* at) {
  if constexpr (count == 1) {
    return static_cast<unsigned char>(*at);
  } else {
    return LoadLittleEndian<count / 2>(at) | LoadLittleEndian<count / 2>(at + count / 2)
                                                 << (4 * count);
  }
}

// The last 1 to 7 bytes.
constexpr uint64_t LoadTail(const char* at, size_t count) {
  uint64_t word = 0;
  if ((count & 1) != 0) word = LoadLittleEndian<1>(at + (count & 6));
  if ((count & 2) != 0) word = word << 16 | LoadLittleEndian<2>(at + (count & 4));
  if ((count & 4) != 0) word = word << 32 | LoadLittleEndian<4>(at);
  return word;
}

// MurmurHash64A (Austin Appleby, public domain) of the bytes, the same on every machine.
constexpr uint64_t MurmurHash64A(absl::string_view bytes, uint64_t seed) {
  constexpr uint64_t kMultiplier = 0xc6a4a7935bd1e995;
  constexpr int kShift = 47;
  uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  const char* at = bytes.data();
  const char* const last_word = at + (bytes.size() & ~size_t{7});
  for (; at != last_word; at += 8) {
    uint64_t word = LoadLittleEndian<8>(at) * kMultiplier;
    word ^= word >> kShift;
    hash = (hash ^ word * kMultiplier) * kMultiplier;
  }
  if (const size_t rest = bytes.size() & 7; rest != 0) {
    hash ^= LoadTail(at, rest);
    hash *= kMultiplier;
  }
  hash = (hash ^ (hash >> kShift)) * kMultiplier;
  return hash ^ (hash >> kShift);
}

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_MURMUR_HASH_H_
