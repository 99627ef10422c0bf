#include "services/summary/domain/render_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/summary/domain/html_text.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RenderHtmlTest : public ::testing::Test {
 protected:
  std::string Page() { return *RenderHtml(visit_, *SourceTexts::Bind(visit_, {&read_.document})); }

  const AnalyzedDocument read_ = SmallVisit().Build();
  v1::Visit visit_ = Summarizer::Create()->Summarize({read_}).visits[0];
};

TEST_F(RenderHtmlTest, ShowsEveryValueAndPassageOfTheRecord) {
  const std::string page = Page();
  const std::string shown = page.substr(0, page.find("application/ld+json"));
  size_t count = 0;
  for (const RecordFinding& finding : FindingsOf(visit_)) {
    for (const auto& [path, value] : ValuesOf(*finding.part)) {
      EXPECT_THAT(shown, HasSubstr(EscapeHtml(value))) << finding.path << " " << path;
      ++count;
    }
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      EXPECT_THAT(shown, HasSubstr(absl::StrCat("<q>", EscapeHtml(evidence.exact()), "</q>")));
    }
  }
  EXPECT_GT(count, 50u);
}

TEST_F(RenderHtmlTest, AFieldLeadsToItsEvidenceInTheText) {
  const std::string page = Page();
  const size_t host = page.find("id=\"f-hosts-0\"");
  ASSERT_NE(host, std::string::npos);
  const size_t link = page.find("href=\"#", host) + 7;
  const std::string target = page.substr(link, page.find('"', link) - link);
  EXPECT_THAT(page, HasSubstr(absl::StrCat("<mark id=\"", target, "\">")));
}

TEST_F(RenderHtmlTest, ItsPolicyForbidsAllButItsOwnScriptAndStyle) {
  const std::string page = Page();
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(page, Not(HasSubstr(" style=")));
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
}

TEST_F(RenderHtmlTest, WithoutTextsItShowsThePassages) {
  const std::string page = *RenderHtml(visit_, *SourceTexts::Bind(visit_, {}));
  EXPECT_THAT(page, HasSubstr("the text was not given"));
  EXPECT_THAT(page, Not(HasSubstr("#sources\" data-at")));
}

TEST_F(RenderHtmlTest, ShowsConflictsSideBySide) {
  v1::Conflict& conflict = *visit_.add_conflicts();
  conflict.set_field_path("dates.value.end");
  for (const char* value : {"2031-05-09", "2031-05-10"}) {
    v1::ConflictValue& side = *conflict.add_values();
    side.set_value(value);
    side.set_independent_sources(3);
    *side.add_evidence() = visit_.dates().support().evidence(0);
  }
  const std::string page = Page();
  EXPECT_THAT(page, HasSubstr("Where the documents disagree"));
  EXPECT_THAT(page, HasSubstr("<bdi>2031-05-10</bdi>"));
}

// Attacks in every text of the record; tests/render runs such pages in a browser too.
TEST_F(RenderHtmlTest, NoTextBecomesMarkup) {
  const std::string attack = "</script><img src=x onerror=alert(1)>\"'";
  v1::Visit visit;
  visit.set_name(attack);
  visit.set_abstract(attack);
  visit.add_visitors()->set_name(attack);
  visit.add_stops()->set_city(attack);
  visit.mutable_occasion()->set_value(attack);
  visit.add_missing()->set_field_path(attack);
  visit.add_conflicts()->set_field_path(attack);
  visit.add_sources()->set_title(attack);
  const std::string page = *RenderHtml(visit, *SourceTexts::Bind(visit, {}));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_EQ(page.find("</script>"), page.rfind("</script>", page.rfind("</script>") - 1));
}

}  // namespace
}  // namespace communique::summary
