#include "tests/pipeline/annotation_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {
namespace {

using testing::ElementsAre;

TEST(AnnotationRowsTest, WritesARowForEachToken) {
  SymbolTable symbols;
  Doc doc;
  doc.text = "To Lima\n";
  doc.tokens = {{.begin = 0, .end = 2, .space_after = true}, {.begin = 3, .end = 7}, {7, 8}};
  doc.tags = {symbols.Intern("IN"), symbols.Intern("NNP"), symbols.Intern("_SP")};
  doc.pos = {symbols.Intern("ADP"), symbols.Intern("PROPN"), symbols.Intern("SPACE")};
  doc.morphs = {symbols.Intern(""), symbols.Intern("Number=Sing"), symbols.Intern("")};
  doc.lemmas = {"to", "Lima", "\n"};
  doc.heads = {0, 0, 1};
  doc.dependencies = {symbols.Intern("ROOT"), symbols.Intern("pobj"), symbols.Intern("dep")};
  doc.sentence_starts = {1, 0, 0};
  doc.entities = {{.first_token = 1, .last_token = 3, .label = symbols.Intern("GPE")}};
  EXPECT_THAT(AnnotationRows(doc),
              ElementsAre("0\t2\tIN\tADP\t\tto\t0\tROOT\t1\tO",
                          "3\t7\tNNP\tPROPN\tNumber=Sing\tLima\t0\tpobj\t0\tB-GPE",
                          "7\t8\t_SP\tSPACE\t\t\\n\t1\tdep\t0\tI-GPE"));
}

TEST(AnnotationRowsTest, LeavesAbsentLayersEmpty) {
  Doc doc;
  doc.tokens = {{.begin = 0, .end = 2}};
  EXPECT_THAT(AnnotationRows(doc), ElementsAre("0\t2\t\t\t\t\t\t\t\tO"));
}

TEST(AnnotationRowsTest, ReadsTextsAsTheyWereEscaped) {
  const std::string text = "a\tb\r\nc\\n";
  EXPECT_EQ(Escape(text), "a\\tb\\r\\nc\\\\n");
  EXPECT_THAT(UnescapeLines(Escape(text) + "\nnext\n"), ElementsAre(text, "next"));
}

}  // namespace
}  // namespace communique::entity::pipeline
