#include "services/entity/domain/cue_lexicon.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

template <typename T>
using Names = std::pair<absl::string_view, T>;

constexpr Names<CueUse> kUses[] = {{"speech", CueUse::kSpeech},   {"position", CueUse::kPosition},
                                   {"calling", CueUse::kCalling}, {"wording", CueUse::kWording},
                                   {"report", CueUse::kReport},   {"media", CueUse::kMedia}};
constexpr Names<bool> kPlaces[] = {{"after", false}, {"before", true}};
constexpr Names<CueAddressee> kAddressees[] = {
    {"-", CueAddressee::kNone}, {"object", CueAddressee::kObject}, {"to", CueAddressee::kTo}};
constexpr Names<bool> kSubjects[] = {{"-", false}, {"any", true}};
constexpr Names<bool> kHedges[] = {{"-", false}, {"hedged", true}};
constexpr Names<SourceNoun> kNouns[] = {{"person", SourceNoun::kPerson},
                                        {"group", SourceNoun::kGroup},
                                        {"body", SourceNoun::kBody},
                                        {"document", SourceNoun::kDocument},
                                        {"media", SourceNoun::kMedia}};

// Sets `out` to the value that `name` stands for; false when it stands for none.
template <typename T, size_t N>
bool Named(const Names<T> (&names)[N], absl::string_view name, T* out) {
  for (const auto& [known, value] : names) {
    if (known == name) {
      *out = value;
      return true;
    }
  }
  return false;
}

absl::Status Unknown(absl::string_view table, const TsvRow& row) {
  return absl::InvalidArgumentError(
      absl::StrCat(table, ": \"", row[0], "\": unknown value; the head of the table lists them"));
}

}  // namespace

absl::StatusOr<CueLexicon> CueLexicon::Parse(absl::string_view verbs, absl::string_view phrases,
                                             absl::string_view sources) {
  CueLexicon lexicon;
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("cues.tsv", verbs, 5);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    Cue& cue = lexicon.verbs_[row[0]];
    if (!Named(kUses, row[1], &cue.use) || !Named(kAddressees, row[2], &cue.addressee) ||
        !Named(kHedges, row[3], &cue.hedged) || !Named(kSubjects, row[4], &cue.any_subject)) {
      return Unknown("cues.tsv", row);
    }
  }
  rows = ParseTsv("cue_phrases.tsv", phrases, 3);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    CuePhrase phrase;
    phrase.words = absl::StrSplit(row[0], ' ');
    if (!Named(kPlaces, row[1], &phrase.before) || !Named(kHedges, row[2], &phrase.hedged)) {
      return Unknown("cue_phrases.tsv", row);
    }
    lexicon.phrases_[phrase.words[0]].push_back(phrase);
  }
  rows = ParseTsv("cue_sources.tsv", sources, 2);
  if (!rows.ok()) return rows.status();
  for (const TsvRow& row : *rows) {
    if (row[1] == "masthead") {
      lexicon.mastheads_.insert(std::string(row[0]));
      continue;
    }
    if (!Named(kNouns, row[1], &lexicon.nouns_[row[0]])) return Unknown("cue_sources.tsv", row);
  }
  return lexicon;
}

const Cue* CueLexicon::Find(absl::string_view lemma) const {
  const auto it = verbs_.find(lemma);
  return it == verbs_.end() ? nullptr : &it->second;
}

const std::vector<CuePhrase>& CueLexicon::PhrasesFrom(absl::string_view word) const {
  const auto it = phrases_.find(word);
  return it == phrases_.end() ? none_ : it->second;
}

SourceNoun CueLexicon::Noun(absl::string_view word) const {
  const auto it = nouns_.find(word);
  return it == nouns_.end() ? SourceNoun::kNone : it->second;
}

}  // namespace communique::entity
