#ifndef SERVICES_SUMMARY_DOMAIN_CARRIED_VALUES_H_
#define SERVICES_SUMMARY_DOMAIN_CARRIED_VALUES_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"

namespace communique::summary {

// What words can carry: whether a value can have been read from a passage. Each check errs on the
// side of the text: it is no proof that the value is right, but a value that fails it stands
// nowhere in the words.

// Folded words of a passage, for looking up many values.
class PassageWords {
 public:
  explicit PassageWords(absl::string_view passage);

  bool Has(const std::string& folded) const { return words_.contains(folded); }
  // A word begins with these letters, at least four.
  bool HasPrefix(absl::string_view folded) const;
  const std::set<std::string>& words() const { return words_; }

 private:
  std::set<std::string> words_;
};

// One of the name's words without titles is there; for a mere title, one of all its words.
bool CarriesName(const PassageWords& passage, absl::string_view name);

// The words stand there in this order, whatever spaces and quotation marks are between them. What
// is left out ("...") parts them.
bool CarriesWords(absl::string_view passage, absl::string_view words);

// The number stands there in digits or words ("14", "fourteen", "a dozen"); 1 also as an article or
// a singular.
bool CarriesCount(const PassageWords& passage, int count);

// What a date can be read from, beside the passage: the document around it.
struct DateSources {
  const PassageWords& passage;
  const PassageWords& document;
  std::optional<base::v1::PartialDate> published;
  // The other end of the same range, for counted days.
  std::optional<base::v1::PartialDate> other_end;
};

// The day is said in figures or words, or follows from a day of the week, a relative day or a count
// of days in the passage; month and year are said in the document or are those of its publication,
// or next to them.
bool CarriesDate(const DateSources& sources, const base::v1::PartialDate& date);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_CARRIED_VALUES_H_
