#ifndef SERVICES_INGEST_DOMAIN_JSON_TREE_H_
#define SERVICES_INGEST_DOMAIN_JSON_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// JSON as pages really write it: reading goes as far as it makes sense, raw line breaks in strings,
// trailing commas and comments are forgiven, and what follows an error is left out. No recursion;
// at most kMostNodes nodes.
class JsonTree {
 public:
  static constexpr size_t kMostNodes = 20000;

  enum class Kind : uint8_t { kObject, kArray, kString, kOther };

  struct Node {
    Kind kind = Kind::kOther;
    std::string key;    // In its object; empty in an array.
    std::string value;  // Of a string, decoded; of a number or word, as written.
    std::vector<uint32_t> children;
  };

  // Parses `text`, UTF-8.
  explicit JsonTree(absl::string_view text);

  const std::vector<Node>& nodes() const { return nodes_; }

  // The first child of object `node` called `key`, nullptr when there is none.
  const Node* Child(const Node& node, absl::string_view key) const;

  // The strings that `node` stands for: itself, the members of an array, or the `key` of an object
  // or of objects in an array.
  std::vector<std::string> Texts(const Node* node, absl::string_view key) const;

 private:
  std::vector<Node> nodes_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_JSON_TREE_H_
