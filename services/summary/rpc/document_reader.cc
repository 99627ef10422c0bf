#include "services/summary/rpc/document_reader.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace communique::summary {
namespace {

ReadResult Read(const ingest::v1::RawCommentary& commentary, const DocumentCleaner& cleaner,
                const DocumentAnalyzer& analyzer) {
  ReadResult result;
  absl::StatusOr<ingest::v1::Document> document = cleaner.Clean(commentary);
  if (!document.ok()) {
    result.status = document.status();
    return result;
  }
  result.document.document = *std::move(document);
  result.document.document.clear_raw_map();
  absl::StatusOr<entity::v1::Analysis> analysis = analyzer.Analyze(result.document.document);
  if (analysis.ok()) {
    result.document.analysis = *std::move(analysis);
  } else if (status::Reason(analysis.status()) == "LANGUAGE_UNSUPPORTED") {
    result.language_unsupported = true;
  } else {
    result.status = analysis.status();
  }
  return result;
}

}  // namespace

std::vector<ReadResult> ReadCommentaries(
    const std::vector<const ingest::v1::RawCommentary*>& commentaries,
    const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer, int parallel,
    const std::function<bool()>& stopped) {
  const int count = static_cast<int>(commentaries.size());
  std::vector<ReadResult> results(commentaries.size());
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int i = next++; i < count; i = next++) {
      if (stopped()) {
        results[i].status = absl::CancelledError("the caller has gone");
      } else {
        results[i] = Read(*commentaries[i], cleaner, analyzer);
      }
    }
  };
  std::vector<std::thread> threads;
  const int extra = std::min(parallel, count) - 1;
  for (int t = 0; t < extra; ++t) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return results;
}

std::vector<ReadResult> ReadCommentaries(
    const google::protobuf::RepeatedPtrField<ingest::v1::RawCommentary>& commentaries,
    const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer, int parallel,
    const std::function<bool()>& stopped) {
  std::vector<const ingest::v1::RawCommentary*> pointers;
  for (const ingest::v1::RawCommentary& commentary : commentaries) pointers.push_back(&commentary);
  std::vector<ReadResult> results =
      ReadCommentaries(pointers, cleaner, analyzer, parallel, stopped);
  for (size_t i = 0; i < results.size(); ++i) {
    results[i].status =
        status::WithFieldPrefix(results[i].status, absl::StrCat("commentaries[", i, "]"));
  }
  return results;
}

}  // namespace communique::summary
