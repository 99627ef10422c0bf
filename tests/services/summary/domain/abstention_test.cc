#include "services/summary/domain/abstention.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

v1::AbstentionReason ReasonOf(const FixtureDocument& fixture, const char* path) {
  const ReadFixture read(fixture);
  for (const v1::Abstention& abstention : ExplainMissing(read.context(), v1::Visit())) {
    EXPECT_FALSE(abstention.detail().empty());
    if (abstention.field_path() == path) return abstention.reason();
  }
  return v1::ABSTENTION_REASON_UNSPECIFIED;
}

FixtureDocument Bare() {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] visits [c:Chile]");
  return fixture;
}

TEST(AbstentionTest, TellsWhatIsNotStated) {
  EXPECT_EQ(ReasonOf(Bare(), "dates"), v1::ABSTENTION_REASON_NOT_STATED);
  EXPECT_EQ(ReasonOf(Bare(), "occasion"), v1::ABSTENTION_REASON_NOT_STATED);
}

TEST(AbstentionTest, TellsWhatIsTooWeak) {
  FixtureDocument fixture = Bare();
  fixture.Time("t", "2031-04-02");
  fixture.Paragraph({"An anniversary fell on [t:2 April]."});
  EXPECT_EQ(ReasonOf(fixture, "dates"), v1::ABSTENTION_REASON_BELOW_THRESHOLD);
  EXPECT_EQ(ReasonOf(fixture, "occasion"), v1::ABSTENTION_REASON_BELOW_THRESHOLD);
}

TEST(AbstentionTest, TellsWhatCannotBePlaced) {
  FixtureDocument fixture = Bare();
  fixture.Time("t", "");
  fixture.Paragraph({"She came on [t:the second day]."});
  EXPECT_EQ(ReasonOf(fixture, "dates"), v1::ABSTENTION_REASON_NOT_RESOLVABLE);
}

TEST(AbstentionTest, AFilledFieldIsNotMissing) {
  const ReadFixture read(Bare());
  v1::Visit visit;
  visit.mutable_dates();
  visit.mutable_type();
  for (const v1::Abstention& abstention : ExplainMissing(read.context(), visit)) {
    EXPECT_NE(abstention.field_path(), "dates");
    EXPECT_NE(abstention.field_path(), "type");
  }
}

}  // namespace
}  // namespace communique::summary
