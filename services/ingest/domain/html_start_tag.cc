#include "services/ingest/domain/html_start_tag.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/ingest/domain/html_references.h"

namespace communique::ingest {
namespace {

constexpr std::pair<absl::string_view, Attribute> kNames[] = {
    {"id", Attribute::kId},
    {"rel", Attribute::kRel},
    {"href", Attribute::kHref},
    {"lang", Attribute::kLang},
    {"name", Attribute::kName},
    {"role", Attribute::kRole},
    {"type", Attribute::kType},
    {"class", Attribute::kClass},
    {"style", Attribute::kStyle},
    {"hidden", Attribute::kHidden},
    {"content", Attribute::kContent},
    {"datetime", Attribute::kDatetime},
    {"itemprop", Attribute::kItemprop},
    {"property", Attribute::kProperty},
    {"http-equiv", Attribute::kHttpEquiv},
    {"aria-hidden", Attribute::kAriaHidden},
    {"data-testid", Attribute::kDataTestid},
    {"data-component", Attribute::kDataComponent},
};

// Sets the attribute called `name`, in any case, if it is one that is read.
void SetByName(absl::string_view name, absl::string_view value, StartTag* tag) {
  for (const auto& [key, attribute] : kNames) {
    if (key.size() < name.size()) continue;
    if (key.size() > name.size()) return;  // They are sorted by length.
    if (absl::EqualsIgnoreCase(key, name)) return tag->Set(attribute, value);
  }
}

size_t SkipSpace(absl::string_view source, size_t at) {
  while (at < source.size() && IsHtmlSpace(source[at])) ++at;
  return at;
}

}  // namespace

size_t TagNameEnd(absl::string_view source, size_t at) {
  const auto is_part = [](char c) {
    return absl::ascii_isalnum(c) || c == '-' || c == ':' || c == '_' || c == '.';
  };
  while (at < source.size() && is_part(source[at])) ++at;
  return at;
}

void StartTag::Set(Attribute attribute, absl::string_view value) {
  if (Has(attribute)) return;
  const auto index = static_cast<size_t>(attribute);
  present_ |= uint32_t{1} << index;
  values_[index] = value;
  if (value.find('&') == absl::string_view::npos) return;
  decoded_[index] = WithoutReferences(value, ReferencePlace::kAttribute);
  values_[index] = decoded_[index];
}

// Reads the attribute whose name begins at `at`; returns the offset after it.
size_t StartTag::ReadAttribute(absl::string_view source, size_t at) {
  const size_t name_begin = at++;  // A name may begin with "=".
  while (at < source.size() && !IsHtmlSpace(source[at]) && source[at] != '/' && source[at] != '>' &&
         source[at] != '=') {
    ++at;
  }
  const absl::string_view attribute = source.substr(name_begin, at - name_begin);
  const size_t equals = SkipSpace(source, at);
  if (equals >= source.size() || source[equals] != '=') {
    SetByName(attribute, "", this);
    return at;
  }
  size_t value_begin = SkipSpace(source, equals + 1);
  size_t value_end = value_begin;
  if (value_begin >= source.size()) return source.size();
  const char quote = source[value_begin];
  if (quote == '"' || quote == '\'') {
    value_end = source.find(quote, ++value_begin);
    if (value_end == absl::string_view::npos) return source.size();
    at = value_end + 1;
  } else {
    while (value_end < source.size() && !IsHtmlSpace(source[value_end]) && source[value_end] != '>')
      ++value_end;
    at = value_end;
  }
  SetByName(attribute, source.substr(value_begin, value_end - value_begin), this);
  return at;
}

size_t StartTag::Read(absl::string_view source, size_t at) {
  begin = at;
  present_ = 0;
  is_closed = false;
  at = TagNameEnd(source, begin + 1);
  name = source.substr(begin + 1, at - begin - 1);
  info = InfoOf(name);
  while (at < source.size()) {
    at = SkipSpace(source, at);
    if (at >= source.size()) break;
    if (source[at] == '>') {
      end = at;
      return at + 1;
    }
    if (source[at] != '/') {
      at = ReadAttribute(source, at);
    } else if (at + 1 < source.size() && source[at + 1] == '>') {
      end = at;
      is_closed = true;
      return at + 2;
    } else {
      ++at;
    }
  }
  end = source.size();
  return absl::string_view::npos;
}

}  // namespace communique::ingest
