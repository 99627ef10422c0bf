#include "services/entity/domain/pipeline/model/read_tensor.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "absl/base/config.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {
namespace {

#ifndef ABSL_IS_LITTLE_ENDIAN
#error "Model files are little-endian, and so must the machine be."
#endif

constexpr absl::string_view kFloat32 = "<f4";
constexpr size_t kMaxDimensions = 4;

// Of the exponent: all ones for infinities and values that are no numbers.
bool AllFinite(const std::vector<float>& values) {
  constexpr uint32_t kExponent = 0x7f800000;
  uint32_t found = 0;
  for (const float value : values) {
    uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    found |= (bits & kExponent) == kExponent;
  }
  return found == 0;
}

absl::StatusOr<Tensor> MakeTensor(absl::string_view place, std::vector<int> shape,
                                  absl::string_view data) {
  uint64_t values = 1;
  for (const int size : shape) {
    // Compares before it multiplies further, so that nothing overflows.
    if (size < 0 || (values *= size) > data.size()) {
      return InvalidModel(place, absl::StrCat("shape ", ShapeText(shape), " is more than its ",
                                              data.size(), " bytes"));
    }
  }
  if (values * sizeof(float) != data.size()) {
    return InvalidModel(place, absl::StrCat("shape ", ShapeText(shape), " needs ",
                                            values * sizeof(float), " bytes, not ", data.size()));
  }
  const auto* begin = data.data();
  Tensor tensor{.shape = std::move(shape), .data = std::vector<float>(values)};
  if (values > 0) std::memcpy(tensor.data.data(), begin, data.size());
  if (!AllFinite(tensor.data)) return InvalidModel(place, "holds a value that is not finite");
  return tensor;
}

// The text between `before` and the next `after` of a header such as
// "{'descr': '<f4', 'fortran_order': False, 'shape': (20000, 300), }".
std::optional<absl::string_view> Between(absl::string_view header, absl::string_view before,
                                         absl::string_view after) {
  const size_t begin = header.find(before);
  if (begin == absl::string_view::npos) return std::nullopt;
  header.remove_prefix(begin + before.size());
  const size_t end = header.find(after);
  if (end == absl::string_view::npos) return std::nullopt;
  return header.substr(0, end);
}

std::optional<std::vector<int>> ParseShape(absl::string_view text) {
  std::vector<int> shape;
  for (const absl::string_view part : absl::StrSplit(text, ',', absl::SkipWhitespace())) {
    int size;
    if (!absl::SimpleAtoi(part, &size)) return std::nullopt;
    shape.push_back(size);
  }
  return shape;
}

// Cuts the header off a .npy file: magic, version, length in 2 or (from version 2) 4 bytes, text.
std::optional<absl::string_view> ConsumeHeader(absl::string_view* file) {
  if (!absl::ConsumePrefix(file, "\x93NUMPY") || file->size() < 2) return std::nullopt;
  const size_t length_bytes = (*file)[0] == 1 ? 2 : 4;
  file->remove_prefix(2);
  if (file->size() < length_bytes) return std::nullopt;
  uint32_t length = 0;
  std::memcpy(&length, file->data(), length_bytes);
  file->remove_prefix(length_bytes);
  if (file->size() < length) return std::nullopt;
  const absl::string_view header = file->substr(0, length);
  file->remove_prefix(length);
  return header;
}

}  // namespace

absl::StatusOr<Tensor> ReadArray(absl::string_view place, const MsgpackValue& value) {
  const std::optional<MsgpackValue> nd = value.Find("nd");
  const std::optional<MsgpackValue> type = value.Find("type");
  const std::optional<MsgpackValue> sizes = value.Find("shape");
  const std::optional<MsgpackValue> data = value.Find("data");
  if (!nd || nd->boolean() != true || !type || !sizes || !sizes->is_array() || !data) {
    return InvalidModel(place, "is no array");
  }
  if (type->bytes() != kFloat32) return InvalidModel(place, "is no array of float32");
  if (sizes->size() > kMaxDimensions) {
    return InvalidModel(
        place, absl::StrCat("has ", sizes->size(), " dimensions, more than ", kMaxDimensions));
  }
  std::vector<int> shape;
  for (const MsgpackValue size : sizes->items()) shape.push_back(size.integer().value_or(-1));
  return MakeTensor(place, std::move(shape), data->bytes().value_or(""));
}

absl::StatusOr<Tensor> ReadNpyMatrix(absl::string_view place, absl::string_view file) {
  absl::string_view data = file;
  const std::optional<absl::string_view> header = ConsumeHeader(&data);
  if (!header.has_value()) return InvalidModel(place, "is no .npy file");
  if (Between(*header, "'descr': '", "'") != kFloat32 ||
      !absl::StrContains(*header, "'fortran_order': False")) {
    return InvalidModel(place, "is no array of float32 with its rows one after the other");
  }
  const std::optional<absl::string_view> sizes = Between(*header, "'shape': (", ")");
  std::optional<std::vector<int>> shape = sizes ? ParseShape(*sizes) : std::nullopt;
  if (!shape.has_value() || shape->size() != 2) return InvalidModel(place, "is no matrix");
  return MakeTensor(place, *std::move(shape), data);
}

std::string ShapeText(absl::Span<const int> shape) {
  return absl::StrJoin(shape, " x ", [](std::string* out, int size) {
    size < 0 ? absl::StrAppend(out, "any") : absl::StrAppend(out, size);
  });
}

}  // namespace communique::entity::pipeline
