#include "services/ingest/domain/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LabelsTest, ReadsLabelledLines) {
  const auto line = TestLexicon().labels().Read("Release date: 24/03/2001");
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(line->field, LabelField::kPublished);
  EXPECT_EQ(line->value, "24/03/2001");
  EXPECT_EQ(TestLexicon().labels().Read("Cite: ")->field, LabelField::kSource);
}

TEST(LabelsTest, LeavesOtherColonsAlone) {
  EXPECT_FALSE(TestLexicon().labels().Read("The lesson: never hurry").has_value());
  EXPECT_FALSE(TestLexicon().labels().Read("No colon here").has_value());
}

TEST(LabelsTest, RefusesAnUnknownField) { EXPECT_FALSE(Labels::Create("colour\tred\n").ok()); }

}  // namespace
}  // namespace communique::ingest
