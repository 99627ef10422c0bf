#include "services/entity/domain/pipeline/network/hash_embed.h"

#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "services/entity/domain/pipeline/network/hash_embed.cc"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
#include "services/entity/domain/pipeline/network/tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace communique::entity::pipeline::HWY_NAMESPACE {

// Element-wise, so that the bits are the same on all machines.
void SumRows(const float* const rows[4], size_t size, float* out) {
  size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    Vector sum = hn::LoadU(LaneTag(), rows[0] + i);
    for (size_t r = 1; r < 4; ++r) sum = hn::Add(sum, hn::LoadU(LaneTag(), rows[r] + i));
    hn::StoreU(sum, LaneTag(), out + i);
  }
  for (; i < size; ++i) out[i] = rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i];
}

}  // namespace communique::entity::pipeline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace communique::entity::pipeline {

HWY_EXPORT(SumRows);

namespace {

constexpr uint64_t kIdBytes = 8;

uint64_t RotateLeft(uint64_t x, int by) { return x << by | x >> (64 - by); }

// MurmurHash3's finalizer.
uint64_t Finish(uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ h >> 33;
}

}  // namespace

std::array<uint32_t, 4> EmbedHashes(uint64_t id, uint32_t seed) {
  uint64_t h1 = RotateLeft(id * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= kIdBytes;
  uint64_t h2 = seed ^ kIdBytes;
  h1 += h2;
  h2 += h1;
  h1 = Finish(h1);
  h2 = Finish(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<uint32_t>(h1), static_cast<uint32_t>(h1 >> 32), static_cast<uint32_t>(h2),
          static_cast<uint32_t>(h2 >> 32)};
}

HashEmbed::HashEmbed(HashEmbedTables tables)
    : tables_(std::move(tables)), width_(tables_.table.shape[1]) {}

void HashEmbed::Embed(uint64_t id, float* out) const {
  const auto rows = static_cast<uint32_t>(tables_.table.shape[0]);
  const auto hashes = EmbedHashes(id, tables_.seed);
  const float* row[4];
  for (int i = 0; i < 4; ++i) row[i] = tables_.table.data.data() + hashes[i] % rows * width_;
  HWY_DYNAMIC_DISPATCH(SumRows)(row, width_, out);
}

}  // namespace communique::entity::pipeline
#endif  // HWY_ONCE
