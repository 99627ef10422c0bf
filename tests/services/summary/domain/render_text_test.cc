#include "services/summary/domain/render_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(RenderTextTest, ShowsTheRecordWithConfidences) {
  const Summary summary = Summarizer::Create()->Summarize({SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  const std::string text = RenderText(summary.visits[0]);
  EXPECT_THAT(text, HasSubstr("Hana Okafor to Chile, 7 to 9 May 2031\n====="));
  EXPECT_THAT(text, HasSubstr("Type: official  [0."));
  EXPECT_EQ(text.back(), '\n');
}

TEST(RenderTextTest, SaysWhyADocumentGaveNothing) {
  v1::SummarizeCommentaryResponse response;
  v1::DocumentResult& call = *response.add_documents();
  call.mutable_document()->mutable_metadata()->mutable_title()->set_value("A call");
  call.set_no_visit_reason(v1::NO_VISIT_REASON_CALL_ONLY);
  response.add_documents()->mutable_error()->set_message("content is empty");
  const std::string text = RenderText(response);
  EXPECT_THAT(text,
              HasSubstr("Document 1: A call: no visit: it tells of a telephone or video call\n"));
  EXPECT_THAT(text, HasSubstr("Document 2: not read: content is empty\n"));
}

TEST(RenderTextTest, NoTextCanDriveATerminal) {
  EXPECT_EQ(WithoutControls("a\x1b[31mb\xC2\x85\xE2\x80\xAE"
                            "c"),
            "a [31mb  c");
  v1::Visit visit;
  visit.add_visitors()->set_name("\x1b]0;owned\x07Okafor");
  EXPECT_THAT(RenderText(visit), Not(HasSubstr("\x1b")));
}

TEST(RenderTextTest, EveryReasonHasWords) {
  for (int reason = v1::NO_VISIT_REASON_NO_VISIT_EVENT;
       reason <= v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED; ++reason) {
    EXPECT_NE(ReasonText(static_cast<v1::NoVisitReason>(reason)), "no reason is given");
  }
}

}  // namespace
}  // namespace communique::summary
