#include "services/summary/rpc/bulk_summary.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace communique::summary {
namespace {

// Visits that are made into messages at a time.
constexpr size_t kVisitsAtATime = 16;

absl::Status TooLarge(absl::string_view what, size_t bytes, size_t limit) {
  return status::Error(absl::StatusCode::kResourceExhausted, "RESPONSE_TOO_LARGE",
                       absl::StrCat(what, " has ", bytes, " bytes; a message may have ", limit),
                       {{"limit_bytes", absl::StrCat(limit)}});
}

// What a record takes in memory, about.
size_t BytesOf(const DocumentRecord& record) {
  return record.visit.SpaceUsedLong() + sizeof(record) +
         record.likeness.shingles.size() * sizeof(uint64_t);
}

void SetError(const absl::Status& status, v1::CommentaryResult* answer) {
  v1::DocumentResult& document = *answer->mutable_document();
  document.clear_document();
  document.clear_visit();
  document.clear_no_visit_reason();
  answer->clear_visit();
  *document.mutable_error() = status::ToRpcStatus(status);
}

}  // namespace

absl::Status MergeBudget::Take(size_t bytes) {
  if (used_.fetch_add(bytes) + bytes <= limit_) return absl::OkStatus();
  used_ -= bytes;
  return status::Error(
      absl::StatusCode::kResourceExhausted, "MERGE_LIMIT",
      absl::StrCat(
          "the records that wait to be merged reach the limit of ", limit_,
          " bytes for all streams; this commentary is left out of the visits: send it with "
          "separate, or send fewer in one stream"),
      {{"limit_bytes", absl::StrCat(limit_)}});
}

void BulkSummary::Answer(const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer,
                         const std::function<bool()>& stopped, int64_t begin, Requests requests,
                         Responses responses) {
  std::vector<const ingest::v1::RawCommentary*> commentaries;
  for (const auto& request : requests) {
    if (request.ok()) commentaries.push_back(&request->commentary());
  }
  std::vector<ReadResult> results =
      ReadCommentaries(commentaries, cleaner, analyzer, options_.parallel_documents, stopped);
  size_t next = 0;
  for (size_t i = 0; i < requests.size(); ++i) {
    v1::CommentaryResult& answer = *responses[i].mutable_commentary();
    answer.set_index(begin + static_cast<int64_t>(i));
    if (!requests[i].ok()) {
      SetError(requests[i].status(), &answer);
      continue;
    }
    answer.mutable_document()->set_request_id(requests[i]->commentary().request_id());
    AnswerOne(std::move(results[next++]), requests[i]->separate(), &answer);
    const size_t bytes = responses[i].ByteSizeLong();
    if (bytes > options_.max_response_bytes) {
      SetError(TooLarge("the answer", bytes, options_.max_response_bytes), &answer);
    }
  }
}

void BulkSummary::AnswerOne(ReadResult result, bool separate, v1::CommentaryResult* answer) {
  if (!result.status.ok()) {
    SetError(status::WithFieldPrefix(result.status, "commentary"), answer);
    return;
  }
  v1::DocumentResult& document = *answer->mutable_document();
  if (result.language_unsupported) {
    document.set_no_visit_reason(v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED);
  } else {
    DocumentVerdict verdict = summarizer_.Read(result.document);
    document.set_no_visit_reason(verdict.no_visit_reason);
    if (verdict.record.has_value() && separate) {
      *answer->mutable_visit() = MergeAccounts({{&verdict.record->visit, 0}});
      document.set_visit(answer->visit().name());
    } else if (verdict.record.has_value()) {
      const absl::Status held = Hold(*std::move(verdict.record));
      if (!held.ok()) {
        SetError(held, answer);
        return;
      }
    }
  }
  *document.mutable_document() = std::move(result.document.document);
}

absl::Status BulkSummary::Hold(DocumentRecord record) {
  const size_t bytes = BytesOf(record);
  if (absl::Status room = budget_.Take(bytes); !room.ok()) return room;
  held_ += bytes;
  book_.Put(std::move(record));
  return absl::OkStatus();
}

void BulkSummary::AddVisits(std::vector<v1::SummarizeCommentariesResponse>* messages) {
  if (!visits_.has_value()) visits_ = book_.Take();
  for (size_t n = 0; n < kVisitsAtATime && sent_ < visits_->size(); ++n) {
    v1::SummarizeCommentariesResponse& message = messages->emplace_back();
    *message.mutable_visit() = std::move((*visits_)[sent_++]);
    const size_t bytes = message.ByteSizeLong();
    if (bytes <= options_.max_response_bytes) continue;
    const absl::Status error = TooLarge(absl::StrCat("the visit ", message.visit().name()), bytes,
                                        options_.max_response_bytes);
    *message.mutable_visit_error() = status::ToRpcStatus(error);
  }
}

}  // namespace communique::summary
