#include "common/text/conllu.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/text/span_index.h"
#include "tests/support/conllu_check.h"

namespace communique::text {
namespace {

using communique::testing::CheckConllu;
using communique::testing::Conllu;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A token of a text that is put together from them.
struct Piece {
  std::string form;
  bool space = true;  // One space follows.
  int head = -1;
  std::string label = "";
  bool starts = false;
  std::string iob = "O";
};

class ConlluTest : public ::testing::Test {
 protected:
  std::string Render(const std::vector<Piece>& pieces, const std::string& id = "doc") {
    text_.clear();
    analysis_.Clear();
    std::vector<size_t> begins;
    for (const Piece& piece : pieces) {
      begins.push_back(text_.size());
      text_ += piece.form + (piece.space ? " " : "");
    }
    const text::SpanIndex index(text_);
    for (size_t i = 0; i < pieces.size(); ++i) {
      entity::v1::Token& token = *analysis_.add_tokens();
      *token.mutable_span() = index.Span(begins[i], begins[i] + pieces[i].form.size());
      token.set_head(pieces[i].head);
      token.set_dependency(pieces[i].label);
      token.set_sentence_start(pieces[i].starts);
      token.set_entity_iob(pieces[i].iob);
    }
    return RenderConllu(analysis_, text_, id);
  }

  std::string text_;
  entity::v1::Analysis analysis_;
};

TEST_F(ConlluTest, WritesTenColumnsAWordAndTheCommentsOfEachSentence) {
  Render({{"Ana", true, 1, "nsubj", true, "B-PERSON"},
          {"sang", false, 1, "ROOT"},
          {".", true, 1, "punct"},
          {"Bravo", false, 3, "ROOT", true},
          {"!", false, 3, "punct"}});
  entity::v1::Token& token = *analysis_.mutable_tokens(1);
  token.set_lemma("sing");
  token.set_pos("VERB");
  token.set_tag("VBD");
  token.set_morph("Tense=Past|VerbForm=Fin");
  EXPECT_EQ(RenderConllu(analysis_, text_, "my text"),
            "# newdoc id = my_text\n"
            "# sent_id = my_text-1\n"
            "# text = Ana sang.\n"
            "1\tAna\t_\t_\t_\t_\t2\tnsubj\t_\tNER=B-PERSON\n"
            "2\tsang\tsing\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\tROOT\t_\tSpaceAfter=No\n"
            "3\t.\t_\t_\t_\t_\t2\tpunct\t_\t_\n"
            "\n"
            "# sent_id = my_text-2\n"
            "# text = Bravo!\n"
            "1\tBravo\t_\t_\t_\t_\t0\tROOT\t_\tSpaceAfter=No\n"
            "2\t!\t_\t_\t_\t_\t1\tpunct\t_\tSpaceAfter=No\n"
            "\n");
}

TEST_F(ConlluTest, KeepsWhiteSpaceBesideWords) {
  const std::string file = Render({{"\n\t", false, 1, "dep", true},
                                   {"One", false, 1, "ROOT"},
                                   {"\n\n", false, 1, "dep"},
                                   {"two", true, 1, "dep"},
                                   {" ", false, 3, "dep"},
                                   {"three|\\", false, 1, "dep"},
                                   {"\xC2\xA0", false, 5, "dep"},
                                   {"four", false, 1, "dep"},
                                   {"\r\n", false, 7, "dep"}});
  EXPECT_THAT(
      file, HasSubstr("1\tOne\t_\t_\t_\t_\t0\tROOT\t_\tSpacesAfter=\\n\\n|SpacesBefore=\\n\\t\n"));
  EXPECT_THAT(file, HasSubstr("# text = One two three|\\ four\n"));
  EXPECT_THAT(file, HasSubstr("SpacesAfter=\\s\\s\n"));
  EXPECT_EQ(CheckConllu(file).text, text_);
}

TEST_F(ConlluTest, AWordUnderWhiteSpaceHangsOnWhatIsAbove) {
  const std::string file = Render({{"see", false, 0, "ROOT", true},
                                   {"\n\n", false, 0, "dep"},
                                   {"\t", false, 1, "dep"},
                                   {"here", false, 2, "advmod"}});
  const Conllu conllu = CheckConllu(file);
  EXPECT_EQ(conllu.sentences[0][1][6], "1");
  EXPECT_EQ(conllu.sentences[0][1][7], "advmod");
}

TEST_F(ConlluTest, AWordUnderWhiteSpaceAtTheTopIsTheTop) {
  const std::string file = Render(
      {{"\n", false, 0, "ROOT", true}, {"here", false, 0, "advmod"}, {"now", false, 1, "x"}});
  const Conllu conllu = CheckConllu(file);
  EXPECT_THAT(conllu.sentences[0][0][6], "0");
  EXPECT_THAT(conllu.sentences[0][1][6], "1");
}

TEST_F(ConlluTest, HeadsNeverLeaveTheSentence) {
  const std::string file = Render({{"a", true, 0, "ROOT", true},
                                   {"b", true, 0, "dep", true},
                                   {"c", true, 99, "dep"},
                                   {"d", true, 1, "dep"}});
  const Conllu conllu = CheckConllu(file);
  ASSERT_EQ(conllu.sentences.size(), 2U);
  EXPECT_EQ(conllu.sentences[1][0][6], "0");
  EXPECT_EQ(conllu.sentences[1][1][6], "0");
  EXPECT_EQ(conllu.sentences[1][2][6], "1");
}

TEST_F(ConlluTest, ASentenceThatBeginsWithWhiteSpaceBeginsWithItsFirstWord) {
  const std::string file = Render({{"One", false, 0, "ROOT", true},
                                   {".", false, 0, "punct"},
                                   {"\n\n", false, 3, "dep", true},
                                   {"Two", false, 3, "ROOT"},
                                   {"\n", false, 4, "ROOT", true}});
  const Conllu conllu = CheckConllu(file);
  ASSERT_EQ(conllu.sentences.size(), 2U);
  EXPECT_EQ(conllu.sentences[1][0][1], "Two");
  EXPECT_EQ(conllu.text, text_);
}

TEST_F(ConlluTest, ANameThatBeginsWithWhiteSpaceBeginsWithItsFirstWord) {
  const std::string file = Render({{"\n", false, 1, "dep", true, "B-GPE"},
                                   {"New", true, 1, "ROOT", false, "I-GPE"},
                                   {"Ulm", true, 1, "dep", false, "I-GPE"}});
  EXPECT_THAT(file, HasSubstr("1\tNew\t_\t_\t_\t_\t0\tROOT\t_\tNER=B-GPE|SpacesBefore=\\n\n"));
  EXPECT_THAT(file, HasSubstr("2\tUlm\t_\t_\t_\t_\t1\tdep\t_\tNER=I-GPE\n"));
}

TEST_F(ConlluTest, LeavesOpenWhatAModelDoesNotGive) {
  Render({{"One", false}, {".", true}, {"Two", false}, {".", false}});
  analysis_.mutable_tokens(2)->set_sentence(1);
  analysis_.mutable_tokens(3)->set_sentence(1);
  const std::string file = RenderConllu(analysis_, text_, "a/b");
  EXPECT_THAT(file, StartsWith("# newdoc id = a_b\n"));
  EXPECT_THAT(file, HasSubstr("1\tOne\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
  EXPECT_EQ(CheckConllu(file).sentences.size(), 2U);  // Cut where Token.sentence changes.
}

TEST_F(ConlluTest, ATextWithoutWordsIsEmpty) {
  EXPECT_THAT(Render({}), IsEmpty());
  EXPECT_THAT(Render({{"\n\n", false, 0, "ROOT", true}}), IsEmpty());
}

TEST_F(ConlluTest, ManyWordsUnderOneChainOfWhiteSpaceTakeNoTime) {
  std::vector<Piece> pieces = {{"top", false, 0, "ROOT", true}};
  for (int i = 0; i < 20'000; ++i) pieces.push_back({"\n", false, i, "dep"});
  for (int i = 0; i < 20'000; ++i) pieces.push_back({"x", true, 20'000, "dep"});
  const std::string file = Render(pieces);
  EXPECT_THAT(file, HasSubstr("\n20001\tx\t_\t_\t_\t_\t1\tdep\t_\t"));
}

}  // namespace
}  // namespace communique::text
