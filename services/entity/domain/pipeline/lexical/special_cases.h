#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_CASES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_CASES_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Strings whose tokens a table tells: the exceptions of the tokenizer.
class SpecialCases {
 public:
  using Tokens = std::vector<ExceptionToken>;

  explicit SpecialCases(const std::vector<std::pair<std::string, Tokens>>& exceptions)
      : tokens_(exceptions.begin(), exceptions.end()) {
    for (const auto& [text, tokens] : exceptions) longest_ = std::max(longest_, text.size());
  }

  // The tokens of exactly this string, or null. Strings that are too long cost nothing.
  const Tokens* Find(absl::string_view text) const {
    if (text.empty() || text.size() > longest_) return nullptr;
    const auto it = tokens_.find(text);
    return it == tokens_.end() ? nullptr : &it->second;
  }

 private:
  absl::flat_hash_map<std::string, Tokens> tokens_;
  size_t longest_ = 0;  // Bytes.
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_SPECIAL_CASES_H_
