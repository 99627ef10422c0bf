#include "services/entity/domain/analyzer.h"

#include <gmock/gmock.h>

#include <string>

#include "common/status/error.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

ingest::v1::Document MakeDocument(absl::string_view text) {
  ingest::v1::Document document;
  document.set_name("documents/1");
  document.set_text(std::string(text));
  document.set_sha256(text::Sha256Hex(text));
  document.set_language_code("en");
  *document.mutable_metadata()->mutable_publication_date()->mutable_value() = Date(2024, 6, 1);
  return document;
}

// Accents, an emoji, a combining mark and CJK before the names: the three units differ everywhere.
constexpr char kText[] =
    "Größe 🎉 e\u0301 会议.\n\nNorwegian Prime Minister Ingrid Falk arrived in Riga on May 7, 2024. "
    "“We agree,” she "
    "said. Reuters reported that more talks would follow.";

TEST(AnalyzerTest, GivesSpansThatQuoteTheTextInAllUnits) {
  const ingest::v1::Document document = MakeDocument(kText);
  const auto analysis = TestAnalyzer().Analyze(document, {.include_tokens = true});
  ASSERT_TRUE(analysis.ok()) << analysis.status();
  const text::SpanIndex index(document.text());
  int spans = 0;
  const auto check = [&](const base::v1::TextSpan& span) {
    EXPECT_TRUE(text::IsConsistent(span, index)) << span.ShortDebugString();
    ++spans;
  };
  for (const auto& sentence : analysis->sentences()) check(sentence.span());
  for (const auto& token : analysis->tokens()) check(token.span());
  for (const auto& time : analysis->time_expressions()) check(time.span());
  for (const auto& quotation : analysis->quotations()) check(quotation.span());
  for (const auto& event : analysis->events()) check(event.trigger());
  for (const auto& claim : analysis->claims()) {
    check(claim.span());
    check(claim.content_span());
  }
  for (const auto& entity : analysis->entities()) {
    for (const auto& mention : entity.mentions()) check(mention.span());
    for (const auto& role : entity.roles()) {
      if (role.stated()) check(role.span());
    }
  }
  EXPECT_GT(spans, 30);
}

TEST(AnalyzerTest, RunsEveryStage) {
  const auto analysis = TestAnalyzer().Analyze(MakeDocument(kText));
  ASSERT_TRUE(analysis.ok());
  EXPECT_EQ(analysis->document_sha256(), text::Sha256Hex(kText));
  EXPECT_EQ(analysis->model(), "rules-1");
  EXPECT_EQ(analysis->knowledge_base(), TestBase().version());
  EXPECT_GE(analysis->sentences_size(), 4);
  EXPECT_EQ(analysis->tokens_size(), 0);
  ASSERT_EQ(analysis->time_expressions_size(), 1);
  EXPECT_EQ(analysis->time_expressions(0).value().edtf(), "2024-05-07");
  ASSERT_EQ(analysis->quotations_size(), 1);
  std::string speaker;
  for (const auto& entity : analysis->entities()) {
    if (entity.id() == analysis->quotations(0).speaker_entity_id())
      speaker = entity.canonical_name();
  }
  EXPECT_EQ(speaker, "Ingrid Falk");
  EXPECT_GE(analysis->claims_size(), 2);
  EXPECT_GE(analysis->events_size(), 1);
}

TEST(AnalyzerTest, LabelsTokensInsideOutside) {
  const auto analysis =
      TestAnalyzer().Analyze(MakeDocument("Ingrid Falk saw Norway."), {.include_tokens = true});
  ASSERT_TRUE(analysis.ok());
  std::vector<std::string> labels;
  for (const auto& token : analysis->tokens()) labels.push_back(token.entity_iob());
  EXPECT_THAT(labels, ::testing::ElementsAre("B-PERSON", "I-PERSON", "O", "B-COUNTRY", "O"));
}

TEST(AnalyzerTest, GivesEqualBytesForEqualDocuments) {
  const ingest::v1::Document document = MakeDocument(kText);
  EXPECT_EQ(TestAnalyzer().Analyze(document)->SerializeAsString(),
            TestAnalyzer().Analyze(document)->SerializeAsString());
}

TEST(AnalyzerTest, SaysWhyADocumentIsRefused) {
  struct Case {
    const char* reason;
    void (*spoil)(ingest::v1::Document*);
  };
  const Case cases[] = {
      {"DOCUMENT_EMPTY", [](ingest::v1::Document* d) { d->set_text(" \n"); }},
      {"DOCUMENT_TOO_LARGE",
       [](ingest::v1::Document* d) { d->set_text(std::string((4 << 20) + 1, 'a')); }},
      {"DOCUMENT_HASH_MISMATCH",
       [](ingest::v1::Document* d) { d->set_sha256(std::string(64, '0')); }},
      {"LANGUAGE_UNSUPPORTED", [](ingest::v1::Document* d) { d->set_language_code("fr"); }},
      {"SECTION_INVALID",
       [](ingest::v1::Document* d) { d->add_sections()->mutable_span()->set_byte_end(1 << 20); }},
      {"SECTION_INVALID",
       [](ingest::v1::Document* d) {  // The third byte is inside "ö".
         d->add_sections()->mutable_span()->set_byte_end(3);
       }},
  };
  for (const Case& c : cases) {
    ingest::v1::Document document = MakeDocument(kText);
    c.spoil(&document);
    EXPECT_EQ(status::Reason(TestAnalyzer().Analyze(document).status()), c.reason);
  }
}

TEST(AnalyzerTest, TakesHostileTextsInTheirStride) {
  for (const std::string& unit :
       {std::string("Mr "), std::string("the president he "), std::string("A-"),
        std::string("Falk, "), std::string("“"), std::string("former ")}) {
    std::string text;
    while (text.size() < 100000) text += unit;
    EXPECT_TRUE(TestAnalyzer().Analyze(MakeDocument(text)).ok()) << unit;
  }
}

}  // namespace
}  // namespace communique::entity
