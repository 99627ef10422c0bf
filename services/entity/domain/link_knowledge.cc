#include "services/entity/domain/link_knowledge.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"

namespace communique::entity {
namespace {

// A full name is taken for a namesake when its bearer held no office this many years around.
constexpr int kNamesakeYears = 25;
// A term may be this many years off for a title to fit ("President Bush" shortly before or after).
constexpr int kTitleSlackYears = 1;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

// The years that the text names and how often.
std::map<int, int> NamedYears(const AnnotatedText& text) {
  std::map<int, int> counts;
  for (const Token& token : text.tokens) {
    int year = 0;
    if (token.kind != TokenKind::kNumber || token.text.size() != 4) continue;
    if (absl::SimpleAtoi(token.text, &year) && year >= kFirstYear && year < kLastYear)
      ++counts[year];
  }
  return counts;
}

// The year that is named most often, the later one on a tie; 0 when none is.
int MostNamed(const std::map<int, int>& counts) {
  int best = 0;
  int best_count = 0;
  for (const auto& [year, count] : counts) {
    if (count < best_count) continue;
    best = year;
    best_count = count;
  }
  return best;
}

// The person held an office near the document's date, or in a year that it looks back to.
bool IsOfTheTime(const KnowledgeBase& base, RecordId id, const LinkContext& context) {
  if (context.date.year() == 0 || base.HeldOfficeAround(id, context.date, kNamesakeYears))
    return true;
  return std::any_of(context.years.begin(), context.years.end(), [&](int year) {
    base::v1::PartialDate date;
    date.set_year(year);
    return base.HeldOfficeAround(id, date, kTitleSlackYears);
  });
}

bool HasTermIn(const KnowledgeRecordData& record, absl::string_view country) {
  for (const Term& term : record.terms) {
    if (term.country == country) return true;
  }
  return record.country_code == country;
}

bool IsLeading(absl::string_view office) {
  return office == "leader" || office == "head" || office == "chair" || office == "official" ||
         office == "monarch";
}

// A term of the record fits the office and country of a title, near the date.
bool FitsRole(const KnowledgeRecordData& record, const RolePhrase& role,
              const base::v1::PartialDate& date) {
  for (const Term& term : record.terms) {
    if (!role.country.empty() && term.country != role.country) continue;
    const bool minister = role.office == "minister" && absl::StrContains(term.office, "minister");
    const bool office = SameOffice(term.office, role.office) || IsLeading(role.office) ||
                        minister || (role.office == "monarch" && term.office == "royal family");
    if (!office) continue;
    if (role.former || date.year() == 0) return true;
    base::v1::PartialDate early = date;
    base::v1::PartialDate late = date;
    early.set_year(date.year() - kTitleSlackYears);
    late.set_year(date.year() + kTitleSlackYears);
    if (Covers(term, date) || Covers(term, early) || Covers(term, late)) return true;
  }
  return false;
}

std::vector<const RolePhrase*> RolesOf(const MentionDrafts& drafts, const PersonCluster& cluster) {
  std::vector<const RolePhrase*> roles;
  for (const int m : cluster.mentions) {
    for (const int r : drafts.mentions[m].roles) {
      if (!drafts.roles[r].office.empty()) roles.push_back(&drafts.roles[r]);
    }
  }
  return roles;
}

std::vector<RecordId> Candidates(const MentionDrafts& drafts, const PersonCluster& cluster,
                                 bool full, const KnowledgeBase& base) {
  std::vector<RecordId> ids;
  for (const int m : cluster.mentions) {
    for (const Alias& alias : drafts.mentions[m].candidates) {
      const bool surname = alias.kind == AliasKind::kSurname;
      if (surname == full || base.record(alias.record).type != v1::ENTITY_TYPE_PERSON) continue;
      if (std::find(ids.begin(), ids.end(), alias.record) == ids.end()) ids.push_back(alias.record);
    }
  }
  return ids;
}

bool Contradicts(const KnowledgeRecordData& record, const PersonCluster& cluster) {
  if (!cluster.country.empty() && !HasTermIn(record, cluster.country)) return true;
  return !cluster.gender.empty() && !record.gender.empty() && cluster.gender != record.gender &&
         record.gender == "f";
}

LinkDecision Only(const std::vector<RecordId>& ids) {
  if (ids.size() == 1) return {ids.front(), ""};
  return {std::nullopt, ids.empty() ? "unknown_name" : "ambiguous"};
}

LinkDecision LinkBySurname(const MentionDrafts& drafts, const PersonCluster& cluster,
                           const KnowledgeBase& base, const LinkContext& context,
                           std::vector<RecordId> ids) {
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](RecordId id) { return Contradicts(base.record(id), cluster); }),
            ids.end());
  const std::vector<const RolePhrase*> roles = RolesOf(drafts, cluster);
  std::vector<RecordId> fitting;        // Title and time fit, and the document names the country.
  std::vector<RecordId> fitting_title;  // Title and time fit.
  for (const RecordId id : ids) {
    const KnowledgeRecordData& record = base.record(id);
    const bool named =
        context.countries.contains(record.country_code) || record.country_code.empty();
    bool role_fits = false;
    for (const RolePhrase* role : roles) {
      role_fits = role_fits || FitsRole(record, *role, context.date);
    }
    if (role_fits && context.date.year() > 0) fitting_title.push_back(id);
    bool fits = base.HeldOfficeAround(id, context.date, kTitleSlackYears);
    if (context.date.year() == 0) fits = ids.size() == 1;
    const bool said = named || !cluster.country.empty();
    if (said && (roles.empty() ? fits : role_fits)) fitting.push_back(id);
  }
  if (fitting.empty()) fitting = std::move(fitting_title);
  if (fitting.empty() && !ids.empty()) return {std::nullopt, "contradicts_document"};
  return Only(fitting);
}

}  // namespace

LinkContext MakeLinkContext(const AnnotatedText& text, const MentionDrafts& drafts,
                            const KnowledgeBase& base) {
  LinkContext context;
  for (const MentionDraft& draft : drafts.mentions) {
    const bool place = draft.span.type == v1::ENTITY_TYPE_COUNTRY ||
                       draft.span.type == v1::ENTITY_TYPE_PLACE ||
                       draft.span.type == v1::ENTITY_TYPE_FACILITY;
    if (!place) continue;
    for (const Alias& alias : draft.candidates) {
      const KnowledgeRecordData& record = base.record(alias.record);
      const bool capital = record.type == v1::ENTITY_TYPE_PLACE && record.subtype == "capital";
      if (record.type == v1::ENTITY_TYPE_COUNTRY || record.type == v1::ENTITY_TYPE_FACILITY ||
          capital)
        ++context.countries[std::string(record.country_code)];
    }
  }
  context.date = text.context.publication_date;
  const std::map<int, int> years = NamedYears(text);
  for (const auto& [year, count] : years) context.years.push_back(year);
  if (context.date.year() == 0) context.date.set_year(MostNamed(years));
  return context;
}

LinkDecision LinkPerson(const AnnotatedText& text, const MentionDrafts& drafts,
                        const PersonCluster& cluster, const KnowledgeBase& base,
                        const LinkContext& context) {
  const std::vector<RecordId> full = Candidates(drafts, cluster, true, base);
  if (full.empty()) {
    if (cluster.keys.size() > 1 || cluster.spouse_form) return {std::nullopt, "unknown_name"};
    return LinkBySurname(drafts, cluster, base, context, Candidates(drafts, cluster, false, base));
  }
  std::vector<RecordId> fitting;
  for (const RecordId id : full) {
    if (Contradicts(base.record(id), cluster)) continue;
    if (!IsOfTheTime(base, id, context)) continue;
    fitting.push_back(id);
  }
  if (fitting.empty()) return {std::nullopt, "contradicts_document"};
  if (fitting.size() == 1) return {fitting.front(), ""};
  std::vector<RecordId> by_role;
  for (const RecordId id : fitting) {
    for (const RolePhrase* role : RolesOf(drafts, cluster)) {
      if (!FitsRole(base.record(id), *role, context.date)) continue;
      by_role.push_back(id);
      break;
    }
  }
  return Only(by_role.empty() ? fitting : by_role);
}

LinkDecision LinkThing(const std::vector<Alias>& candidates, v1::EntityType type,
                       const KnowledgeBase& base, const LinkContext& context) {
  std::optional<RecordId> best;
  std::pair<int, uint32_t> best_rank;
  for (const Alias& alias : candidates) {
    const KnowledgeRecordData& record = base.record(alias.record);
    if (record.type != type) continue;
    const auto named = context.countries.find(record.country_code);
    const int mentions = named == context.countries.end() ? 0 : named->second;
    const bool capital = record.subtype == "capital";
    const std::pair<int, uint32_t> rank = {mentions + (capital ? 2 : 0), record.population};
    if (best && rank <= best_rank) continue;
    best = alias.record;
    best_rank = rank;
  }
  return {best, best ? "" : "unknown_name"};
}

}  // namespace communique::entity
