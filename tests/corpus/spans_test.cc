// What every answer promises, whatever the text: each span is right in all three units, each piece
// of evidence quotes its document and is bound to it by hash, and a second run gives the same
// bytes.
#include <gmock/gmock.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/rpc/channel.h"
#include "common/rpc/status.h"
#include "common/status/error.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "common/text/utf8.h"
#include "services/cli/options.h"
#include "services/cli/suite.h"
#include "tests/corpus/corpus_texts.h"
#include "tests/corpus/message_walk.h"
#include "tests/support/model_folder.h"

namespace communique {
namespace {

using google::protobuf::Message;
using testing::CorpusFolder;
using testing::RawText;
using testing::ReadTexts;
using testing::WalkMessages;

std::string Bytes(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

// One document's text, and what its spans and evidence must be.
class Promises {
 public:
  Promises(const ingest::v1::Document& document, size_t raw_size)
      : name_(document.name()),
        sha256_(document.sha256()),
        index_(document.text()),
        raw_size_(raw_size) {}

  // Checks all of `message`; says where a promise is broken.
  void Check(const Message& message) {
    WalkMessages(message, [this](const std::string& path, const Message& part) {
      return CheckPart(path, part);
    });
  }

  int evidence() const { return evidence_; }
  int spans() const { return spans_; }

 private:
  bool CheckPart(const std::string& path, const Message& part) {
    if (const auto* evidence = dynamic_cast<const base::v1::Evidence*>(&part)) {
      CheckEvidence(path, *evidence);
    } else if (const auto* span = dynamic_cast<const base::v1::TextSpan*>(&part)) {
      ++spans_;
      EXPECT_TRUE(text::IsConsistent(*span, index_)) << path << ": " << span->ShortDebugString();
    } else if (const auto* range = dynamic_cast<const base::v1::RawRange*>(&part)) {
      EXPECT_TRUE(0 <= range->byte_begin() && range->byte_begin() <= range->byte_end() &&
                  static_cast<size_t>(range->byte_end()) <= raw_size_)
          << path << ": " << range->ShortDebugString();
    } else if (const auto* support = dynamic_cast<const base::v1::Support*>(&part)) {
      CheckSupport(path, *support);
    }
    return true;
  }

  void CheckEvidence(const std::string& path, const base::v1::Evidence& evidence) {
    ++evidence_;
    EXPECT_EQ(evidence.document(), name_) << path;
    EXPECT_EQ(evidence.document_sha256(), sha256_) << path;
    EXPECT_NE(evidence.basis(), base::v1::BASIS_UNSPECIFIED) << path;
    EXPECT_FALSE(text::FindInvalidUtf8(evidence.exact()).has_value()) << path;
    if (evidence.has_span()) {
      EXPECT_TRUE(text::Quotes(evidence, index_)) << path << ": " << evidence.ShortDebugString();
    } else {
      EXPECT_TRUE(evidence.has_raw_range()) << path << ": neither span nor raw_range";
      EXPECT_FALSE(evidence.exact().empty()) << path;
    }
  }

  static void CheckSupport(const std::string& path, const base::v1::Support& support) {
    EXPECT_TRUE(support.confidence() >= 0 && support.confidence() <= 1)
        << path << ": " << support.confidence();
    EXPECT_GT(support.evidence_size(), 0) << path;
    EXPECT_FALSE(support.rule().empty()) << path;
    EXPECT_GE(support.independent_sources(), 1) << path;
  }

  const std::string name_;
  const std::string sha256_;
  const text::SpanIndex index_;
  const size_t raw_size_;
  int evidence_ = 0;
  int spans_ = 0;
};

// In a run of the raw map, text and content are the same bytes; runs ascend.
void CheckRawMap(const ingest::v1::Document& document, const std::string& content) {
  const ingest::v1::RawMap& map = document.raw_map();
  ASSERT_EQ(map.text_begin_size(), map.length_size());
  ASSERT_EQ(map.raw_begin_size(), map.length_size());
  int end = 0;
  for (int i = 0; i < map.length_size(); ++i) {
    ASSERT_GT(map.length(i), 0);
    ASSERT_GE(map.text_begin(i), end);
    end = map.text_begin(i) + map.length(i);
    ASSERT_LE(static_cast<size_t>(end), document.text().size());
    ASSERT_LE(static_cast<size_t>(map.raw_begin(i) + map.length(i)), content.size());
    EXPECT_EQ(document.text().compare(map.text_begin(i), map.length(i), content, map.raw_begin(i),
                                      map.length(i)),
              0)
        << "run " << i << " of the raw map";
  }
}

class SpansTest : public ::testing::Test {
 protected:
  SpansTest() {
    cli::Options options;
    options.command = cli::Command::kSummarize;
    options.timeout = absl::Minutes(10);
    options.model = testing::ModelFolder("en_core_web_sm");
    auto suite = cli::Suite::Create(options);
    EXPECT_TRUE(suite.ok()) << suite.status();
    suite_ = *std::move(suite);
  }

  template <typename Stub, typename Request, typename Response>
  void Call(Stub& stub,
            grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
            const Request& request, Response* response) {
    const grpc::Status status =
        (stub.*method)(rpc::MakeClientContext(absl::Minutes(10)).get(), request, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }

  ingest::v1::Document Clean(const std::string& content) {
    ingest::v1::CleanCommentaryRequest request;
    request.mutable_commentary()->set_content(content);
    ingest::v1::CleanCommentaryResponse response;
    Call(suite_->ingest(), &ingest::v1::IngestService::StubInterface::CleanCommentary, request,
         &response);
    return response.document();
  }

  // Nothing for a document in a language that is not analysed.
  std::optional<entity::v1::Analysis> Analyze(const ingest::v1::Document& document) {
    entity::v1::AnalyzeDocumentRequest request;
    *request.mutable_document() = document;
    request.set_include_tokens(true);
    entity::v1::AnalyzeDocumentResponse response;
    const grpc::Status status = suite_->entity().AnalyzeDocument(
        rpc::MakeClientContext(absl::Minutes(10)).get(), request, &response);
    if (status::Reason(rpc::ToAbsl(status)) == "LANGUAGE_UNSUPPORTED") return std::nullopt;
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.analysis();
  }

  summary::v1::SummarizeCommentaryResponse Summarize(const std::vector<RawText>& texts) {
    summary::v1::SummarizeCommentaryRequest request;
    for (const RawText& text : texts) request.add_commentaries()->set_content(text.content);
    summary::v1::SummarizeCommentaryResponse response;
    Call(suite_->summary(), &summary::v1::SummaryService::StubInterface::SummarizeCommentary,
         request, &response);
    return response;
  }

  void CheckText(const RawText& raw) {
    SCOPED_TRACE(raw.name);
    const ingest::v1::Document document = Clean(raw.content);
    EXPECT_EQ(document.sha256(), text::Sha256Hex(document.text()));
    EXPECT_FALSE(text::FindInvalidUtf8(document.text()).has_value());
    Promises promises(document, raw.content.size());
    promises.Check(document);
    CheckRawMap(document, raw.content);
    if (const auto analysis = Analyze(document); analysis.has_value()) {
      EXPECT_EQ(analysis->document_sha256(), document.sha256());
      promises.Check(*analysis);
      EXPECT_EQ(Bytes(*Analyze(document)), Bytes(*analysis)) << "a second run differs";
    }
    const auto response = Summarize({raw});
    promises.Check(response);
    EXPECT_EQ(Bytes(Clean(raw.content)), Bytes(document)) << "a second run differs";
    EXPECT_EQ(Bytes(Summarize({raw})), Bytes(response)) << "a second run differs";
    evidence_ += promises.evidence();
    spans_ += promises.spans();
  }

  // The same texts in reverse order must give the same visits.
  void CheckOrder(std::vector<RawText> texts) {
    SCOPED_TRACE(texts.front().name);
    summary::v1::SummarizeCommentaryResponse forward = Summarize(texts);
    std::reverse(texts.begin(), texts.end());
    summary::v1::SummarizeCommentaryResponse backward = Summarize(texts);
    forward.clear_documents();
    backward.clear_documents();
    EXPECT_EQ(Bytes(forward), Bytes(backward));
  }

  // Checks texts, and groups of four of them in both orders. `folder` is what was looked for, if
  // there are none.
  void CheckTexts(const std::vector<RawText>& texts, const std::string& folder) {
    if (texts.empty()) GTEST_SKIP() << "there is no " << folder;
    for (const RawText& text : texts) CheckText(text);
    for (size_t i = 0; i + 4 <= texts.size(); i += 4) {
      CheckOrder({texts.begin() + i, texts.begin() + i + 4});
    }
    EXPECT_GT(evidence_, 0);
    std::printf("%zu texts: %d pieces of evidence, %d other spans\n", texts.size(), evidence_,
                spans_);
  }

  void CheckFolder(const std::string& folder) { CheckTexts(ReadTexts(folder), folder); }

  std::unique_ptr<cli::Suite> suite_;
  int evidence_ = 0;
  int spans_ = 0;
};

TEST_F(SpansTest, HoldInOurOwnFixtures) {
  ASSERT_GE(ReadTexts(COMMUNIQUE_SOURCE_DIR "/tests/corpus/fixtures").size(), 9);
  CheckFolder(COMMUNIQUE_SOURCE_DIR "/tests/corpus/fixtures");
}

TEST_F(SpansTest, HoldInTheSample) { CheckFolder(COMMUNIQUE_SOURCE_DIR "/deploy/samples"); }

TEST_F(SpansTest, HoldInOurOwnCommentaries) {
  CheckFolder(COMMUNIQUE_SOURCE_DIR "/tests/corpus/commentaries");
}

TEST_F(SpansTest, HoldInTheDevelopmentTexts) { CheckFolder(CorpusFolder() + "/dev"); }

TEST_F(SpansTest, HoldInTheWrittenTexts) { CheckFolder(CorpusFolder() + "/written"); }

// Two tests, so that they can run at the same time.
TEST_F(SpansTest, HoldInTheFirstHalfOfThePool) {
  const std::vector<RawText> texts = ReadTexts(CorpusFolder() + "/pool");
  CheckTexts({texts.begin(), texts.begin() + texts.size() / 2}, CorpusFolder() + "/pool");
}

TEST_F(SpansTest, HoldInTheSecondHalfOfThePool) {
  const std::vector<RawText> texts = ReadTexts(CorpusFolder() + "/pool");
  CheckTexts({texts.begin() + texts.size() / 2, texts.end()}, CorpusFolder() + "/pool");
}

}  // namespace
}  // namespace communique
