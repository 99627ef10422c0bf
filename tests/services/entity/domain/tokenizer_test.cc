#include "services/entity/domain/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

struct TokenCase {
  const char* name;
  const char* text;
  std::vector<std::string> want;
};

class TokensTest : public testing::TestWithParam<TokenCase> {};

TEST_P(TokensTest, AreCutAsPromised) {
  EXPECT_THAT(Annotated(GetParam().text).Tokens(), ElementsAreArray(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Tokenizer, TokensTest,
    testing::Values(
        TokenCase{"Hyphen", "the China-Laos line", {"the", "China", "-", "Laos", "line"}},
        TokenCase{
            "Possessive", "Sato's and Rossi’s aide", {"Sato", "'s", "and", "Rossi", "’s", "aide"}},
        TokenCase{"Contraction", "he didn't; we'll", {"he", "didn't", ";", "we", "'ll"}},
        TokenCase{"DottedLetters",
                  "a U.S. envoy at 9 a.m. sharp",
                  {"a", "U.S.", "envoy", "at", "9", "a.m.", "sharp"}},
        TokenCase{"DottedLettersAtTheEnd", "in the U.S.", {"in", "the", "U.S."}},
        TokenCase{"Title", "Mr. Ito met Gen. Roy.", {"Mr.", "Ito", "met", "Gen.", "Roy", "."}},
        TokenCase{"Initials", "P. J. Moreau spoke", {"P.", "J.", "Moreau", "spoke"}},
        TokenCase{
            "Numbers", "1,200 of 3.5 in the 80th", {"1,200", "of", "3.5", "in", "the", "80th"}},
        TokenCase{"IsoDate", "2031-02-03", {"2031", "-", "02", "-", "03"}},
        TokenCase{"Range", "May 7–9", {"May", "7", "–", "9"}},
        TokenCase{"MissingSpace",
                  "They agreed.Talks go on",
                  {"They", "agreed", ".", "Talks", "go", "on"}},
        TokenCase{"NoBreakSpace", "9\u00A0May", {"9", "May"}},
        TokenCase{"CombiningMark", "Jose\u0301 left", {"Jose\u0301", "left"}}),
    [](const testing::TestParamInfo<TokenCase>& info) { return info.param.name; });

class SentencesTest : public testing::TestWithParam<TokenCase> {};

TEST_P(SentencesTest, EndWhereAReaderWouldEndThem) {
  EXPECT_THAT(Annotated(GetParam().text).Sentences(), ElementsAreArray(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Tokenizer, SentencesTest,
    testing::Values(
        TokenCase{"Plain", "Ito left. Roy stayed.", {"Ito left.", "Roy stayed."}},
        TokenCase{"Title", "He met Mr. Roy. Then he left.", {"He met Mr. Roy.", "Then he left."}},
        TokenCase{"Initials", "P. J. Roy spoke. He left.", {"P. J. Roy spoke.", "He left."}},
        TokenCase{"Country",
                  "The U.S. Congress met in the U.S. The talks ended.",
                  {"The U.S. Congress met in the U.S.", "The talks ended."}},
        TokenCase{"Number",
                  "Road No. 5 is shut. No. He said so.",
                  {"Road No. 5 is shut.", "No.", "He said so."}},
        TokenCase{"Month",
                  "On Sept. 5 he left. It ended in Sept. Rain fell.",
                  {"On Sept. 5 he left.", "It ended in Sept.", "Rain fell."}},
        TokenCase{"QuoteGoesOn",
                  "\"Are we late?\" he asked. “Yes!” she said.",
                  {"\"Are we late?\" he asked.", "“Yes!” she said."}},
        TokenCase{"ClosingQuoteBelongs",
                  "He said: “We came.” Then he left.",
                  {"He said: “We came.”", "Then he left."}},
        TokenCase{"StrayCloser",
                  "He said: “We came. ” Then he left.",
                  {"He said: “We came. ”", "Then he left."}},
        TokenCase{"Chinese", "会谈开始。双方同意。", {"会谈开始。", "双方同意。"}},
        TokenCase{"ListMarker", "1. Trade grew.", {"1. Trade grew."}},
        TokenCase{"MissingSpace", "They agreed.Talks go on.", {"They agreed.", "Talks go on."}},
        TokenCase{"Paragraphs", "A visit\n\nHe came", {"A visit", "He came"}},
        TokenCase{"ShortLines", "Dear guests\nWe welcome you", {"Dear guests", "We welcome you"}},
        TokenCase{"WrappedLine",
                  "The two ministers walked together through the old town of\nBergen today.",
                  {"The two ministers walked together through the old town of\nBergen today."}}),
    [](const testing::TestParamInfo<TokenCase>& info) { return info.param.name; });

TEST(TokenizerTest, SentencesNeverCrossTheDocumentsBlocks) {
  ingest::v1::Document document;
  document.set_text("Envoy lands\n\nHe came. He left");
  ingest::v1::Section* section = document.add_sections();
  ingest::v1::Block* title = section->add_blocks();
  title->set_role(ingest::v1::BLOCK_ROLE_TITLE);
  title->mutable_span()->set_byte_end(11);
  ingest::v1::Block* body = document.add_sections()->add_blocks();
  body->set_role(ingest::v1::BLOCK_ROLE_PARAGRAPH);
  body->mutable_span()->set_byte_begin(13);
  body->mutable_span()->set_byte_end(29);
  AnnotatedText text;
  Tokenizer::Create(&TestRules().sentences).value().Tokenize(document, &text);
  ASSERT_EQ(text.sentences.size(), 3u);
  EXPECT_TRUE(text.sentences[0].heading);
  EXPECT_EQ(text.sentences[0].end, 11u);
  EXPECT_EQ(text.sentences[2].block, 1);
  EXPECT_FALSE(text.sentences[2].heading);
}

TEST(TokenizerTest, TokensAreViewsWithCaseAndSentence) {
  const Annotated annotated("NATO’s Rutte spoke. Élan won.");
  const std::vector<Token>& tokens = annotated.text().tokens;
  for (const Token& token : tokens) {
    EXPECT_EQ(token.text, annotated.text().text.substr(token.begin, token.end - token.begin));
  }
  EXPECT_TRUE(tokens[0].all_caps);
  EXPECT_EQ(tokens[1].lower, "'s");
  EXPECT_FALSE(tokens[2].all_caps);
  EXPECT_TRUE(tokens[5].capitalized);
  EXPECT_EQ(tokens[5].lower, "élan");
  EXPECT_EQ(tokens[5].sentence, 1);
}

TEST(TokenizerTest, EmptyAndBlankTextsHaveNoSentences) {
  EXPECT_THAT(Annotated("").Sentences(), ElementsAre());
  EXPECT_THAT(Annotated(" \n\n \t\n").Sentences(), ElementsAre());
}

}  // namespace
}  // namespace communique::entity
