#include "services/summary/domain/source_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"
#include "tests/support/status_matchers.h"

namespace communique::summary {
namespace {

using ::communique::testing::HasReason;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;
using ::testing::HasSubstr;

class SourceTextsTest : public ::testing::Test {
 protected:
  absl::StatusOr<SourceTexts> Bind(const std::vector<const ingest::v1::Document*>& documents) {
    return SourceTexts::Bind(visit_, documents);
  }

  ingest::v1::Document document_ = SmallVisit().Build().document;
  const v1::Visit visit_ = Summarizer::Create()->Summarize({SmallVisit().Build()}).visits[0];
};

TEST_F(SourceTextsTest, TakesTheTextThatTheEvidenceIsBoundTo) {
  document_.clear_name();  // The hash binds, not the name.
  document_.clear_sha256();
  const auto texts = Bind({&document_, &document_});
  ASSERT_TRUE(texts.ok());
  ASSERT_EQ(texts->texts().size(), 1u);
  EXPECT_EQ(texts->Find(visit_.sources(0).sha256()), 0);
  EXPECT_EQ(texts->FindQuoted(visit_.dates().support().evidence(0)), 0);
}

TEST_F(SourceTextsTest, FindsNoEvidenceThatTheTextDoesNotHave) {
  const auto texts = Bind({&document_});
  base::v1::Evidence moved = visit_.dates().support().evidence(0);
  moved.mutable_span()->set_byte_begin(moved.span().byte_begin() + 1);
  EXPECT_EQ(texts->FindQuoted(moved), -1);
  base::v1::Evidence outside = visit_.dates().support().evidence(0);
  outside.mutable_span()->set_byte_end(1 << 30);
  EXPECT_EQ(texts->FindQuoted(outside), -1);
  base::v1::Evidence elsewhere = visit_.dates().support().evidence(0);
  elsewhere.set_document_sha256("00");
  EXPECT_EQ(texts->FindQuoted(elsewhere), -1);
}

TEST_F(SourceTextsTest, RefusesAnotherTextUnderTheNameOfASource) {
  document_.mutable_text()->append("!");
  document_.clear_sha256();
  const absl::Status status = Bind({&document_}).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("documents/small")));
  EXPECT_THAT(status, HasReason("DOCUMENT_HASH_MISMATCH"));
  EXPECT_THAT(status, ViolatesField("documents[0].text"));
}

TEST_F(SourceTextsTest, RefusesAHashThatIsNotThatOfTheText) {
  document_.set_sha256(std::string(64, '0'));
  const absl::Status status = Bind({&document_}).status();
  EXPECT_THAT(status, HasReason("DOCUMENT_HASH_MISMATCH"));
  EXPECT_THAT(status, ViolatesField("documents[0].sha256"));
}

TEST_F(SourceTextsTest, LeavesOutWhatTheRecordDoesNotName) {
  ingest::v1::Document other;
  other.set_name("documents/other");
  other.set_text("Nothing about it.");
  const auto texts = Bind({&other, &document_});
  ASSERT_TRUE(texts.ok());
  ASSERT_EQ(texts->texts().size(), 1u);
  EXPECT_EQ(texts->texts()[0].position, 1);
}

TEST_F(SourceTextsTest, RefusesWhatIsNotUtf8) {
  document_.set_text("\xFF");
  EXPECT_THAT(Bind({&document_}).status(), HasReason("TEXT_NOT_UTF8"));
}

}  // namespace
}  // namespace communique::summary
