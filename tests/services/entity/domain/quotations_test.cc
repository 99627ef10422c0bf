#include "services/entity/domain/quotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// Every quotation as "words <speaker", "words (scare)" or "words <?".
std::string Quotations(const std::string& text) {
  Annotated annotated(text);
  for (absl::string_view name : {"Rao", "Ito"}) {
    if (absl::StrContains(text, name)) annotated.Mention(name, v1::ENTITY_TYPE_PERSON);
  }
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto attributions = FindAttributions(TestRules().cues, annotated.text(), syntax);
  std::vector<std::string> lines;
  for (const QuotationSpan& q :
       FindQuotations(TestRules().cues, annotated.text(), syntax, attributions)) {
    std::string line(annotated.text().text.substr(q.begin, q.end - q.begin));
    absl::StrAppend(&line, q.scare_quote ? " (scare)"
                           : q.speaker.IsEmpty()
                               ? " <?"
                               : absl::StrCat(" <", TextOf(annotated.text(), q.speaker)));
    if (!q.addressee.IsEmpty()) absl::StrAppend(&line, ">", TextOf(annotated.text(), q.addressee));
    if (q.continues >= 0) absl::StrAppend(&line, " +", q.continues);
    lines.push_back(line);
  }
  return absl::StrJoin(lines, "; ");
}

TEST(FindQuotationsTest, FindsSpeakersInAllPositions) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"“We came to listen,” Rao said.", "We came to listen <Rao"},
      {"“We came to listen,” said Rao.", "We came to listen <Rao"},
      {"\"Are we late?\" asked Rao.", "Are we late? <Rao"},
      {"Rao said: “We came to listen.”", "We came to listen. <Rao"},
      {"Rao told reporters that he was “glad to be back in town”.",
       "glad to be back in town <Rao>reporters"},
      {"According to Rao, it was “a very long day of talks”.", "a very long day of talks <Rao"},
      {"“It is done,” a spokeswoman said.", "It is done <spokeswoman"},
      {"The joint statement calls for “full and fair trade”.",
       "full and fair trade <joint statement"},
      {"Rao called the deal “a bridge”.", "a bridge <Rao"},
      {"Rao, who opened the talks, said they were “a good start for all”.",
       "a good start for all <Rao"},
      {"Rao: “We came to listen.”", "We came to listen. <Rao"},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Quotations(text), want) << text;
}

TEST(FindQuotationsTest, FollowsASplitQuotation) {
  EXPECT_EQ(Quotations("“We came,” Rao said, “and we saw the port.”"),
            "We came <Rao; and we saw the port. <Rao +0");
  EXPECT_EQ(Quotations("“We came,” Rao said. “We saw the port.”"),
            "We came <Rao; We saw the port. <Rao +0");
  EXPECT_EQ(Quotations("“We came,” Rao said.\n\n“We left,” Ito said."),
            "We came <Rao; We left <Ito");
}

TEST(FindQuotationsTest, TellsScareQuotesFromSpeech) {
  EXPECT_EQ(Quotations("The “historic” visit was short."), "historic (scare)");
  EXPECT_EQ(Quotations("The forum on “Open Seas and Shared Ports” began."),
            "Open Seas and Shared Ports (scare)");
}

TEST(FindQuotationsTest, ShowsWordsAsWords) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"Rao said the text avoids the word “corridor”.", "corridor (scare)"},
      {"Rao wrote about the “spirit of Oslo”.", "spirit of Oslo (scare)"},
      {"Rao said it was a “historic” visit.", "historic (scare)"},
      {"Rao began a programme called “Open Ports”.", "Open Ports (scare)"},
      {"Rao left what he called “a wet town”.", "a wet town <he"},
      {"There is a temptation to call it “balance”.", "balance (scare)"},
      {"Rao wrote of harbours in his book, “Letters From Oslo”.", "Letters From Oslo (scare)"},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Quotations(text), want) << text;
}

TEST(FindQuotationsTest, GoesOnInTheNextParagraph) {
  EXPECT_EQ(Quotations("“We came to see the port,” Rao said.\n\n“It will be open in May.”"),
            "We came to see the port <Rao; It will be open in May. <Rao +0");
  EXPECT_EQ(Quotations("“We came to see it,” Rao said. Ito left.\n\n“It will be open in May.”"),
            "We came to see it <Rao; It will be open in May. <?");
}

TEST(FindQuotationsTest, ReadsTheColonOfTheParagraphBefore) {
  EXPECT_EQ(Quotations("Rao put it so in a letter to Ito, and said:\n\n“We came to see the port.”"),
            "We came to see the port. <Rao");
}

TEST(FindQuotationsTest, GivesNoSpeakerWithoutACue) {
  EXPECT_EQ(Quotations("Rao left. A banner read as follows, “no more talks for us here”."),
            "no more talks for us here <?");
}

TEST(FindQuotationsTest, TakesANicknameForNoQuotation) {
  EXPECT_EQ(Quotations("President Ana \"Nita\" Rao spoke."), "");
}

}  // namespace
}  // namespace communique::entity
