#include "services/ingest/domain/rows.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace communique::ingest {

absl::StatusOr<std::vector<std::vector<absl::string_view>>> ParseRows(absl::string_view name,
                                                                      absl::string_view table,
                                                                      size_t columns) {
  std::vector<std::vector<absl::string_view>> rows;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(table, '\n')) {
    ++number;
    if (line.empty() || line == "#" || absl::StartsWith(line, "# ")) continue;
    std::vector<absl::string_view> row = absl::StrSplit(line, '\t');
    if (row.size() != columns ||
        std::any_of(row.begin(), row.end(), [](absl::string_view c) { return c.empty(); })) {
      return absl::InvalidArgumentError(
          absl::StrCat(name, " line ", number, ": want ", columns, " filled columns"));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace communique::ingest
