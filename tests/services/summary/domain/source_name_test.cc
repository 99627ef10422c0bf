#include "services/summary/domain/source_name.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(SourceNameTest, AnOutletKeepsTheArticleThatTheTextWritesCapital) {
  struct Case {
    const char* text;
    const char* name;
  };
  for (const Case& c : {
           Case{"He told The [o:Fjord Gazette] so.", "The Fjord Gazette"},
           Case{"He told the [o:Fjord Gazette] so.", "Fjord Gazette"},
           Case{"The [o:Fjord Gazette] said so. He reads the [o:Fjord Gazette].", "Fjord Gazette"},
           Case{"He told [o:Fjord Gazette] so.", "Fjord Gazette"},
       }) {
    SCOPED_TRACE(c.text);
    FixtureDocument fixture = SmallVisit();
    fixture.Entity("o", entity::v1::ENTITY_TYPE_OUTLET, "Fjord Gazette");
    fixture.Paragraph({c.text});
    const ReadFixture read(fixture);
    EXPECT_EQ(SourceName(read.view, read.view.EntityIndex("o")), c.name);
  }
}

}  // namespace
}  // namespace communique::summary
