#ifndef SERVICES_SUMMARY_RPC_BULK_SUMMARY_H_
#define SERVICES_SUMMARY_RPC_BULK_SUMMARY_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "services/summary/domain/ports.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/domain/visit_book.h"
#include "services/summary/rpc/document_reader.h"

namespace communique::summary {

// Memory for records that wait to be merged, shared by all streams of a service. Thread-safe.
class MergeBudget {
 public:
  explicit MergeBudget(size_t limit_bytes) : limit_(limit_bytes) {}

  // RESOURCE_EXHAUSTED, reason MERGE_LIMIT, when that much is not left.
  absl::Status Take(size_t bytes);
  void Return(size_t bytes) { used_ -= bytes; }
  size_t used() const { return used_; }

 private:
  const size_t limit_;
  std::atomic<size_t> used_ = 0;
};

struct BulkOptions {
  // Commentaries that are read at a time, at least 1.
  int parallel_documents = 4;
  // A longer response is replaced by an error.
  size_t max_response_bytes = size_t{64} << 20;
};

// What one stream of SummaryService.SummarizeCommentaries holds from its first message to its last.
// For one thread at a time.
class BulkSummary {
 public:
  using Requests = absl::Span<const absl::StatusOr<v1::SummarizeCommentariesRequest>>;
  using Responses = absl::Span<v1::SummarizeCommentariesResponse>;

  // Summarizer and budget must outlive this object.
  BulkSummary(const Summarizer* summarizer, MergeBudget* budget, const BulkOptions& options)
      : summarizer_(*summarizer), budget_(*budget), options_(options) {}
  ~BulkSummary() { budget_.Return(held_); }

  BulkSummary(const BulkSummary&) = delete;
  BulkSummary& operator=(const BulkSummary&) = delete;

  // Reads the commentaries of a batch, of which the first has position `begin` in the stream, and
  // fills a response for each. `stopped`: the caller has gone.
  void Answer(const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer,
              const std::function<bool()>& stopped, int64_t begin, Requests requests,
              Responses responses);

  // Adds the next of the merged visits, none after the last. No Answer may follow.
  void AddVisits(std::vector<v1::SummarizeCommentariesResponse>* messages);

 private:
  void AnswerOne(ReadResult result, bool separate, v1::CommentaryResult* answer);
  // Keeps the record until the end.
  absl::Status Hold(DocumentRecord record);

  const Summarizer& summarizer_;
  MergeBudget& budget_;
  const BulkOptions options_;
  VisitBook book_;
  size_t held_ = 0;  // Of the budget.
  std::optional<std::vector<v1::Visit>> visits_;
  size_t sent_ = 0;  // Of the visits.
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_BULK_SUMMARY_H_
