#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/time_expressions.h"
#include "services/entity/domain/tsv_rows.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr size_t kLeastRows = 450;
constexpr double kLeastShare = 0.98;
constexpr absl::string_view kKinds[] = {"?", "date", "range", "duration", "index", "recurring"};
constexpr absl::string_view kAnchorings[] = {"?", "explicit", "context", "publication", "none"};

// A row of time_grid.tsv, which describes the columns.
struct GridRow {
  std::string text;
  std::string published;
  std::string surface;
  std::string value;
  std::string kind;
  std::string anchoring;
  std::string state;
};

std::vector<GridRow> ReadGrid() {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/services/entity/domain/time_grid.tsv");
  std::stringstream data;
  data << file.rdbuf();
  const std::string text = data.str();
  std::vector<GridRow> grid;
  const absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("time_grid.tsv", text, 7);
  EXPECT_TRUE(rows.ok()) << rows.status();
  if (!rows.ok()) return grid;
  for (const TsvRow& r : *rows) {
    grid.push_back({std::string(r[0]), std::string(r[1]), std::string(r[2]), std::string(r[3]),
                    std::string(r[4]), std::string(r[5]), std::string(r[6])});
  }
  return grid;
}

DocumentContext Published(absl::string_view date) {
  DocumentContext context;
  if (date == "-") return context;
  const std::vector<absl::string_view> parts = absl::StrSplit(date, '-');
  int numbers[3] = {0, 0, 0};
  for (size_t i = 0; i < 3; ++i) EXPECT_TRUE(absl::SimpleAtoi(parts[i], &numbers[i])) << date;
  context.publication_date.set_year(numbers[0]);
  context.publication_date.set_month(numbers[1]);
  context.publication_date.set_day(numbers[2]);
  return context;
}

// As the column `value` has it.
std::string ValueOf(const v1::TimeExpression& time) {
  const std::string& edtf = time.value().edtf();
  std::string value;
  if (time.duration_days() != 0) value = absl::StrCat("P", time.duration_days(), "D");
  if (time.day_index() != 0) value = absl::StrCat("D", time.day_index());
  if (!value.empty()) return edtf.empty() ? value : absl::StrCat(value, "=", edtf);
  return edtf.empty() ? "-" : edtf;
}

std::string Describe(absl::string_view surface, absl::string_view value, absl::string_view kind,
                     absl::string_view anchoring) {
  return absl::StrCat("[", surface, "] ", value, " ", kind, " ", anchoring);
}

// The expressions of a row's text, described; `covered` is set when one overlaps the row's words.
std::vector<std::string> Found(const GridRow& row, bool* covered) {
  const Annotated annotated(row.text, Published(row.published));
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  const auto begin = static_cast<int>(row.text.find(row.surface));
  const int end = begin + static_cast<int>(row.surface.size());
  std::vector<std::string> found;
  for (const v1::TimeExpression& time :
       FindTimes(TestRules(), annotated.text(), groups, annotated.index())) {
    if (time.span().byte_begin() < end && begin < time.span().byte_end()) *covered = true;
    found.push_back(Describe(text::Slice(annotated.text().text, time.span()), ValueOf(time),
                             kKinds[time.kind()], kAnchorings[time.anchoring()]));
  }
  return found;
}

// Empty when the row comes out as wanted, else what came out instead.
std::string Miss(const GridRow& row) {
  bool covered = false;
  const std::vector<std::string> found = Found(row, &covered);
  const std::string want = Describe(row.surface, row.value, row.kind, row.anchoring);
  const bool right =
      row.kind == "none" ? !covered : std::find(found.begin(), found.end(), want) != found.end();
  if (right) return "";
  return absl::StrCat(row.text, " (", row.published, ")\n  want ", want, "\n  got  ",
                      absl::StrJoin(found, "; "));
}

TEST(TimeGridTest, HasTheWordsOfEveryRowInItsText) {
  const std::vector<GridRow> grid = ReadGrid();
  EXPECT_GE(grid.size(), kLeastRows);
  for (const GridRow& row : grid) {
    EXPECT_NE(row.text.find(row.surface), std::string::npos) << row.text;
    EXPECT_TRUE(row.state == "-" || row.state == "open") << row.text;
  }
}

TEST(TimeGridTest, GivesTheExpectedValues) {
  const std::vector<GridRow> grid = ReadGrid();
  size_t right = 0;
  for (const GridRow& row : grid) {
    const std::string miss = Miss(row);
    if (miss.empty()) {
      ++right;
      EXPECT_EQ(row.state, "-") << "no longer open: " << row.text;
    } else {
      EXPECT_EQ(row.state, "open") << miss;
    }
  }
  const double share = static_cast<double>(right) / static_cast<double>(grid.size());
  std::cout << "time grid: " << right << " of " << grid.size() << " rows, " << 100 * share
            << " %\n";
  EXPECT_GE(share, kLeastShare);
}

}  // namespace
}  // namespace communique::entity
