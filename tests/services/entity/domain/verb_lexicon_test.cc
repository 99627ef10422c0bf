#include "services/entity/domain/verb_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

struct FormCase {
  const char* form;
  const char* lemma;
  uint8_t forms;
};

TEST(VerbLexiconTest, InflectsTheVerbsOfTheTable) {
  constexpr FormCase kCases[] = {{"visit", "visit", kVerbBase},
                                 {"visits", "visit", kVerbThird},
                                 {"visited", "visit", kVerbPast | kVerbParticiple},
                                 {"visiting", "visit", kVerbGerund},
                                 {"planned", "plan", kVerbPast | kVerbParticiple},
                                 {"planning", "plan", kVerbGerund},
                                 {"travelled", "travel", kVerbPast | kVerbParticiple},
                                 {"traveled", "travel", kVerbPast | kVerbParticiple},
                                 {"carries", "carry", kVerbThird},
                                 {"carried", "carry", kVerbPast | kVerbParticiple},
                                 {"flew", "fly", kVerbPast},
                                 {"flown", "fly", kVerbParticiple},
                                 {"left", "leave", kVerbPast | kVerbParticiple},
                                 {"urging", "urge", kVerbGerund},
                                 {"agreeing", "agree", kVerbGerund},
                                 {"putting", "put", kVerbGerund}};
  for (const FormCase& c : kCases) {
    const VerbReading* reading = TestRules().verbs.Find(c.form);
    ASSERT_NE(reading, nullptr) << c.form;
    EXPECT_EQ(reading->lemma, c.lemma);
    EXPECT_EQ(reading->forms, c.forms) << c.form;
  }
}

TEST(VerbLexiconTest, KnowsWhichFormsAreNounsToo) {
  EXPECT_TRUE(TestRules().verbs.Find("visit")->noun);
  EXPECT_FALSE(TestRules().verbs.Find("arrive")->noun);
  EXPECT_EQ(TestRules().verbs.Find("embassy"), nullptr);
}

TEST(VerbLexiconTest, NamesARowWithoutForms) {
  const auto lexicon = VerbLexicon::Parse("visit\t\t-\t-\n");
  EXPECT_THAT(std::string(lexicon.status().message()), testing::HasSubstr("\"visit\""));
}

}  // namespace
}  // namespace communique::entity
