#include "services/entity/domain/pipeline/morphology/attribute_test.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"

namespace communique::entity::pipeline {
namespace {

using Field = AttributeTest::Field;
using Kind = AttributeTest::Kind;

template <typename Value>
bool Contains(const std::vector<Value>& values, Value value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool Finds(const Pattern& pattern, absl::string_view text, PatternScratch* scratch) {
  return pattern.Find(text, 0, /*not_empty=*/false, scratch).has_value();
}

// The expression of a kRegex test, nothing for the other kinds.
absl::StatusOr<std::optional<Pattern>> CreateRegex(const AttributeTest& test) {
  if (test.kind != Kind::kRegex) return std::optional<Pattern>();
  if (test.values.size() != 1) return absl::InvalidArgumentError("REGEX takes one expression");
  absl::StatusOr<Pattern> pattern = Pattern::Compile(test.values[0], /*whole_front=*/false);
  if (!pattern.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("REGEX \"", test.values[0], "\": ", pattern.status().message()));
  }
  return std::optional<Pattern>(*std::move(pattern));
}

}  // namespace

bool WordTest::Reads(Field field) {
  return field == Field::kOrth || field == Field::kLower || field == Field::kNorm ||
         field == Field::kIsSpace;
}

absl::StatusOr<WordTest> WordTest::Create(const AttributeTest& test) {
  const bool flag = test.field == Field::kIsSpace;
  if (flag && test.kind != Kind::kEquals) {
    return absl::InvalidArgumentError("IS_SPACE can only be compared with true or false");
  }
  if (test.field == Field::kNorm && test.kind == Kind::kRegex) {
    return absl::InvalidArgumentError("REGEX of NORM is not supported; use LOWER");
  }
  WordTest result(test.field, test.kind);
  COMMUNIQUE_ASSIGN_OR_RETURN(result.regex_, CreateRegex(test));
  for (const std::string& value : test.values) {
    result.values_.push_back(flag ? value == "True" : StringId(value));
  }
  return result;
}

uint64_t WordTest::ValueOf(const Lexeme& word) const {
  switch (field_) {
    case Field::kLower:
      return word.lower;
    case Field::kNorm:
      return word.norm;
    case Field::kIsSpace:
      return word.is_space;
    default:
      return word.orth;
  }
}

bool WordTest::Holds(const Lexeme& word, PatternScratch* scratch) const {
  if (regex_) {
    return Finds(*regex_, field_ == Field::kLower ? word.lower_text : word.text, scratch);
  }
  return Contains(values_, ValueOf(word)) != (kind_ == Kind::kNotIn);
}

std::optional<std::vector<uint64_t>> WordTest::LowerWords() const {
  if (field_ != Field::kLower || regex_ || kind_ == Kind::kNotIn) return std::nullopt;
  return values_;
}

bool LabelTest::Reads(Field field) { return field == Field::kTag || field == Field::kDep; }

absl::StatusOr<LabelTest> LabelTest::Create(const AttributeTest& test, SymbolTable* symbols) {
  LabelTest result(test.field, test.kind);
  COMMUNIQUE_ASSIGN_OR_RETURN(result.regex_, CreateRegex(test));
  if (result.regex_) return result;
  for (const std::string& value : test.values) result.values_.push_back(symbols->Intern(value));
  return result;
}

bool LabelTest::HoldsFor(Label label, PatternScratch* scratch) const {
  if (regex_) return Finds(*regex_, label->text, scratch);
  return Contains(values_, label) != (kind_ == Kind::kNotIn);
}

bool LabelTest::Holds(Label tag, Label dependency, PatternScratch* scratch) const {
  return HoldsFor(field_ == Field::kTag ? tag : dependency, scratch);
}

std::vector<Label> LabelTest::Tags() const {
  return field_ == Field::kTag ? values_ : std::vector<Label>();
}

bool LabelTest::MayHold(Label tag, PatternScratch* scratch) const {
  if (field_ != Field::kTag) return true;
  if (tag == nullptr) return regex_ || kind_ == Kind::kNotIn;
  return HoldsFor(tag, scratch);
}

}  // namespace communique::entity::pipeline
