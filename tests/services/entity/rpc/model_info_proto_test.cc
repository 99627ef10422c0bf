#include "services/entity/rpc/model_info_proto.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proto_matchers.h"

namespace communique::entity {
namespace {

using communique::testing::EqualsProto;

TEST(ModelInfoProtoTest, ListsTheComponentsThatRunBeforeTheDisabledOnes) {
  const pipeline::ModelInfo info = {.name = "tiny_sm",
                                    .language = "en",
                                    .version = "1.2.3",
                                    .description = "For tests.",
                                    .license = "MIT",
                                    .author = "Somebody",
                                    .sha256 = "00ff",
                                    .components = {"tok2vec", "ner"},
                                    .disabled = {"senter"},
                                    .labels = {{"ner", {"GPE", "ORG"}}, {"senter", {"I", "S"}}},
                                    .scores = {{"ents_f", 0.5}, {"tag_acc", 1}}};
  EXPECT_THAT(ToProto(info), EqualsProto(R"pb(
                name: "tiny_sm"
                version: "1.2.3"
                language: "en"
                sha256: "00ff"
                description: "For tests."
                license: "MIT"
                author: "Somebody"
                components { name: "tok2vec" enabled: true }
                components { name: "ner" enabled: true labels: "GPE" labels: "ORG" }
                components { name: "senter" labels: "I" labels: "S" }
                scores { name: "ents_f" value: 0.5 }
                scores { name: "tag_acc" value: 1 }
              )pb"));
}

}  // namespace
}  // namespace communique::entity
