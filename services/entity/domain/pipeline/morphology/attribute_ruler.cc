#include "services/entity/domain/pipeline/morphology/attribute_ruler.h"

#include <limits>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/morphology/features.h"

namespace communique::entity::pipeline {
namespace {

// More would not fit the ids of patterns. Published pipelines have some hundreds.
constexpr size_t kMaxPatterns = std::numeric_limits<uint16_t>::max();

struct NamedAttribute {
  absl::string_view name;
  RuleAttribute attribute;
};
constexpr std::array<NamedAttribute, kRuleAttributes> kNamedAttributes = {{
    {"TAG", RuleAttribute::kTag},
    {"POS", RuleAttribute::kPos},
    {"MORPH", RuleAttribute::kMorph},
    {"LEMMA", RuleAttribute::kLemma},
    {"DEP", RuleAttribute::kDep},
}};

constexpr size_t Index(RuleAttribute attribute) { return static_cast<size_t>(attribute); }

absl::StatusOr<RuleAttribute> FindAttribute(absl::string_view name) {
  for (const NamedAttribute& named : kNamedAttributes) {
    if (named.name == name) return named.attribute;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("it sets ", name, ", which is not one of TAG, POS, MORPH, LEMMA, DEP"));
}

absl::StatusOr<std::array<Label, kRuleAttributes>> CreateValues(const AttributeRule& rule,
                                                                SymbolTable* symbols) {
  std::array<Label, kRuleAttributes> values{};
  for (const auto& [name, value] : rule.values) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const RuleAttribute attribute, FindAttribute(name));
    std::string text = value;
    if (attribute == RuleAttribute::kMorph) {
      COMMUNIQUE_ASSIGN_OR_RETURN(text, NormalizeFeatures(value));
    }
    values[Index(attribute)] = symbols->Intern(text);
  }
  return values;
}

absl::StatusOr<size_t> OffsetOf(int64_t index, size_t pattern_size) {
  const int64_t size = static_cast<int64_t>(pattern_size);
  const int64_t offset = index < 0 ? size + index : index;
  if (offset < 0 || offset >= size) {
    return absl::InvalidArgumentError(
        absl::StrCat("index ", index, " is outside its pattern of ", pattern_size, " tokens"));
  }
  return static_cast<size_t>(offset);
}

absl::Status InRule(size_t rule, const absl::Status& status) {
  return absl::Status(status.code(),
                      absl::StrCat("attribute_ruler: rule ", rule, ": ", status.message()));
}

template <typename Layer, typename Value>
void FillIfAbsent(size_t size, Value value, Layer* layer) {
  if (layer->empty()) layer->assign(size, value);
}

}  // namespace

AttributeRuler::AttributeRuler(std::vector<AttributePattern> patterns, std::vector<Effect> effects,
                               std::vector<Values> values, Label absent)
    : patterns_(std::move(patterns)),
      effects_(std::move(effects)),
      values_(std::move(values)),
      index_(patterns_),
      absent_(absent) {}

absl::StatusOr<AttributeRuler> AttributeRuler::Create(const std::vector<AttributeRule>& rules,
                                                      SymbolTable* symbols) {
  std::vector<AttributePattern> patterns;
  std::vector<Effect> effects;
  std::vector<Values> values;
  for (size_t i = 0; i < rules.size(); ++i) {
    const AttributeRule& rule = rules[i];
    const absl::StatusOr<Values> rule_values = CreateValues(rule, symbols);
    if (!rule_values.ok()) return InRule(i, rule_values.status());
    values.push_back(*rule_values);
    for (const std::vector<std::vector<AttributeTest>>& tokens : rule.patterns) {
      absl::StatusOr<AttributePattern> pattern = AttributePattern::Create(tokens, symbols);
      if (!pattern.ok()) return InRule(i, pattern.status());
      const absl::StatusOr<size_t> offset = OffsetOf(rule.index, pattern->size());
      if (!offset.ok()) return InRule(i, offset.status());
      if (patterns.size() == kMaxPatterns) {
        return absl::InvalidArgumentError(
            absl::StrCat("attribute_ruler: more than ", kMaxPatterns, " patterns"));
      }
      patterns.push_back(*std::move(pattern));
      effects.push_back({static_cast<int32_t>(i), *offset});
    }
  }
  return AttributeRuler(std::move(patterns), std::move(effects), std::move(values),
                        symbols->Intern(""));
}

const std::vector<uint16_t>& AttributeRuler::PatternsOf(const Lexicon& lexicon, uint32_t word,
                                                        AttributeScratch* scratch) const {
  if (word >= scratch->by_word_.size()) scratch->by_word_.resize(lexicon.size());
  uint32_t& list = scratch->by_word_[word];
  if (list == 0) {
    std::vector<uint16_t> patterns =
        index_.BeginningWith(patterns_, lexicon[word], &scratch->patterns_);
    list = patterns.empty() ? 1 : scratch->lists_.size();
    if (!patterns.empty()) scratch->lists_.push_back(std::move(patterns));
  }
  return scratch->lists_[list];
}

void AttributeRuler::ApplyMatches(const MatchInput& input, const std::vector<uint16_t>& candidates,
                                  size_t begin, AttributeScratch* scratch) const {
  for (const uint16_t id : candidates) {
    if (!patterns_[id].MatchesRest(input, begin, &scratch->patterns_)) continue;
    const int32_t rule = effects_[id].rule;
    AttributeScratch::Winners& last = scratch->winners_[begin + effects_[id].offset];
    for (size_t attribute = 0; attribute < kRuleAttributes; ++attribute) {
      if (values_[rule][attribute] != nullptr && rule > last[attribute]) last[attribute] = rule;
    }
  }
}

void AttributeRuler::SetAttributes(const std::vector<AttributeScratch::Winners>& winners,
                                   Doc* doc) const {
  const size_t size = doc->tokens.size();
  doc->pos.assign(size, absent_);
  doc->morphs.assign(size, absent_);
  doc->lemmas.assign(size, absl::string_view());
  const std::array<std::pair<RuleAttribute, std::vector<Label>*>, 4> layers = {{
      {RuleAttribute::kTag, &doc->tags},
      {RuleAttribute::kPos, &doc->pos},
      {RuleAttribute::kMorph, &doc->morphs},
      {RuleAttribute::kDep, &doc->dependencies},
  }};
  for (size_t i = 0; i < size; ++i) {
    for (const auto& [attribute, layer] : layers) {
      const int32_t rule = winners[i][Index(attribute)];
      if (rule < 0) continue;
      FillIfAbsent(size, absent_, layer);
      (*layer)[i] = values_[rule][Index(attribute)];
    }
    const int32_t rule = winners[i][Index(RuleAttribute::kLemma)];
    if (rule >= 0) doc->lemmas[i] = values_[rule][Index(RuleAttribute::kLemma)]->text;
  }
}

void AttributeRuler::Annotate(const Lexicon& lexicon, AttributeScratch* scratch, Doc* doc) const {
  if (scratch->lists_.empty() || scratch->epoch_ != lexicon.epoch()) {
    scratch->by_word_.clear();
    scratch->lists_.assign(2, {});
    scratch->epoch_ = lexicon.epoch();
  }
  AttributeScratch::Winners none;
  none.fill(-1);
  scratch->winners_.assign(doc->tokens.size(), none);
  const MatchInput input = {&lexicon, &doc->tokens, &doc->tags, &doc->dependencies, absent_};
  for (size_t i = 0; i < doc->tokens.size(); ++i) {
    ApplyMatches(input, PatternsOf(lexicon, doc->tokens[i].lexeme, scratch), i, scratch);
    ApplyMatches(input, index_.BeginningWith(input.TagOf(i)), i, scratch);
  }
  SetAttributes(scratch->winners_, doc);
}

}  // namespace communique::entity::pipeline
