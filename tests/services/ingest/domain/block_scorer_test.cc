#include "services/ingest/domain/block_scorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/support/status_matchers.h"

namespace communique::ingest {
namespace {

using ::communique::testing::StatusIs;
using ::testing::HasSubstr;

constexpr absl::string_view kTable =
    "# Links are no text; of what is none, long blocks are likelier text than short ones.\n"
    "keep\t-\t0.4\t-\t-\n"
    "tree\tlink_density\t0.5\t1\t=-3\n"
    "node\twords\t2\t=-1\t=1\n"
    "tree\tsentence\t0.5\t=0\t=2\n";

BlockFeatures Features(float words, float link_density, float sentence) {
  BlockFeatures features{};
  features[static_cast<size_t>(Feature::kWords)] = words;
  features[static_cast<size_t>(Feature::kLinkDensity)] = link_density;
  features[static_cast<size_t>(Feature::kSentence)] = sentence;
  return features;
}

TEST(BlockScorerTest, AddsUpTheLeavesThatABlockFallsInto) {
  const auto scorer = BlockScorer::Create("t", kTable);
  ASSERT_TRUE(scorer.ok()) << scorer.status();
  EXPECT_FLOAT_EQ(scorer->keep(), 0.4F);
  EXPECT_NEAR(scorer->Probability(Features(3, 0, 1)), 0.9526, 1e-4);  // 1 + 2
  EXPECT_NEAR(scorer->Probability(Features(1, 0, 0)), 0.2689, 1e-4);  // -1 + 0
  EXPECT_NEAR(scorer->Probability(Features(2, 0.5, 0)), 0.2689, 1e-4) << "the threshold is below";
  EXPECT_NEAR(scorer->Probability(Features(3, 0.9F, 1)), 0.2689, 1e-4);  // -3 + 2
}

TEST(BlockScorerTest, SaysWhatIsWrongWithATable) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "no tree"},
      {"keep\t-\tmuch\t-\t-\n", "\"much\" is not a number"},
      {"node\twords\t2\t=-1\t=1\n", "tree 0: \"node\" is not keep, tree or node"},
      {"twig\twords\t2\t=-1\t=1\n", "\"twig\""},
      {"tree\tcolour\t2\t=-1\t=1\n", "tree 1: no feature \"colour\""},
      {"tree\twords\tnan\t=-1\t=1\n", "not a number"},
      {"tree\twords\t2\t=x\t=1\n", "not a number"},
      {"tree\twords\t2\t0\t=1\n", "\"0\" is no later node"},
      {"tree\twords\t2\t1\t=1\n", "a node that it does not have"},
      {"tree\twords\t2\t1\t=1\ntree\twords\t2\t=1\t=1\n", "a node that it does not have"},
      {"tree\twords\t2\t9999999\t=1\n", "no later node"},
      {"tree\twords\t2\t=1\n", "5 filled columns"},
  };
  for (const auto& [table, reason] : cases) {
    EXPECT_THAT(BlockScorer::Create("t", table).status(),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(reason)))
        << table;
  }
}

}  // namespace
}  // namespace communique::ingest
