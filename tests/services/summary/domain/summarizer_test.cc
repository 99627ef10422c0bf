#include "services/summary/domain/summarizer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/text/evidence.h"
#include "services/summary/domain/key_points.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(SummarizerTest, FillsTheRecordOfASmallVisit) {
  const Summary summary = Summarizer::Create()->Summarize({SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  const v1::Visit& visit = summary.visits[0];
  EXPECT_EQ(visit.visitors(0).name(), "Hana Okafor");
  EXPECT_EQ(visit.hosts(0).name(), "Iv\xC3\xA1n Rojas");
  EXPECT_EQ(visit.stops(0).city(), "Santiago");
  EXPECT_EQ(visit.dates().value().edtf(), "2031-05-07/2031-05-09");
  EXPECT_EQ(visit.status().value(), v1::VISIT_STATUS_COMPLETED);
  EXPECT_EQ(visit.type().value(), v1::VISIT_TYPE_OFFICIAL);
  EXPECT_EQ(visit.outcomes(0).count(), 2);
  EXPECT_EQ(visit.sources(0).document(), "documents/small");
  EXPECT_EQ(summary.verdicts[0].visit, visit.name());
}

TEST(SummarizerTest, EveryFindingHasExactEvidence) {
  const AnalyzedDocument document = SmallVisit().Build();
  const text::SpanIndex index(document.document.text());
  const Summary summary = Summarizer::Create()->Summarize({document});
  ASSERT_EQ(summary.visits.size(), 1u);
  for (const auto& [path, support] : Findings(summary.visits[0])) {
    EXPECT_FALSE(support->evidence().empty()) << path;
    EXPECT_FALSE(support->rule().empty()) << path;
    EXPECT_GT(support->confidence(), 0) << path;
    EXPECT_LE(support->confidence(), 1) << path;
    for (const base::v1::Evidence& evidence : support->evidence()) {
      EXPECT_TRUE(text::Quotes(evidence, index)) << path << ": " << evidence.exact();
      EXPECT_EQ(evidence.document_sha256(), document.document.sha256());
    }
  }
}

TEST(SummarizerTest, AnyOrderOfDocumentsGivesTheSameBytes) {
  FixtureDocument other = SmallVisit("documents/other");
  other.Paragraph({"[h:Rojas] also gave a dinner for [p:Okafor] in [s:Santiago]."});
  FixtureDocument third("documents/third");
  third.Paragraph({"The price of copper rose again."});
  std::vector<AnalyzedDocument> documents = {SmallVisit().Build(), other.Build(), third.Build()};
  const Summarizer summarizer = *Summarizer::Create();
  const Summary first = summarizer.Summarize(documents);
  std::reverse(documents.begin(), documents.end());
  const Summary second = summarizer.Summarize(documents);
  ASSERT_EQ(first.visits.size(), 1u);
  ASSERT_EQ(second.visits.size(), 1u);
  EXPECT_EQ(first.visits[0].SerializeAsString(), second.visits[0].SerializeAsString());
  EXPECT_EQ(first.visits[0].sources_size(), 2);
}

TEST(SummarizerTest, TheSameDocumentTwiceIsOneSource) {
  const Summary summary =
      Summarizer::Create()->Summarize({SmallVisit().Build(), SmallVisit().Build()});
  ASSERT_EQ(summary.visits.size(), 1u);
  EXPECT_EQ(summary.visits[0].sources_size(), 1);
  EXPECT_EQ(summary.verdicts[0].visit, summary.verdicts[1].visit);
}

TEST(SummarizerTest, ADocumentWithoutAVisitSaysWhy) {
  FixtureDocument fixture;
  fixture.Paragraph({"The price of copper rose again on all exchanges."});
  const Summary summary = Summarizer::Create()->Summarize({fixture.Build()});
  EXPECT_TRUE(summary.visits.empty());
  EXPECT_EQ(summary.verdicts[0].no_visit_reason, v1::NO_VISIT_REASON_NO_VISIT_EVENT);
}

TEST(SummarizerTest, SurvivesEmptyInput) {
  EXPECT_TRUE(Summarizer::Create()->Summarize({}).visits.empty());
  EXPECT_TRUE(Summarizer::Create()->Summarize({AnalyzedDocument()}).visits.empty());
}

}  // namespace
}  // namespace communique::summary
