#include "services/entity/domain/pipeline/model/config.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/model_files.h"

namespace communique::entity::pipeline {
namespace {

constexpr int kMaxReferences = 16;  // How long a chain of references may be.
constexpr size_t kMaxReferenceBytes = 256;

std::string Place(absl::string_view path) { return absl::StrCat("config.cfg: ", Excerpt(path)); }

// The path of a value that is nothing but a reference, in dotted form.
std::optional<std::string> Reference(absl::string_view value) {
  if (value.size() > kMaxReferenceBytes) return std::nullopt;
  if (!absl::ConsumePrefix(&value, "${") || !absl::ConsumeSuffix(&value, "}")) return std::nullopt;
  return absl::StrReplaceAll(value, {{":", "."}});
}

// Follows `path` through the members of an object.
const JsonValue* FindPath(const JsonValue& value, absl::string_view path) {
  const JsonValue* found = &value;
  while (found != nullptr && !path.empty()) {
    const size_t dot = std::min(path.find('.'), path.size());
    found = FindMember(*found, std::string(path.substr(0, dot)));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return found;
}

absl::Status WrongType(absl::string_view path, absl::string_view wanted) {
  return InvalidModel(Place(path), absl::StrCat("must be ", wanted));
}

}  // namespace

absl::StatusOr<Config> Config::Parse(absl::string_view text) {
  Config config;
  std::map<std::string, std::string>* section = nullptr;
  std::string* value = nullptr;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    const absl::string_view content = absl::StripAsciiWhitespace(line);
    if (content.empty() || content[0] == '#' || content[0] == ';') continue;
    if (absl::ascii_isspace(line[0]) && value != nullptr) {  // Goes on with the value before.
      absl::StrAppend(value, "\n", content);
    } else if (content[0] == '[' && content.back() == ']') {
      section = &config.sections_[std::string(content.substr(1, content.size() - 2))];
      value = nullptr;
    } else if (const size_t equals = content.find('=');
               section != nullptr && equals != absl::string_view::npos) {
      value = &(*section)[std::string(absl::StripAsciiWhitespace(content.substr(0, equals)))];
      *value = std::string(absl::StripAsciiWhitespace(content.substr(equals + 1)));
    } else {
      return InvalidModel("config.cfg",
                          absl::StrCat("line ", number, ": neither [section] nor name = value"));
    }
  }
  return config;
}

std::optional<absl::string_view> Config::FindText(absl::string_view path,
                                                  absl::string_view* rest) const {
  for (size_t end = path.size(); end != absl::string_view::npos; end = path.rfind('.', end - 1)) {
    if (end == 0) break;
    const size_t dot = path.rfind('.', end - 1);
    if (dot == absl::string_view::npos) break;
    const auto section = sections_.find(std::string(path.substr(0, dot)));
    if (section == sections_.end()) continue;
    const auto value = section->second.find(std::string(path.substr(dot + 1, end - dot - 1)));
    if (value == section->second.end()) continue;
    *rest = path.substr(std::min(end + 1, path.size()));
    return value->second;
  }
  return std::nullopt;
}

absl::StatusOr<std::optional<JsonValue>> Config::Find(absl::string_view path) const {
  std::string current(path);
  for (int i = 0; i < kMaxReferences; ++i) {
    absl::string_view rest;
    const std::optional<absl::string_view> text = FindText(current, &rest);
    if (!text.has_value()) {
      if (i == 0) return std::nullopt;
      return InvalidModel(Place(path),
                          absl::StrCat("refers to ", Excerpt(current), ", which is missing"));
    }
    if (const std::optional<std::string> reference = Reference(*text)) {
      current = rest.empty() ? *reference : absl::StrCat(*reference, ".", rest);
      continue;
    }
    COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue value, ParseJson(Place(path), *text));
    const JsonValue* found = FindPath(value, rest);
    return found == nullptr ? std::nullopt : std::optional<JsonValue>(*found);
  }
  return InvalidModel(Place(path),
                      absl::StrCat("more than ", kMaxReferences, " references after each other"));
}

absl::StatusOr<std::string> Config::Text(absl::string_view path, absl::string_view missing) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<JsonValue> value, Find(path));
  if (!value.has_value()) return std::string(missing);
  if (value->kind_case() != JsonValue::kStringValue) return WrongType(path, "a string");
  return value->string_value();
}

absl::StatusOr<double> Config::Number(absl::string_view path, double missing) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<JsonValue> value, Find(path));
  if (!value.has_value()) return missing;
  if (value->kind_case() != JsonValue::kNumberValue) return WrongType(path, "a number");
  return value->number_value();
}

absl::StatusOr<bool> Config::Boolean(absl::string_view path, bool missing) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<JsonValue> value, Find(path));
  if (!value.has_value()) return missing;
  if (value->kind_case() != JsonValue::kBoolValue) return WrongType(path, "true or false");
  return value->bool_value();
}

absl::StatusOr<std::vector<std::string>> Config::Texts(absl::string_view path) const {
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::optional<JsonValue> value, Find(path));
  if (!value.has_value()) return std::vector<std::string>();
  std::optional<std::vector<std::string>> texts = TextItems(*value);
  if (!texts.has_value()) return WrongType(path, "a list of strings");
  return *std::move(texts);
}

}  // namespace communique::entity::pipeline
