#ifndef SERVICES_INGEST_DOMAIN_ROWS_H_
#define SERVICES_INGEST_DOMAIN_ROWS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::ingest {

// The rows of a rule table: tab-separated columns, one row a line; empty lines and lines that start
// with '#' and a space are comments. The views point into `table`.
//
// INVALID_ARGUMENT, naming `name` and the line, when a row has not exactly `columns` columns or a
// column is empty.
absl::StatusOr<std::vector<std::vector<absl::string_view>>> ParseRows(absl::string_view name,
                                                                      absl::string_view table,
                                                                      size_t columns);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_ROWS_H_
