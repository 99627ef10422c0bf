#include "services/entity/domain/link_entities.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/link_clusters.h"
#include "services/entity/domain/link_dates.h"
#include "services/entity/domain/link_metonyms.h"
#include "services/entity/domain/link_person.h"

namespace communique::entity {
namespace {

absl::string_view TextOf(const AnnotatedText& text, int first, int last) {
  const uint32_t begin = text.tokens[first].begin;
  return text.text.substr(begin, text.tokens[last - 1].end - begin);
}

absl::string_view MentionText(const AnnotatedText& text, const MentionSpan& span) {
  return text.text.substr(span.begin, span.end - span.begin);
}

// Makes entities of named mentions.
class NameLinker {
 public:
  NameLinker(const MentionDrafts& drafts, const KnowledgeBase& base, const MentionLexicon& lexicon,
             const LinkContext& context, AnnotatedText* out)
      : drafts_(drafts), base_(base), lexicon_(lexicon), context_(context), out_(*out) {}

  void Run() {
    out_.entities.clear();
    out_.mentions.clear();
    for (const MentionDraft& draft : drafts_.mentions) out_.mentions.push_back(draft.span);
    for (const PersonCluster& cluster : ClusterPersons(out_, drafts_, base_)) AddPerson(cluster);
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      const MentionDraft& draft = drafts_.mentions[m];
      const bool name = draft.span.kind == v1::MENTION_KIND_NAME;
      if (name && draft.span.type != v1::ENTITY_TYPE_PERSON) AddThing(static_cast<int>(m));
    }
  }

 private:
  void AddPerson(const PersonCluster& cluster) {
    const int id = static_cast<int>(out_.entities.size());
    EntityRecord entity;
    entity.type = v1::ENTITY_TYPE_PERSON;
    entity.gender = cluster.gender;
    entity.name_in_text = std::string(Fullest(cluster));
    entity.canonical_name = entity.name_in_text;
    for (const int m : cluster.mentions) {
      out_.mentions[m].entity = id;
      entity.mentions.push_back(m);
      AddStatedRoles(drafts_.mentions[m], &entity);
    }
    const LinkDecision decision = LinkPerson(drafts_, cluster, base_, context_);
    entity.unlinked_reason = decision.unlinked_reason;
    if (decision.record) {
      FillFromRecord(base_, *decision.record, context_.date, &entity);
      ChooseCountry(*decision.record, cluster, &entity);
    } else {
      entity.country_code = cluster.country;
    }
    if (entity.gender.empty() && cluster.keys.size() > 1) {
      entity.gender = std::string(base_.GivenNameGender(cluster.keys.front()));
    }
    out_.entities.push_back(std::move(entity));
  }

  // Somebody who held offices in several countries belongs to the one the document speaks of.
  void ChooseCountry(RecordId id, const PersonCluster& cluster, EntityRecord* entity) const {
    if (!cluster.country.empty()) {
      entity->country_code = cluster.country;
      return;
    }
    if (context_.countries.contains(entity->country_code)) return;
    int best = 0;
    for (const Term& term : base_.record(id).terms) {
      const auto it = context_.countries.find(term.country);
      // A monarch of several realms is of the one where he lives.
      const bool realm = term.office == "monarch" && base_.record(id).country_code != term.country;
      if (it == context_.countries.end() || it->second <= best || realm) continue;
      best = it->second;
      entity->country_code = std::string(term.country);
    }
  }

  absl::string_view Fullest(const PersonCluster& cluster) const {
    absl::string_view best;
    for (const int m : cluster.mentions) {
      const absl::string_view name = MentionText(out_, drafts_.mentions[m].span);
      if (name.size() > best.size()) best = name;
    }
    return best;
  }

  void AddStatedRoles(const MentionDraft& draft, EntityRecord* entity) const {
    for (const int r : draft.roles) {
      if (drafts_.roles[r].office.empty()) continue;
      v1::Role role = StatedRole(out_, drafts_.roles[r], base_);
      bool is_new = true;
      for (v1::Role& known : entity->roles) {
        if (known.office() != role.office()) continue;
        // The same office said with its country replaces the one said without.
        if (known.country_code().empty()) known = role;
        is_new = false;
      }
      if (is_new) entity->roles.push_back(std::move(role));
    }
  }

  void AddThing(int m) {
    const MentionDraft& draft = drafts_.mentions[m];
    v1::EntityType type = draft.span.type;
    MentionSpan& span = out_.mentions[m];
    const bool descriptive = draft.form == AliasKind::kAdjective ||
                             draft.form == AliasKind::kCombining ||
                             draft.form == AliasKind::kDemonym;
    if (descriptive) span.metonymic = true;
    if (type == v1::ENTITY_TYPE_COUNTRY && IsPartOfState(m))
      type = span.type = v1::ENTITY_TYPE_PLACE;
    if (type != v1::ENTITY_TYPE_COUNTRY && HasMetonym(draft) &&
        IsMetonymic(out_, draft.span, lexicon_)) {
      type = span.type = v1::ENTITY_TYPE_COUNTRY;
      span.metonymic = true;
    }
    const LinkDecision decision = LinkThing(draft.candidates, type, base_, context_);
    const std::string key =
        decision.record
            ? absl::StrCat("#", *decision.record)
            : absl::StrCat(type, "/", absl::StrJoin(MentionKeys(out_, draft.span), " "));
    const auto [it, is_new] = by_key_.try_emplace(key, static_cast<int>(out_.entities.size()));
    if (is_new) NewThing(draft, type, decision);
    EntityRecord& entity = out_.entities[it->second];
    entity.mentions.push_back(m);
    span.entity = it->second;
    const absl::string_view name = MentionText(out_, draft.span);
    if (!descriptive && name.size() > entity.name_in_text.size())
      entity.name_in_text = std::string(name);
    if (entity.name_in_text.empty()) entity.name_in_text = std::string(name);
    if (!entity.linked) entity.canonical_name = entity.name_in_text;
  }

  // "Atlanta, Georgia", "the state of Georgia": the state of a federation that shares its name with
  // a country; "Lebanon, New Hampshire": a town that does.
  bool IsPartOfState(int m) const {
    const MentionDraft& draft = drafts_.mentions[m];
    const int first = draft.span.first_token;
    const int last = draft.span.last_token;
    if (IsState(draft) && first >= 2) {
      if (out_.tokens[first - 2].lower == "state" && out_.tokens[first - 1].lower == "of")
        return true;
      if (m > 0 && IsListed(drafts_.mentions[m - 1].span.last_token, first)) {
        const int town = out_.mentions[m - 1].entity;
        return town >= 0 && out_.entities[town].type == v1::ENTITY_TYPE_PLACE &&
               out_.entities[town].country_code == StateOf(draft);
      }
    }
    if (static_cast<size_t>(m + 1) >= drafts_.mentions.size()) return false;
    const MentionDraft& next = drafts_.mentions[m + 1];
    return draft.form == AliasKind::kName && next.span.type == v1::ENTITY_TYPE_PLACE &&
           IsListed(last, next.span.first_token) && next.candidates.size() == 1 && IsState(next);
  }

  // Only a comma stands between the tokens.
  bool IsListed(int last, int first) const {
    return first == last + 1 && out_.tokens[last].lower == ",";
  }

  bool IsState(const MentionDraft& draft) const { return !StateOf(draft).empty(); }

  // The country of which the form names a state; empty when it names none.
  std::string StateOf(const MentionDraft& draft) const {
    for (const Alias& alias : draft.candidates) {
      if (base_.record(alias.record).subtype == "state")
        return std::string(base_.record(alias.record).country_code);
    }
    return "";
  }

  static bool HasMetonym(const MentionDraft& draft) {
    return std::any_of(draft.candidates.begin(), draft.candidates.end(),
                       [](const Alias& alias) { return alias.kind == AliasKind::kMetonym; });
  }

  void NewThing(const MentionDraft& draft, v1::EntityType type, const LinkDecision& decision) {
    EntityRecord entity;
    entity.type = type;
    entity.unlinked_reason = decision.unlinked_reason;
    entity.subtype = draft.subtype;
    if (decision.record) FillFromRecord(base_, *decision.record, context_.date, &entity);
    // "Norwegian Refugee Council", but the Indian Ocean is not of India.
    const bool may = type != v1::ENTITY_TYPE_PLACE || draft.candidates.empty();
    if (entity.country_code.empty() && may) entity.country_code = CountryInside(draft.span);
    out_.entities.push_back(std::move(entity));
  }

  // The one country that a longer name holds: "Embassy of Norway", "Norwegian Refugee Council".
  std::string CountryInside(const MentionSpan& span) const {
    std::string found;
    for (int i = span.first_token; i < span.last_token; ++i) {
      for (const Alias& alias : base_.FindByName(out_.tokens[i].text)) {
        const KnowledgeRecordData& record = base_.record(alias.record);
        if (record.type != v1::ENTITY_TYPE_COUNTRY || !out_.tokens[i].capitalized) continue;
        if (found.empty()) found = std::string(record.country_code);
        break;
      }
    }
    return found;
  }

  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  const LinkContext& context_;
  AnnotatedText& out_;
  absl::flat_hash_map<std::string, int> by_key_;
};

// "prime minister" -> "Prime Minister"; small words stay small.
std::string InTitleCase(absl::string_view words) {
  std::string out(words);
  bool start = true;
  for (size_t i = 0; i < out.size(); ++i) {
    const absl::string_view rest = absl::string_view(out).substr(i);
    const bool small = rest.substr(0, 3) == "of " || rest.substr(0, 4) == "for " ||
                       rest.substr(0, 4) == "and " || rest.substr(0, 4) == "the ";
    if (start && !small) out[i] = absl::ascii_toupper(out[i]);
    start = out[i] == ' ' || out[i] == '-';
  }
  return out;
}

}  // namespace

void LinkNames(const MentionDrafts& drafts, const KnowledgeBase& base,
               const MentionLexicon& lexicon, const LinkContext& context, AnnotatedText* out) {
  NameLinker(drafts, base, lexicon, context, out).Run();
}

v1::Role StatedRole(const AnnotatedText& text, const RolePhrase& role, const KnowledgeBase& base) {
  v1::Role out;
  std::string title = InTitleCase(TextOf(text, role.title_first, role.title_last));
  const size_t country = role.country.empty() ? SIZE_MAX : base.FindCountry(role.country);
  if (!role.organisation.empty()) {
    absl::StrAppend(&title, " of ", role.organisation);
  } else if (country != SIZE_MAX) {
    absl::StrAppend(&title, " of ", base.record(static_cast<RecordId>(country)).name);
  }
  out.set_title(role.former ? absl::StrCat("former ", title) : title);
  out.set_office(role.office);
  out.set_country_code(role.country);
  out.set_stated(true);
  out.mutable_span()->set_byte_begin(static_cast<int32_t>(text.tokens[role.first].begin));
  out.mutable_span()->set_byte_end(static_cast<int32_t>(text.tokens[role.last - 1].end));
  return out;
}

v1::Role RoleOf(const Term& term, const KnowledgeBase& base) {
  v1::Role role;
  std::string title = InTitleCase(term.office);
  const size_t country = base.FindCountry(term.country);
  if (country != SIZE_MAX)
    absl::StrAppend(&title, " of ", base.record(static_cast<RecordId>(country)).name);
  if (!term.organisation.empty()) absl::StrAppend(&title, " of ", term.organisation);
  role.set_title(title);
  role.set_office(std::string(term.office));
  role.set_country_code(std::string(term.country));
  *role.mutable_from() = ToPartialDate(term.start);
  if (!term.end.empty()) *role.mutable_to() = ToPartialDate(term.end);
  return role;
}

void FillFromRecord(const KnowledgeBase& base, RecordId id, const base::v1::PartialDate& date,
                    EntityRecord* entity) {
  const KnowledgeRecordData& record = base.record(id);
  entity->linked = true;
  entity->unlinked_reason.clear();
  entity->canonical_name = std::string(record.name);
  entity->kb_id = std::string(record.kb_id);
  entity->country_code = std::string(record.country_code);
  if (!record.subtype.empty()) entity->subtype = std::string(record.subtype);
  entity->city = std::string(record.city);
  if (!record.gender.empty()) entity->gender = std::string(record.gender);
  for (const Term& term : record.terms) {
    if (date.year() > 0 && Covers(term, date)) entity->roles.push_back(RoleOf(term, base));
  }
}

}  // namespace communique::entity
