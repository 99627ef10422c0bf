#include "services/summary/domain/modality.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(ModalityTest, ReadsHowRealAVisitIs) {
  struct Case {
    const char* text;
    entity::v1::Modality modality;
    bool negated;
  };
  for (const Case& c : {
           Case{"She visited the port.", entity::v1::MODALITY_ACTUAL, false},
           Case{"She will visit the port.", entity::v1::MODALITY_PLANNED, false},
           Case{"She is expected to visit the port.", entity::v1::MODALITY_PLANNED, false},
           Case{"She called off the plan to visit the port.", entity::v1::MODALITY_CANCELLED,
                false},
           Case{"The plan to visit the port was postponed.", entity::v1::MODALITY_POSTPONED, false},
           Case{"She might visit the port.", entity::v1::MODALITY_HYPOTHETICAL, false},
           Case{"Her predecessor visited the port.", entity::v1::MODALITY_PAST_BACKGROUND, false},
           Case{"She did not visit the port.", entity::v1::MODALITY_ACTUAL, true},
       }) {
    SCOPED_TRACE(c.text);
    FixtureDocument fixture;
    fixture.Paragraph({c.text});
    const ReadFixture read(fixture);
    const CueModality modality =
        ModalityOf(read.view, read.cues, read.cues.In(0, CueKind::kVisit).front());
    EXPECT_EQ(modality.value, c.modality);
    EXPECT_EQ(modality.negated, c.negated);
  }
}

TEST(ModalityTest, AVisitYearsBeforeTheDocumentIsBackground) {
  FixtureDocument fixture;
  fixture.Published(2031, 5, 12);
  fixture.Time("t", "2026-03-04");
  fixture.Paragraph({"She visited the port on [t:4 March 2026]."});
  const ReadFixture read(fixture);
  const CueModality modality =
      ModalityOf(read.view, read.cues, read.cues.In(0, CueKind::kVisit).front());
  EXPECT_EQ(modality.value, entity::v1::MODALITY_PAST_BACKGROUND);
  EXPECT_TRUE(modality.dated_elsewhere);
}

TEST(ModalityTest, KnowsQuotedWords) {
  FixtureDocument fixture;
  fixture.Paragraph({"She said: \"We shall visit the port again soon\"."});
  fixture.Quote("We shall visit the port again soon", "");
  const ReadFixture read(fixture);
  EXPECT_TRUE(ModalityOf(read.view, read.cues, read.cues.In(0, CueKind::kVisit).front()).quoted);
}

}  // namespace
}  // namespace communique::summary
