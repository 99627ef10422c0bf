#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_SYMBOLS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_SYMBOLS_H_

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// A label, interned: two labels of one pipeline are equal exactly when their pointers are.
struct Symbol {
  std::string text;
};
using Label = const Symbol*;  // Never null; the empty label is SymbolTable::Intern("").

// Owns the labels of one pipeline (tags, parts of speech, dependencies, entity types). Filled while
// components are made, read-only afterwards.
class SymbolTable {
 public:
  // The one symbol of this text; lives as long as the table, also when the table is moved.
  Label Intern(absl::string_view text) {
    std::unique_ptr<Symbol>& symbol = symbols_[text];
    if (symbol == nullptr) symbol = std::make_unique<Symbol>(Symbol{std::string(text)});
    return symbol.get();
  }

 private:
  absl::flat_hash_map<std::string, std::unique_ptr<Symbol>> symbols_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_SYMBOLS_H_
