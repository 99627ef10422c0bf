#ifndef SERVICES_INGEST_DOMAIN_FINDINGS_H_
#define SERVICES_INGEST_DOMAIN_FINDINGS_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"
#include "services/ingest/domain/block_text.h"
#include "services/ingest/domain/series_line.h"

namespace communique::ingest {

// A value that some place of the document gives for a field of its metadata.
template <typename Value>
struct Finding {
  Value value;
  double confidence = 0;   // 0 to 1.
  absl::string_view rule;  // Static name, for example "ingest.author.byline".
  Range source;            // Decoded range that it was read from.
};

// Everything found for the metadata, in reading order; the best of each kind is chosen in the end.
struct Findings {
  std::vector<Finding<std::string>> titles;
  std::vector<Finding<std::vector<std::string>>> authors;  // The names of one byline.
  // Names of one word ("Melissa") that fields for authors give; finding_choice.h says which count.
  std::vector<Finding<std::string>> single_names;
  std::vector<Finding<std::string>> bios;
  std::vector<Finding<std::string>> publishers;
  std::vector<Finding<SeriesLine>> series;
  std::vector<Finding<base::v1::PartialDate>> published;
  std::vector<Finding<base::v1::PartialDate>> modified;
  std::vector<Finding<std::string>> sources;
  std::vector<Finding<std::string>> places;
};

inline bool SameDate(const base::v1::PartialDate& a, const base::v1::PartialDate& b) {
  return a.year() == b.year() && a.month() == b.month() && a.day() == b.day();
}

// The finding with the highest confidence, the first of equals; nullptr when there is none.
template <typename Value>
const Finding<Value>* Best(const std::vector<Finding<Value>>& findings) {
  const auto best =
      std::max_element(findings.begin(), findings.end(),
                       [](const auto& a, const auto& b) { return a.confidence < b.confidence; });
  return best == findings.end() ? nullptr : &*best;
}

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_FINDINGS_H_
