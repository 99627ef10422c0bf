#include "services/entity/domain/mention_lexicon.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "kb_tables_data.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, TitleClass> kTitleClasses[] = {
    {"office", TitleClass::kOffice}, {"plural", TitleClass::kPlural},
    {"spouse", TitleClass::kSpouse}, {"kin", TitleClass::kKin},
    {"rank", TitleClass::kRank},     {"honorific", TitleClass::kHonorific},
    {"style", TitleClass::kStyle},   {"profession", TitleClass::kProfession}};

constexpr std::pair<absl::string_view, WordClass> kWordClasses[] = {
    {"speech", WordClass::kSpeech},
    {"locative", WordClass::kLocative},
    {"relation", WordClass::kRelation},
    {"modifier", WordClass::kModifier},
    {"determiner", WordClass::kDeterminer},
    {"possessive", WordClass::kPossessive},
    {"calendar", WordClass::kCalendar},
    {"not_name", WordClass::kNotName},
    {"suffix_word", WordClass::kSuffixWord},
    {"host_before", WordClass::kHostBefore},
    {"host_after", WordClass::kHostAfter},
    {"postnominal", WordClass::kPostnominal},
    {"company_before", WordClass::kCompanyBefore},
    {"mover_after", WordClass::kMoverAfter}};

constexpr std::pair<absl::string_view, ReferenceKind> kReferenceKinds[] = {
    {"person", ReferenceKind::kPerson}, {"visitor", ReferenceKind::kVisitor},
    {"host", ReferenceKind::kHost},     {"people", ReferenceKind::kPeople},
    {"states", ReferenceKind::kStates}, {"pair", ReferenceKind::kPair},
    {"couple", ReferenceKind::kCouple}, {"document", ReferenceKind::kDocument}};

constexpr std::pair<absl::string_view, v1::EntityType> kHeadTypes[] = {
    {"organization", v1::ENTITY_TYPE_ORGANIZATION},
    {"facility", v1::ENTITY_TYPE_FACILITY},
    {"place", v1::ENTITY_TYPE_PLACE},
    {"event", v1::ENTITY_TYPE_EVENT},
    {"document", v1::ENTITY_TYPE_DOCUMENT}};

// The value of `name` in one of the tables above, or an error that names the table.
template <typename T, size_t kSize>
absl::StatusOr<T> Parse(absl::string_view table, absl::string_view name,
                        const std::pair<absl::string_view, T> (&values)[kSize]) {
  for (const auto& [text, value] : values) {
    if (text == name) return value;
  }
  return absl::InternalError(absl::StrCat(table, ": unknown class \"", name, "\""));
}

}  // namespace

absl::StatusOr<MentionLexicon> MentionLexicon::Load() {
  MentionLexicon lexicon;
  COMMUNIQUE_RETURN_IF_ERROR(lexicon.LoadTitles());
  COMMUNIQUE_RETURN_IF_ERROR(lexicon.LoadHeads());
  COMMUNIQUE_RETURN_IF_ERROR(lexicon.LoadWords());
  COMMUNIQUE_RETURN_IF_ERROR(lexicon.LoadReferenceNouns());
  return lexicon;
}

absl::Status MentionLexicon::LoadTitles() {
  const auto rows = ParseTsv("titles", kb_tables::titles(), 6);
  if (!rows.ok()) return absl::InternalError(rows.status().message());
  for (const TsvRow& row : *rows) {
    Title title;
    title.keys = NameKeys(row[0]);
    title.office = row[1];
    COMMUNIQUE_ASSIGN_OR_RETURN(title.title_class, Parse("titles", row[2], kTitleClasses));
    title.gender = row[3];
    title.in_capitals = row[4] == "capitals";
    title.countries = row[5];
    titles_[title.keys.front()].push_back(std::move(title));
  }
  for (auto& [key, titles] : titles_) {
    std::stable_sort(titles.begin(), titles.end(),
                     [](const Title& a, const Title& b) { return a.keys.size() > b.keys.size(); });
  }
  return absl::OkStatus();
}

absl::Status MentionLexicon::LoadHeads() {
  const auto rows = ParseTsv("name_heads", kb_tables::name_heads(), 4);
  if (!rows.ok()) return absl::InternalError(rows.status().message());
  for (const TsvRow& row : *rows) {
    NameHead head;
    COMMUNIQUE_ASSIGN_OR_RETURN(head.type, Parse("name_heads", row[2], kHeadTypes));
    head.subtype = row[3];
    (row[1] == "last" ? last_heads_ : first_heads_)[FoldName(row[0])] = head;
  }
  return absl::OkStatus();
}

absl::Status MentionLexicon::LoadWords() {
  const auto portfolios = ParseTsv("portfolios", kb_tables::portfolios(), 1);
  if (!portfolios.ok()) return absl::InternalError(portfolios.status().message());
  for (const TsvRow& row : *portfolios) portfolios_.insert(row[0]);
  const auto rows = ParseTsv("context_words", kb_tables::context_words(), 2);
  if (!rows.ok()) return absl::InternalError(rows.status().message());
  for (const TsvRow& row : *rows) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const WordClass c, Parse("context_words", row[0], kWordClasses));
    words_[row[1]] |= static_cast<uint16_t>(1 << static_cast<int>(c));
  }
  return absl::OkStatus();
}

absl::Status MentionLexicon::LoadReferenceNouns() {
  const auto rows = ParseTsv("reference_nouns", kb_tables::reference_nouns(), 5);
  if (!rows.ok()) return absl::InternalError(rows.status().message());
  for (const TsvRow& row : *rows) {
    ReferenceNoun noun;
    COMMUNIQUE_ASSIGN_OR_RETURN(noun.kind, Parse("reference_nouns", row[1], kReferenceKinds));
    noun.gender = row[2];
    noun.office = row[3];
    if (!row[4].empty()) noun.never = absl::StrSplit(row[4], '|');
    reference_nouns_[row[0]] = std::move(noun);
  }
  return absl::OkStatus();
}

const std::vector<Title>* MentionLexicon::TitlesFrom(absl::string_view key) const {
  const auto it = titles_.find(key);
  return it == titles_.end() ? nullptr : &it->second;
}

bool MentionLexicon::Is(WordClass word_class, absl::string_view key) const {
  const auto it = words_.find(key);
  return it != words_.end() && (it->second >> static_cast<int>(word_class) & 1) != 0;
}

const ReferenceNoun* MentionLexicon::ReferenceNounOf(absl::string_view key) const {
  const auto it = reference_nouns_.find(key);
  return it == reference_nouns_.end() ? nullptr : &it->second;
}

const NameHead* MentionLexicon::LastHead(absl::string_view key) const {
  const auto it = last_heads_.find(key);
  return it == last_heads_.end() ? nullptr : &it->second;
}

const NameHead* MentionLexicon::FirstHead(absl::string_view key) const {
  const auto it = first_heads_.find(key);
  return it == first_heads_.end() ? nullptr : &it->second;
}

}  // namespace communique::entity
