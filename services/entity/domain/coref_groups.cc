#include "services/entity/domain/coref_groups.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "services/entity/domain/coref_mentions.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {
namespace {

// "They" goes back this many sentences, "the two ministers" as many to find them side by side.
constexpr int kSentences = 2;
// Between the two names of "A and B" stand at most a title and an article.
constexpr int kWordsBetween = 5;

bool IsPlace(const EntityRecord& entity) {
  return entity.type == v1::ENTITY_TYPE_COUNTRY ||
         (entity.type == v1::ENTITY_TYPE_PLACE && entity.subtype == "capital");
}

bool Holds(const EntityRecord& entity, absl::string_view office) {
  return std::any_of(entity.roles.begin(), entity.roles.end(), [office](const v1::Role& role) {
    const bool generic = office == "minister" && absl::EndsWith(role.office(), "minister");
    // Whoever somebody's counterpart is holds the same office.
    return generic || role.office() == "counterpart" || SameOffice(role.office(), office);
  });
}

}  // namespace

GroupResolver::GroupResolver(const MentionDrafts& drafts, AnnotatedText* out)
    : drafts_(drafts), out_(*out) {
  for (size_t e = 0; e < out_.entities.size(); ++e) {
    const EntityRecord& entity = out_.entities[e];
    if (entity.type == v1::ENTITY_TYPE_COUNTRY) {
      countries_.try_emplace(entity.country_code, static_cast<int>(e));
    }
  }
}

void GroupResolver::ResolvePair(int m) {
  const Kind kind = KindOf(m);
  if (drafts_.mentions[m].noun != nullptr &&
      drafts_.mentions[m].noun->kind == ReferenceKind::kPair && GoesOn(m)) {
    Tie(m, last_group_, &out_);
    last_mention_ = m;
    return;
  }
  std::vector<int> members = kind == Kind::kCouple ? Couple(m) : NearPair(m, kind);
  if (members.size() < 2 && kind != Kind::kCouple) members = MostNamed(m, kind);
  if (members.size() < 2) return;
  const MentionSpan& span = out_.mentions[m];
  const int group =
      GroupOf(std::move(members), out_.text.substr(span.begin, span.end - span.begin));
  Tie(m, group, &out_);
  last_group_ = group;
  last_mention_ = m;
}

void GroupResolver::ResolveThey(int m) {
  int last_token = -1;
  std::vector<int> members = CoordinationBefore(m, &last_token);
  const bool group_near =
      last_group_ >= 0 &&
      out_.mentions[m].sentence - out_.mentions[last_mention_].sentence <= kSentences;
  const bool group_later = group_near && out_.mentions[last_mention_].first_token > last_token;
  int group = group_near ? last_group_ : -1;
  if (members.size() == 2 && !group_later) {
    // Named as it is written, from the first of the two to the second.
    const std::string name =
        out_.entities[members[0]].name_in_text + " and " + out_.entities[members[1]].name_in_text;
    group = GroupOf(std::move(members), name);
  }
  if (group < 0) return;
  Tie(m, group, &out_);
  last_group_ = group;
  last_mention_ = m;
}

// "The two leaders spoke. The pair dined.": the group of two people just spoken of.
bool GroupResolver::GoesOn(int m) const {
  if (last_group_ < 0) return false;
  const int behind = out_.mentions[m].sentence - out_.mentions[last_mention_].sentence;
  return behind <= 1 && IsSomebody(out_.entities[out_.entities[last_group_].members.front()]);
}

GroupResolver::Kind GroupResolver::KindOf(int m) const {
  const ReferenceNoun* noun = drafts_.mentions[m].noun;
  if (noun == nullptr) return Kind::kPeople;  // "the two foreign ministers": a title.
  if (noun->kind == ReferenceKind::kStates) return Kind::kStates;
  return noun->kind == ReferenceKind::kCouple ? Kind::kCouple : Kind::kPeople;
}

// "Oslo and Riga": the country of a capital, when the text names it; any other entity itself.
int GroupResolver::StateOf(int e) const {
  if (e < 0 || out_.entities[e].subtype != "capital") return e;
  const auto country = countries_.find(out_.entities[e].country_code);
  return country == countries_.end() ? e : country->second;
}

// Whether entity `e` can be one of the group of mention `m`.
bool GroupResolver::Fits(int e, int m, Kind kind) const {
  const EntityRecord& entity = out_.entities[e];
  if (kind == Kind::kStates) return IsPlace(entity);
  if (!IsSomebody(entity) || entity.is_author) return false;
  const std::string& gender = drafts_.mentions[m].gender;
  if (!gender.empty() && !entity.gender.empty() && gender != entity.gender) return false;
  const absl::string_view office = OfficeOf(m);
  if (office.empty()) return true;
  return office == "leader" ? LeadsSomething(entity) : Holds(entity, office);
}

// The office that all of the group hold; empty for any.
absl::string_view GroupResolver::OfficeOf(int m) const {
  const MentionDraft& draft = drafts_.mentions[m];
  if (!draft.roles.empty()) return drafts_.roles[draft.roles.front()].office;
  return draft.noun == nullptr ? "" : draft.noun->office;
}

// "X and his wife, Y ... the couple".
std::vector<int> GroupResolver::Couple(int m) const {
  int spouse = -1;
  for (int n = m - 1; n >= 0 && m - n <= kMentionsBack; --n) {
    const int e = SomebodyAt(n, out_);
    if (e < 0) continue;
    const auto& roles = out_.entities[e].roles;
    const bool married = std::any_of(roles.begin(), roles.end(), [](const v1::Role& role) {
      return role.office() == "spouse" || role.office() == "first lady";
    });
    if (spouse < 0 && married) spouse = e;
    if (spouse >= 0 && e != spouse && !married) return {e, spouse};
  }
  return {};
}

// The only two who fit in this sentence and those just before; empty for fewer or more. Two people
// are of different countries, as far as these are known.
std::vector<int> GroupResolver::NearPair(int m, Kind kind) const {
  std::vector<std::string> countries;
  std::vector<int> pair;
  const int reach = kind == Kind::kStates ? 1 : kSentences;
  for (int n = m - 1; n >= 0 && m - n <= kMentionsBack; --n) {
    if (out_.mentions[m].sentence - out_.mentions[n].sentence > reach) break;
    const int e = StateOf(out_.mentions[n].entity);
    if (e < 0 || !Fits(e, m, kind)) continue;
    const std::string& country = out_.entities[e].country_code;
    const bool seen = std::find(pair.begin(), pair.end(), e) != pair.end() ||
                      (!country.empty() &&
                       std::find(countries.begin(), countries.end(), country) != countries.end());
    if (seen) continue;
    pair.push_back(e);
    countries.push_back(country);
  }
  return pair.size() == 2 ? pair : std::vector<int>();
}

// The two of different countries whom the text names most, the earlier first on a tie.
const std::vector<int>& GroupResolver::MostNamed(int m, Kind kind) {
  const auto [it, is_new] = most_named_.try_emplace(
      {kind, std::string(OfficeOf(m)), drafts_.mentions[m].gender}, std::vector<int>());
  if (is_new) it->second = FindMostNamed(m, kind);
  return it->second;
}

std::vector<int> GroupResolver::FindMostNamed(int m, Kind kind) const {
  std::vector<int> ids;
  for (size_t e = 0; e < out_.entities.size(); ++e) {
    const EntityRecord& entity = out_.entities[e];
    const bool country = kind == Kind::kStates ? entity.type == v1::ENTITY_TYPE_COUNTRY
                                               : !entity.country_code.empty();
    const bool leads = kind == Kind::kStates || LeadsSomething(entity);
    if (country && leads && Fits(static_cast<int>(e), m, kind)) ids.push_back(static_cast<int>(e));
  }
  std::stable_sort(ids.begin(), ids.end(), [this](int a, int b) {
    return out_.entities[a].mentions.size() > out_.entities[b].mentions.size();
  });
  std::vector<int> pair;
  for (const int e : ids) {
    const std::string& country = out_.entities[e].country_code;
    if (!pair.empty() && out_.entities[pair.front()].country_code == country) continue;
    pair.push_back(e);
    if (pair.size() == 2) break;
  }
  return pair;
}

// The last "A and B" before mention `m`, two people or two states, which opens its sentence; sets
// `last_token` to its end.
std::vector<int> GroupResolver::CoordinationBefore(int m, int* last_token) const {
  for (int n = m - 1; n > 0 && m - n <= kMentionsBack; --n) {
    if (out_.mentions[m].sentence - out_.mentions[n].sentence > 1) break;
    int p = n - 1;
    while (p >= 0 && out_.mentions[p].last_token > out_.mentions[n].first_token) --p;
    if (p < 0 || out_.mentions[p].sentence != out_.mentions[n].sentence) continue;
    const int a = StateOf(out_.mentions[p].entity);
    const int b = StateOf(out_.mentions[n].entity);
    if (a < 0 || b < 0 || a == b || !OnlyAndBetween(p, n)) continue;
    const EntityRecord& first = out_.entities[a];
    const EntityRecord& second = out_.entities[b];
    const bool alike =
        (IsSomebody(first) && IsSomebody(second)) || (IsPlace(first) && IsPlace(second));
    const SentenceSpan& sentence = out_.sentences[out_.mentions[p].sentence];
    if (!alike || out_.mentions[p].first_token - sentence.first_token > kWordsBetween) continue;
    *last_token = out_.mentions[n].last_token;
    return {a, b};
  }
  return {};
}

bool GroupResolver::OnlyAndBetween(int p, int n) const {
  const int first = out_.mentions[p].last_token;
  const int last = out_.mentions[n].first_token;
  return last - first >= 1 && last - first <= kWordsBetween && out_.tokens[first].lower == "and";
}

int GroupResolver::GroupOf(std::vector<int> members, absl::string_view name) {
  std::vector<int> key = members;
  std::sort(key.begin(), key.end());
  const auto [it, is_new] =
      groups_.try_emplace(std::move(key), static_cast<int>(out_.entities.size()));
  if (!is_new) return it->second;
  EntityRecord entity;
  entity.type = v1::ENTITY_TYPE_GROUP;
  entity.name_in_text = std::string(name);
  entity.canonical_name = entity.name_in_text;
  entity.unlinked_reason = "group";
  entity.members = std::move(members);
  out_.entities.push_back(std::move(entity));
  return it->second;
}

}  // namespace communique::entity
