#ifndef SERVICES_INGEST_DOMAIN_PERSON_NAMES_H_
#define SERVICES_INGEST_DOMAIN_PERSON_NAMES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {

// Tells person names from other capitalised words by their shape and the table data/name_words.tsv.
// It knows no names, so it errs on the side of "no": a field without an author is better than an
// invented one.
class PersonNames {
 public:
  enum class Kind {
    kParticle,
    kHonorific,
    kSuffix,
    kOrganisation,
    kJob,
    kStop,
    kAccount,
    kOrganisationPart,
    kGiven,
    kSurname,
    kUncasedEnd,
    kCompany,
  };

  // What is known about the place where a name may stand.
  enum class Place {
    kAnywhere,  // Any line: only capitals speak for a name.
    kStated,  // A field for authors, or after "By": words that are names and more ("Will", "Park")
              // are names there, and so are words of scripts without capitals.
  };

  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<PersonNames> Create(absl::string_view table);

  // True when the folded word is of that kind.
  bool Is(Kind kind, absl::string_view folded) const;

  // The index one past the name that begins at word `at` of `line`; `at` when none does. A name is
  // two to five words: capital letters, initials and particles; no word of an organisation, a job,
  // a place or a sentence.
  size_t NameEnd(absl::string_view line, const std::vector<Word>& words, size_t at,
                 Place place = Place::kAnywhere) const;

  // The index after the honorifics ("Dr", "Amb. (ret.)") that begin at word `at`.
  size_t SkipHonorifics(const std::vector<Word>& words, size_t at) const;

  // The names in a list "Dr A. Name, Other Name and Third Name" that begins at word `at`; `end`
  // becomes the index after it.
  std::vector<std::string> ListAt(absl::string_view line, const std::vector<Word>& words, size_t at,
                                  size_t* end, Place place = Place::kAnywhere) const;

  // The names in `value`, a field for authors, when all of it is names ("Jane Doe", "Doe, Jane",
  // "Jane Doe and John Roe"); else none.
  std::vector<std::string> AllNames(absl::string_view value) const;

  // The names that `value`, a field for authors, begins with, when a role, an office or an address
  // follows ("Jane Doe, Staff Writer", "Jane Doe | Paper", "Jane Doe jane@paper.example"); else
  // those of AllNames.
  std::vector<std::string> StatedNames(absl::string_view value) const;

  // True when `value` is one word that can be the name that somebody goes by ("Melissa"); only
  // other sources can tell whether it is.
  bool IsSingleName(absl::string_view value) const;

  // "Surname, Given" -> "Given Surname"; empty when `value` is not of that form.
  std::string Inverted(absl::string_view value) const;

  // True for a capitalised line that has a word of organisations in it.
  bool IsOrganisation(absl::string_view line) const;

 private:
  bool IsPlace(const std::vector<Word>& words, size_t at) const;
  bool IsNameWord(absl::string_view line, const Word& word, Place place, bool first) const;
  bool OpensOrganisation(absl::string_view line, const std::vector<Word>& words, size_t at,
                         Place place) const;
  bool IsSuffixAt(absl::string_view line, const std::vector<Word>& words, size_t at) const;
  bool IsUncasedName(absl::string_view word) const;

  absl::flat_hash_map<std::string, uint32_t> kinds_;  // Bits 1 << Kind.
  absl::flat_hash_set<std::string> places_;           // Two folded words.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PERSON_NAMES_H_
