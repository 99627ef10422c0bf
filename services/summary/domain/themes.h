#ifndef SERVICES_SUMMARY_DOMAIN_THEMES_H_
#define SERVICES_SUMMARY_DOMAIN_THEMES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// Words of the subjects of visits. Immutable after Create.
class ThemeLexicon {
 public:
  // Reads the table (see data/themes.tsv). INVALID_ARGUMENT names the line that has not two
  // columns.
  static absl::StatusOr<ThemeLexicon> Create(absl::string_view table);
  static absl::StatusOr<ThemeLexicon> Embedded();

  // Subjects of a document, most prominent first: a share of the words that speak of any subject,
  // more for title and lead. Only subjects that are spoken of twice, or in title or lead.
  std::vector<v1::Theme> Find(const DocumentView& view) const;

 private:
  struct Form {
    std::vector<std::string> words;
    size_t theme = 0;
  };

  ThemeLexicon() = default;

  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, std::vector<Form>> forms_;  // By first word, longest first.
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_THEMES_H_
