#ifndef SERVICES_CLI_ORDERED_WORK_H_
#define SERVICES_CLI_ORDERED_WORK_H_

#include <cstddef>
#include <functional>
#include <string>

#include "absl/status/statusor.h"

namespace communique::cli {

// Does `work(i)` for i in [0, count) on up to `jobs` threads and hands every result to `take(i,
// result)` in order, from one thread at a time. At most 4 * jobs results wait for an earlier one,
// so that memory does not grow with `count`. Stops early when `take` returns false; results of work
// already begun are then dropped. `jobs` >= 1.
void WorkInOrder(size_t count, int jobs,
                 const std::function<absl::StatusOr<std::string>(size_t)>& work,
                 const std::function<bool(size_t, absl::StatusOr<std::string>)>& take);

}  // namespace communique::cli

#endif  // SERVICES_CLI_ORDERED_WORK_H_
