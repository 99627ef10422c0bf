#include "services/entity/domain/knowledge_base_loader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/sha256.h"
#include "kb_tables_data.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// At most this many letters, all capitals: an acronym that must be written in capitals.
constexpr size_t kLongestAcronym = 7;

// Of the hash over all tables, which is the version.
constexpr size_t kVersionDigits = 12;

// The realms of the Commonwealth share the monarch of the United Kingdom.
constexpr absl::string_view kRealmHead = "GB";

bool IsAcronym(absl::string_view form) {
  size_t letters = 0;
  for (const char c : form) {
    if (absl::ascii_islower(c) || static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
    if (absl::ascii_isupper(c)) ++letters;
  }
  return letters >= 2 && letters <= kLongestAcronym;
}

AliasKind KindOf(absl::string_view form, AliasKind kind) {
  const bool name =
      kind == AliasKind::kName || kind == AliasKind::kAlias || kind == AliasKind::kAdjective;
  return name && kind != AliasKind::kAdjective && IsAcronym(form) ? AliasKind::kAcronym : kind;
}

absl::string_view WithoutArticle(absl::string_view form) {
  for (const absl::string_view article : {"The ", "the "}) {
    if (absl::StartsWith(form, article)) return form.substr(article.size());
  }
  return form;
}

// The lines of a list of words, without its head.
std::vector<absl::string_view> Lines(absl::string_view table) {
  std::vector<absl::string_view> lines = absl::StrSplit(table, '\n', absl::SkipEmpty());
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [](absl::string_view line) { return line[0] == '#'; }),
              lines.end());
  return lines;
}

}  // namespace

absl::Status KnowledgeBaseLoader::LoadAll() {
  using Add = void (KnowledgeBaseLoader::*)(const TsvRow&);
  struct Table {
    absl::string_view name;
    absl::string_view data;
    size_t columns;
    Add add;
  };
  const Table tables[] = {
      {"countries", kb_tables::countries(), 14, &KnowledgeBaseLoader::AddCountry},
      {"leaders", kb_tables::leaders(), 11, &KnowledgeBaseLoader::AddLeader},
      {"organisations", kb_tables::organisations(), 7, &KnowledgeBaseLoader::AddOrganisation},
      {"outlets", kb_tables::outlets(), 6, &KnowledgeBaseLoader::AddOutlet},
      {"venues", kb_tables::venues(), 6, &KnowledgeBaseLoader::AddVenue},
      {"commemorations", kb_tables::commemorations(), 6, &KnowledgeBaseLoader::AddCommemoration},
      {"summits", kb_tables::summits(), 6, &KnowledgeBaseLoader::AddSummit},
      {"regions", kb_tables::regions(), 5, &KnowledgeBaseLoader::AddRegion},
      {"cities", kb_tables::cities(), 7, &KnowledgeBaseLoader::AddCity},
  };
  out_.records_.reserve(24000);
  out_.words_.reserve(40000);
  out_.edges_.reserve(60000);
  out_.nodes_.emplace_back();
  std::string hashes;
  for (const Table& table : tables) {
    hashes += text::Sha256Hex(table.data);
    const absl::StatusOr<std::vector<TsvRow>> rows =
        ParseTsv(table.name, table.data, table.columns);
    if (!rows.ok()) return absl::InternalError(rows.status().message());
    for (const TsvRow& row : *rows) (this->*table.add)(row);
  }
  for (const absl::string_view list :
       {kb_tables::given_names(), kb_tables::ordinary_words(), kb_tables::surnames()}) {
    hashes += text::Sha256Hex(list);
  }
  out_.version_ = absl::StrCat("communique-kb-", text::Sha256Hex(hashes).substr(0, kVersionDigits));
  LoadWordLists();
  Finish();
  return absl::OkStatus();
}

RecordId KnowledgeBaseLoader::AddRecord(v1::EntityType type, absl::string_view name,
                                        absl::string_view country, absl::string_view sources) {
  KnowledgeRecordData record;
  record.type = type;
  record.name = name;
  record.country_code = country;
  record.sources = sources;
  out_.records_.push_back(std::move(record));
  return static_cast<RecordId>(out_.records_.size() - 1);
}

void KnowledgeBaseLoader::AddCountry(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_COUNTRY, row[2], row[0], row[13]);
  KnowledgeRecordData& record = out_.records_[id];
  record.kb_id = row[12];
  record.chief = row[11];
  out_.countries_[row[0]] = id;
  AddForm(row[2], id, AliasKind::kName);
  if (row[3] != row[2]) AddForms(row[3], id, AliasKind::kAlias);
  AddForms(row[4], id, AliasKind::kAlias);
  AddForms(row[5], id, AliasKind::kFormer);
  AddForms(row[6], id, AliasKind::kAdjective);
  AddForms(row[7], id, AliasKind::kDemonym);
  AddForms(row[8], id, AliasKind::kCombining);
  AddForms(row[10], id, AliasKind::kMetonym);
}

void KnowledgeBaseLoader::AddCity(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_PLACE, row[0], row[1], row[6]);
  KnowledgeRecordData& record = out_.records_[id];
  record.subtype = row[4].empty() ? "city" : "capital";
  if (!absl::SimpleAtoi(row[2], &record.population)) record.population = 0;
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[3], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddRegion(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_PLACE, row[0], row[1], row[4]);
  out_.records_[id].subtype = row[3];
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[2], id, AliasKind::kAlias);
}

RecordId KnowledgeBaseLoader::FindOrAddPerson(const TsvRow& row) {
  // Two rows are one person when they share the identifier, or name and country (heads of
  // organisations: name alone).
  const bool organisation = absl::StartsWith(row[0], "org:");
  const absl::string_view country = organisation ? absl::string_view() : row[0];
  std::vector<std::string> keys;
  if (!row[8].empty()) keys.push_back(std::string(row[8]));
  keys.push_back(absl::StrCat(row[2], "/", country));
  if (organisation) keys.push_back(absl::StrCat(row[2], "/*"));
  for (const std::string& key : keys) {
    if (const auto it = people_.find(key); it != people_.end()) return it->second;
  }
  const RecordId id = AddRecord(v1::ENTITY_TYPE_PERSON, row[2], country, row[10]);
  keys.push_back(absl::StrCat(row[2], "/*"));
  for (std::string& key : keys) people_.emplace(std::move(key), id);
  return id;
}

void KnowledgeBaseLoader::AddLeader(const TsvRow& row) {
  const RecordId id = FindOrAddPerson(row);
  KnowledgeRecordData& record = out_.records_[id];
  if (record.kb_id.empty()) record.kb_id = row[8];
  if (record.gender.empty() || row[4] == "f") record.gender = row[4];
  record.name_order = row[7];
  Term term;
  term.office = row[1];
  if (absl::StartsWith(row[0], "org:")) {
    term.organisation = row[0].substr(4);
  } else {
    term.country = row[0];
    if (record.country_code.empty() || row[0] == kRealmHead) record.country_code = row[0];
  }
  term.start = row[5];
  term.end = row[6];
  term.as_of = row[9];
  term.aliases = row[3];
  record.terms.push_back(term);
  for (const absl::string_view alias : absl::StrSplit(row[3], '|', absl::SkipEmpty())) {
    if (std::find(record.aliases.begin(), record.aliases.end(), alias) == record.aliases.end()) {
      record.aliases.push_back(alias);
    }
  }
}

void KnowledgeBaseLoader::AddPersonForms(RecordId id) {
  const KnowledgeRecordData& record = out_.records_[id];
  const std::vector<absl::string_view> aliases = record.aliases;
  const auto add = [&](absl::string_view form) {
    const bool single = !absl::StrContains(form, ' ');
    const bool surname = single && record.name_order != "single" && form != record.name;
    AddForm(form, id, surname ? AliasKind::kSurname : AliasKind::kAlias);
  };
  AddForm(record.name, id, AliasKind::kName);
  for (const absl::string_view alias : aliases) add(alias);
  const absl::string_view surname = Surname(record.name, record.name_order);
  AddForm(surname, id, AliasKind::kSurname);
  if (const absl::string_view longer = SurnameWithParticle(record.name, surname); !longer.empty())
    AddForm(longer, id, AliasKind::kSurname);
  // "al-Maliki" is also called Maliki.
  for (const absl::string_view article : {"al-", "Al-", "el-", "El-"}) {
    if (absl::StartsWith(surname, article)) {
      AddForm(surname.substr(article.size()), id, AliasKind::kSurname);
    }
  }
}

void KnowledgeBaseLoader::AddOrganisation(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_ORGANIZATION, row[0], row[4], row[6]);
  out_.records_[id].subtype = row[3];
  out_.records_[id].kb_id = row[5];
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[1], id, AliasKind::kAlias);
  AddForms(row[2], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddOutlet(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_OUTLET, row[0], row[2], row[5]);
  out_.records_[id].subtype = row[3];
  out_.records_[id].kb_id = row[4];
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[1], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddVenue(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_FACILITY, row[0], row[2], row[5]);
  out_.records_[id].subtype = row[4];
  out_.records_[id].city = row[1];
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[3], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddCommemoration(const TsvRow& row) {
  const absl::string_view country = absl::StartsWith(row[4], "org:") ? absl::string_view() : row[4];
  const RecordId id = AddRecord(v1::ENTITY_TYPE_EVENT, row[0], country, row[5]);
  out_.records_[id].subtype = "commemoration";
  out_.records_[id].calendar = row[2];
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[1], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddSummit(const TsvRow& row) {
  const RecordId id = AddRecord(v1::ENTITY_TYPE_EVENT, row[0], "", row[5]);
  out_.records_[id].subtype = "summit";
  AddForm(row[0], id, AliasKind::kName);
  AddForms(row[1], id, AliasKind::kAlias);
}

void KnowledgeBaseLoader::AddForms(absl::string_view forms, RecordId record, AliasKind kind) {
  for (const absl::string_view form : absl::StrSplit(forms, '|', absl::SkipEmpty())) {
    AddForm(form, record, kind);
    const bool name = kind == AliasKind::kAlias || kind == AliasKind::kFormer;
    if (name && out_.records_[record].type != v1::ENTITY_TYPE_PERSON) {
      out_.records_[record].aliases.push_back(form);
    }
  }
}

void KnowledgeBaseLoader::AddForm(absl::string_view form, RecordId record, AliasKind kind) {
  const std::vector<std::string> keys = NameKeys(WithoutArticle(form));
  if (keys.empty()) return;
  pending_.push_back({NodeOf(keys), {record, KindOf(form, kind)}});
}

uint32_t KnowledgeBaseLoader::NodeOf(const std::vector<std::string>& keys) {
  uint32_t node = 0;
  for (const std::string& key : keys) {
    const WordId word =
        out_.words_.try_emplace(key, static_cast<WordId>(out_.words_.size())).first->second;
    const uint64_t edge = static_cast<uint64_t>(node) << 32 | word;
    const auto [it, is_new] =
        out_.edges_.try_emplace(edge, static_cast<uint32_t>(out_.nodes_.size()));
    if (is_new) out_.nodes_.emplace_back();
    node = it->second;
  }
  return node;
}

void KnowledgeBaseLoader::LoadWordLists() {
  for (const absl::string_view line : Lines(kb_tables::given_names())) {
    const size_t tab = line.find('\t');
    out_.given_names_.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  for (const absl::string_view word : Lines(kb_tables::ordinary_words()))
    out_.ordinary_words_.emplace(word, false);
  for (const absl::string_view word : Lines(kb_tables::surnames()))
    out_.ordinary_words_[word] = true;
}

void KnowledgeBaseLoader::Finish() {
  for (RecordId id = 0; id < out_.records_.size(); ++id) {
    KnowledgeRecordData& record = out_.records_[id];
    if (!record.kb_id.empty()) out_.by_id_[record.kb_id].push_back(id);
    if (record.type != v1::ENTITY_TYPE_PERSON) continue;
    std::stable_sort(record.terms.begin(), record.terms.end(),
                     [](const Term& a, const Term& b) { return a.start > b.start; });
    AddPersonForms(id);
    std::vector<absl::string_view> countries;
    for (const Term& term : record.terms) {
      if (term.country.empty()) continue;
      if (std::find(countries.begin(), countries.end(), term.country) != countries.end()) continue;
      countries.push_back(term.country);
      out_.people_by_country_[term.country].push_back(id);
    }
  }
  const auto order = [](const PendingAlias& a, const PendingAlias& b) {
    return std::tie(a.node, a.alias.record, a.alias.kind) <
           std::tie(b.node, b.alias.record, b.alias.kind);
  };
  std::sort(pending_.begin(), pending_.end(), order);
  uint32_t last_node = 0;
  for (const PendingAlias& pending : pending_) {
    KnowledgeBase::Node& node = out_.nodes_[pending.node];
    const bool same_node = pending.node == last_node;
    if (same_node && out_.aliases_.back().record == pending.alias.record) continue;
    if (!same_node) node.first_alias = static_cast<uint32_t>(out_.aliases_.size());
    last_node = pending.node;
    out_.aliases_.push_back(pending.alias);
    ++node.alias_count;
  }
  out_.aliases_.shrink_to_fit();
}

}  // namespace communique::entity
