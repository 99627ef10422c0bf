#include "services/entity/domain/coref_visits.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

// For each event of a kind that may be taken up, in text order: its words, and behind an arrow the
// sentence of the event that it refers to, if any.
std::vector<std::string> Visits(const char* text) {
  ingest::v1::Document document;
  document.set_text(text);
  *document.mutable_metadata()->mutable_publication_date()->mutable_value() = Date(2014, 6, 1);
  const v1::Analysis analysis = TestAnalyzer().Analyze(document).value();
  std::vector<std::string> visits;
  for (const v1::Event& event : analysis.events()) {
    if (event.kind() != "visit" && event.kind() != "tour" && event.kind() != "arrive") continue;
    const base::v1::TextSpan& span = event.trigger();
    std::string words =
        document.text().substr(span.byte_begin(), span.byte_end() - span.byte_begin());
    if (event.refers_to() >= 0) {
      EXPECT_LT(event.refers_to(), analysis.events_size());
      words += " -> " + std::to_string(analysis.events(event.refers_to()).sentence());
    }
    visits.push_back(words);
  }
  return visits;
}

TEST(CorefVisitsTest, TiesEveryMentionOfAVisitToTheOneItSpeaksOf) {
  const struct {
    const char* text;
    std::vector<std::string> visits;
  } kCases[] = {
      {"Norwegian Prime Minister Erik Falk visited Riga. The visit was short.",
       {"visited", "visit -> 0"}},
      {"Norwegian Prime Minister Erik Falk arrived in Riga. The trip was short.",
       {"arrived", "trip -> 0"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. Falk's visit was short. This visit cost "
       "little.",
       {"visited", "visit -> 0", "visit -> 1"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. His two-day visit was short.",
       {"visited", "visit -> 0"}},
      // Another one.
      {"Norwegian Prime Minister Erik Falk visited Riga. A return visit is planned.",
       {"visited", "visit"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. The next visit will be longer.",
       {"visited", "visit"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. The first visit was in 2004.",
       {"visited", "visit"}},
      // Somebody else's, or somewhere else.
      {"Norwegian Prime Minister Erik Falk visited Riga. Mrs. Ana Lopes's visit was longer.",
       {"visited", "visit"}},
      {"Norwegian Prime Minister Erik Falk visited Latvia. The visit to Peru was longer.",
       {"visited", "visit"}},
      // A verb tells of a new one; what a later mention says counts for the whole visit.
      {"Norwegian Prime Minister Erik Falk visited Riga. The guest travelled to Peru.",
       {"visited", "travelled"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. The visit was short. Mrs. Ana Lopes's "
       "visit to Peru was longer.",
       {"visited", "visit -> 0", "visit"}},
      // Nothing was said of one, and nothing is.
      {"It rained. The visit was short.", {"visit"}},
      {"Norwegian Prime Minister Erik Falk visited Riga. Visits are short.", {"visited", "Visits"}},
  };
  for (const auto& test : kCases) EXPECT_EQ(Visits(test.text), test.visits) << test.text;
}

TEST(CorefVisitsTest, LeavesOpenWhichOfTwoIsMeant) {
  EXPECT_EQ(
      Visits("Norwegian Prime Minister Erik Falk visited Latvia. Mrs. Ana Lopes visited Peru. "
             "The visit was short."),
      (std::vector<std::string>{"visited", "visited", "visit"}));
}

}  // namespace
}  // namespace communique::entity
