#ifndef SERVICES_INGEST_DOMAIN_LINES_H_
#define SERVICES_INGEST_DOMAIN_LINES_H_

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// A line that is not empty, without white space at its ends.
struct Line {
  size_t begin = 0;  // Bytes of the source.
  size_t end = 0;
  size_t indent = 0;        // White space before it, tabs counted as eight.
  size_t blank_before = 0;  // Empty lines between it and the line before.
  size_t width = 0;         // Code points.
  bool quoted = false;      // Had an e-mail quotation mark, which `begin` is after.
};

// How the lines of a text were broken.
struct LineLayout {
  size_t wrap_width = 0;  // Lines were broken to this many code points; 0 = they were not.
  bool double_spaced =
      false;  // An empty line stands after every line, whether a paragraph ends there or not.
};

// The lines of `source` that are not empty, broken at LF, CR LF or CR.
std::vector<Line> SplitLines(absl::string_view source);

// What the lines' lengths and ends tell about how the text was broken.
LineLayout MeasureLayout(absl::string_view source, const std::vector<Line>& lines);

// True when `next` continues the paragraph that `line`, right before it, belongs to.
bool Continues(absl::string_view source, const Line& line, const Line& next,
               const LineLayout& layout);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LINES_H_
