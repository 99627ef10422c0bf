#include "services/entity/domain/pipeline/model/read_tensor.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

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
using ::communique::testing::PackNpy;
using ::communique::testing::TinyTensor;
using ::testing::ElementsAre;

// An array as msgpack-numpy writes it.
std::string Array(const std::string& type, const std::vector<int64_t>& shape,
                  const std::string& data) {
  std::vector<std::string> sizes;
  for (const int64_t size : shape) sizes.push_back(Msgpack(size));
  return MsgpackMap({{MsgpackBytes("nd"), Msgpack(true)},
                     {MsgpackBytes("type"), Msgpack(type)},
                     {MsgpackBytes("shape"), MsgpackArray(sizes)},
                     {MsgpackBytes("data"), MsgpackBytes(data)}});
}

absl::StatusOr<Tensor> Read(const std::string& bytes) {
  const absl::StatusOr<MsgpackTree> tree = MsgpackTree::Parse("file", bytes);
  if (!tree.ok()) return tree.status();
  return ReadArray("ner/model: W", tree->root());
}

std::string Floats(std::vector<float> values) {
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

TEST(ReadTensorTest, ReadsAnArray) {
  const absl::StatusOr<Tensor> tensor = Read(Array("<f4", {2, 1, 2}, Floats({1, -2, 0.5, 0})));
  ASSERT_TRUE(tensor.ok()) << tensor.status();
  EXPECT_THAT(tensor->shape, ElementsAre(2, 1, 2));
  EXPECT_THAT(tensor->data, ElementsAre(1, -2, 0.5, 0));
}

TEST(ReadTensorTest, RefusesArraysThatDoNotFit) {
  const std::string data = Floats({1, 2, 3, 4});
  const struct {
    std::string bytes;
    const char* message;
  } rows[] = {
      {Msgpack("text"), "is no array"},
      {MsgpackMap({{MsgpackBytes("nd"), Msgpack(false)}}), "is no array"},
      {Array("<f8", {2}, data), "is no array of float32"},
      {Array(">f4", {4}, data), "is no array of float32"},
      {Array("<f4", {2, 3}, data), "shape 2 x 3 needs 24 bytes, not 16"},
      {Array("<f4", {3}, data), "shape 3 needs 12 bytes, not 16"},
      {Array("<f4", {-1}, data), "is more than its 16 bytes"},
      {Array("<f4", {2147483647, 2147483647, 2147483647, 2147483647}, data), "is more than its"},
      {Array("<f4", {4294967296}, data), "is more than its"},
      {Array("<f4", {1, 1, 1, 1, 4}, data), "has 5 dimensions, more than 4"},
      {Array("<f4", {2}, Floats({1, std::nanf("")})), "a value that is not finite"},
      {Array("<f4", {2}, Floats({-std::numeric_limits<float>::infinity(), 0})), "not finite"},
  };
  for (const auto& row : rows) {
    const absl::StatusOr<Tensor> tensor = Read(row.bytes);
    EXPECT_THAT(tensor, IsInvalidModel(row.message));
    EXPECT_THAT(tensor, IsInvalidModel("ner/model: W: "));
  }
}

TEST(ReadTensorTest, ReadsAMatrixFile) {
  const absl::StatusOr<Tensor> matrix =
      ReadNpyMatrix("vocab/vectors", PackNpy({.shape = {2, 3}, .data = {1, 2, 3, 4, 5, 6}}));
  ASSERT_TRUE(matrix.ok()) << matrix.status();
  EXPECT_THAT(matrix->shape, ElementsAre(2, 3));
  EXPECT_THAT(matrix->data, ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST(ReadTensorTest, ReadsAMatrixFileWithoutRows) {
  const absl::StatusOr<Tensor> matrix =
      ReadNpyMatrix("vocab/vectors", PackNpy({.shape = {0, 0}, .data = {}}));
  ASSERT_TRUE(matrix.ok()) << matrix.status();
  EXPECT_THAT(matrix->shape, ElementsAre(0, 0));
}

TEST(ReadTensorTest, RefusesFilesThatAreNoMatrixOfFloats) {
  const auto header = [](const std::string& text) {
    return absl::StrCat("\x93NUMPY", std::string("\x01\0", 2),
                        std::string(1, static_cast<char>(text.size())), std::string(1, '\0'), text);
  };
  const struct {
    std::string file;
    const char* message;
  } rows[] = {
      {"", "is no .npy file"},
      {"\x93NUMPY", "is no .npy file"},
      {std::string("\x93NUMPY\x01\x00\xff", 9), "is no .npy file"},
      {header("").substr(0, 9), "is no .npy file"},
      {header("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }"), "is no array of"},
      {header("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }"), "is no array of"},
      {header("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }"), "is no matrix"},
      {header("{'descr': '<f4', 'fortran_order': False, 'shape': (x, 1), }"), "is no matrix"},
      {header("{'descr': '<f4', 'fortran_order': False, 'shape': "), "is no matrix"},
      {header("{'descr': '<f4', 'fortran_order': False, 'shape': (9, 9), }"), "is more than its 0"},
      {PackNpy(TinyTensor({2, 3})) + "x", "needs 24 bytes, not 25"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(ReadNpyMatrix("vocab/vectors", row.file), IsInvalidModel(row.message));
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
