#include "services/summary/domain/render_conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "common/text/span_index.h"
#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"
#include "tests/support/conllu_check.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Tokens of the words between spaces, sentences as the fixture has them.
entity::v1::Analysis WithTokens(AnalyzedDocument read) {
  const text::SpanIndex index(read.document.text());
  for (int s = 0; s < read.analysis.sentences_size(); ++s) {
    const base::v1::TextSpan& span = read.analysis.sentences(s).span();
    for (int at = span.byte_begin(); at < span.byte_end();) {
      const size_t space = read.document.text().find_first_of(" \n", at);
      const int end = static_cast<int>(std::min<size_t>(span.byte_end(), space));
      entity::v1::Token& token = *read.analysis.add_tokens();
      *token.mutable_span() = index.Span(at, end);
      token.set_sentence(s);
      token.set_head(-1);
      at = end + 1;
    }
  }
  return read.analysis;
}

class RenderConlluTest : public ::testing::Test {
 protected:
  const AnalyzedDocument read_ = SmallVisit().Build();
  v1::Visit visit_ = Summarizer::Create()->Summarize({read_}).visits[0];
};

TEST_F(RenderConlluTest, WritesTheSentencesOfTheEvidenceWithTheFieldsThatRestOnThem) {
  const auto texts = SourceTexts::Bind(visit_, {&read_.document});
  const std::string out = RenderConllu(visit_, *texts, {WithTokens(read_)});
  EXPECT_THAT(out, HasSubstr("# newdoc id = documents_small\n"));
  EXPECT_THAT(out, HasSubstr("# field_path = dates\n"));
  EXPECT_THAT(out, HasSubstr("# field_path = hosts[0]\n"));
  EXPECT_THAT(out, HasSubstr("\tOkafor\t"));
}

TEST_F(RenderConlluTest, LeavesOutSentencesWithoutEvidence) {
  v1::Visit visit;
  *visit.mutable_sources() = visit_.sources();
  *visit.mutable_dates() = visit_.dates();
  visit.mutable_dates()->mutable_support()->mutable_evidence()->DeleteSubrange(
      1, visit.dates().support().evidence_size() - 1);
  const auto texts = SourceTexts::Bind(visit, {&read_.document});
  const std::string out = RenderConllu(visit, *texts, {WithTokens(read_)});
  EXPECT_THAT(out, HasSubstr("# field_path = dates\n"));
  EXPECT_THAT(out, Not(HasSubstr("hydropower")));
}

TEST_F(RenderConlluTest, SaysOfASentenceThatEvidenceOnlyReachesIntoIt) {
  v1::Visit visit;
  *visit.mutable_sources() = visit_.sources();
  const text::SpanIndex index(read_.document.text());
  base::v1::Evidence& all = *visit.mutable_occasion()->mutable_support()->add_evidence();
  all.set_document_sha256(read_.document.sha256());
  *all.mutable_span() = index.Span(0, read_.document.text().size());
  all.set_exact(read_.document.text());
  const auto texts = SourceTexts::Bind(visit, {&read_.document});
  const std::string out = RenderConllu(visit, *texts, {WithTokens(read_)});
  EXPECT_THAT(out, HasSubstr("# field_path = occasion\n"));
  EXPECT_THAT(out, HasSubstr("# field_path_continues = yes\n"));
  EXPECT_EQ(out.find("# field_path = "), out.rfind("# field_path = "));
}

TEST_F(RenderConlluTest, NamesSourcesWhoseTextIsNotGiven) {
  visit_.add_sources()->set_document("documents/else\nwhere");
  const auto texts = SourceTexts::Bind(visit_, {&read_.document});
  EXPECT_THAT(RenderConllu(visit_, *texts, {WithTokens(read_)}),
              ::testing::StartsWith("# text_not_given = documents/else where\n# newdoc"));
}

}  // namespace
}  // namespace communique::summary
