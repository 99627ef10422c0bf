#ifndef SERVICES_ENTITY_DOMAIN_TSV_ROWS_H_
#define SERVICES_ENTITY_DOMAIN_TSV_ROWS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

// One row of an embedded table; the cells are views into the data.
using TsvRow = std::vector<absl::string_view>;

// Splits tab-separated `data` into rows of exactly `columns` cells. Empty lines and lines that
// start with '#' are left out; cells keep their case and are not trimmed. `table` names the data in
// errors. INVALID_ARGUMENT names table and line of the first row with another number of cells.
absl::StatusOr<std::vector<TsvRow>> ParseTsv(absl::string_view table, absl::string_view data,
                                             size_t columns);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TSV_ROWS_H_
