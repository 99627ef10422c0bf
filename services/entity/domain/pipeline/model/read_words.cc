#include "services/entity/domain/pipeline/model/read_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/json_value.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"
#include "services/entity/domain/pipeline/model/read_tensor.h"

namespace communique::entity::pipeline {
namespace {

// Attributes by their numbers in spacy.attrs, as the tokenizer's exceptions use them.
constexpr uint64_t kOrth = 65;
constexpr uint64_t kNorm = 67;

constexpr struct {
  absl::string_view name;
  std::string TokenizerTables::*pattern;
} kPatterns[] = {
    {"prefix_search", &TokenizerTables::prefix_search},
    {"suffix_search", &TokenizerTables::suffix_search},
    {"infix_finditer", &TokenizerTables::infix_finditer},
    {"token_match", &TokenizerTables::token_match},
    {"url_match", &TokenizerTables::url_match},
};

// The content of a file that may be missing.
absl::string_view Content(const ModelFiles& files, const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? absl::string_view() : absl::string_view(found->second);
}

absl::StatusOr<ExceptionToken> ReadExceptionToken(absl::string_view place,
                                                  const MsgpackValue& value) {
  ExceptionToken token;
  for (const auto [key, text] : value.entries()) {
    const bool orth = key.id() == kOrth || key.text() == "ORTH";
    const bool norm = key.id() == kNorm || key.text() == "NORM";
    if ((!orth && !norm) || !text.text()) {
      return InvalidModel(place, "sets what is neither a text ORTH nor NORM");
    }
    (orth ? token.orth : token.norm) = std::string(*text.text());
  }
  if (token.orth.empty()) return InvalidModel(place, "has a token without ORTH");
  return token;
}

absl::StatusOr<std::vector<ExceptionToken>> ReadException(absl::string_view place,
                                                          absl::string_view chunk,
                                                          const MsgpackValue& value) {
  std::vector<ExceptionToken> tokens;
  std::string joined;
  for (const MsgpackValue item : value.items()) {
    COMMUNIQUE_ASSIGN_OR_RETURN(ExceptionToken token, ReadExceptionToken(place, item));
    joined += token.orth;
    tokens.push_back(std::move(token));
  }
  if (tokens.empty() || joined != chunk) {
    return InvalidModel(place, "has tokens that are not the chunk when put together");
  }
  return tokens;
}

// Vectors that the runtime does not look up are an error, not another answer.
absl::Status CheckVectorSettings(absl::string_view path, absl::string_view text) {
  if (text.empty()) return absl::OkStatus();
  COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue settings, ParseJson(path, text));
  const std::string mode = TextMember(settings, "mode");
  if (!mode.empty() && mode != "default") {
    return InvalidModel(
        path, absl::StrCat("mode \"", Excerpt(mode), "\" is not supported; supported: default"));
  }
  const std::string attribute = TextMember(settings, "attr");
  if (!attribute.empty() && attribute != "ORTH") {
    return InvalidModel(
        path, absl::StrCat("attr \"", Excerpt(attribute), "\" is not supported; supported: ORTH"));
  }
  return absl::OkStatus();
}

absl::Status ReadNorms(absl::string_view path, absl::string_view bytes, VocabularyTables* tables) {
  if (bytes.empty()) return absl::OkStatus();
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  const std::optional<MsgpackValue> norms = tree.root().Find("lexeme_norm");
  if (!norms.has_value()) return absl::OkStatus();
  tables->lexeme_norms.reserve(norms->size());
  for (const auto [id, norm] : norms->entries()) {
    if (!id.id() || !norm.text()) {
      return InvalidModel(path, "lexeme_norm: holds what is no pair of id and text");
    }
    tables->lexeme_norms[*id.id()] = std::string(*norm.text());
  }
  return absl::OkStatus();
}

absl::Status ReadVectorRows(absl::string_view path, absl::string_view bytes,
                            VocabularyTables* tables) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  const int rows = tables->vectors.shape[0];
  tables->vector_rows.reserve(tree.root().size());
  for (const auto [key, value] : tree.root().entries()) {
    const std::optional<uint64_t> id = key.id();
    const std::optional<int32_t> row = value.integer();
    if (!id || !row || *row < 0 || *row >= rows) {
      return InvalidModel(path, absl::StrCat("holds what is no pair of id and row below ", rows));
    }
    tables->vector_rows[*id] = *row;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TokenizerTables> ReadTokenizer(absl::string_view path, absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  TokenizerTables tables;
  for (const auto& row : kPatterns) {
    const std::optional<MsgpackValue> value = tree.root().Find(row.name);
    if (!value.has_value() || value->is_nil()) continue;
    if (!value->text()) return InvalidModel(path, absl::StrCat(row.name, ": is no text"));
    tables.*row.pattern = std::string(*value->text());
  }
  if (const auto value = tree.root().Find("faster_heuristics")) {
    tables.faster_heuristics = value->boolean().value_or(true);
  }
  const std::optional<MsgpackValue> exceptions = tree.root().Find("exceptions");
  if (!exceptions.has_value() || !exceptions->is_map()) {
    return InvalidModel(path, "has no map \"exceptions\"");
  }
  for (const auto [chunk, value] : exceptions->entries()) {
    const std::optional<absl::string_view> text = chunk.text();
    if (!text) return InvalidModel(path, "exceptions: has a chunk that is no text");
    const std::string place = absl::StrCat(path, ": exceptions: \"", Excerpt(*text), "\"");
    COMMUNIQUE_ASSIGN_OR_RETURN(auto tokens, ReadException(place, *text, value));
    tables.exceptions.emplace_back(std::string(*text), std::move(tokens));
  }
  const auto by_chunk = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(tables.exceptions.begin(), tables.exceptions.end(), by_chunk);
  return tables;
}

absl::StatusOr<VocabularyTables> ReadVocabulary(const ModelFiles& files) {
  VocabularyTables tables;
  tables.vectors.shape = {0, 0};
  COMMUNIQUE_RETURN_IF_ERROR(
      ReadNorms("vocab/lookups.bin", Content(files, "vocab/lookups.bin"), &tables));
  COMMUNIQUE_RETURN_IF_ERROR(
      CheckVectorSettings("vocab/vectors.cfg", Content(files, "vocab/vectors.cfg")));
  const absl::string_view vectors = Content(files, "vocab/vectors");
  if (vectors.empty()) return tables;
  COMMUNIQUE_ASSIGN_OR_RETURN(tables.vectors, ReadNpyMatrix("vocab/vectors", vectors));
  if (tables.vectors.data.empty()) return tables;
  COMMUNIQUE_RETURN_IF_ERROR(
      ReadVectorRows("vocab/key2row", Content(files, "vocab/key2row"), &tables));
  return tables;
}

}  // namespace communique::entity::pipeline
