#include "services/cli/render_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proto_matchers.h"

namespace communique::cli {
namespace {

using communique::testing::ParseText;

TEST(RenderModelTest, ShowsTheModelItsComponentsAndItsScores) {
  const auto response = ParseText<entity::v1::GetModelInfoResponse>(R"pb(
    model {
      name: "tiny_sm"
      version: "1.2.3"
      language: "en"
      sha256: "00ff"
      description: "For\n\n* tests."
      license: "MIT"
      author: "Somebody"
      components { name: "tok2vec" enabled: true }
      components { name: "ner" enabled: true labels: "GPE" labels: "ORG" }
      components { name: "senter" labels: "I" labels: "S" }
      scores { name: "ents_f" value: 0.854321 }
    }
    knowledge_base: "kb-1"
  )pb");
  EXPECT_EQ(RenderModel(response),
            "Model:           tiny_sm 1.2.3 (en)\n"
            "SHA-256:         00ff\n"
            "Description:     For * tests.\n"
            "Author:          Somebody\n"
            "License:         MIT\n"
            "Knowledge base:  kb-1\n"
            "\n"
            "Components (3):\n"
            "  tok2vec\n"
            "  ner              2 labels: GPE ORG\n"
            "  senter           (disabled) 2 labels: I S\n"
            "\n"
            "Scores that its publisher states (1):\n"
            "  ents_f           0.8543\n");
}

TEST(RenderModelTest, SaysThatThereIsNone) {
  entity::v1::GetModelInfoResponse response;
  response.set_knowledge_base("kb-1");
  EXPECT_EQ(RenderModel(response), "Model:           none, rules alone\nKnowledge base:  kb-1\n");
}

}  // namespace
}  // namespace communique::cli
