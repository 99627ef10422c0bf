#include "services/entity/domain/time_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// How many expressions are left in `text`.
size_t Count(const std::string& text) {
  return TestRules().times.Match(Annotated(text).text()).size();
}

TEST(TimeFilterTest, KeepsWhatItsNeighboursLicense) {
  for (const char* text :
       {"He came in May.", "He came in 2019.", "He came (2019).", "He came on the 12th.",
        "a two-day stop", "On the second day he left", "It rained for 30 hours."}) {
    EXPECT_EQ(Count(text), 1u) << text;
  }
}

TEST(TimeFilterTest, DropsWhatOnlyLooksLikeATime) {
  for (const char* text :
       {"May we come?", "They march on.", "He brought 2019 people.", "the 12th floor",
        "a 70-year-old guest", "a day", "from day one", "in today's world", "the coming days",
        "It rained for six hours.", "at least 12 May members"}) {
    EXPECT_EQ(Count(text), 0u) << text;
  }
}

}  // namespace
}  // namespace communique::entity
