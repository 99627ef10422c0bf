#include "tests/pipeline/annotation_rows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace communique::entity::pipeline {
namespace {

std::vector<std::string> EntityColumn(const Doc& doc) {
  std::vector<std::string> column(doc.tokens.size(), "O");
  for (const EntitySpan& entity : doc.entities) {
    for (int i = entity.first_token; i < entity.last_token; ++i) {
      column[i] = absl::StrCat(i == entity.first_token ? "B-" : "I-", entity.label->text);
    }
  }
  return column;
}

std::string TextAt(const std::vector<Label>& layer, size_t token) {
  return layer.empty() ? "" : Escape(layer[token]->text);
}

template <typename Number>
std::string NumberAt(const std::vector<Number>& layer, size_t token) {
  return layer.empty() ? "" : absl::StrCat(static_cast<int>(layer[token]));
}

}  // namespace

std::vector<std::string> AnnotationRows(const Doc& doc) {
  const std::vector<std::string> entities = EntityColumn(doc);
  std::vector<std::string> rows;
  for (size_t i = 0; i < doc.tokens.size(); ++i) {
    const std::array<std::string, kColumns.size()> cells = {
        absl::StrCat(doc.tokens[i].begin),
        absl::StrCat(doc.tokens[i].end),
        TextAt(doc.tags, i),
        TextAt(doc.pos, i),
        TextAt(doc.morphs, i),
        doc.lemmas.empty() ? "" : Escape(doc.lemmas[i]),
        NumberAt(doc.heads, i),
        TextAt(doc.dependencies, i),
        NumberAt(doc.sentence_starts, i),
        entities[i]};
    rows.push_back(absl::StrJoin(cells, "\t"));
  }
  return rows;
}

std::string Escape(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"\t", "\\t"}, {"\n", "\\n"}, {"\r", "\\r"}});
}

std::string Unescape(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\\\", "\\"}, {"\\t", "\t"}, {"\\n", "\n"}, {"\\r", "\r"}});
}

std::vector<std::string> UnescapeLines(absl::string_view content) {
  std::vector<std::string> texts;
  for (const absl::string_view line : absl::StrSplit(content, '\n')) {
    if (!line.empty()) texts.push_back(Unescape(line));
  }
  return texts;
}

}  // namespace communique::entity::pipeline
