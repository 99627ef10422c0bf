#include "services/entity/domain/event_modality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/time_expressions.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// The reality of the last verb of `text`, published on 13 March 2030, with all its times.
EventReality Reality(const std::string& text) {
  DocumentContext context;
  context.publication_date.set_year(2030);
  context.publication_date.set_month(3);
  context.publication_date.set_day(13);
  const Annotated annotated(text, context);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto times = FindTimes(TestRules(), annotated.text(), syntax.groups, annotated.index());
  std::vector<int> when;
  for (size_t t = 0; t < times.size(); ++t) when.push_back(static_cast<int>(t));
  return RealityReader(TestRules().events, annotated.text(), syntax, times)
      .OfVerb(static_cast<int>(syntax.groups.size()) - 1, when);
}

struct RealityCase {
  const char* text;
  v1::Modality modality;
  bool negated;
};

TEST(EventModalityTest, JudgesVerbs) {
  constexpr RealityCase kCases[] = {
      {"Rao visited Oslo.", v1::MODALITY_ACTUAL, false},
      {"Rao will visit Oslo.", v1::MODALITY_PLANNED, false},
      {"An aide said that Rao would visit Oslo.", v1::MODALITY_PLANNED, false},
      {"Rao would visit Oslo.", v1::MODALITY_HYPOTHETICAL, false},
      {"If Rao visits Oslo.", v1::MODALITY_HYPOTHETICAL, false},
      {"Rao agreed to visit Oslo.", v1::MODALITY_PLANNED, false},
      {"Rao refused to visit Oslo.", v1::MODALITY_HYPOTHETICAL, false},
      {"Rao flew in to visit Oslo.", v1::MODALITY_ACTUAL, false},
      {"It is a pleasure to welcome Rao.", v1::MODALITY_ACTUAL, false},
      {"Rao never visited Oslo.", v1::MODALITY_HYPOTHETICAL, true},
      {"Neither side signed it.", v1::MODALITY_HYPOTHETICAL, true},
      {"Rao had visited Oslo.", v1::MODALITY_PAST_BACKGROUND, false},
      {"Rao visited Oslo on 2 June 2019 and on 9 March 2030.", v1::MODALITY_PAST_BACKGROUND, false},
      {"Rao visited Oslo on 9 March 2030.", v1::MODALITY_ACTUAL, false},
  };
  for (const RealityCase& c : kCases) {
    const EventReality reality = Reality(c.text);
    EXPECT_EQ(reality.modality, c.modality) << c.text;
    EXPECT_EQ(reality.negated, c.negated) << c.text;
  }
}

}  // namespace
}  // namespace communique::entity
