#include "services/entity/domain/pipeline/model/read_attribute_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"

namespace communique::entity::pipeline {
namespace {

using Field = AttributeTest::Field;
using Kind = AttributeTest::Kind;

constexpr struct {
  absl::string_view name;
  Field field;
} kFields[] = {
    {"ORTH", Field::kOrth},        {"TEXT", Field::kOrth},   {"LOWER", Field::kLower},
    {"NORM", Field::kNorm},        {"TAG", Field::kTag},     {"POS", Field::kPos},
    {"DEP", Field::kDep},          {"LEMMA", Field::kLemma}, {"MORPH", Field::kMorph},
    {"IS_SPACE", Field::kIsSpace},
};

constexpr struct {
  absl::string_view name;
  Kind kind;
  bool list;
} kOperators[] = {
    {"==", Kind::kEquals, false},
    {"IN", Kind::kIn, true},
    {"NOT_IN", Kind::kNotIn, true},
    {"REGEX", Kind::kRegex, false},
};

constexpr absl::string_view kSettable[] = {"TAG", "POS", "MORPH", "LEMMA", "DEP", "NORM"};

// The row of this name; nullptr when there is none.
template <typename Row, size_t size>
const Row* FindRow(const Row (&rows)[size], const MsgpackValue& name) {
  const std::optional<absl::string_view> text = name.text();
  const Row* row =
      std::find_if(rows, rows + size, [&](const Row& row) { return text == row.name; });
  return row == rows + size ? nullptr : row;
}

absl::Status Unknown(absl::string_view place, absl::string_view what, const MsgpackValue& value) {
  const std::string text = Excerpt(value.bytes().value_or("that is no text"));
  return InvalidModel(place, absl::StrCat(what, " \"", text, "\" is not supported"));
}

// A text, or "True" and "False" of a flag.
absl::StatusOr<std::string> ReadOperand(absl::string_view place, Field field,
                                        const MsgpackValue& value) {
  if (field == Field::kIsSpace) {
    if (const auto flag = value.boolean()) return std::string(*flag ? "True" : "False");
  } else if (const auto text = value.text()) {
    return std::string(*text);
  }
  return InvalidModel(place, "compares with a value of the wrong type");
}

absl::StatusOr<AttributeTest> ReadOperator(absl::string_view place, Field field,
                                           const MsgpackValue& name, const MsgpackValue& operand) {
  const auto* row = FindRow(kOperators, name);
  if (row == nullptr) return Unknown(place, "operator", name);
  AttributeTest test{.field = field, .kind = row->kind, .values = {}};
  if (!row->list) {
    COMMUNIQUE_ASSIGN_OR_RETURN(std::string value, ReadOperand(place, field, operand));
    test.values.push_back(std::move(value));
    return test;
  }
  if (!operand.is_array()) return InvalidModel(place, "has an operator that needs a list");
  for (const MsgpackValue item : operand.items()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(std::string value, ReadOperand(place, field, item));
    test.values.push_back(std::move(value));
  }
  return test;
}

// The tests of one token: {"LOWER": "it", "DEP": {"IN": ["dobj", "pobj"]}}.
absl::StatusOr<std::vector<AttributeTest>> ReadToken(absl::string_view place,
                                                     const MsgpackValue& token) {
  if (!token.is_map()) return InvalidModel(place, "has a token that is no map");
  std::vector<AttributeTest> tests;
  for (const auto [name, value] : token.entries()) {
    const auto* row = FindRow(kFields, name);
    if (row == nullptr) return Unknown(place, "attribute", name);
    if (!value.is_map()) {
      COMMUNIQUE_ASSIGN_OR_RETURN(std::string operand, ReadOperand(place, row->field, value));
      tests.push_back({.field = row->field, .kind = Kind::kEquals, .values = {std::move(operand)}});
    }
    for (const auto [operation, operand] : value.entries()) {
      COMMUNIQUE_ASSIGN_OR_RETURN(AttributeTest test,
                                  ReadOperator(place, row->field, operation, operand));
      tests.push_back(std::move(test));
    }
  }
  return tests;
}

absl::Status ReadPatterns(absl::string_view place, const MsgpackValue& patterns,
                          AttributeRule* rule) {
  for (const MsgpackValue pattern : patterns.items()) {
    std::vector<std::vector<AttributeTest>> tokens;
    for (const MsgpackValue token : pattern.items()) {
      COMMUNIQUE_ASSIGN_OR_RETURN(std::vector<AttributeTest> tests, ReadToken(place, token));
      tokens.push_back(std::move(tests));
    }
    if (tokens.empty()) return InvalidModel(place, "has a pattern without tokens");
    rule->patterns.push_back(std::move(tokens));
  }
  return absl::OkStatus();
}

absl::Status ReadValues(absl::string_view place, const MsgpackValue& values, AttributeRule* rule) {
  for (const auto [name, value] : values.entries()) {
    const std::optional<absl::string_view> text = name.text();
    if (!text ||
        std::find(std::begin(kSettable), std::end(kSettable), *text) == std::end(kSettable)) {
      return Unknown(place, "setting attribute", name);
    }
    if (!value.text()) return InvalidModel(place, absl::StrCat(*text, " is set to no text"));
    rule->values.emplace_back(std::string(*text), std::string(*value.text()));
  }
  return absl::OkStatus();
}

// The index must lie inside of each pattern, from either end.
absl::Status CheckIndex(absl::string_view place, const AttributeRule& rule) {
  for (const auto& pattern : rule.patterns) {
    const int tokens = static_cast<int>(pattern.size());
    if (rule.index >= tokens || rule.index < -tokens) {
      return InvalidModel(place, absl::StrCat("index ", rule.index, " is outside of a pattern of ",
                                              tokens, " tokens"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<AttributeRule> ReadRule(absl::string_view place, const MsgpackValue& value) {
  const std::optional<MsgpackValue> patterns = value.Find("patterns");
  const std::optional<MsgpackValue> values = value.Find("attrs");
  const std::optional<MsgpackValue> index = value.Find("index");
  if (!patterns || !patterns->is_array() || !values || !values->is_map() ||
      (index && !index->integer())) {
    return InvalidModel(place,
                        "must have lists \"patterns\", a map \"attrs\" and a number \"index\"");
  }
  AttributeRule rule;
  rule.index = index ? *index->integer() : 0;
  COMMUNIQUE_RETURN_IF_ERROR(ReadPatterns(place, *patterns, &rule));
  COMMUNIQUE_RETURN_IF_ERROR(ReadValues(place, *values, &rule));
  COMMUNIQUE_RETURN_IF_ERROR(CheckIndex(place, rule));
  return rule;
}

}  // namespace

absl::StatusOr<std::vector<AttributeRule>> ReadAttributeRules(absl::string_view path,
                                                              absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  if (!tree.root().is_array()) return InvalidModel(path, "is no list of rules");
  std::vector<AttributeRule> rules;
  for (const MsgpackValue value : tree.root().items()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(AttributeRule rule,
                                ReadRule(absl::StrCat(path, ": rule ", rules.size()), value));
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace communique::entity::pipeline
