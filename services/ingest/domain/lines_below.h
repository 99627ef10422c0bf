#ifndef SERVICES_INGEST_DOMAIN_LINES_BELOW_H_
#define SERVICES_INGEST_DOMAIN_LINES_BELOW_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/line_facts.h"

namespace communique::ingest {

// The short lines from some block on, by their folded words: where the name of a publication comes
// again ("The Publication | Contact"). The facts must outlive it.
class LinesBelow {
 public:
  // Looks at the lines of `facts` from index `from` on that are no running text.
  LinesBelow(const std::vector<LineFacts>& facts, size_t from);

  // True when `folded` is such a line or the words that one begins with.
  bool Begin(absl::string_view folded) const { return starts_.contains(folded); }

 private:
  absl::flat_hash_set<absl::string_view> starts_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LINES_BELOW_H_
