#ifndef SERVICES_ENTITY_DOMAIN_MENTION_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_LEXICON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::entity {

// What a title is good for.
enum class TitleClass : uint8_t {
  kOffice,      // "prime minister": may stand for its holder.
  kPlural,      // "leaders".
  kSpouse,      // "first lady", "wife".
  kKin,         // "daughter".
  kRank,        // "General": only before a name.
  kHonorific,   // "Mr", "Sheikh": only before a name.
  kStyle,       // "His Excellency": before a title or a name.
  kProfession,  // "analyst".
};

struct Title {
  std::vector<std::string> keys;  // NameKeys of the form.
  absl::string_view office;       // Normalised, for example "prime minister".
  TitleClass title_class = TitleClass::kOffice;
  absl::string_view gender;     // "f", "m" or empty.
  absl::string_view countries;  // The only ones that have it, "DE|AT"; empty for all.
  bool in_capitals = false;     // "PM", "H.E.": matches only capitals or full stops.
};

// Classes of words around names, from data/context_words.tsv.
enum class WordClass : uint8_t {
  kSpeech,    // Verbs whose subject is a person or a government.
  kLocative,  // Prepositions and verbs before a place.
  kRelation,  // Prepositions before a party.
  kModifier,  // "former", "visiting".
  kDeterminer,
  kPossessive,
  kCalendar,       // Months and weekdays.
  kNotName,        // Function words: never a name by themselves.
  kSuffixWord,     // "led" in "China-led".
  kHostBefore,     // Before somebody who is met: "by", "with", "met".
  kHostAfter,      // After somebody who receives: "welcomed".
  kPostnominal,    // "AO", "QC", "MP" behind a name.
  kCompanyBefore,  // Before those who come with somebody: "accompanied".
  kMoverAfter,     // After somebody who travels: "arrived".
};

// A word that shows what a longer name names.
struct NameHead {
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  absl::string_view subtype;
};

// Whom a common noun means that stands for somebody named elsewhere.
enum class ReferenceKind : uint8_t {
  kPerson,    // "the Norwegian diplomat": whoever is of that country.
  kVisitor,   // "the guest".
  kHost,      // "her host".
  kPeople,    // "the two leaders".
  kStates,    // "both sides".
  kPair,      // "the pair": any two people.
  kCouple,    // "the couple": somebody and his or her spouse.
  kDocument,  // "their joint statement": a text of two parties.
};

// A noun that refers, from data/reference_nouns.tsv.
struct ReferenceNoun {
  ReferenceKind kind = ReferenceKind::kPerson;
  absl::string_view gender;              // "f", "m" or empty.
  absl::string_view office;              // All whom it means hold it; empty for any.
  std::vector<absl::string_view> never;  // Before these words it refers to nobody: "host country".
};

// Titles and the words that show what a name is, from data/{titles,portfolios,name_heads,
// context_words,reference_nouns}.tsv. Immutable once loaded; views point into the program's tables.
class MentionLexicon {
 public:
  // INTERNAL names the table and line that cannot be read.
  static absl::StatusOr<MentionLexicon> Load();

  // Titles whose first word has this key, longest first; null when there are none.
  const std::vector<Title>* TitlesFrom(absl::string_view key) const;

  // A field of government: "fisheries" in "Fisheries Minister".
  bool IsPortfolio(absl::string_view key) const { return portfolios_.contains(key); }

  bool Is(WordClass word_class, absl::string_view key) const;

  // What the noun refers to; null for one that does not refer.
  const ReferenceNoun* ReferenceNounOf(absl::string_view key) const;

  // The head that a name ends or starts with; null when the word is none.
  const NameHead* LastHead(absl::string_view key) const;
  const NameHead* FirstHead(absl::string_view key) const;

 private:
  absl::Status LoadTitles();
  absl::Status LoadHeads();
  absl::Status LoadWords();
  absl::Status LoadReferenceNouns();

  absl::flat_hash_map<std::string, std::vector<Title>> titles_;
  absl::flat_hash_set<absl::string_view> portfolios_;
  absl::flat_hash_map<absl::string_view, uint16_t> words_;  // Bit per WordClass.
  absl::flat_hash_map<absl::string_view, ReferenceNoun> reference_nouns_;
  absl::flat_hash_map<std::string, NameHead> last_heads_;
  absl::flat_hash_map<std::string, NameHead> first_heads_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_LEXICON_H_
