#ifndef SERVICES_SUMMARY_RPC_DOCUMENT_READER_H_
#define SERVICES_SUMMARY_RPC_DOCUMENT_READER_H_

#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "communique/ingest/v1/document.pb.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "services/summary/domain/ports.h"
#include "services/summary/domain/summarizer.h"

namespace communique::summary {

// A commentary that was read, or why it was not.
struct ReadResult {
  absl::Status status;
  AnalyzedDocument document;          // With `status` OK; without its raw_map.
  bool language_unsupported = false;  // Cleaned, but in a language that is not analysed.
};

// Cleans and analyses the commentaries, at most `parallel` (>= 1) at a time, on threads that end
// before it returns. Results are in the order of the commentaries. Errors name fields as seen from
// the commentary: "content". `stopped` is asked before each commentary; once it says true the rest
// is CANCELLED.
std::vector<ReadResult> ReadCommentaries(
    const std::vector<const ingest::v1::RawCommentary*>& commentaries,
    const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer, int parallel,
    const std::function<bool()>& stopped);

// The same for the commentaries of one request. Errors name fields as seen from it:
// "commentaries[2].content".
std::vector<ReadResult> ReadCommentaries(
    const google::protobuf::RepeatedPtrField<ingest::v1::RawCommentary>& commentaries,
    const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer, int parallel,
    const std::function<bool()>& stopped);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_RPC_DOCUMENT_READER_H_
