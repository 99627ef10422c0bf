#ifndef SERVICES_INGEST_DOMAIN_SERIES_LINE_H_
#define SERVICES_INGEST_DOMAIN_SERIES_LINE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/date_finder.h"

namespace communique::ingest {

// What a series line says: "13 May 2025, Some Institute Commentary 12".
struct SeriesLine {
  std::string value;      // "Some Institute Commentary 12".
  std::string title;      // "Some Institute Commentary".
  std::string number;     // "12"; empty when there is none.
  std::string publisher;  // "Some Institute"; empty when the line names none.
  size_t begin = 0;       // Of the value in the line.
  size_t end = 0;
  std::optional<FoundDate> date;
};

// Reads lines that name a series and a number in it, by the table data/series.tsv.
class SeriesReader {
 public:
  // `dates` is borrowed. INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<SeriesReader> Create(absl::string_view table, const DateFinder* dates);

  // The series that all of `line` is about, nullopt when it is about none. Without a number the
  // line must give a date too: "Some Institute Brief, 6 May 2023".
  std::optional<SeriesLine> Read(absl::string_view line, NumericOrder order) const;

 private:
  enum class Kind { kNone, kType, kNumbered, kSign };

  // Words [first, last) of a line that are its number.
  struct Number {
    size_t first = 0;
    size_t last = 0;
    std::string text;  // Empty when there is none.
  };

  Kind KindBefore(const std::vector<Word>& words, size_t end, size_t* begin) const;
  Number NumberAtEnd(absl::string_view rest, const std::vector<Word>& words) const;
  static bool IsCountedByComma(absl::string_view rest, const std::vector<Word>& words,
                               const Number& number);

  const DateFinder* dates_ = nullptr;
  absl::flat_hash_map<std::string, Kind> kinds_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_SERIES_LINE_H_
