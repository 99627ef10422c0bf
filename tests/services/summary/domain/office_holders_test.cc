#include "services/summary/domain/office_holders.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

// Adds an entity that the text names once.
entity::v1::Entity& Add(absl::string_view text, entity::v1::EntityType type, absl::string_view name,
                        absl::string_view office, absl::string_view country,
                        entity::v1::Analysis* analysis) {
  entity::v1::Entity& entity = *analysis->add_entities();
  entity.set_id(std::string(name));
  entity.set_type(type);
  entity.set_country_code(std::string(country));
  if (!office.empty()) entity.add_roles()->set_office(std::string(office));
  const size_t begin = text.find(name);
  entity::v1::Mention& mention = *entity.add_mentions();
  mention.set_kind(entity::v1::MENTION_KIND_NAME);
  mention.mutable_span()->set_byte_begin(static_cast<int>(begin));
  mention.mutable_span()->set_byte_end(static_cast<int>(begin + name.size()));
  return entity;
}

constexpr auto kOffice = entity::v1::ENTITY_TYPE_OFFICE;
constexpr auto kPerson = entity::v1::ENTITY_TYPE_PERSON;

TEST(OfficeHoldersTest, IsWhoIsNamedRightBehind) {
  for (const absl::string_view text :
       {"the General Secretary, Mr An Binh, came", "the General Secretary (H.E. An Binh) came",
        "the General Secretary Mr. An Binh came"}) {
    entity::v1::Analysis analysis;
    Add(text, kOffice, "General Secretary", "general secretary", "VN", &analysis);
    Add(text, kPerson, "An Binh", "", "", &analysis);
    EXPECT_EQ(FindOfficeHolders(text, analysis)[0], 1) << text;
  }
}

TEST(OfficeHoldersTest, IsNobodyWhoOnlyStandsInTheSentence) {
  for (const absl::string_view text :
       {"the General Secretary met An Binh", "the General Secretary and An Binh came",
        "the General Secretary, who had long waited in the hall for him, saw An Binh"}) {
    entity::v1::Analysis analysis;
    Add(text, kOffice, "General Secretary", "general secretary", "VN", &analysis);
    Add(text, kPerson, "An Binh", "", "", &analysis);
    EXPECT_EQ(FindOfficeHolders(text, analysis)[0], -1) << text;
  }
}

TEST(OfficeHoldersTest, IsTheOnlyOneWhoHoldsIt) {
  const absl::string_view text = "An Binh and Hoa Le met; later the president left";
  entity::v1::Analysis analysis;
  Add(text, kOffice, "president", "president", "VN", &analysis);
  Add(text, kPerson, "An Binh", "president", "VN", &analysis);
  EXPECT_EQ(FindOfficeHolders(text, analysis)[0], 1);
  Add(text, kPerson, "Hoa Le", "president", "VN", &analysis);
  EXPECT_EQ(FindOfficeHolders(text, analysis)[0], -1) << "two hold it";
  analysis.mutable_entities(2)->set_is_author(true);
  EXPECT_EQ(FindOfficeHolders(text, analysis)[0], 2) << "the author speaks of herself";
}

TEST(OfficeHoldersTest, TheVoiceOfATextHoldsItsOnlyOffice) {
  const absl::string_view text = "I, Hana Okafor, became Prime Minister of Norway";
  entity::v1::Analysis analysis;
  Add(text, kOffice, "Prime Minister of Norway", "prime minister", "NO", &analysis);
  Add(text, kPerson, "Hana Okafor", "", "", &analysis).set_is_author(true);
  EXPECT_EQ(FindOfficeHolders(text, analysis)[0], 1);
  Add(text, kOffice, "Prime Minister", "prime minister", "SE", &analysis);
  EXPECT_EQ(FindOfficeHolders(text, analysis)[0], -1) << "another country's office stands there";
}

}  // namespace
}  // namespace communique::summary
