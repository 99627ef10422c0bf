#ifndef SERVICES_CLI_COPY_FINDER_H_
#define SERVICES_CLI_COPY_FINDER_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/near_duplicates.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::cli {

// Tells which of the documents that are given one after the other are near duplicates of an earlier
// one. Remembers the last 20,000. Not for several threads at a time.
class CopyFinder {
 public:
  CopyFinder();

  // Sets duplicate_of and near_duplicate_similarity of the document that came from `file` when it
  // is a near duplicate of an earlier one, the most similar one and the first of these. Returns
  // that one's file, or "" when there is none.
  std::string Add(absl::string_view file, ingest::v1::Document* document);

 private:
  struct Earlier {
    std::string file;
    std::string document;
  };

  std::vector<Earlier> earlier_;
  text::NearDuplicateIndex index_;  // Its names are the places in `earlier_`, in order.
};

}  // namespace communique::cli

#endif  // SERVICES_CLI_COPY_FINDER_H_
