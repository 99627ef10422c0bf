#include "services/summary/domain/abstract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;

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
