// The format of the tables that the loader reads.
#include "services/entity/domain/knowledge_base_loader.h"

#include <gmock/gmock.h>

#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "kb_tables_data.h"

namespace communique::entity {
namespace {

struct Table {
  const char* name;
  absl::string_view data;
  size_t columns;
  int country;   // Column, or -1.
  int wikidata;  // Column, or -1.
};

std::vector<Table> Tables() {
  return {{"countries", kb_tables::countries(), 14, 0, 12},
          {"leaders", kb_tables::leaders(), 11, 0, 8},
          {"organisations", kb_tables::organisations(), 7, 4, 5},
          {"outlets", kb_tables::outlets(), 6, 2, 4},
          {"venues", kb_tables::venues(), 6, 2, -1},
          {"commemorations", kb_tables::commemorations(), 6, 4, -1},
          {"summits", kb_tables::summits(), 6, -1, -1},
          {"regions", kb_tables::regions(), 5, 1, -1},
          {"cities", kb_tables::cities(), 7, 1, -1},
          {"titles", kb_tables::titles(), 6, -1, -1},
          {"name_heads", kb_tables::name_heads(), 4, -1, -1},
          {"context_words", kb_tables::context_words(), 2, -1, -1},
          {"portfolios", kb_tables::portfolios(), 1, -1, -1},
          {"reference_nouns", kb_tables::reference_nouns(), 5, -1, -1},
          {"given_names", kb_tables::given_names(), 2, -1, -1},
          {"ordinary_words", kb_tables::ordinary_words(), 1, -1, -1},
          {"surnames", kb_tables::surnames(), 1, -1, -1}};
}

std::vector<TsvRow> Rows(const Table& table) {
  auto rows = ParseTsv(table.name, table.data, table.columns);
  EXPECT_TRUE(rows.ok()) << rows.status();
  return rows.value_or(std::vector<TsvRow>());
}

bool IsWikidataId(absl::string_view id) {
  if (id.size() < 2 || id[0] != 'Q' || id[1] == '0') return false;
  for (const char c : id.substr(1)) {
    if (!std::isdigit(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool IsDate(absl::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (size_t i = 0; i < date.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : !std::isdigit(static_cast<unsigned char>(date[i]))) return false;
  }
  return true;
}

TEST(KnowledgeTablesTest, HaveTheRightNumberOfColumnsAndNoRowTwice) {
  for (const Table& table : Tables()) {
    std::set<TsvRow> seen;
    const std::vector<TsvRow> rows = Rows(table);
    EXPECT_FALSE(rows.empty()) << table.name;
    for (const TsvRow& row : rows)
      EXPECT_TRUE(seen.insert(row).second) << table.name << " " << row[0];
  }
}

TEST(KnowledgeTablesTest, AreSorted) {
  for (const Table& table : Tables()) {
    std::string last;
    for (const absl::string_view line : absl::StrSplit(table.data, '\n', absl::SkipEmpty())) {
      if (line[0] == '#') continue;
      std::string key;  // Tabs sort before every other character, as in a comparison by cells.
      for (const char c : line) key.push_back(c == '\t' ? '\1' : c);
      EXPECT_LT(last, key) << table.name;
      last = key;
    }
  }
}

TEST(KnowledgeTablesTest, NameCountriesThatAreInTheCountryTable) {
  std::set<absl::string_view> known;
  for (const TsvRow& row : Rows(Tables()[0])) known.insert(row[0]);
  for (const Table& table : Tables()) {
    if (table.country < 0) continue;
    for (const TsvRow& row : Rows(table)) {
      const absl::string_view country = row[table.country];
      const bool organisation = country.substr(0, 4) == "org:";
      EXPECT_TRUE(country.empty() || organisation || known.count(country) > 0)
          << table.name << " " << country;
    }
  }
}

TEST(KnowledgeTablesTest, GiveWikidataIdentifiersInTheirForm) {
  for (const Table& table : Tables()) {
    if (table.wikidata < 0) continue;
    for (const TsvRow& row : Rows(table)) {
      const absl::string_view id = row[table.wikidata];
      EXPECT_TRUE(id.empty() || IsWikidataId(id)) << table.name << " " << row[0] << " " << id;
    }
  }
}

TEST(KnowledgeTablesTest, GiveTermsOfOfficeInOrder) {
  for (const TsvRow& row : Rows(Tables()[1])) {
    EXPECT_TRUE(row[5].empty() || IsDate(row[5])) << row[2] << " " << row[5];
    EXPECT_TRUE(row[6].empty() || IsDate(row[6])) << row[2] << " " << row[6];
    if (!row[5].empty() && !row[6].empty()) {
      EXPECT_LE(row[5].substr(0, 4), row[6].substr(0, 4)) << row[2];
    }
    EXPECT_TRUE(row[4] == "f" || row[4] == "m") << row[2];
    EXPECT_TRUE(row[7] == "family-first" || row[7] == "given-first" || row[7] == "single")
        << row[2];
  }
}

TEST(KnowledgeTablesTest, ListAliasesWithoutEmptyOrRepeatedOnes) {
  const std::pair<int, int> columns[] = {{1, 3}, {2, 2}, {3, 1}, {4, 3},
                                         {5, 1}, {6, 1}, {7, 2}, {8, 3}};
  for (const auto& [table, column] : columns) {
    for (const TsvRow& row : Rows(Tables()[table])) {
      if (row[column].empty()) continue;
      std::set<absl::string_view> seen;
      for (const absl::string_view alias : absl::StrSplit(row[column], '|')) {
        EXPECT_FALSE(alias.empty()) << row[0];
        EXPECT_TRUE(seen.insert(alias).second) << row[0] << " " << alias;
      }
    }
  }
}

TEST(KnowledgeTablesTest, NameTheSourceOfEveryFact) {
  const std::pair<int, int> columns[] = {{0, 13}, {1, 10}, {2, 6}, {3, 5}, {4, 5},
                                         {5, 5},  {6, 5},  {7, 4}, {8, 6}};
  for (const auto& [table, column] : columns) {
    for (const TsvRow& row : Rows(Tables()[table])) EXPECT_FALSE(row[column].empty()) << row[0];
  }
}

}  // namespace
}  // namespace communique::entity
