#ifndef SERVICES_INGEST_DOMAIN_BYLINE_H_
#define SERVICES_INGEST_DOMAIN_BYLINE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/date_finder.h"
#include "services/ingest/domain/person_names.h"

namespace communique::ingest {

// What a byline or publication line says.
struct Byline {
  std::vector<std::string> authors;  // As written, with honorifics.
  std::string organisation;          // After the names: "By A. Name, Some Institute".
  std::optional<FoundDate> date;     // Of publication.
  std::optional<FoundDate> modified;
  bool has_cue = false;    // A word such as "By" or "Posted on" opens it.
  bool is_credit = false;  // Names somebody else than the author (a photographer).
  bool has_rest = false;   // Other words than names, dates and cues stand in it.
};

// Reads lines that name authors or dates of publication, by the table data/byline_words.tsv.
class BylineReader {
 public:
  // The tables are borrowed and must outlive the reader. INVALID_ARGUMENT when `table` is
  // malformed.
  static absl::StatusOr<BylineReader> Create(absl::string_view table, const PersonNames* names,
                                             const DateFinder* dates);

  // The byline in `line`, nullopt when it is none: longer than 30 words, or neither an author nor a
  // date nor a cue.
  std::optional<Byline> Read(absl::string_view line, NumericOrder order) const;

  // The same; `words` are those of the line, or more than 30 of them.
  std::optional<Byline> Read(absl::string_view line, const std::vector<Word>& words,
                             NumericOrder order) const;

 private:
  class Scan;
  enum class Cue { kNone, kAuthor, kColonAuthor, kCredit, kOpener, kModified };

  Cue CueAt(const std::vector<Word>& words, size_t at, size_t* length) const;

  const PersonNames* names_ = nullptr;
  const DateFinder* dates_ = nullptr;
  absl::flat_hash_map<std::string, Cue> cues_;    // Up to six folded words.
  absl::flat_hash_set<std::string> first_words_;  // Of the cues.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_BYLINE_H_
