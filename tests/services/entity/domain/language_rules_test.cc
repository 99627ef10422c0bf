#include "services/entity/domain/language_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "services/entity/domain/claims.h"
#include "services/entity/domain/events.h"
#include "services/entity/domain/quotations.h"
#include "services/entity/domain/time_expressions.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// Runs every language stage; returns how many results there are.
size_t RunAll(const std::string& text) {
  const Annotated annotated(text);
  const LanguageRules& rules = TestRules();
  const Syntax syntax = ReadSyntax(rules.verbs, annotated.text());
  const auto times = FindTimes(rules, annotated.text(), syntax.groups, annotated.index());
  const auto attributions = FindAttributions(rules.cues, annotated.text(), syntax);
  const auto quotations = FindQuotations(rules.cues, annotated.text(), syntax, attributions);
  const auto claims =
      FindClaims(rules.opinions, annotated.text(), syntax, attributions, quotations, times);
  const auto events = FindEvents(rules.events, annotated.text(), syntax, times);
  return times.size() + quotations.size() + claims.size() + events.size();
}

std::string Repeat(const std::string& part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

TEST(LanguageRulesTest, EveryTableLoads) {
  const auto rules = LanguageRules::Load();
  ASSERT_TRUE(rules.ok()) << rules.status();
}

// Hostile texts: one endless sentence, marks that never close, verbs without end.
class HostileTest : public testing::TestWithParam<const char*> {};

TEST_P(HostileTest, TakesTimeThatGrowsWithTheTextOnly) {
  const auto seconds = [](size_t bytes) {
    const std::string text = Repeat(GetParam(), bytes);
    const auto start = std::chrono::steady_clock::now();
    RunAll(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(1 << 12);  // Warms up.
  const double small = seconds(1 << 15);
  const double large = seconds(1 << 18);  // Eight times as long.
  EXPECT_LT(large, 40 * small + 0.5) << "a quadratic stage takes 64 times as long";
}

INSTANTIATE_TEST_SUITE_P(Language, HostileTest,
                         testing::Values("visit ", "\"", "said \"", "and visiting ",
                                         "to visit and ", ", who said ", "7 May to ", "' ",
                                         "according to ", "visit of ", "-", ", and he came",
                                         "it said that "));

TEST(LanguageRulesTest, StagesStandTextsWithoutWords) {
  for (const char* text :
       {"", " ", "\n\n\n", "“”", "?!", "\"\"\"", "习近平访问莫斯科。", "🙂", "a\u0301"})
    RunAll(text);
}

}  // namespace
}  // namespace communique::entity
