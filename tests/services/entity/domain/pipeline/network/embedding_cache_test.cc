#include "services/entity/domain/pipeline/network/embedding_cache.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

using ::testing::IsNull;
using ::testing::NotNull;

// Adds keys with the vector {key}.
void Fill(EmbeddingCache* cache, uint32_t first, uint32_t last) {
  for (uint32_t key = first; key <= last; ++key) {
    cache->Add(key);
    *cache->Find(key) = static_cast<float>(key);
  }
}

TEST(EmbeddingCacheTest, FindsWhatWasAdded) {
  EmbeddingCache cache;
  cache.Prepare(1, 1, 10);
  EXPECT_THAT(cache.Find(0), IsNull());
  Fill(&cache, 0, 3);
  Fill(&cache, 1000, 1000);
  ASSERT_THAT(cache.Find(2), NotNull());
  EXPECT_EQ(*cache.Find(0), 0);
  EXPECT_EQ(*cache.Find(2), 2);
  EXPECT_EQ(*cache.Find(1000), 1000);
  EXPECT_THAT(cache.Find(4), IsNull());
  EXPECT_THAT(cache.Find(5000), IsNull());
}

TEST(EmbeddingCacheTest, KeepsItsVectorsAsLongAsThereIsRoom) {
  EmbeddingCache cache(8);
  cache.Prepare(1, 1, 4);
  Fill(&cache, 1, 4);
  cache.Prepare(1, 1, 4);
  EXPECT_THAT(cache.Find(1), NotNull());
  EXPECT_EQ(cache.size(), 4);
}

TEST(EmbeddingCacheTest, IsEmptiedWhenABatchMightNotFit) {
  EmbeddingCache cache(8);
  cache.Prepare(1, 1, 5);
  Fill(&cache, 1, 5);
  cache.Prepare(1, 1, 4);
  EXPECT_EQ(cache.size(), 0);
  EXPECT_THAT(cache.Find(1), IsNull());
  Fill(&cache, 5, 8);
  EXPECT_EQ(*cache.Find(5), 5);
}

TEST(EmbeddingCacheTest, HoldsNoMoreThanItsBoundHoweverManyKeysCome) {
  EmbeddingCache cache(64);
  for (uint32_t key = 0; key < 10'000; key += 16) {
    cache.Prepare(1, 3, 16);
    Fill(&cache, key, key + 15);
    ASSERT_LE(cache.size(), 64);
    ASSERT_EQ(*cache.Find(key), static_cast<float>(key));
  }
}

TEST(EmbeddingCacheTest, ForgetsTheKeysOfAnotherEpochAndVectorsOfAnotherWidth) {
  EmbeddingCache cache;
  cache.Prepare(1, 1, 4);
  Fill(&cache, 1, 4);
  cache.Prepare(2, 1, 4);
  EXPECT_THAT(cache.Find(1), IsNull());
  Fill(&cache, 1, 4);
  cache.Prepare(2, 5, 4);
  EXPECT_THAT(cache.Find(1), IsNull());
}

}  // namespace
}  // namespace communique::entity::pipeline
