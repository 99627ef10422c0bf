#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_HASH_EMBED_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_HASH_EMBED_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The four hashes by which thinc finds the rows of an id (Ops.hash): MurmurHash3 for 128 bits on
// x64, as thinc varies it, over the id's eight bytes.
std::array<uint32_t, 4> EmbedHashes(uint64_t id, uint32_t seed);

// An embedding of any id in a table of few rows: the sum of the four rows that its hashes choose.
class HashEmbed {
 public:
  // The table has at least one row.
  explicit HashEmbed(HashEmbedTables tables);

  Attribute attribute() const { return tables_.attribute; }
  size_t width() const { return width_; }

  // Writes width() floats.
  void Embed(uint64_t id, float* out) const;

 private:
  HashEmbedTables tables_;
  size_t width_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_HASH_EMBED_H_
