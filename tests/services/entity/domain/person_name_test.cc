#include "services/entity/domain/person_name.h"

#include <gtest/gtest.h>

#include "services/entity/domain/knowledge_base_names.h"

namespace communique::entity {
namespace {

TEST(PersonNameTest, FindsTheSurnameInEveryNameOrder) {
  EXPECT_EQ(Surname("Jonas Gahr Støre", "given-first"), "Støre");
  EXPECT_EQ(Surname("Xi Jinping", "family-first"), "Xi");
  EXPECT_EQ(Surname("Naruhito", "single"), "Naruhito");
  EXPECT_EQ(Surname("Ferdinand Marcos Jr.", "given-first"), "Marcos");
  EXPECT_EQ(Surname("", "given-first"), "");
}

TEST(PersonNameTest, TellsWhichShortNamesCanMeanALongOne) {
  const auto agree = [](const char* a, const char* b) {
    return NamesAgree(NameKeys(a), NameKeys(b));
  };
  EXPECT_TRUE(agree("Xi", "Xi Jinping"));
  EXPECT_TRUE(agree("J. Howard", "John Howard"));
  EXPECT_TRUE(agree("Ingrid Berg", "Ingrid Marie Berg"));
  EXPECT_FALSE(agree("Ingrid Dahl", "Ingrid Berg"));
  EXPECT_FALSE(agree("Berg Ingrid", "Ingrid Berg"));
  EXPECT_FALSE(agree("", "Ingrid Berg"));
}

TEST(PersonNameTest, KnowsParticlesAndSuffixes) {
  EXPECT_TRUE(IsNameParticle("bin"));
  EXPECT_TRUE(IsNameParticle("van"));
  EXPECT_FALSE(IsNameParticle("and"));
  EXPECT_TRUE(IsNameSuffix("jr"));
  EXPECT_FALSE(IsNameSuffix("berg"));
}

TEST(PersonNameTest, GivesASurnameWithItsParticle) {
  EXPECT_EQ(SurnameWithParticle("Mohammed bin Salman", "Salman"), "bin Salman");
  EXPECT_EQ(SurnameWithParticle("Charles de Gaulle", "Gaulle"), "de Gaulle");
  EXPECT_EQ(SurnameWithParticle("Ingrid Falk", "Falk"), "");
  EXPECT_EQ(SurnameWithParticle("Bin Falk", "Falk"), "");
  EXPECT_EQ(SurnameWithParticle("Falk", "Falk"), "");
  EXPECT_EQ(SurnameWithParticle("Xi Jinping", "Xi"), "");
}

}  // namespace
}  // namespace communique::entity
