#include "services/entity/domain/pipeline/model/msgpack_tree.h"

#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/pipeline/model/invalid_model.h"
#include "tests/support/tiny_model.h"

namespace communique::entity::pipeline {
namespace {

using ::communique::testing::IsInvalidModel;
using ::communique::testing::Msgpack;
using ::communique::testing::MsgpackArray;
using ::communique::testing::MsgpackBytes;
using ::communique::testing::MsgpackMap;

// Names the byte that a hexadecimal pair writes: Hex("81 a1") is two bytes.
std::string Hex(const std::string& digits) {
  std::string bytes;
  for (size_t i = 0; i + 1 < digits.size(); i += 3) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

TEST(MsgpackTreeTest, GivesValuesAsWhatTheyAre) {
  const std::string bytes =
      MsgpackArray({Msgpack(int64_t{7}), Msgpack(int64_t{-7}), Msgpack("seven"), Msgpack(true),
                    MsgpackBytes("\xff"), Msgpack(0.5)});
  const absl::StatusOr<MsgpackTree> tree = MsgpackTree::Parse("file", bytes);
  ASSERT_TRUE(tree.ok()) << tree.status();
  ASSERT_EQ(tree->root().size(), 6);
  auto item = tree->root().items().begin();
  EXPECT_EQ((*item).integer(), 7);
  EXPECT_EQ((*item).id(), 7u);
  EXPECT_FALSE((*item).text().has_value());
  ++item;
  EXPECT_EQ((*item).integer(), -7);
  EXPECT_FALSE((*item).id().has_value());
  ++item;
  EXPECT_EQ((*item).text(), "seven");
  EXPECT_EQ((*item).bytes(), "seven");
  EXPECT_FALSE((*item).integer().has_value());
  ++item;
  EXPECT_EQ((*item).boolean(), true);
  ++item;
  EXPECT_EQ((*item).bytes(), "\xff");
  EXPECT_FALSE((*item).text().has_value());
  ++item;
  EXPECT_FALSE((*item).integer().has_value());
}

TEST(MsgpackTreeTest, KeepsIdsOfAllBits) {
  const absl::StatusOr<MsgpackTree> tree =
      MsgpackTree::Parse("file", Hex("cf ff ff ff ff ff ff ff fe"));
  ASSERT_TRUE(tree.ok()) << tree.status();
  EXPECT_EQ(tree->root().id(), 0xfffffffffffffffeULL);
  EXPECT_FALSE(tree->root().integer().has_value());
}

TEST(MsgpackTreeTest, IntegersAreThoseOf32Bits) {
  const struct {
    int64_t value;
    bool fits;
  } rows[] = {{2147483647, true}, {2147483648, false}, {-2147483648, true}, {-2147483649, false}};
  for (const auto& row : rows) {
    const std::string bytes = Msgpack(row.value);
    const absl::StatusOr<MsgpackTree> tree = MsgpackTree::Parse("file", bytes);
    ASSERT_TRUE(tree.ok()) << tree.status();
    EXPECT_EQ(tree->root().integer().has_value(), row.fits) << row.value;
    EXPECT_EQ(tree->root().integer().value_or(0), row.fits ? row.value : 0);
  }
}

TEST(MsgpackTreeTest, FindsByKeyBehindNestedValues) {
  const std::string nested = MsgpackMap({{Msgpack("b"), MsgpackArray({Msgpack("c")})}});
  const std::string bytes = MsgpackMap({{Msgpack("a"), nested},
                                        {MsgpackBytes("b"), Msgpack("bytes")},
                                        {Msgpack("z"), Msgpack("end")}});
  const absl::StatusOr<MsgpackTree> tree = MsgpackTree::Parse("file", bytes);
  ASSERT_TRUE(tree.ok()) << tree.status();
  EXPECT_EQ(tree->root().Find("b")->text(), "bytes");
  EXPECT_EQ(tree->root().Find("z")->text(), "end");
  EXPECT_FALSE(tree->root().Find("c").has_value());
  EXPECT_EQ((*tree->root().Find("a")->Find("b")->items().begin()).text(), "c");
}

TEST(MsgpackTreeTest, WhatIsNoContainerHasNothingInIt) {
  const std::string bytes = Msgpack("text");
  const absl::StatusOr<MsgpackTree> tree = MsgpackTree::Parse("file", bytes);
  ASSERT_TRUE(tree.ok()) << tree.status();
  EXPECT_EQ(tree->root().size(), 0);
  EXPECT_FALSE(tree->root().Find("text").has_value());
  for (const MsgpackValue item : tree->root().items()) ADD_FAILURE() << item.size();
  for (const auto [key, value] : tree->root().entries()) ADD_FAILURE() << value.size();
}

TEST(MsgpackTreeTest, RefusesWhatIsNoMsgpack) {
  const struct {
    std::string bytes;
    const char* message;
  } rows[] = {
      {"", "file: cut off after 0 bytes"},
      {Hex("a5 61 62"), "file: cut off after 3 bytes"},
      {Hex("c1"), "file: no msgpack at byte"},
      {Hex("90 90"), "file: 1 bytes too many after byte 1"},
      {Hex("d4 01 00"), "file: an extension type"},
      {Hex("92 a1 61 a1 ff"), "file: a string that is not UTF-8 at byte 4"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(MsgpackTree::Parse("file", row.bytes), IsInvalidModel(row.message));
  }
}

TEST(MsgpackTreeTest, TakesNoMemoryForWhatAFileOnlyDeclares) {
  for (const char* header : {"dd ff ff ff ff", "df ff ff ff ff", "dd 10 00 00 00"}) {
    EXPECT_THAT(MsgpackTree::Parse("file", Hex(header) + Hex("dd 00 00 ff ff")),
                IsInvalidModel("file: cut off: declares"));
  }
  EXPECT_THAT(MsgpackTree::Parse("file", Hex("c6 ff ff ff ff") + "short"),
              IsInvalidModel("file: cut off"));
}

TEST(MsgpackTreeTest, RefusesDeepNesting) {
  const size_t limit = MsgpackTree::kMaxDepth;
  EXPECT_TRUE(MsgpackTree::Parse("file", std::string(limit - 1, '\x91') + '\x90').ok());
  EXPECT_THAT(MsgpackTree::Parse("file", std::string(limit, '\x91') + '\x90'),
              IsInvalidModel("file: nested deeper than 32 levels"));
  EXPECT_THAT(MsgpackTree::Parse("file", std::string(1 << 20, '\x91') + '\x90'),
              IsInvalidModel("nested deeper"));
}

TEST(MsgpackTreeTest, RefusesMoreValuesThanItKeeps) {
  const uint32_t size = MsgpackTree::kMaxNodes;
  std::string bytes = Hex("dd 00 40 00 00");
  ASSERT_EQ(size, 0x00400000u);
  bytes.append(size, '\x01');
  EXPECT_THAT(MsgpackTree::Parse("file", bytes), IsInvalidModel("file: more than 4194304 values"));
}

}  // namespace
}  // namespace communique::entity::pipeline
