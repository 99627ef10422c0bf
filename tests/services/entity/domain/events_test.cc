#include "services/entity/domain/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/time_expressions.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kModalities[] = {
    "?", "", "planned ", "cancelled ", "hypothetical ", "past ", "postponed "};

std::string Names(const AnnotatedText& text, const std::vector<int>& entities) {
  return absl::StrJoin(
      entities, "+", [&text](std::string* out, int e) { *out += text.entities[e].canonical_name; });
}

// Every event as "modality kind(actors|recipients|places|times)". Published on 13 March 2030.
std::string Events(const std::string& text) {
  DocumentContext context;
  context.publication_date.set_year(2030);
  context.publication_date.set_month(3);
  context.publication_date.set_day(13);
  Annotated annotated(text, context);
  for (absl::string_view name : {"Rao", "Ito"}) {
    if (absl::StrContains(text, name)) annotated.Mention(name, v1::ENTITY_TYPE_PERSON);
  }
  for (absl::string_view name : {"Oslo", "Bergen"}) {
    if (absl::StrContains(text, name)) annotated.Mention(name, v1::ENTITY_TYPE_PLACE);
  }
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto times = FindTimes(TestRules(), annotated.text(), syntax.groups, annotated.index());
  std::vector<std::string> lines;
  for (const EventSpan& e : FindEvents(TestRules().events, annotated.text(), syntax, times)) {
    const std::string when = absl::StrJoin(
        e.times, "+", [&times](std::string* out, int t) { *out += times[t].value().edtf(); });
    lines.push_back(absl::StrCat(e.negated ? "not " : "", kModalities[e.modality],
                                 absl::StrJoin(e.modifiers, " "), e.modifiers.empty() ? "" : " ",
                                 e.kind, "(", Names(annotated.text(), e.actors), "|",
                                 Names(annotated.text(), e.recipients), "|",
                                 Names(annotated.text(), e.places), "|", when, ")"));
  }
  return absl::StrJoin(lines, "; ");
}

TEST(FindEventsTest, FindsWhoDoesWhatWithWhomWhereAndWhen) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"Rao visited Oslo on 9 March.", "visit(Rao||Oslo|2030-03-09)"},
      {"Rao arrived in Oslo on 9 March and left for Bergen on 10 March.",
       "arrive(Rao||Oslo|2030-03-09); depart(Rao||Bergen|2030-03-10)"},
      {"Rao was received by Ito in Oslo.", "host(Ito|Rao|Oslo|)"},
      {"Ito received Rao in Oslo.", "host(Ito|Rao|Oslo|)"},
      {"Rao held talks with Ito in Oslo.", "meet(Rao|Ito|Oslo|)"},
      {"Rao paid a two-day state visit to Oslo.", "two-day visit(Rao||Oslo|)"},
      {"Rao's visit to Oslo ended on 9 March.", "visit(Rao||Oslo|2030-03-09)"},
      {"The visit of Rao to Oslo was short.", "visit(Rao||Oslo|)"},
      {"Talks between Rao and Ito began.", "meet(Rao+Ito|||)"},
      {"Rao and Ito signed nine papers.", "sign(Rao+Ito|||)"},
      {"Ito invited Rao to visit Oslo.", "invite(Ito|Rao||); hypothetical visit(Rao||Oslo|)"},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Events(text), want) << text;
}

TEST(FindEventsTest, TellsHowRealAnEventIs) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"Rao will visit Oslo on 9 May.", "planned visit(Rao||Oslo|2030-05-09)"},
      {"Rao is due to visit Oslo.", "planned visit(Rao||Oslo|)"},
      {"Rao visited Oslo in 2016.", "past visit(Rao||Oslo|2016)"},
      {"Rao had visited Oslo.", "past visit(Rao||Oslo|)"},
      {"Rao did not visit Oslo.", "not hypothetical visit(Rao||Oslo|)"},
      {"No treaty was signed.", "not hypothetical sign(|||)"},
      {"Rao could visit Oslo.", "hypothetical visit(Rao||Oslo|)"},
      {"Rao cancelled his visit to Oslo.", "cancel(Rao||Oslo|); cancelled visit(Rao||Oslo|)"},
      {"Rao postponed a trip to Oslo.", "postpone(Rao||Oslo|); postponed visit(Rao||Oslo|)"},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Events(text), want) << text;
}

}  // namespace
}  // namespace communique::entity
