#include "services/summary/domain/abstract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(AbstractTest, IsMadeFromTheFieldsAndCitesThem) {
  const Summary summary = Summarizer::Create()->Summarize({SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  const v1::Visit& visit = summary.visits[0];
  EXPECT_THAT(visit.abstract(), HasSubstr("made an official visit to Chile from 7 to 9 May 2031."));
  ASSERT_GE(visit.abstract_sentences_size(), 2);
  ASSERT_LE(visit.abstract_sentences_size(), 5);
  for (const v1::KeyPoint& sentence : visit.abstract_sentences()) {
    EXPECT_FALSE(sentence.support().evidence().empty()) << sentence.text();
    EXPECT_FALSE(sentence.field_paths().empty()) << sentence.text();
  }
}

TEST(AbstractTest, EveryStageReadsAsPlainEnglish) {
  struct Case {
    v1::VisitStatus status;
    v1::VisitType type;
    const char* text;
  };
  for (const Case& c : {
           Case{v1::VISIT_STATUS_COMPLETED, v1::VISIT_TYPE_UNSPECIFIED,
                "Hana Okafor visited Chile. The visit took in Valdivia. The host was Luis Rojas."},
           Case{v1::VISIT_STATUS_PLANNED, v1::VISIT_TYPE_STATE,
                "Hana Okafor is to make a state visit to Chile. The visit is to take in Valdivia. "
                "The host is Luis Rojas."},
           Case{v1::VISIT_STATUS_ONGOING, v1::VISIT_TYPE_UNSPECIFIED,
                "Hana Okafor is visiting Chile. The visit takes in Valdivia. The host is Luis "
                "Rojas."},
           Case{v1::VISIT_STATUS_CANCELLED, v1::VISIT_TYPE_UNSPECIFIED,
                "Hana Okafor was to visit Chile, but the visit has been called off. The visit was "
                "to take in Valdivia. The host was to be Luis Rojas."},
       }) {
    v1::Visit visit;
    visit.add_visitors()->set_name("Hana Okafor");
    visit.add_hosts()->set_name("Luis Rojas");
    visit.add_stops()->set_country("Chile");
    visit.mutable_stops(0)->set_city("Valdivia");
    visit.mutable_status()->set_value(c.status);
    visit.mutable_type()->set_value(c.type);
    WriteAbstract(&visit);
    EXPECT_EQ(visit.abstract(), c.text);
  }
}

TEST(AbstractTest, QuotesWholeSentencesOfThoseWhoTakePart) {
  v1::Visit visit;
  visit.add_visitors()->set_name("Hana Okafor");
  visit.add_hosts()->set_name("Luis Rojas");
  visit.add_stops()->set_country("Chile");
  const auto say = [&visit](const char* speaker, const char* words) {
    v1::Statement& statement = *visit.add_statements();
    statement.set_speaker(speaker);
    statement.set_text(words);
  };
  say("Luis Rojas", "copper when others sent us invoices");
  say("Luis Rojas", "A start");
  WriteAbstract(&visit);
  EXPECT_THAT(visit.abstract(), Not(HasSubstr("According to"))) << "fragments say nothing alone";
  say("a fishmonger", "I never saw so many flags in my life.");
  WriteAbstract(&visit);
  EXPECT_THAT(visit.abstract(), HasSubstr("According to a fishmonger: \u201cI never saw"));
  say("Luis Rojas", "We shall build the road together.");
  WriteAbstract(&visit);
  EXPECT_THAT(visit.abstract(), HasSubstr("According to Luis Rojas: \u201cWe shall build"));
}

TEST(AbstractTest, NoFieldsNoSentences) {
  v1::Visit visit;
  visit.set_abstract("old");
  WriteAbstract(&visit);
  EXPECT_EQ(visit.abstract(), "");
  EXPECT_EQ(visit.abstract_sentences_size(), 0);
}

TEST(AbstractTest, JoinsListsAsPeopleDo) {
  EXPECT_EQ(JoinList({}), "");
  EXPECT_EQ(JoinList({"A"}), "A");
  EXPECT_EQ(JoinList({"A", "B", "C"}), "A, B and C");
}

TEST(AbstractTest, AnOfficeThatIsTheNameIsNotRepeated) {
  v1::Participant person;
  person.set_name("Prime Minister");
  person.mutable_role()->set_title("Prime Minister");
  EXPECT_EQ(NameAndOffice(person), "Prime Minister");
  person.set_name("Hana Okafor");
  EXPECT_EQ(NameAndOffice(person), "Hana Okafor (Prime Minister)");
}

}  // namespace
}  // namespace communique::summary
