#include "services/summary/domain/record_findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace communique::summary {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(RecordFindingsTest, NamesEveryPartThatHasEvidence) {
  v1::Visit visit;
  visit.mutable_dates()->mutable_support()->add_evidence()->set_exact("7 May");
  visit.add_stops()->mutable_dates()->mutable_support()->set_rule("stop.dates");
  visit.mutable_stops(0)->mutable_support()->set_confidence(0.5);
  visit.add_conflicts()->add_values()->add_evidence()->set_exact("8 May");
  std::vector<std::string> paths;
  for (const RecordFinding& finding : FindingsOf(visit)) paths.push_back(finding.path);
  EXPECT_THAT(paths, ElementsAre("stops[0]", "stops[0].dates", "dates", "conflicts[0].values[0]"));
  EXPECT_EQ(FindingsOf(visit)[3].support, nullptr);
  EXPECT_EQ(FindingsOf(visit)[3].evidence->Get(0).exact(), "8 May");
}

TEST(RecordFindingsTest, GivesThePlainValuesWithoutTheProof) {
  v1::Participant person;
  person.set_name("Hana Okafor");
  person.mutable_role()->set_title("Prime Minister");
  person.set_kind(v1::PARTICIPANT_KIND_PRINCIPAL);
  person.mutable_support()->set_rule("not a value");
  EXPECT_THAT(ValuesOf(person),
              ElementsAre(Pair("name", "Hana Okafor"), Pair("kind", "PARTICIPANT_KIND_PRINCIPAL"),
                          Pair("role.title", "Prime Minister")));
}

// ValuesOf says nothing of field types that the record does not have.
TEST(RecordFindingsTest, KnowsEveryTypeOfFieldThatARecordHas) {
  using google::protobuf::FieldDescriptor;
  const std::set<FieldDescriptor::CppType> known = {
      FieldDescriptor::CPPTYPE_STRING, FieldDescriptor::CPPTYPE_BOOL,
      FieldDescriptor::CPPTYPE_ENUM,   FieldDescriptor::CPPTYPE_INT32,
      FieldDescriptor::CPPTYPE_DOUBLE, FieldDescriptor::CPPTYPE_INT64};
  std::vector<const google::protobuf::Descriptor*> open = {v1::Visit::descriptor()};
  std::set<const google::protobuf::Descriptor*> seen(open.begin(), open.end());
  while (!open.empty()) {
    const google::protobuf::Descriptor* message = open.back();
    open.pop_back();
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor* field = message->field(i);
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        EXPECT_TRUE(known.contains(field->cpp_type())) << field->full_name();
      } else if (seen.insert(field->message_type()).second) {
        open.push_back(field->message_type());
      }
    }
  }
  EXPECT_GT(seen.size(), 20u);
}

}  // namespace
}  // namespace communique::summary
