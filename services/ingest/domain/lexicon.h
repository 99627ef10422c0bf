#ifndef SERVICES_INGEST_DOMAIN_LEXICON_H_
#define SERVICES_INGEST_DOMAIN_LEXICON_H_

#include <memory>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/byline.h"
#include "services/ingest/domain/date_finder.h"
#include "services/ingest/domain/html_hints.h"
#include "services/ingest/domain/labels.h"
#include "services/ingest/domain/person_names.h"
#include "services/ingest/domain/phrase_rules.h"
#include "services/ingest/domain/series_line.h"

namespace communique::ingest {

// All rule tables, loaded. Immutable; not movable, because its parts refer to each other.
class Lexicon {
 public:
  // The tables compiled into the program. INTERNAL when one is malformed, which a test rules out.
  static absl::StatusOr<std::unique_ptr<const Lexicon>> Create();

  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  const PhraseRules& residue() const { return residue_; }
  const PersonNames& names() const { return names_; }
  const DateFinder& dates() const { return dates_; }
  const BylineReader& bylines() const { return bylines_; }
  const SeriesReader& series() const { return series_; }
  const Labels& labels() const { return labels_; }
  const HtmlHints& hints() const { return hints_; }

  // True for the folded name of a section of a publication ("opinion", "world"), which stands over
  // a headline.
  bool IsKicker(absl::string_view folded) const { return kickers_.contains(folded); }
  // True for a folded verb that opens what is said about an author ("is", "teaches").
  bool IsBioVerb(absl::string_view folded) const { return bio_verbs_.contains(folded); }
  // True for a folded word of professions, which a note on an author has ("fellow", "professor").
  bool IsProfession(absl::string_view folded) const { return professions_.contains(folded); }
  // True for a folded line that marks the end of a release ("ends").
  bool IsEndMark(absl::string_view folded) const { return end_marks_.contains(folded); }
  // True for a folded word of lines above a release that are about its handling ("embargo").
  bool IsHandlingWord(absl::string_view folded) const { return handling_.contains(folded); }
  // True for a folded first word of an office's own letterhead ("prime minister").
  bool IsLetterhead(absl::string_view folded) const { return letterheads_.contains(folded); }
  // True for a folded line that stands where a title is missing ("untitled").
  bool IsPlaceholder(absl::string_view folded) const { return placeholders_.contains(folded); }

 private:
  Lexicon() = default;
  absl::Status LoadWords();

  PhraseRules residue_;
  PersonNames names_;
  DateFinder dates_;
  BylineReader bylines_;
  SeriesReader series_;
  Labels labels_;
  HtmlHints hints_;
  absl::flat_hash_set<std::string> kickers_;
  absl::flat_hash_set<std::string> bio_verbs_;
  absl::flat_hash_set<std::string> professions_;
  absl::flat_hash_set<std::string> end_marks_;
  absl::flat_hash_set<std::string> handling_;
  absl::flat_hash_set<std::string> letterheads_;
  absl::flat_hash_set<std::string> placeholders_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LEXICON_H_
