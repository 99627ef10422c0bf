#include "services/summary/domain/outcome_details.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

struct Read {
  explicit Read(const char* sentence) : read(Fixture(sentence)) {
    const int last = static_cast<int>(read.view.sentences().size()) - 1;
    instrument = read.cues.In(last, CueKind::kInstrument).front();
  }
  static FixtureDocument Fixture(const char* sentence) {
    FixtureDocument fixture = SmallVisit();
    fixture.Paragraph({sentence});
    return fixture;
  }
  ReadFixture read;
  Cue instrument;
};

TEST(OutcomeDetailsTest, CountsWhatStandsBeforeTheInstrument) {
  struct Case {
    const char* text;
    int value;
    v1::CountQualifier qualifier;
  };
  for (const Case& c : {
           Case{"They signed four agreements.", 4, v1::COUNT_QUALIFIER_EXACT},
           Case{"They signed more than 20 cooperation agreements.", 20,
                v1::COUNT_QUALIFIER_AT_LEAST},
           Case{"They signed about a dozen agreements.", 12, v1::COUNT_QUALIFIER_ABOUT},
           Case{"They signed up to nine agreements.", 9, v1::COUNT_QUALIFIER_AT_MOST},
           Case{"They signed a $3 billion agreement.", 1, v1::COUNT_QUALIFIER_EXACT},
           Case{"They signed an agreement.", 1, v1::COUNT_QUALIFIER_EXACT},
           Case{"The two sides signed an agreement.", 1, v1::COUNT_QUALIFIER_EXACT},
           Case{"They signed the agreements.", 0, v1::COUNT_QUALIFIER_UNSPECIFIED},
           Case{"They announced a loan.", 0, v1::COUNT_QUALIFIER_UNSPECIFIED},
       }) {
    SCOPED_TRACE(c.text);
    const Read read(c.text);
    const Count count = CountBefore(read.read.context(), read.instrument);
    EXPECT_EQ(count.value, c.value);
    EXPECT_EQ(count.qualifier, c.qualifier);
  }
}

TEST(OutcomeDetailsTest, ListsTheAreasBehindThePreposition) {
  const Read read("They signed four agreements on fisheries, hydropower and basic research.");
  EXPECT_THAT(AreasAfter(read.read.context(), read.instrument),
              ElementsAre("fisheries", "hydropower", "basic research"));
  const Read then("They signed an agreement on fisheries and announced that flights would resume.");
  EXPECT_THAT(AreasAfter(then.read.context(), then.instrument), ElementsAre("fisheries"));
}

TEST(OutcomeDetailsTest, AreasKeepAbbreviationsWholeAndLeaveAppositionsOut) {
  const Read dotted("They signed an agreement on trade outside the U.S. dollar and fisheries.");
  EXPECT_THAT(AreasAfter(dotted.read.context(), dotted.instrument),
              ElementsAre("trade outside the U.S. dollar", "fisheries"));
  const Read apposed("They signed an agreement on free transit, a gift to the shippers of copper.");
  EXPECT_THAT(AreasAfter(apposed.read.context(), apposed.instrument), ElementsAre("free transit"));
}

TEST(OutcomeDetailsTest, NamesPartiesOnlyWhenBothSidesAreNamed) {
  const Read both("[p:Okafor] and [h:Rojas] signed an agreement.");
  EXPECT_THAT(PartiesIn(both.read.context(), both.instrument.sentence),
              UnorderedElementsAre("NO", "CL"));
  const Read one("[h:Rojas] signed an agreement.");
  EXPECT_THAT(PartiesIn(one.read.context(), one.instrument.sentence), ElementsAre());
}

}  // namespace
}  // namespace communique::summary
