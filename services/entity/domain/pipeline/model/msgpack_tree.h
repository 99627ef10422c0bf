#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MSGPACK_TREE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MSGPACK_TREE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// One value of a msgpack file. All values lie in one array in the order of the file, a container
// before what it contains; strings and bytes stay where they are in the file.
struct MsgpackNode {
  enum class Kind : uint8_t { kNil, kBoolean, kInteger, kFloat, kString, kBytes, kArray, kMap };
  Kind kind = Kind::kNil;
  bool negative = false;  // Of an integer.
  uint32_t size = 0;      // Bytes of a string; values of an array, pairs of a map.
  union {
    uint64_t integer = 0;  // Two's complement where negative; a boolean is 0 or 1.
    double number;
    const char* data;
    uint64_t end;  // Of a container: nodes from itself to the one that follows it.
  };
};

class MsgpackItems;
class MsgpackEntries;

// A value, by its place in the tree, which must outlive it. Asking a value for what it is not is no
// error: the answer is nullopt, or nothing to iterate over.
class MsgpackValue {
 public:
  explicit MsgpackValue(const MsgpackNode* node) : node_(node) {}

  bool is_nil() const { return node_->kind == MsgpackNode::Kind::kNil; }
  bool is_array() const { return node_->kind == MsgpackNode::Kind::kArray; }
  bool is_map() const { return node_->kind == MsgpackNode::Kind::kMap; }
  // Values of an array, pairs of a map; 0 for others.
  size_t size() const { return is_array() || is_map() ? node_->size : 0; }

  std::optional<bool> boolean() const;
  std::optional<uint64_t> id() const;             // An integer from 0.
  std::optional<int32_t> integer() const;         // An integer that fits.
  std::optional<absl::string_view> text() const;  // A string; well-formed UTF-8.
  // A string or bytes: where Python's writers choose either.
  std::optional<absl::string_view> bytes() const;

  MsgpackItems items() const;      // Of an array.
  MsgpackEntries entries() const;  // Of a map, in the file's order.
  // The value under the key (a string or bytes) in a map.
  std::optional<MsgpackValue> Find(absl::string_view key) const;

 private:
  friend class MsgpackItems;
  friend class MsgpackEntries;
  static const MsgpackNode* Next(const MsgpackNode* node);

  const MsgpackNode* node_;
};

// for (const MsgpackValue item : array.items())
class MsgpackItems {
 public:
  class Iterator {
   public:
    Iterator(const MsgpackNode* node, uint32_t left) : node_(node), left_(left) {}
    MsgpackValue operator*() const { return MsgpackValue(node_); }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return left_ != other.left_; }

   private:
    const MsgpackNode* node_;
    uint32_t left_;
  };
  MsgpackItems(const MsgpackNode* first, uint32_t size) : first_(first), size_(size) {}
  Iterator begin() const { return {first_, size_}; }
  Iterator end() const { return {nullptr, 0}; }

 private:
  const MsgpackNode* first_;
  uint32_t size_;
};

// for (const auto [key, value] : map.entries())
class MsgpackEntries {
 public:
  class Iterator {
   public:
    Iterator(const MsgpackNode* key, uint32_t left) : key_(key), left_(left) {}
    std::pair<MsgpackValue, MsgpackValue> operator*() const;
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return left_ != other.left_; }

   private:
    const MsgpackNode* key_;
    uint32_t left_;
  };
  MsgpackEntries(const MsgpackNode* first, uint32_t size) : first_(first), size_(size) {}
  Iterator begin() const { return {first_, size_}; }
  Iterator end() const { return {nullptr, 0}; }

 private:
  const MsgpackNode* first_;
  uint32_t size_;
};

// A parsed msgpack file. Memory is at most kMaxNodes nodes, and never more than a small multiple of
// the file, whatever sizes the file declares; nesting deeper than kMaxDepth is refused.
class MsgpackTree {
 public:
  static constexpr size_t kMaxNodes = 4 << 20;
  static constexpr size_t kMaxDepth = 32;

  // `bytes` must outlive the tree and its values. INVALID_ARGUMENT starts with `path` and says at
  // which byte the file is cut off, malformed, not UTF-8 in a string, or too large a structure.
  static absl::StatusOr<MsgpackTree> Parse(absl::string_view path, absl::string_view bytes);

  MsgpackValue root() const { return MsgpackValue(nodes_.data()); }

 private:
  explicit MsgpackTree(std::vector<MsgpackNode> nodes) : nodes_(std::move(nodes)) {}

  std::vector<MsgpackNode> nodes_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_MSGPACK_TREE_H_
