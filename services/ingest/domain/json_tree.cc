#include "services/ingest/domain/json_tree.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

// The code unit of "\uXXXX" whose digits begin at `at`; -1 when there are none.
int UnitAt(absl::string_view text, size_t at) {
  uint32_t unit = 0;
  if (at + 4 > text.size() || !absl::SimpleHexAtoi(text.substr(at, 4), &unit)) return -1;
  return static_cast<int>(unit);
}

// Decodes the escape whose character after the backslash is at `at`; returns the offset after it.
size_t AppendEscape(absl::string_view text, size_t at, std::string* out) {
  switch (text[at]) {
    case 'n':
    case 'r':
    case 't':
    case 'f':
    case 'b':
      *out += ' ';
      return at + 1;
    case 'u':
      break;
    default:
      *out += text[at];
      return at + 1;
  }
  const int unit = UnitAt(text, at + 1);
  if (unit < 0) return at + 1;
  at += 5;
  auto code_point = static_cast<char32_t>(unit);
  if (unit >= 0xD800 && unit < 0xDC00 && at + 6 <= text.size() && text[at] == '\\' &&
      text[at + 1] == 'u') {
    const int low = UnitAt(text, at + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      code_point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      at += 6;
    }
  }
  const bool lone_surrogate = code_point >= 0xD800 && code_point < 0xE000;
  text::AppendUtf8(lone_surrogate ? 0xFFFD : code_point, out);
  return at;
}

// Reads the string whose opening quote is before `at`; returns the offset after its closing quote.
size_t ReadString(absl::string_view text, size_t at, std::string* out) {
  while (at < text.size() && text[at] != '"') {
    if (text[at] == '\\' && at + 1 < text.size()) {
      const size_t next = AppendEscape(text, at + 1, out);
      // A multi-byte character after the backslash is copied whole by what follows.
      at = next;
      continue;
    }
    *out += text[at++];
  }
  return std::min(at + 1, text.size());
}

}  // namespace

JsonTree::JsonTree(absl::string_view text) {
  std::vector<uint32_t> open;
  std::string key;
  bool has_key = false;
  const auto add = [&](Kind kind, std::string value) {
    nodes_.push_back({kind, std::exchange(key, ""), std::move(value), {}});
    const auto index = static_cast<uint32_t>(nodes_.size() - 1);
    if (!open.empty()) nodes_[open.back()].children.push_back(index);
    has_key = false;
    return index;
  };
  for (size_t at = 0; at < text.size() && nodes_.size() < kMostNodes;) {
    const char c = text[at];
    if (c == '{' || c == '[') {
      open.push_back(add(c == '{' ? Kind::kObject : Kind::kArray, ""));
      ++at;
    } else if (c == '}' || c == ']') {
      if (!open.empty()) open.pop_back();
      has_key = false;
      key.clear();
      ++at;
    } else if (c == '"') {
      std::string value;
      at = ReadString(text, at + 1, &value);
      if (!open.empty() && nodes_[open.back()].kind == Kind::kObject && !has_key) {
        key = std::move(value);
        has_key = true;
      } else {
        add(Kind::kString, std::move(value));
      }
    } else if (absl::ascii_isalnum(c) || c == '-') {
      const size_t end = std::min(text.find_first_of(",]} \t\r\n", at), text.size());
      // A word outside everything is a comment or a mistake.
      if (!open.empty()) add(Kind::kOther, std::string(text.substr(at, end - at)));
      at = end;
    } else {
      ++at;
    }
  }
}

const JsonTree::Node* JsonTree::Child(const Node& node, absl::string_view key) const {
  if (node.kind != Kind::kObject) return nullptr;
  for (const uint32_t child : node.children) {
    if (nodes_[child].key == key) return &nodes_[child];
  }
  return nullptr;
}

std::vector<std::string> JsonTree::Texts(const Node* node, absl::string_view key) const {
  if (node == nullptr) return {};
  if (node->kind == Kind::kString) return {node->value};
  if (node->kind == Kind::kObject) {
    const Node* child = Child(*node, key);
    if (child != nullptr && child->kind == Kind::kString) return {child->value};
    return {};
  }
  std::vector<std::string> texts;
  for (const uint32_t index : node->children) {
    const Node& member = nodes_[index];
    const Node* text = member.kind == Kind::kObject ? Child(member, key) : &member;
    if (text != nullptr && text->kind == Kind::kString) texts.push_back(text->value);
  }
  return texts;
}

}  // namespace communique::ingest
