#include "services/summary/domain/render_jsonld.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

v1::Visit SomeVisit() { return Summarizer::Create()->Summarize({SmallVisit().Build()}).visits[0]; }

TEST(RenderJsonLdTest, TheRecordIsReadBackWithoutLoss) {
  v1::Visit visit = SomeVisit();
  visit.set_revision(1LL << 60);
  visit.mutable_update_time()->set_seconds(1900000000);
  visit.mutable_themes()->Add()->set_score(0.1 + 0.2);
  visit.mutable_occasion()->set_value("\"\\/\b\u2028 東京");
  const std::string text = WriteJson(*ToJsonLd(visit));
  v1::Visit back;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(Json::parse(text)["record"].dump(), &back).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(visit, back));
}

TEST(RenderJsonLdTest, SaysWhoWentWhereAndWhenInSchemaOrg) {
  const Json json = *ToJsonLd(SomeVisit());
  EXPECT_EQ(json["@type"][0], "Event");
  EXPECT_EQ(json["startDate"], "2031-05-07");
  EXPECT_EQ(json["endDate"], "2031-05-09");
  EXPECT_EQ(json["dates"], "2031-05-07/2031-05-09");
  EXPECT_EQ(json["visitors"][0]["@type"], "Person");
  EXPECT_EQ(json["visitors"][0]["name"], "Hana Okafor");
  EXPECT_EQ(json["hosts"][0]["name"], "Iván Rojas");
  EXPECT_EQ(json["location"][0]["address"]["addressCountry"], "CL");
  EXPECT_EQ(json["visitType"], "official");
}

TEST(RenderJsonLdTest, SelectsEachPieceOfEvidenceInATextNamedByItsHash) {
  const v1::Visit visit = SomeVisit();
  const Json json = *ToJsonLd(visit);
  size_t findings = 0;
  for (const RecordFinding& finding : FindingsOf(visit)) findings += !finding.evidence->empty();
  ASSERT_EQ(json["annotations"].size(), findings);
  const std::string source = json["wasDerivedFrom"][0]["@id"];
  EXPECT_THAT(source, StartsWith("ni:///sha-256;"));
  EXPECT_EQ(source.size(), std::string("ni:///sha-256;").size() + 43);
  for (const Json& annotation : json["annotations"]) {
    if (annotation["fieldPath"] != "dates") continue;
    EXPECT_EQ(annotation["body"], json["@id"].get<std::string>() + "#/dates");
    const base::v1::Evidence& evidence = visit.dates().support().evidence(0);
    const Json& target = annotation["target"][0];
    EXPECT_EQ(target["source"], source);
    EXPECT_EQ(target["selector"][0]["exact"], evidence.exact());
    EXPECT_EQ(target["selector"][0]["prefix"], evidence.prefix());
    EXPECT_EQ(target["selector"][1]["start"], evidence.span().code_point_begin());
    EXPECT_EQ(target["selector"][1]["end"], evidence.span().code_point_end());
  }
}

TEST(RenderJsonLdTest, LinksOnlyWhatIsALink) {
  v1::Visit visit;
  visit.add_sources()->set_source_uri("javascript:alert(1)");
  visit.add_sources()->set_source_uri("https://example.org/");
  visit.mutable_sources(1)->set_sha256("no hash");
  visit.add_visitors()->set_kb_id("Q1> <x");
  const Json json = *ToJsonLd(visit);
  EXPECT_FALSE(json["wasDerivedFrom"][0].contains("url"));
  EXPECT_EQ(json["wasDerivedFrom"][1]["url"], "https://example.org/");
  EXPECT_THAT(json["wasDerivedFrom"][1]["@id"].get<std::string>(), StartsWith("urn:uuid:"));
  EXPECT_FALSE(json["visitors"][0].contains("sameAs"));
}

TEST(RenderJsonLdTest, ACancelledVisitIsACancelledEvent) {
  v1::Visit visit;
  visit.mutable_status()->set_value(v1::VISIT_STATUS_CANCELLED);
  EXPECT_EQ((*ToJsonLd(visit))["eventStatus"], "EventCancelled");
  EXPECT_EQ((*ToJsonLd(visit))["status"], "cancelled");
}

TEST(RenderJsonLdTest, BringsItsContextWithIt) {
  EXPECT_TRUE((*ToJsonLd({}))["@context"].is_object());
  EXPECT_THAT(WriteJson(*ToJsonLd({})), HasSubstr("\"@vocab\": \"https://schema.org/\""));
}

}  // namespace
}  // namespace communique::summary
