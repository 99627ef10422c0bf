#include "services/summary/domain/render_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/render_text.h"
#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"
#include "tests/support/status_matchers.h"

namespace communique::summary {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::ViolatesField;
using ::testing::EndsWith;

v1::Visit SomeVisit() { return Summarizer::Create()->Summarize({SmallVisit().Build()}).visits[0]; }

TEST(RenderRecordTest, EveryFormatOfTheApiIsWritten) {
  const v1::Visit visit = SomeVisit();
  const auto texts = SourceTexts::Bind(visit, {});
  for (int number = v1::Format_MIN + 1; number <= v1::Format_MAX; ++number) {
    if (!v1::Format_IsValid(number)) continue;
    const auto format = static_cast<v1::Format>(number);
    SCOPED_TRACE(v1::Format_Name(format));
    ASSERT_TRUE(CheckFormat(format).ok());
    EXPECT_THAT(std::string(ContentTypeOf(format)), EndsWith("; charset=utf-8"));
    if (format == v1::FORMAT_CONLLU) continue;  // Needs an analysis; render_conllu_test writes it.
    const auto content = RenderRecord(visit, *texts, format);
    ASSERT_TRUE(content.ok()) << content.status();
    EXPECT_GT(content->size(), 100u);
    EXPECT_EQ(content->back(), '\n');
    EXPECT_EQ(*RenderRecord(visit, *texts, format), *content);
  }
}

TEST(RenderRecordTest, AnEmptyRecordIsWrittenToo) {
  const v1::Visit visit;
  const auto texts = SourceTexts::Bind(visit, {});
  for (int number = v1::Format_MIN + 1; number <= v1::Format_MAX; ++number) {
    if (number == v1::FORMAT_CONLLU || !v1::Format_IsValid(number)) continue;
    EXPECT_TRUE(RenderRecord(visit, *texts, static_cast<v1::Format>(number)).ok()) << number;
  }
}

TEST(RenderRecordTest, RefusesAFormatThatIsNotSetOrNotKnown) {
  for (const auto format : {v1::FORMAT_UNSPECIFIED, static_cast<v1::Format>(99)}) {
    EXPECT_THAT(CheckFormat(format), HasReason("FORMAT_INVALID"));
    EXPECT_THAT(CheckFormat(format), ViolatesField("format"));
    EXPECT_FALSE(RenderRecord({}, *SourceTexts::Bind({}, {}), format).ok());
  }
}

}  // namespace
}  // namespace communique::summary
