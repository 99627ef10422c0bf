#include "services/entity/domain/tsv_rows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace communique::entity {

absl::StatusOr<std::vector<TsvRow>> ParseTsv(absl::string_view table, absl::string_view data,
                                             size_t columns) {
  std::vector<TsvRow> rows;
  size_t number = 0;
  for (absl::string_view line : absl::StrSplit(data, '\n')) {
    ++number;
    absl::ConsumeSuffix(&line, "\r");
    if (line.empty() || line[0] == '#') continue;
    TsvRow cells = absl::StrSplit(line, '\t');
    if (cells.size() != columns) {
      return absl::InvalidArgumentError(absl::StrCat(table, ":", number, ": ", cells.size(),
                                                     " cells, want ", columns,
                                                     "; separate them by tabs"));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace communique::entity
