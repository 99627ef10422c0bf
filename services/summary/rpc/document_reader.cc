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

// "content" of a commentary is "commentaries[i].content" of our request.
absl::Status FromRequest(const absl::Status& status, int index) {
  return status::WithFieldPrefix(status, absl::StrCat("commentaries[", index, "]"));
}

}  // namespace

std::vector<ReadResult> ReadCommentaries(
    const google::protobuf::RepeatedPtrField<ingest::v1::RawCommentary>& commentaries,
    const DocumentCleaner& cleaner, const DocumentAnalyzer& analyzer, int parallel,
    const std::function<bool()>& stopped) {
  std::vector<ReadResult> results(commentaries.size());
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int i = next++; i < commentaries.size(); i = next++) {
      if (stopped()) {
        results[i].status = absl::CancelledError("the caller has gone");
        continue;
      }
      results[i] = Read(commentaries[i], cleaner, analyzer);
      results[i].status = FromRequest(results[i].status, i);
    }
  };
  std::vector<std::thread> threads;
  const int extra = std::min(parallel, commentaries.size()) - 1;
  for (int t = 0; t < extra; ++t) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return results;
}

}  // namespace communique::summary
