#include "services/summary/domain/person_countries.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

// A document whose people and countries are built one by one.
class Scene {
 public:
  explicit Scene(absl::string_view text) { document_.set_text(std::string(text)); }

  entity::v1::Entity& Add(absl::string_view id, entity::v1::EntityType type, absl::string_view name,
                          absl::string_view country, int mentions = 1) {
    entity::v1::Entity& entity = *analysis_.add_entities();
    entity.set_id(std::string(id));
    entity.set_type(type);
    entity.set_canonical_name(std::string(name));
    entity.set_country_code(std::string(country));
    for (int m = 0; m < mentions; ++m) entity.add_mentions();
    resolved_.push_back(static_cast<int>(resolved_.size()));
    return entity;
  }
  entity::v1::Entity& Person(absl::string_view office, absl::string_view country) {
    entity::v1::Entity& person = Add("p", entity::v1::ENTITY_TYPE_PERSON, "Hana Okafor", "");
    if (office.empty()) return person;
    entity::v1::Role& role = *person.add_roles();
    role.set_office(std::string(office));
    role.set_country_code(std::string(country));
    role.set_stated(true);
    return person;
  }
  void Country(absl::string_view code, absl::string_view name, int mentions) {
    Add(code, entity::v1::ENTITY_TYPE_COUNTRY, name, code, mentions);
  }
  // The person goes somewhere, in the words `trigger` of the text.
  void Goes(absl::string_view trigger, absl::string_view place) {
    entity::v1::Event& event = *analysis_.add_events();
    event.set_kind("visit");
    const size_t begin = document_.text().find(std::string(trigger));
    event.mutable_trigger()->set_byte_begin(static_cast<int>(begin));
    event.mutable_trigger()->set_byte_end(static_cast<int>(begin + trigger.size()));
    event.add_actor_entity_ids("p");
    event.add_place_entity_ids(std::string(place));
  }
  void PublishedBy(absl::string_view publisher) {
    document_.mutable_metadata()->mutable_publisher()->set_value(std::string(publisher));
  }
  void Stands(int office, int person) { resolved_[office] = person; }
  // The country of the first entity.
  std::string Found(bool said = false) const {
    std::vector<bool> beside(resolved_.size());
    beside[0] = said;
    return FindCountries(document_, analysis_, resolved_, beside)[0];
  }

 private:
  ingest::v1::Document document_;
  entity::v1::Analysis analysis_;
  std::vector<int> resolved_;
};

TEST(PersonCountriesTest, WhatIsStatedStands) {
  Scene scene("Okafor visited Chile.");
  scene.Person("prime minister", "NO");
  scene.Country("CL", "Chile", 5);
  scene.Goes("visited", "CL");
  EXPECT_EQ(scene.Found(), "NO");
}

TEST(PersonCountriesTest, NobodyIsFromTheOnlyCountryVisited) {
  Scene scene("The crown prince visited Chile.");
  scene.Person("crown prince", "CL");
  scene.Country("CL", "Chile", 5);
  scene.Goes("visited", "CL");
  EXPECT_EQ(scene.Found(), "");
  EXPECT_EQ(scene.Found(/*said=*/true), "CL") << "what is said beside the name stands";
}

TEST(PersonCountriesTest, WhoReturnsIsFromThere) {
  for (const char* words : {"returned", "flew back", "flew home"}) {
    Scene scene(std::string("Okafor visited Chile and ") + words + " to Oslo.");
    scene.Person("prime minister", "");
    scene.Country("CL", "Chile", 5);
    scene.Country("PE", "Peru", 2);
    scene.Add("o", entity::v1::ENTITY_TYPE_PLACE, "Oslo", "NO");
    scene.Goes("visited", "CL");
    scene.Goes(absl::string_view(words).substr(0, absl::string_view(words).find(' ')), "o");
    EXPECT_EQ(scene.Found(), "NO") << words;
  }
}

TEST(PersonCountriesTest, AnOfficeThatStandsForSomebodyGivesItsCountry) {
  Scene scene("I have visited Chile twice since I became prime minister of Norway.");
  scene.Person("", "");
  scene.Add("o", entity::v1::ENTITY_TYPE_OFFICE, "Prime Minister of Norway", "NO");
  scene.Stands(1, 0);
  EXPECT_EQ(scene.Found(), "NO");
}

TEST(PersonCountriesTest, AStatesPaperSpeaksOfItsOwnMinisters) {
  Scene scene("The prime minister visited Chile. Norway and Peru are not named otherwise.");
  scene.Person("prime minister", "");
  scene.Country("CL", "Chile", 1);
  scene.Country("NO", "Norway", 1);
  scene.Country("PE", "Peru", 1);
  scene.PublishedBy("Government of Norway");
  EXPECT_EQ(scene.Found(), "NO");
  scene.PublishedBy("The Norway Courier");  // A newspaper is nobody's voice.
  EXPECT_EQ(scene.Found(), "");
}

TEST(PersonCountriesTest, TheCountryMostSpokenOfBesideTheDestinationIsHome) {
  Scene scene("Okafor visited Chile.");
  scene.Person("prime minister", "");
  scene.Country("CL", "Chile", 5);
  scene.Country("PE", "Peru", 1);
  scene.Country("NO", "Norway", 3);
  scene.Goes("visited", "CL");
  EXPECT_EQ(scene.Found(), "NO");
  scene.Country("SE", "Sweden", 3);
  EXPECT_EQ(scene.Found(), "") << "two are spoken of alike";
}

}  // namespace
}  // namespace communique::summary
