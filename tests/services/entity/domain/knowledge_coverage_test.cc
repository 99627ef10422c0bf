// What the knowledge base must hold: counts the tables' records and names what is missing.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "services/entity/domain/knowledge_base.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

using ::testing::IsEmpty;

// Records of countries.tsv that are no members of the United Nations; the other 193 are.
constexpr absl::string_view kNonMembers[] = {
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "FK",
    "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF",
    "MO", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "PS", "RE", "SH", "SJ",
    "SX", "TC", "TF", "TK", "TW", "UM", "VA", "VG", "VI", "WF", "XK", "YT"};

constexpr absl::string_view kHeadsOfState[] = {"president",     "monarch",        "supreme leader",
                                               "head of state", "captain regent", "leader"};
constexpr absl::string_view kHeadsOfGovernment[] = {"prime minister"};
constexpr absl::string_view kForeignMinisters[] = {"foreign minister"};

// Members whose head of state is nobody of their own: the co-princes of Andorra are the President
// of France and the Bishop of Urgell.
const std::set<std::string> kNoHeadOfStateOfTheirOwn = {"AD"};

// Members where, in mid-2025, the head of state was the head of government, or that named nobody
// prime minister: presidential systems, San Marino's captains regent, Monaco's vacant ministry of
// state, Korea between two prime ministers, Oman's sultan.
const std::set<std::string> kNoHeadOfGovernmentApart = {
    "AO", "AR", "BJ", "BO", "BR", "BW", "CH", "CL", "CO", "CR", "CY", "DO", "EC", "ER",
    "FM", "GA", "GH", "GM", "GT", "HN", "ID", "IR", "KE", "KI", "KM", "KR", "LR", "MC",
    "MH", "MV", "MW", "MX", "NG", "NI", "NR", "OM", "PA", "PH", "PW", "PY", "SC", "SL",
    "SM", "SR", "SS", "SV", "SY", "TM", "TR", "US", "UY", "VE", "ZA", "ZM", "ZW"};

std::vector<std::string> Members() {
  std::vector<std::string> members;
  for (RecordId id = 0; id < TestBase().size(); ++id) {
    const KnowledgeRecordData& record = TestBase().record(id);
    if (record.type != v1::ENTITY_TYPE_COUNTRY) continue;
    const bool member = std::find(std::begin(kNonMembers), std::end(kNonMembers),
                                  record.country_code) == std::end(kNonMembers);
    if (member) members.emplace_back(record.country_code);
  }
  return members;
}

template <size_t kSize>
bool HasHolder(const std::string& country, const absl::string_view (&offices)[kSize],
               const base::v1::PartialDate& date) {
  return std::any_of(std::begin(offices), std::end(offices), [&](absl::string_view office) {
    return !TestBase().FindHolders(country, office, date).empty();
  });
}

// Members without a holder of any of `offices` on `date`.
template <size_t kSize>
std::set<std::string> Without(const absl::string_view (&offices)[kSize],
                              const base::v1::PartialDate& date) {
  std::set<std::string> without;
  for (const std::string& country : Members()) {
    if (!HasHolder(country, offices, date)) without.insert(country);
  }
  return without;
}

size_t Count(v1::EntityType type, const std::set<absl::string_view>& subtypes = {}) {
  size_t count = 0;
  for (RecordId id = 0; id < TestBase().size(); ++id) {
    const KnowledgeRecordData& record = TestBase().record(id);
    if (record.type != type) continue;
    count += subtypes.empty() || subtypes.count(record.subtype) > 0;
  }
  return count;
}

TEST(KnowledgeCoverageTest, HoldsTheMembersOfTheUnitedNations) {
  EXPECT_EQ(Members().size(), 193u);
}

TEST(KnowledgeCoverageTest, KnowsEveryHeadOfStateOfMid2025) {
  EXPECT_EQ(Without(kHeadsOfState, Date(2025, 6, 1)), kNoHeadOfStateOfTheirOwn);
}

TEST(KnowledgeCoverageTest, KnowsEveryHeadOfGovernmentOfMid2025) {
  EXPECT_EQ(Without(kHeadsOfGovernment, Date(2025, 6, 1)), kNoHeadOfGovernmentApart);
}

TEST(KnowledgeCoverageTest, KnowsForeignMinistersOfMostMembersInMid2025) {
  const std::set<std::string> missing = Without(kForeignMinisters, Date(2025, 6, 1));
  EXPECT_LE(missing.size(), 51u) << "missing: " << ::testing::PrintToString(missing);
  for (const char* country : {"AU", "BR", "CA", "CN", "DE", "EG", "FR", "GB", "ID", "IN", "IR",
                              "IT", "JP", "KR", "MX", "PL", "RU", "SA", "TR", "UA", "US", "ZA"}) {
    EXPECT_EQ(missing.count(country), 0u) << country;
  }
}

// Years, and how many members may have neither head in the tables then; states that did not exist
// yet count too.
TEST(KnowledgeCoverageTest, KnowsTheHeadsOfThePrincipalStatesSince1990) {
  const std::pair<int, size_t> allowed[] = {{1991, 30}, {1995, 17}, {2000, 12}, {2005, 11},
                                            {2010, 6},  {2015, 3},  {2020, 1},  {2025, 0}};
  for (const auto& [year, count] : allowed) {
    std::set<std::string> missing;
    for (const std::string& country : Members()) {
      const base::v1::PartialDate date = Date(year, 6, 1);
      if (!HasHolder(country, kHeadsOfState, date) &&
          !HasHolder(country, kHeadsOfGovernment, date)) {
        missing.insert(country);
      }
    }
    EXPECT_LE(missing.size(), count) << year << ": " << ::testing::PrintToString(missing);
  }
}

TEST(KnowledgeCoverageTest, HoldsOrganisationsMediaAndPlaces) {
  EXPECT_GE(Count(v1::ENTITY_TYPE_ORGANIZATION), 700u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_OUTLET), 1000u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_OUTLET, {"agency"}), 100u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_ORGANIZATION, {"think-tank"}), 150u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_FACILITY), 500u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_EVENT, {"commemoration"}), 200u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_EVENT, {"summit"}), 130u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_PLACE), 11000u);
  EXPECT_GE(Count(v1::ENTITY_TYPE_PERSON), 2400u);
}

TEST(KnowledgeCoverageTest, GivesEveryCountryAnIdentifierAndEveryMemberACapital) {
  std::set<std::string> capitals;
  for (RecordId id = 0; id < TestBase().size(); ++id) {
    const KnowledgeRecordData& record = TestBase().record(id);
    if (record.type == v1::ENTITY_TYPE_COUNTRY) {
      EXPECT_FALSE(record.kb_id.empty()) << record.name;
    }
    if (record.subtype == "capital") capitals.insert(std::string(record.country_code));
  }
  std::vector<std::string> without;
  for (const std::string& country : Members()) {
    if (capitals.count(country) == 0) without.push_back(country);
  }
  EXPECT_THAT(without, IsEmpty());
}

struct CountryForm {
  const char* form;
  const char* code;
};

std::string CodeOf(absl::string_view form) {
  for (const Alias& alias : TestBase().FindByName(form)) {
    const KnowledgeRecordData& record = TestBase().record(alias.record);
    if (record.type == v1::ENTITY_TYPE_COUNTRY) return std::string(record.country_code);
  }
  return "";
}

TEST(KnowledgeCoverageTest, KnowsOfficialFormerAndOtherNamesOfCountries) {
  const CountryForm forms[] = {{"People's Republic of China", "CN"},
                               {"Democratic People's Republic of Korea", "KP"},
                               {"Republic of Korea", "KR"},
                               {"Russian Federation", "RU"},
                               {"Türkiye", "TR"},
                               {"Turkiye", "TR"},
                               {"Burma", "MM"},
                               {"Ceylon", "LK"},
                               {"Siam", "TH"},
                               {"Persia", "IR"},
                               {"Swaziland", "SZ"},
                               {"Macedonia", "MK"},
                               {"Czechia", "CZ"},
                               {"Czechoslovakia", "CZ"},
                               {"Zaire", "CD"},
                               {"Cabo Verde", "CV"},
                               {"East Timor", "TL"},
                               {"Upper Volta", "BF"},
                               {"Rhodesia", "ZW"},
                               {"Soviet Union", "RU"},
                               {"Yugoslavia", "RS"},
                               {"Côte d'Ivoire", "CI"},
                               {"Holland", "NL"},
                               {"Chinese Taipei", "TW"},
                               {"Holy See", "VA"},
                               {"Lao People's Democratic Republic", "LA"},
                               {"Brunei Darussalam", "BN"},
                               {"Norwegian", "NO"},
                               {"the Dutch", "NL"},
                               {"Filipinos", "PH"},
                               {"Kiwis", "NZ"},
                               {"Sino", "CN"},
                               {"Franco", "FR"}};
  for (const CountryForm& form : forms) EXPECT_EQ(CodeOf(form.form), form.code) << form.form;
}

TEST(KnowledgeCoverageTest, KnowsSeatsOfGovernmentThatStandForIt) {
  const CountryForm seats[] = {
      {"Kremlin", "RU"},         {"Zhongnanhai", "CN"},   {"Élysée", "FR"},
      {"Elysee Palace", "FR"},   {"Quai d'Orsay", "FR"},  {"Malacañang", "PH"},
      {"Malacanang", "PH"},      {"Blue House", "KR"},    {"Rashtrapati Bhavan", "IN"},
      {"South Block", "IN"},     {"White House", "US"},   {"Foggy Bottom", "US"},
      {"Downing Street", "GB"},  {"Whitehall", "GB"},     {"Casa Rosada", "AR"},
      {"Kantei", "JP"},          {"Bankova", "UA"},       {"Planalto", "BR"},
      {"Quirinale", "IT"},       {"Moncloa", "ES"},       {"Beehive", "NZ"},
      {"Union Buildings", "ZA"}, {"Palazzo Chigi", "IT"}, {"Miraflores", "VE"},
      {"La Moneda", "CL"},       {"Aso Rock", "NG"}};
  for (const CountryForm& seat : seats) EXPECT_EQ(CodeOf(seat.form), seat.code) << seat.form;
}

TEST(KnowledgeCoverageTest, KnowsRoyalHouses) {
  for (const char* country : {"BE", "BH", "BT", "DK", "ES", "GB", "JO", "JP", "KH", "KW", "LI",
                              "LU", "MA", "MC", "MY", "NL", "NO", "QA", "SA", "SE", "TH", "TO"}) {
    EXPECT_FALSE(TestBase().FindHolders(country, "monarch", Date(2025, 6, 1)).empty()) << country;
  }
  for (const char* country : {"DK", "ES", "GB", "JP", "NL", "NO", "SE"}) {
    EXPECT_FALSE(TestBase().FindHolders(country, "royal family", Date(2025)).empty()) << country;
  }
}

}  // namespace
}  // namespace communique::entity
