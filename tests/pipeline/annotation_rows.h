#ifndef TESTS_PIPELINE_ANNOTATION_ROWS_H_
#define TESTS_PIPELINE_ANNOTATION_ROWS_H_

#include <array>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/doc.h"

namespace communique::entity::pipeline {

// The columns of annotations as text, in order; spacy_annotate.py writes the same.
inline constexpr std::array<absl::string_view, 10> kColumns = {
    "begin", "end", "tag", "pos", "morph", "lemma", "head", "dep", "sentence_start", "entity"};

// One row a token, columns separated by tabs. `begin` and `end` are bytes, `head` is the index of a
// token, `entity` is B-TYPE, I-TYPE or O. A layer that the doc does not have is empty.
std::vector<std::string> AnnotationRows(const Doc& doc);

// Tab, line feed, carriage return and backslash as \t, \n, \r and two backslashes, and back.
std::string Escape(absl::string_view text);
std::string Unescape(absl::string_view text);

// The texts of a file of escaped texts, one a line.
std::vector<std::string> UnescapeLines(absl::string_view content);

}  // namespace communique::entity::pipeline

#endif  // TESTS_PIPELINE_ANNOTATION_ROWS_H_
