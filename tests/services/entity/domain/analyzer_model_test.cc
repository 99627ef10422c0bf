// The analyzer with a published language model.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "common/text/span_index.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/rpc/load_model.h"
#include "tests/services/entity/domain/analysis_fixture.h"
#include "tests/support/model_folder.h"

namespace communique::entity {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

const Analyzer& ModelAnalyzer() {
  static const Analyzer& analyzer = *[] {
    const auto* model = LoadModel(testing::ModelFolder("en_core_web_sm")).value().release();
    return new Analyzer(Analyzer::Create(&TestBase(), model).value());
  }();
  return analyzer;
}

ingest::v1::Document MakeDocument(absl::string_view text) {
  ingest::v1::Document document;
  document.set_text(std::string(text));
  return document;
}

// Texts that share words, of one token to many, with and without names.
std::vector<ingest::v1::Document> Documents() {
  std::vector<ingest::v1::Document> documents;
  for (const char* text : {
           "The Norwegian minister Solveig Aasheim landed in Montevideo on 8 October 2025.",
           "Welcome!",
           "Talks 🎉 lasted two hours.\n\nAasheim signed nothing; Larralde, the host, smiled. "
           "“We agree,” she said.",
           "Kåre Varnholt of the Quillby Institute wrote about the talks in Montevideo.",
           "   \n\n the   end .",
       }) {
    documents.push_back(MakeDocument(text));
  }
  return documents;
}

std::string AnalyzeAlone(const ingest::v1::Document& document, bool tokens) {
  return ModelAnalyzer().Analyze(document, {.include_tokens = tokens})->SerializeAsString();
}

TEST(AnalyzerModelTest, GivesTheModelsTokensWithEveryLayer) {
  const auto analysis = ModelAnalyzer().Analyze(Documents()[2], {.include_tokens = true});
  ASSERT_TRUE(analysis.ok()) << analysis.status();
  EXPECT_THAT(analysis->model(), HasSubstr("3.8.0"));
  const std::string text = Documents()[2].text();
  const text::SpanIndex index(text);
  const int count = analysis->tokens_size();
  ASSERT_GT(count, 20);
  int starts = 0;
  for (const v1::Token& token : analysis->tokens()) {
    EXPECT_TRUE(text::IsConsistent(token.span(), index)) << token.ShortDebugString();
    EXPECT_FALSE(token.tag().empty()) << token.ShortDebugString();
    EXPECT_FALSE(token.lemma().empty()) << token.ShortDebugString();
    EXPECT_TRUE(token.head() >= 0 && token.head() < count) << token.ShortDebugString();
    EXPECT_LT(token.sentence(), analysis->sentences_size());
    starts += token.sentence_start();
  }
  EXPECT_TRUE(analysis->tokens(0).sentence_start());
  EXPECT_GE(starts, 2);
}

TEST(AnalyzerModelTest, NamesTheSpansThatItsTokensAreLabelledWith) {
  const auto analysis = ModelAnalyzer().Analyze(Documents()[0], {.include_tokens = true});
  ASSERT_TRUE(analysis.ok()) << analysis.status();
  ASSERT_GT(analysis->named_spans_size(), 0);
  std::vector<std::string> labels(analysis->tokens_size(), "O");
  for (const v1::NamedSpan& span : analysis->named_spans()) {
    EXPECT_GT(span.score(), 0);
    EXPECT_LE(span.score(), 1);
    for (int i = span.first_token(); i <= span.last_token(); ++i) {
      labels[i] = (i == span.first_token() ? "B-" : "I-") + span.label();
    }
    EXPECT_EQ(analysis->tokens(span.first_token()).span().byte_begin(), span.span().byte_begin());
    EXPECT_EQ(analysis->tokens(span.last_token()).span().byte_end(), span.span().byte_end());
  }
  for (int i = 0; i < analysis->tokens_size(); ++i) {
    EXPECT_EQ(analysis->tokens(i).entity_iob(), labels[i]) << i;
  }
}

TEST(AnalyzerModelTest, SaysWhoProposedAName) {
  const auto analysis = ModelAnalyzer().Analyze(Documents()[3]);
  ASSERT_TRUE(analysis.ok()) << analysis.status();
  std::vector<v1::Proposer> proposers;
  for (const v1::Entity& entity : analysis->entities()) {
    for (const v1::Mention& mention : entity.mentions()) proposers.push_back(mention.proposer());
  }
  EXPECT_THAT(proposers, Contains(v1::PROPOSER_KNOWLEDGE_BASE));
}

TEST(AnalyzerModelTest, FindsTheSameEntitiesWithTokensAndWithout) {
  for (const ingest::v1::Document& document : Documents()) {
    auto with = ModelAnalyzer().Analyze(document, {.include_tokens = true});
    ASSERT_TRUE(with.ok()) << with.status();
    with->clear_tokens();
    with->clear_named_spans();
    EXPECT_EQ(with->SerializeAsString(), AnalyzeAlone(document, false)) << document.text();
  }
}

TEST(AnalyzerModelTest, SaysTheSameOfADocumentWhateverIsInTheBatch) {
  const std::vector<ingest::v1::Document> documents = Documents();
  const ingest::v1::Document empty;
  const std::vector<AnalyzeItem> items = {
      {&documents[4], {.include_tokens = true}},
      {&documents[0], {}},
      {&empty, {}},
      {&documents[2], {.include_tokens = true}},
      {&documents[1], {}},
      {&documents[3], {.include_tokens = false}},
      {&documents[0], {.include_tokens = true}},
  };
  const auto answers = ModelAnalyzer().AnalyzeBatch(items);
  ASSERT_EQ(answers.size(), items.size());
  EXPECT_EQ(answers[2].status().code(), absl::StatusCode::kInvalidArgument);
  for (size_t i = 0; i < items.size(); ++i) {
    if (i == 2) continue;
    ASSERT_TRUE(answers[i].ok()) << answers[i].status();
    EXPECT_EQ(answers[i]->SerializeAsString(),
              AnalyzeAlone(*items[i].document, items[i].options.include_tokens))
        << i;
  }
}

TEST(AnalyzerModelTest, ServesThreadsThatAskAtTheSameTime) {
  const std::vector<ingest::v1::Document> documents = Documents();
  std::vector<std::string> expected;
  for (const ingest::v1::Document& document : documents) {
    expected.push_back(AnalyzeAlone(document, true));
  }
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (size_t i = 0; i < 3 * documents.size(); ++i) {
        const size_t d = (i + t) % documents.size();
        wrong[t] += AnalyzeAlone(documents[d], true) != expected[d];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ::testing::Each(0));
}

}  // namespace
}  // namespace communique::entity
