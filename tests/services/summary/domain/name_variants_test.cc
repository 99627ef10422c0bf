#include "services/summary/domain/name_variants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

entity::v1::Analysis People(const std::vector<const char*>& names) {
  entity::v1::Analysis analysis;
  for (const char* name : names) {
    entity::v1::Entity& person = *analysis.add_entities();
    person.set_type(entity::v1::ENTITY_TYPE_PERSON);
    person.set_canonical_name(name);
  }
  return analysis;
}

TEST(NameVariantsTest, AMisreadSurnameIsThatOfTheFullerName) {
  EXPECT_THAT(ResolveNameVariants(People({"Hana Okafor", "Okafar"})), ElementsAre(0, 0));
  EXPECT_THAT(ResolveNameVariants(People({"Okafr", "Hana Okafor"})), ElementsAre(1, 1));
  EXPECT_THAT(ResolveNameVariants(People({"Okafoor", "Hana Okafor"})), ElementsAre(1, 1));
  EXPECT_THAT(ResolveNameVariants(People({"Hana Okafor", "Okafor';"})), ElementsAre(0, 0));
}

TEST(NameVariantsTest, DifferentPeopleStayApart) {
  EXPECT_THAT(ResolveNameVariants(People({"Hana Okafor", "Okafar", "Ben Okafir"})),
              ElementsAre(0, 1, 2));  // Two fit.
  EXPECT_THAT(ResolveNameVariants(People({"Hana Okafor", "Ben Okafor"})), ElementsAre(0, 1));
  EXPECT_THAT(ResolveNameVariants(People({"Mia Lund", "Lind"})), ElementsAre(0, 1));  // Too short.
  EXPECT_THAT(ResolveNameVariants(People({"Hana Okafor", ""})), ElementsAre(0, 1));
}

TEST(NameVariantsTest, WhatIsLinkedIsNoVariantAndGendersMustAgree) {
  entity::v1::Analysis linked = People({"Hana Okafor", "Okafar"});
  linked.mutable_entities(1)->set_linked(true);
  EXPECT_THAT(ResolveNameVariants(linked), ElementsAre(1, 1));
  entity::v1::Analysis couple = People({"Hana Okafor", "Okafor"});
  couple.mutable_entities(0)->set_gender("f");
  couple.mutable_entities(1)->set_gender("m");
  EXPECT_THAT(ResolveNameVariants(couple), ElementsAre(0, 1));
}

}  // namespace
}  // namespace communique::summary
