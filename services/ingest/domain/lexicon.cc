#include "services/ingest/domain/lexicon.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "ingest_tables_data.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {

absl::StatusOr<std::unique_ptr<const Lexicon>> Lexicon::Create() {
  std::unique_ptr<Lexicon> lexicon(new Lexicon());
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->residue_, PhraseRules::Create(ingest_tables::residue()));
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->names_, PersonNames::Create(ingest_tables::name_words()));
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->dates_, DateFinder::Create(ingest_tables::date_words()));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      lexicon->bylines_,
      BylineReader::Create(ingest_tables::byline_words(), &lexicon->names_, &lexicon->dates_));
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->series_,
                              SeriesReader::Create(ingest_tables::series(), &lexicon->dates_));
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->labels_, Labels::Create(ingest_tables::labels()));
  COMMUNIQUE_ASSIGN_OR_RETURN(lexicon->hints_, HtmlHints::Create(ingest_tables::html_hints()));
  COMMUNIQUE_RETURN_IF_ERROR(lexicon->LoadWords());
  return lexicon;
}

absl::Status Lexicon::LoadWords() {
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto rows,
                              ParseRows("line_words.tsv", ingest_tables::line_words(), 2));
  const std::pair<absl::string_view, absl::flat_hash_set<std::string>*> kinds[] = {
      {"kicker", &kickers_},           {"bio_verb", &bio_verbs_}, {"profession", &professions_},
      {"end_mark", &end_marks_},       {"handling", &handling_},  {"letterhead", &letterheads_},
      {"placeholder", &placeholders_},
  };
  for (const auto& row : rows) {
    bool known = false;
    for (const auto& [name, set] : kinds) {
      if (name != row[0]) continue;
      set->insert(std::string(row[1]));
      known = true;
    }
    if (!known)
      return absl::InvalidArgumentError(absl::StrCat("line_words.tsv: no kind \"", row[0], "\""));
  }
  return absl::OkStatus();
}

}  // namespace communique::ingest
