#ifndef SERVICES_INGEST_DOMAIN_LABELS_H_
#define SERVICES_INGEST_DOMAIN_LABELS_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::ingest {

// What the value of a labelled line or a front matter key is.
enum class LabelField {
  kTitle,
  kAuthor,
  kPublished,
  kModified,
  kPublisher,
  kSeries,
  kNumber,
  kSource,  // An address or name of the place it was taken from.
  kPlace,
  kSubtitle,
  kOther,  // Data about the document that Metadata has no field for.
};

// A line "Label: value".
struct LabelledLine {
  LabelField field = LabelField::kOther;
  std::string label;        // As written.
  absl::string_view value;  // View into the line.
};

// Reads labelled data lines ("Release date: 24/03/2001") by the table data/labels.tsv.
class Labels {
 public:
  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<Labels> Create(absl::string_view table);

  // The labelled line, nullopt when `line` has no label of the table before its first colon. The
  // value may be empty.
  std::optional<LabelledLine> Read(absl::string_view line) const;

  // The field of a folded label.
  std::optional<LabelField> FieldOf(absl::string_view folded) const;

 private:
  absl::flat_hash_map<std::string, LabelField> fields_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LABELS_H_
