#ifndef SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_H_
#define SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "communique/base/v1/date.pb.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::entity {

// Index of a record in the knowledge base.
using RecordId = uint32_t;
// Identifier of a folded word; kUnknownWord for a word that no name in the knowledge base has.
using WordId = uint32_t;
inline constexpr WordId kUnknownWord = UINT32_MAX;

// How a form stands for its record.
enum class AliasKind : uint8_t {
  kName,       // Full or official name.
  kAlias,      // Another name.
  kAcronym,    // Written in capitals ("ASEAN", "UK"); never matches "us" or "who".
  kFormer,     // A name no longer in use ("Zaire").
  kAdjective,  // "Norwegian".
  kDemonym,    // "Norwegians".
  kCombining,  // "Franco" in "Franco-German".
  kMetonym,    // A capital or seat of government.
  kSurname,    // One word of a person's name; ambiguous on purpose.
};

struct Alias {
  RecordId record = 0;
  AliasKind kind = AliasKind::kName;
};

// A time in office. Dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD"; an empty end means in office at
// least until `as_of`.
struct Term {
  absl::string_view office;
  absl::string_view country;       // ISO 3166-1 alpha-2; empty for organisations.
  absl::string_view organisation;  // "NATO"; empty for countries.
  absl::string_view start;
  absl::string_view end;
  absl::string_view as_of;
  absl::string_view aliases = "";  // Forms of the name at that time, separated by '|'.
};

// What is known about one thing. All views point into the program's embedded tables.
struct KnowledgeRecordData {
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  absl::string_view name;
  absl::string_view kb_id;         // "Q31"; empty when no source gives one.
  absl::string_view country_code;  // Empty for international bodies.
  absl::string_view subtype;
  absl::string_view city;
  absl::string_view gender;      // "f", "m" or empty.
  absl::string_view name_order;  // "family-first", "given-first", "single"; persons only.
  absl::string_view calendar;    // "05-09" for a commemoration.
  absl::string_view sources;     // Separated by ';'.
  absl::string_view chief;       // Office of the leading politician; countries only.
  uint32_t population = 0;       // Cities only.
  std::vector<absl::string_view> aliases;
  std::vector<Term> terms;  // Latest first; persons only.
};

// Facts about states, cities, regions, leaders, organisations, outlets, venues, commemorations and
// summits, from the tables in data/ (sources: data/SOURCES.md). Immutable once loaded, so one
// instance serves all threads. Views it returns live as long as the program.
class KnowledgeBase {
 public:
  // A form that starts at a word; `length` words long.
  struct Match {
    int length = 0;
    absl::Span<const Alias> aliases;
  };

  // Reads the embedded tables. INTERNAL names the table and line that cannot be read.
  static absl::StatusOr<KnowledgeBase> Load();

  // Name and version, as Analysis.knowledge_base gives it: another one for other tables.
  const std::string& version() const { return version_; }

  const KnowledgeRecordData& record(RecordId id) const { return records_[id]; }
  size_t size() const { return records_.size(); }

  // The word's identifier; `folded` as FoldName returns it.
  WordId FindWord(absl::string_view folded) const;

  // All forms that start with words[0], shortest first. Words with an empty key (hyphens,
  // apostrophes) must have been left out.
  std::vector<Match> MatchesAt(absl::Span<const WordId> words) const;

  // Records that bear `name` (any case; accents and a leading "the" optional), best kind of alias
  // first.
  std::vector<Alias> FindByName(absl::string_view name) const;

  // Records with this Wikidata identifier, in table order.
  std::vector<RecordId> FindById(absl::string_view kb_id) const;

  // The record of a country, or SIZE_MAX when the code is not known.
  size_t FindCountry(absl::string_view iso2) const;

  // Persons who held `office` of `country` on `date` (year 0: any time), latest term first. The
  // offices "prime minister", "premier" and "chancellor" stand for each other.
  std::vector<RecordId> FindHolders(absl::string_view country, absl::string_view office,
                                    const base::v1::PartialDate& date) const;

  // True when `person` held any office of `country` on `date`, give or take `slack_years`.
  bool HeldOfficeAround(RecordId person, const base::v1::PartialDate& date, int slack_years) const;

  // "f", "m" or empty when the given name is unknown or borne by both.
  absl::string_view GivenNameGender(absl::string_view folded) const;
  bool IsGivenName(absl::string_view folded) const { return given_names_.contains(folded); }

  // An English word that needs no capital: at the start of a sentence its capital means nothing.
  bool IsOrdinaryWord(absl::string_view folded) const { return ordinary_words_.contains(folded); }

  // An ordinary word that is also a surname ("Hill", "Brown").
  bool IsOrdinarySurname(absl::string_view folded) const {
    const auto it = ordinary_words_.find(folded);
    return it != ordinary_words_.end() && it->second;
  }

 private:
  friend class KnowledgeBaseLoader;

  struct Node {
    uint32_t first_alias = 0;
    uint32_t alias_count = 0;
  };

  std::string version_;
  std::vector<KnowledgeRecordData> records_;
  absl::flat_hash_map<std::string, WordId> words_;
  // Trie over words: (node << 32 | word) -> node; node 0 is the root.
  absl::flat_hash_map<uint64_t, uint32_t> edges_;
  std::vector<Node> nodes_;
  std::vector<Alias> aliases_;
  absl::flat_hash_map<absl::string_view, std::vector<RecordId>> by_id_;
  absl::flat_hash_map<absl::string_view, RecordId> countries_;
  absl::flat_hash_map<absl::string_view, std::vector<RecordId>> people_by_country_;
  absl::flat_hash_map<absl::string_view, absl::string_view> given_names_;
  absl::flat_hash_map<absl::string_view, bool> ordinary_words_;  // Whether it is also a surname.
};

// `date` lies in the term, by what is known of both; an open term goes on without end.
bool Covers(const Term& term, const base::v1::PartialDate& date);

// `offices` that stand for each other: "premier", "chancellor" and "prime minister" are one.
bool SameOffice(absl::string_view a, absl::string_view b);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_H_
