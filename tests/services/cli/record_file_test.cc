#include "services/cli/record_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/status/error.h"
#include "common/text/sha256.h"

namespace communique::cli {
namespace {

using ::testing::HasSubstr;

TEST(RecordFileTest, ReadsAResponseOrOneVisit) {
  const auto response =
      ParseRecords(R"( {"visits": [{"name": "visits/1"}, {"name": "visits/2"}]})");
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->visits_size(), 2);
  const auto visit = ParseRecords(R"({"name": "visits/1", "visitors": [{"name": "Hana Okafor"}]})");
  ASSERT_TRUE(visit.ok()) << visit.status();
  EXPECT_EQ(visit->visits(0).visitors(0).name(), "Hana Okafor");
}

TEST(RecordFileTest, SaysWhatIsWrongWithOtherInput) {
  struct Case {
    const char* input;
    const char* message;
  };
  const Case cases[] = {
      {"", "no record in JSON"},
      {"The prime minister left.", "no record in JSON"},
      {"\xFF{}", "not UTF-8 at byte 0"},
      {R"({"visits": )", "nor a Visit"},
      {R"({"weather": 1})", "weather"},
      {"{}", "no visit"},
      {R"({"documents": [{"noVisitReason": "NO_VISIT_REASON_CALL_ONLY"}]})", "video call"},
  };
  for (const Case& c : cases) {
    const auto records = ParseRecords(c.input);
    ASSERT_FALSE(records.ok()) << c.input;
    EXPECT_THAT(std::string(records.status().message()), HasSubstr(c.message));
  }
}

TEST(RecordFileTest, TakesADocumentInAnyForm) {
  for (const char* content :
       {R"({"document": {"text": "Words."}})", R"({"text": "Words."})", "Words."}) {
    const auto document = ParseDocument(content);
    ASSERT_TRUE(document.ok()) << content;
    EXPECT_EQ(document->text(), "Words.");
  }
  EXPECT_FALSE(ParseDocument("\xFF").ok());
}

TEST(RecordFileTest, TakesOnlyTextsThatTheRecordNames) {
  summary::v1::SummarizeCommentaryResponse records;
  records.add_visits()->add_sources()->set_sha256(text::Sha256Hex("Words."));
  EXPECT_TRUE(CheckNamed(records, *ParseDocument("Words.")).ok());
  EXPECT_THAT(std::string(CheckNamed(records, *ParseDocument("Words")).message()),
              HasSubstr("SHA-256"));
}

TEST(RecordFileTest, WritesTheOnlyVisitAndSaysWhenThereIsNoneOrMore) {
  summary::v1::SummarizeCommentaryResponse records;
  EXPECT_EQ(status::Reason(RenderOnly(records, Format::kHtml).status()), "NO_VISIT");
  records.add_visits()->add_visitors()->set_name("Hana Okafor");
  EXPECT_THAT(*RenderOnly(records, Format::kHtml), HasSubstr("Hana Okafor"));
  EXPECT_THAT(*RenderOnly(records, Format::kStix), HasSubstr("\"bundle\""));
  records.add_visits();
  EXPECT_THAT(std::string(RenderOnly(records, Format::kHtml).status().message()),
              HasSubstr("2 visits"));
}

}  // namespace
}  // namespace communique::cli
