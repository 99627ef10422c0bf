#include "services/entity/domain/event_roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EventRolesTest, TakesConjoinedHeadsAndLeavesWhatModifiesThem) {
  Annotated annotated("Rao and the envoy of Norway");
  const int rao = annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  annotated.Mention("Norway", v1::ENTITY_TYPE_COUNTRY);
  EXPECT_THAT(HeadEntities(annotated.text(), {0, 6}), ElementsAre(rao));
  EXPECT_THAT(HeadEntities(annotated.text(), {2, 6}), ElementsAre(rao + 1)) << "better than none";
  EXPECT_THAT(HeadEntities(annotated.text(), {1, 3}), IsEmpty());
}

TEST(EventRolesTest, ReadsArgumentsByTheirPrepositions) {
  Annotated annotated("visit of Rao of Norway to Oslo and Bergen with Ito");
  const int rao = annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  annotated.Mention("Norway", v1::ENTITY_TYPE_COUNTRY);
  const int oslo = annotated.Mention("Oslo", v1::ENTITY_TYPE_PLACE);
  const int bergen = annotated.Mention("Bergen", v1::ENTITY_TYPE_PLACE);
  const int ito = annotated.Mention("Ito", v1::ENTITY_TYPE_PERSON);
  EventRoles roles;
  ReadArguments(annotated.text(), {1, 11}, true, &roles);
  EXPECT_THAT(roles.actors, ElementsAre(rao));
  EXPECT_THAT(roles.places, ElementsAre(oslo, bergen));
  EXPECT_THAT(roles.recipients, ElementsAre(ito));
}

TEST(EventRolesTest, TakesNoPartOfAPairForAPlace) {
  Annotated annotated("to Norway - Chile relations");
  annotated.Mention("Norway", v1::ENTITY_TYPE_COUNTRY);
  annotated.Mention("Chile", v1::ENTITY_TYPE_COUNTRY);
  EventRoles roles;
  ReadArguments(annotated.text(), {0, 5}, true, &roles);
  EXPECT_THAT(roles.places, IsEmpty());
}

}  // namespace
}  // namespace communique::entity
