#include "services/summary/rpc/document_reader.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "common/status/error.h"

namespace communique::summary {
namespace {

// Cleans everything but empty content.
class FakeCleaner final : public DocumentCleaner {
 public:
  absl::StatusOr<ingest::v1::Document> Clean(
      const ingest::v1::RawCommentary& commentary) const override {
    const int running = ++running_;
    most_running_ = std::max(most_running_.load(), running);
    std::this_thread::yield();
    --running_;
    if (commentary.content().empty()) {
      return status::InvalidField("content", "CONTENT_EMPTY", "is empty");
    }
    ingest::v1::Document document;
    document.set_text(commentary.content());
    document.mutable_raw_map()->add_length(1);
    return document;
  }
  int most_running() const { return most_running_; }

 private:
  mutable std::atomic<int> running_ = 0;
  mutable std::atomic<int> most_running_ = 0;
};

class FakeAnalyzer final : public DocumentAnalyzer {
 public:
  absl::StatusOr<entity::v1::Analysis> Analyze(
      const ingest::v1::Document& document) const override {
    if (document.text() == "nuqneH") {
      return status::InvalidField("language_code", "LANGUAGE_UNSUPPORTED", "tlh is not analysed");
    }
    entity::v1::Analysis analysis;
    analysis.set_model(document.text());
    return analysis;
  }
};

google::protobuf::RepeatedPtrField<ingest::v1::RawCommentary> Commentaries(
    const std::vector<std::string>& contents) {
  google::protobuf::RepeatedPtrField<ingest::v1::RawCommentary> commentaries;
  for (const std::string& content : contents) commentaries.Add()->set_content(content);
  return commentaries;
}

bool Never() { return false; }

TEST(DocumentReaderTest, KeepsTheOrderWhateverThreadIsFirst) {
  std::vector<std::string> contents;
  for (int i = 0; i < 50; ++i) contents.push_back(std::to_string(i));
  const FakeCleaner cleaner;
  const std::vector<ReadResult> results =
      ReadCommentaries(Commentaries(contents), cleaner, FakeAnalyzer(), 4, Never);
  ASSERT_EQ(results.size(), contents.size());
  for (size_t i = 0; i < results.size(); ++i) {
    EXPECT_EQ(results[i].document.analysis.model(), contents[i]);
    EXPECT_FALSE(results[i].document.document.has_raw_map());
  }
  EXPECT_LE(cleaner.most_running(), 4);
}

TEST(DocumentReaderTest, ABadOneNamesItsPlaceAndLeavesTheOthers) {
  const std::vector<ReadResult> results =
      ReadCommentaries(Commentaries({"a", "", "b"}), FakeCleaner(), FakeAnalyzer(), 2, Never);
  EXPECT_TRUE(results[0].status.ok());
  EXPECT_EQ(results[1].status.message(), "commentaries[1].content: is empty");
  EXPECT_TRUE(results[2].status.ok());
}

TEST(DocumentReaderTest, ALanguageThatIsNotAnalysedIsNoError) {
  const std::vector<ReadResult> results =
      ReadCommentaries(Commentaries({"nuqneH"}), FakeCleaner(), FakeAnalyzer(), 1, Never);
  EXPECT_TRUE(results[0].status.ok());
  EXPECT_TRUE(results[0].language_unsupported);
}

TEST(DocumentReaderTest, StopsWhenTheCallerHasGone) {
  const std::vector<ReadResult> results = ReadCommentaries(Commentaries({"a", "b"}), FakeCleaner(),
                                                           FakeAnalyzer(), 1, [] { return true; });
  EXPECT_EQ(results[1].status.code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace communique::summary
