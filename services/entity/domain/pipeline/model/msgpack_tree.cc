#include "services/entity/domain/pipeline/model/msgpack_tree.h"

#include <algorithm>
#include <limits>
#include <msgpack/null_visitor.hpp>
#include <msgpack/unpack.hpp>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {
namespace {

using Kind = MsgpackNode::Kind;

// Takes the values from the parser, which calls it in the order of the file and stops when it
// answers false.
class NodeCollector : public msgpack::null_visitor {
 public:
  explicit NodeCollector(absl::string_view bytes) : bytes_(bytes) {}

  bool visit_nil() { return Add({}); }
  bool visit_boolean(bool value) {
    return Add({.kind = Kind::kBoolean, .integer = value ? 1u : 0u});
  }
  bool visit_positive_integer(uint64_t value) {
    return Add({.kind = Kind::kInteger, .integer = value});
  }
  bool visit_negative_integer(int64_t value) {
    return Add(
        {.kind = Kind::kInteger, .negative = value < 0, .integer = static_cast<uint64_t>(value)});
  }
  bool visit_float32(float value) { return Add({.kind = Kind::kFloat, .number = value}); }
  bool visit_float64(double value) { return Add({.kind = Kind::kFloat, .number = value}); }
  bool visit_bin(const char* data, uint32_t size) {
    return Add({.kind = Kind::kBytes, .size = size, .data = data});
  }
  bool visit_ext(const char* data, uint32_t size) {
    return Fail("an extension type, which spaCy does not write");
  }
  bool visit_str(const char* data, uint32_t size) {
    if (text::FindInvalidUtf8({data, size}).has_value()) {
      return Fail(absl::StrCat("a string that is not UTF-8 at byte ", data - bytes_.data()));
    }
    return Add({.kind = Kind::kString, .size = size, .data = data});
  }
  bool start_array(uint32_t size) { return Open(Kind::kArray, size, size); }
  bool start_map(uint32_t pairs) { return Open(Kind::kMap, pairs, 2 * uint64_t{pairs}); }
  bool end_array() { return Close(); }
  bool end_map() { return Close(); }
  void parse_error(size_t, size_t offset) { Fail(absl::StrCat("no msgpack at byte ", offset)); }
  void insufficient_bytes(size_t, size_t) {
    Fail(absl::StrCat("cut off after ", bytes_.size(), " bytes"));
  }

  const std::string& error() const { return error_; }
  std::vector<MsgpackNode> TakeNodes() { return std::move(nodes_); }

 private:
  bool Fail(std::string error) {
    if (error_.empty()) error_ = std::move(error);
    return false;
  }

  bool Add(const MsgpackNode& node) {
    if (nodes_.size() == MsgpackTree::kMaxNodes) {
      return Fail(absl::StrCat("more than ", MsgpackTree::kMaxNodes, " values"));
    }
    nodes_.push_back(node);
    return true;
  }

  // Every value takes a byte at least, so that a file cannot hold more than it has bytes.
  bool Open(Kind kind, uint32_t size, uint64_t values) {
    declared_ += values;
    if (declared_ > bytes_.size()) {
      return Fail(absl::StrCat("cut off: declares ", declared_, " values or more in ",
                               bytes_.size(), " bytes"));
    }
    if (open_.size() == MsgpackTree::kMaxDepth) {
      return Fail(absl::StrCat("nested deeper than ", MsgpackTree::kMaxDepth, " levels"));
    }
    if (values > nodes_.capacity())
      nodes_.reserve(std::min(nodes_.size() + values + 1, MsgpackTree::kMaxNodes));
    open_.push_back(nodes_.size());
    return Add({.kind = kind, .size = size, .end = 0});
  }

  bool Close() {
    nodes_[open_.back()].end = nodes_.size() - open_.back();
    open_.pop_back();
    return true;
  }

  absl::string_view bytes_;
  std::vector<MsgpackNode> nodes_;
  std::vector<size_t> open_;  // The containers around the next value.
  uint64_t declared_ = 0;
  std::string error_;
};

}  // namespace

absl::StatusOr<MsgpackTree> MsgpackTree::Parse(absl::string_view path, absl::string_view bytes) {
  NodeCollector collector(bytes);
  size_t offset = 0;
  const bool parsed = msgpack::parse(bytes.data(), bytes.size(), offset, collector);
  if (!collector.error().empty()) return InvalidModel(path, collector.error());
  if (!parsed) return InvalidModel(path, absl::StrCat("no msgpack at byte ", offset));
  if (offset != bytes.size()) {
    return InvalidModel(path,
                        absl::StrCat(bytes.size() - offset, " bytes too many after byte ", offset));
  }
  return MsgpackTree(collector.TakeNodes());
}

const MsgpackNode* MsgpackValue::Next(const MsgpackNode* node) {
  const bool container = node->kind == Kind::kArray || node->kind == Kind::kMap;
  return node + (container ? node->end : 1);
}

std::optional<bool> MsgpackValue::boolean() const {
  if (node_->kind != Kind::kBoolean) return std::nullopt;
  return node_->integer != 0;
}

std::optional<uint64_t> MsgpackValue::id() const {
  if (node_->kind != Kind::kInteger || node_->negative) return std::nullopt;
  return node_->integer;
}

std::optional<int32_t> MsgpackValue::integer() const {
  if (node_->kind != Kind::kInteger) return std::nullopt;
  if (!node_->negative && node_->integer > std::numeric_limits<int32_t>::max()) return std::nullopt;
  const auto value = static_cast<int64_t>(node_->integer);
  if (value < std::numeric_limits<int32_t>::min()) return std::nullopt;
  return static_cast<int32_t>(value);
}

std::optional<absl::string_view> MsgpackValue::text() const {
  if (node_->kind != Kind::kString) return std::nullopt;
  return absl::string_view(node_->data, node_->size);
}

std::optional<absl::string_view> MsgpackValue::bytes() const {
  if (node_->kind != Kind::kString && node_->kind != Kind::kBytes) return std::nullopt;
  return absl::string_view(node_->data, node_->size);
}

MsgpackItems MsgpackValue::items() const { return {node_ + 1, is_array() ? node_->size : 0}; }

MsgpackEntries MsgpackValue::entries() const { return {node_ + 1, is_map() ? node_->size : 0}; }

std::optional<MsgpackValue> MsgpackValue::Find(absl::string_view key) const {
  for (const auto [found, value] : entries()) {
    if (found.bytes() == key) return value;
  }
  return std::nullopt;
}

MsgpackItems::Iterator& MsgpackItems::Iterator::operator++() {
  node_ = MsgpackValue::Next(node_);
  --left_;
  return *this;
}

std::pair<MsgpackValue, MsgpackValue> MsgpackEntries::Iterator::operator*() const {
  return {MsgpackValue(key_), MsgpackValue(MsgpackValue::Next(key_))};
}

MsgpackEntries::Iterator& MsgpackEntries::Iterator::operator++() {
  key_ = MsgpackValue::Next(MsgpackValue::Next(key_));
  --left_;
  return *this;
}

}  // namespace communique::entity::pipeline
