#include "services/entity/domain/pipeline/network/hash_embed.h"

#include <cstdint>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/entity/domain/pipeline/network/layer_tables.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

struct HashCase {
  uint64_t id;
  uint32_t seed;
  uint32_t hashes[4];
};

// As thinc's NumpyOps.hash gives them.
constexpr HashCase kHashes[] = {
    {0, 0, {3428303819, 685728695, 3303603794, 4065689084}},
    {9876543210, 0, {3264546445, 631525937, 2141945939, 2804361025}},
    {0, 8, {0, 0, 0, 0}},
    {1, 8, {1161550108, 2247783286, 1742325162, 1224191281}},
    {84, 8, {1475094830, 4243093578, 2212642245, 4217156719}},
    {1, 13, {1266879892, 1356517611, 318478807, 3343674364}},
    {UINT64_MAX, 13, {3199409384, 1062937581, 752279700, 3061442444}},
};

TEST(HashEmbedTest, HashesIdsAsThincDoes) {
  for (const HashCase& c : kHashes) {
    EXPECT_THAT(EmbedHashes(c.id, c.seed), ElementsAreArray(c.hashes)) << c.id << ", " << c.seed;
  }
}

TEST(HashEmbedTest, SumsTheRowsOfTheFourHashes) {
  HashEmbedTables tables;
  tables.seed = 8;
  tables.table = {{10, 1}, {1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}};
  std::vector<float> out(1);
  HashEmbed(tables).Embed(1, out.data());  // Hashes that end in 8, 6, 2, 1.
  EXPECT_THAT(out, ElementsAre(1e8f + 1e6f + 100.0f + 10.0f));
}

TEST(HashEmbedTest, CountsARowAsOftenAsItIsChosen) {
  HashEmbedTables tables;
  tables.seed = 8;
  tables.table = {{3, 2}, {0.5, -2, 7, 7, 7, 7}};
  std::vector<float> out(2);
  HashEmbed(tables).Embed(0, out.data());  // All four hashes are 0.
  EXPECT_THAT(out, ElementsAre(2, -8));
}

TEST(HashEmbedTest, GivesTheSameBitsOnEveryMachine) {
  for (const int width : {1, 15, 16, 37, 96}) {
    HashEmbedTables tables;
    tables.seed = 9;
    tables.table = SomeTensor({50, width}, 1);
    std::vector<std::vector<float>> results;
    ForEachInstructionSet([&](int64_t) {
      results.emplace_back(width);
      HashEmbed(tables).Embed(4711, results.back().data());
    });
    for (const auto& result : results) EXPECT_EQ(result, results.front());
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
