#include "services/summary/domain/render_markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(RenderMarkdownTest, ShowsHeadingsListsAndPassages) {
  const Summary summary = Summarizer::Create()->Summarize({SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  const std::string text = RenderMarkdown(summary.visits[0]);
  EXPECT_THAT(text, StartsWith("# Hana Okafor to Chile, 7 to 9 May 2031\n"));
  EXPECT_THAT(text, HasSubstr("\n## Hosts\n\n- "));
  EXPECT_THAT(text, HasSubstr("\n  > "));
}

TEST(RenderMarkdownTest, TextCannotBecomeMarkup) {
  v1::Visit visit;
  visit.add_visitors()->set_name("<script>alert(1)</script> [x](javascript:y) `z` *w*\n# h");
  const std::string text = RenderMarkdown(visit);
  EXPECT_THAT(text, Not(HasSubstr("<script>")));
  EXPECT_THAT(text, Not(HasSubstr("](")));
  EXPECT_THAT(text, Not(HasSubstr("\n# h")));
}

TEST(RenderMarkdownTest, ListsDocumentsWithoutAVisit) {
  v1::SummarizeCommentaryResponse response;
  response.add_documents()->set_no_visit_reason(v1::NO_VISIT_REASON_DOMESTIC_TRIP);
  EXPECT_THAT(RenderMarkdown(response), HasSubstr("the trip stays inside one country"));
}

}  // namespace
}  // namespace communique::summary
