#include "services/summary/domain/record_outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(RecordOutlineTest, LeavesEmptyFieldsOut) {
  v1::Visit visit;
  EXPECT_TRUE(OutlineOf(visit).empty());
  EXPECT_EQ(HeadlineOf(visit), "Visit");
}

TEST(RecordOutlineTest, HoldsTheFieldsInReadingOrder) {
  const Summary summary = Summarizer::Create()->Summarize({SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  const std::vector<OutlineSection> sections = OutlineOf(summary.visits[0]);
  ASSERT_GE(sections.size(), 4u);
  EXPECT_EQ(sections[0].heading, "Visit");
  EXPECT_EQ(sections[1].heading, "Visitors");
  EXPECT_EQ(sections.back().heading, "Sources");
  for (const OutlineSection& section : sections) EXPECT_FALSE(section.items.empty());
  EXPECT_EQ(HeadlineOf(summary.visits[0]), "Hana Okafor to Chile, 7 to 9 May 2031");
}

}  // namespace
}  // namespace communique::summary
