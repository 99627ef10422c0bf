#include "services/entity/domain/source_antecedents.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// What "it" is that does what the last verb says; "-" when nothing.
std::string Antecedent(const std::string& text) {
  const Annotated annotated(text);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const SourceReader sources(TestRules().cues, annotated.text(), syntax);
  const AntecedentFinder finder(TestRules().cues, annotated.text(), syntax, &sources);
  const int last = static_cast<int>(syntax.groups.size()) - 1;
  if (!IsBareIt(annotated.text(), syntax.clauses[last].subject)) return "no it";
  const auto source = finder.Find(last, std::nullopt);
  return source.has_value() ? std::string(TextOf(annotated.text(), source->range)) : "-";
}

TEST(SourceAntecedentsTest, FindsWhatItMeans) {
  EXPECT_EQ(Antecedent("The Delta Gazette was gloomy. It said so."), "Delta Gazette");
  EXPECT_EQ(Antecedent("The Delta Gazette has a paper and it said so."), "Delta Gazette");
  EXPECT_EQ(Antecedent("They adopted a joint declaration. It said so."), "joint declaration");
  EXPECT_EQ(Antecedent("The ministry waited. It said so."), "ministry");
  EXPECT_EQ(Antecedent("The king waited. It said so."), "-");
  EXPECT_EQ(Antecedent("The ministry waited.\n\nIt said so."), "-");
  EXPECT_EQ(Antecedent("The ministry waited. She said so."), "no it");
}

}  // namespace
}  // namespace communique::entity
