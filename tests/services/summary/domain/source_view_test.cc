#include "services/summary/domain/source_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class SourceViewTest : public ::testing::Test {
 protected:
  // Adds a theme that rests on the first place of `words`.
  void Rest(const std::string& words) {
    const text::SpanIndex index(document_.text());
    const text::EvidenceMaker maker("documents/1", text::Sha256Hex(document_.text()), &index);
    const size_t begin = document_.text().find(words);
    *visit_.add_themes()->mutable_support()->add_evidence() =
        maker.Make(begin, begin + words.size(), base::v1::BASIS_STATED);
  }

  SourceView View(bool with_text) {
    findings_ = FindingsOf(visit_);
    texts_ =
        *SourceTexts::Bind(visit_, with_text ? std::vector<const ingest::v1::Document*>{&document_}
                                             : std::vector<const ingest::v1::Document*>{});
    return SourceView(visit_, texts_, findings_);
  }

  const base::v1::Evidence& Evidence(int theme) {
    return visit_.themes(theme).support().evidence(0);
  }

  ingest::v1::Document document_;
  v1::Visit visit_;
  SourceTexts texts_;
  std::vector<RecordFinding> findings_;
};

TEST_F(SourceViewTest, CutsOverlappingEvidenceIntoMarks) {
  document_.set_text("one two three four");
  Rest("one two");
  Rest("two three");
  Rest("four");
  const SourceView view = View(true);
  EXPECT_EQ(view.RunOf(Evidence(0)), "0.0-1");
  EXPECT_EQ(view.RunOf(Evidence(1)), "0.1-2");
  EXPECT_EQ(view.RunOf(Evidence(2)), "0.3-3");
  EXPECT_EQ(view.AnchorOf(Evidence(1)), "d0s1");
  EXPECT_THAT(view.Render(),
              HasSubstr("<mark id=\"d0s0\">one </mark><mark id=\"d0s1\">two</mark><mark "
                        "id=\"d0s2\"> three</mark> <mark id=\"d0s3\">four</mark>"));
}

TEST_F(SourceViewTest, MarksEvidenceOverSeveralBlocksInEach) {
  document_.set_text("first block\n\nsecond <b>\n\nthird");
  Rest("block\n\nsecond");
  const SourceView view = View(true);
  const std::string html = view.Render();
  EXPECT_THAT(html, HasSubstr("first <mark id=\"d0s0\">block</mark></p>"));
  EXPECT_THAT(html, HasSubstr("\"><mark id=\"d0s2\">second</mark> &lt;b&gt;</p>"));
  EXPECT_EQ(view.RunOf(Evidence(0)), "0.0-2");
}

TEST_F(SourceViewTest, WithoutATextItShowsEachPassageOnce) {
  document_.set_text("one two three four");
  Rest("two");
  Rest("two");
  Rest("four");
  const SourceView view = View(false);
  EXPECT_EQ(view.RunOf(Evidence(0)), view.RunOf(Evidence(1)));
  EXPECT_EQ(view.RunOf(Evidence(2)), "0.1-1");
  EXPECT_THAT(view.Render(), HasSubstr("… one <mark id=\"d0s0\">two</mark> three four …"));
  EXPECT_THAT(view.Render(), HasSubstr("the text was not given"));
}

TEST_F(SourceViewTest, EvidenceThatDoesNotStandInTheTextIsAPassageBesideIt) {
  document_.set_text("one two three four");
  Rest("two");
  Rest("four");
  visit_.mutable_themes(1)->mutable_support()->mutable_evidence(0)->set_exact("five");
  const SourceView view = View(true);
  EXPECT_EQ(view.RunOf(Evidence(0)), "0.0-0");
  EXPECT_EQ(view.RunOf(Evidence(1)), "1.0-0");
  EXPECT_THAT(view.Render(), Not(HasSubstr("<mark id=\"d0s1\">")));
}

TEST_F(SourceViewTest, LinksAnAddressOfTheWebAlone) {
  document_.set_text("one");
  Rest("one");
  v1::SourceDocument& source = *visit_.add_sources();
  source.set_sha256(text::Sha256Hex("one"));
  source.set_source_uri("javascript:alert(1)");
  EXPECT_THAT(View(true).Render(), Not(HasSubstr("<a ")));
  source.set_source_uri("https://example.org/?a&b");
  EXPECT_THAT(View(true).Render(),
              HasSubstr("<a href=\"https://example.org/?a&amp;b\" rel=\"noopener"));
}

TEST_F(SourceViewTest, StaysInProportionWhenAllEvidenceOverlaps) {
  std::string text;
  for (int i = 0; i < 2000; ++i) absl::StrAppend(&text, "w", i, " ");
  document_.set_text(text);
  const text::SpanIndex index(document_.text());
  const text::EvidenceMaker maker("documents/1", text::Sha256Hex(text), &index);
  for (int i = 0; i < 2000; ++i) {
    *visit_.add_themes()->mutable_support()->add_evidence() =
        maker.Make(i, text.size() - i, base::v1::BASIS_STATED);
  }
  EXPECT_LT(View(true).Render().size(), text.size() + 4000 * 40);
}

}  // namespace
}  // namespace communique::summary
