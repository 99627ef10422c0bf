#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ARENA_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// Keeps copies of strings until it is cleared; moving it moves none of them.
class StringArena {
 public:
  static constexpr size_t kBlockBytes = size_t{1} << 15;

  absl::string_view Copy(absl::string_view text) {
    if (text.size() > room_) Grow(text.size());
    char* const copy = next_;
    std::copy(text.begin(), text.end(), copy);
    next_ += text.size();
    room_ -= text.size();
    return {copy, text.size()};
  }

  // Bytes held, free room included.
  size_t bytes() const { return bytes_; }

  void Clear() {
    blocks_.clear();
    next_ = nullptr;
    room_ = 0;
    bytes_ = 0;
  }

 private:
  void Grow(size_t needed) {
    room_ = std::max(needed, kBlockBytes);
    blocks_.push_back(std::make_unique<char[]>(room_));
    next_ = blocks_.back().get();
    bytes_ += room_;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t room_ = 0;
  size_t bytes_ = 0;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ARENA_H_
