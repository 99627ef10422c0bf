#include "services/entity/domain/time_tense.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

struct TenseCase {
  const char* text;  // The time is the only "Friday".
  v1::Tense want;
};

constexpr TenseCase kCases[] = {
    {"Rao left on Friday.", v1::TENSE_PAST},
    {"Rao will leave on Friday.", v1::TENSE_FUTURE},
    {"Rao arrives on Friday.", v1::TENSE_PRESENT},
    {"Rao is due to leave on Friday.", v1::TENSE_FUTURE},
    {"Talks are scheduled for Friday.", v1::TENSE_FUTURE},
    // What is agreed is still to come, what was to happen may have happened.
    {"Rao agreed to leave on Friday.", v1::TENSE_FUTURE},
    {"Rao announced plans to leave on Friday.", v1::TENSE_FUTURE},
    {"Rao came to leave on Friday.", v1::TENSE_PAST},
    {"Rao was to leave on Friday.", v1::TENSE_UNSPECIFIED},
    // At the start of a clause it belongs to the verb behind it.
    {"Rao came yesterday, and on Friday he will leave.", v1::TENSE_FUTURE},
    {"Rao will speak, and on Friday he left.", v1::TENSE_PAST},
    {"On Friday.", v1::TENSE_UNSPECIFIED},
};

TEST(TenseReaderTest, TellsInWhichTenseATimeStands) {
  for (const TenseCase& c : kCases) {
    const Annotated annotated(c.text);
    const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
    const std::vector<std::string> tokens = annotated.Tokens();
    const auto friday = std::find(tokens.begin(), tokens.end(), "Friday");
    EXPECT_EQ(TenseReader(annotated.text(), groups).At(static_cast<int>(friday - tokens.begin())),
              c.want)
        << c.text;
  }
}

}  // namespace
}  // namespace communique::entity
