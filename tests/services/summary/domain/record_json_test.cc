#include "services/summary/domain/record_json.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

TEST(RecordJsonTest, IsTheProto3JsonOfTheRecord) {
  v1::Visit visit;
  visit.set_name("visits/1");
  visit.add_visitors()->set_name_in_text("Okafor");
  EXPECT_EQ(ToJson(visit)->dump(), R"({"name":"visits/1","visitors":[{"nameInText":"Okafor"}]})");
}

TEST(RecordJsonTest, CannotEndAScriptElement) {
  const Json json = {{"a", "</script><!--&\u2028\u0085\u202E"}, {"b", std::string("\0", 1)}};
  const std::string text = WriteJsonForHtml(json);
  EXPECT_EQ(text.find_first_of("<>&"), std::string::npos);
  for (const char c : text) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << text;
  EXPECT_EQ(Json::parse(text), json);
}

TEST(RecordJsonTest, WritesTextThatIsNotUtf8AsReplacement) {
  EXPECT_EQ(WriteJson(Json("\xFF")), "\"\uFFFD\"\n");
}

TEST(RecordJsonTest, WritesDatesAsFarAsTheyAreKnown) {
  struct Case {
    int year, month, day;
    const char* text;
  };
  for (const Case& c :
       {Case{2031, 5, 7, "2031-05-07"}, Case{2031, 5, 0, "2031-05"}, Case{2031, 0, 7, "2031"},
        Case{0, 5, 7, ""}, Case{2031, 13, 7, "2031"}, Case{2031, 5, 40, "2031-05"},
        Case{-1, 1, 1, ""}, Case{31, 1, 2, "0031-01-02"}}) {
    base::v1::PartialDate date;
    date.set_year(c.year);
    date.set_month(c.month);
    date.set_day(c.day);
    EXPECT_EQ(IsoDate(date), c.text);
  }
}

TEST(RecordJsonTest, PointsToFieldsAsProto3JsonNamesThem) {
  EXPECT_EQ(JsonPointerOf("related_visits[0].dates"), "/relatedVisits/0/dates");
  EXPECT_EQ(JsonPointerOf("dates.value.start"), "/dates/value/start");
}

}  // namespace
}  // namespace communique::summary
