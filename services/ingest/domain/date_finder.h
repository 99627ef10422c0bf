#ifndef SERVICES_INGEST_DOMAIN_DATE_FINDER_H_
#define SERVICES_INGEST_DOMAIN_DATE_FINDER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {

// A date that stands in a line.
struct FoundDate {
  base::v1::PartialDate date;  // Year always; month and day as far as given.
  size_t begin = 0;            // Bytes of the line, with the weekday and the time of day around it.
  size_t end = 0;
  bool numeric = false;  // Written in digits only.
};

// How to read 4/5/2024.
enum class NumericOrder { kDayFirst, kMonthFirst };

// Finds dates of publication lines: "13 May 2025", "Sat 8 Feb 2025 07.00 GMT", "October 07, 2011",
// "Dec. 1, 2023", "24/03/2001", "2025-05-13T10:00:00Z", "28th September, 1959", "Spring 2019", "May
// 2023", "2023", "2024年3月4日". Words are those of the table data/date_words.tsv.
class DateFinder {
 public:
  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<DateFinder> Create(absl::string_view table);

  // The dates of `line` from left to right. `bare_years` admits a year by itself.
  std::vector<FoundDate> Find(absl::string_view line, NumericOrder order, bool bare_years) const;

  // The same; `words` are those of the line from its first on.
  std::vector<FoundDate> Find(absl::string_view line, const std::vector<Word>& words,
                              NumericOrder order, bool bare_years) const;

  // The date at the start of `value` ("2025-05-13T..."), as machine-readable markup gives it.
  std::optional<base::v1::PartialDate> ParseMarkup(absl::string_view value) const;

  // True for the folded name of a weekday.
  bool IsWeekday(absl::string_view folded) const { return weekdays_.contains(folded); }

  // True for the folded name of a month, a weekday or a season.
  bool IsDateWord(absl::string_view folded) const {
    return months_.contains(folded) || weekdays_.contains(folded) || seasons_.contains(folded);
  }

  // True for folded words that stand with a time of day ("pm", "gmt").
  bool IsTimeWord(absl::string_view folded) const { return zones_.contains(folded); }

 private:
  struct Token;
  static std::vector<Token> Tokens(absl::string_view line, const std::vector<Word>& words);
  std::optional<FoundDate> At(absl::string_view line, const std::vector<Token>& tokens, size_t at,
                              NumericOrder order, bool bare_years, size_t* next) const;

  absl::flat_hash_map<std::string, int> months_;
  absl::flat_hash_set<std::string> weekdays_;
  absl::flat_hash_set<std::string> seasons_;
  absl::flat_hash_set<std::string> zones_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_DATE_FINDER_H_
