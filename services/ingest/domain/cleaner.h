#ifndef SERVICES_INGEST_DOMAIN_CLEANER_H_
#define SERVICES_INGEST_DOMAIN_CLEANER_H_

#include <cstddef>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/block_scorer.h"
#include "services/ingest/domain/lexicon.h"

namespace communique::ingest {

struct CleanerOptions {
  // Longest content that is accepted, in bytes; 1 to 2^30, so that offsets fit their fields.
  size_t max_content_bytes = 4 << 20;
  // What tells article text from the rest of HTML pages: a table that BlockScorer reads. Empty:
  // the one compiled into the program. Read by Create only.
  absl::string_view html_block_trees = "";
  // The same for plain text.
  absl::string_view lines_block_trees = "";
};

// Turns raw commentary into a clean document. Immutable once made: one instance serves all threads.
// Equal input gives equal output, byte for byte.
class Cleaner {
 public:
  // INVALID_ARGUMENT when an option is out of range or malformed.
  static absl::StatusOr<Cleaner> Create(CleanerOptions options);

  Cleaner(Cleaner&&) = default;
  Cleaner& operator=(Cleaner&&) = default;

  // The document that `raw` is, without what only a store knows (sequence, create_time,
  // duplicate_of). Errors are INVALID_ARGUMENT with the reasons that ingest_service.proto lists for
  // CleanCommentary; their fields are those of RawCommentary. The time is linear in the content's
  // size.
  absl::StatusOr<ingest::v1::Document> Clean(const ingest::v1::RawCommentary& raw) const;

 private:
  Cleaner(size_t max_content_bytes, std::unique_ptr<const Lexicon> lexicon, BlockScorer html_blocks,
          BlockScorer lines)
      : max_content_bytes_(max_content_bytes),
        lexicon_(std::move(lexicon)),
        html_blocks_(std::move(html_blocks)),
        lines_(std::move(lines)) {}

  absl::Status Check(const ingest::v1::RawCommentary& raw) const;

  size_t max_content_bytes_;
  std::unique_ptr<const Lexicon> lexicon_;
  BlockScorer html_blocks_;
  BlockScorer lines_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_CLEANER_H_
