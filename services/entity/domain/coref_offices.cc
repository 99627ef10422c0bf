#include "services/entity/domain/coref_offices.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/coref_holders.h"
#include "services/entity/domain/link_entities.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 9> kStateLeaders = {
    "president",      "prime minister",    "premier", "chancellor",   "monarch",
    "supreme leader", "general secretary", "leader",  "chief adviser"};

// An office without a name speaks of somebody named in so many sentences before.
constexpr int kNearSentences = 4;
constexpr int kNearBehind = 3;
// The holder of an office follows it in so many sentences at most.
constexpr int kIntroducedBehind = 5;
// "But X", "And X": words in front of a subject.
constexpr int kWordsBeforeSubject = 1;

// Offices that one person of a country holds at a time.
bool NamesOne(absl::string_view office) {
  return LeadsState(office) || office == "foreign minister" || office == "defence minister" ||
         office == "crown prince" || office == "finance minister" || office == "vice president" ||
         office == "deputy prime minister";
}

// "The minister", "the visiting Norwegian minister": any one, whatever his field.
bool IsBareMinister(const RolePhrase& role) {
  const bool bare = role.title_last - role.title_first == 1 && role.last == role.title_last;
  return role.office == "minister" && role.definite && bare;
}

// Whether "the minister", "the secretary" (`word`) can be who holds the office: his title has it.
bool IsMinister(const v1::Role& held, absl::string_view word) {
  if (LeadsState(held.office())) return false;
  if (word == "minister") return absl::EndsWith(held.office(), "minister");
  return absl::StrContains(absl::StrCat(" ", absl::AsciiStrToLower(held.title()), " "),
                           absl::StrCat(" ", word, " "));
}

class OfficeResolver {
 public:
  OfficeResolver(const MentionDrafts& drafts, const KnowledgeBase& base, const LinkContext& context,
                 const CountryFinder& countries, AnnotatedText* out)
      : drafts_(drafts),
        base_(base),
        context_(context),
        countries_(countries),
        out_(*out),
        people_(PeopleOf(*out)) {}

  void Run() {
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      const MentionDraft& draft = drafts_.mentions[m];
      if (draft.span.kind != v1::MENTION_KIND_NOMINAL || draft.span.type != v1::ENTITY_TYPE_OFFICE)
        continue;
      Resolve(static_cast<int>(m), drafts_.roles[draft.roles.front()]);
    }
    for (const RolePhrase& role : drafts_.roles) ResolveIndefinite(role);
    for (const auto& [entity, m] : added_) out_.entities[entity].mentions.push_back(m);
    for (EntityRecord& entity : out_.entities) {
      std::sort(entity.mentions.begin(), entity.mentions.end());
    }
  }

 private:
  void Resolve(int m, RolePhrase role) {
    const TitleClass c = role.title->title_class;
    int entity = PersonOfText(m, role);
    const bool family = c == TitleClass::kSpouse || c == TitleClass::kKin;
    if (entity < 0 && (family || role.former || role.office == "counterpart")) return;
    if (entity < 0 && role.country.empty() && LeadsState(role.office)) {
      role.country = countries_.OfOffice(m, role);
    }
    if (entity < 0 && !role.country.empty() && NamesOne(role.office))
      entity = UntitledPerson(m, role);
    if (entity < 0 && !role.country.empty()) entity = PersonOfKnowledge(role);
    if (entity < 0 && role.office != "official" && role.office != "head") entity = Office(role);
    if (entity < 0) return;
    EntityRecord& record = out_.entities[entity];
    out_.mentions[m].entity = entity;
    if (record.type == v1::ENTITY_TYPE_PERSON) out_.mentions[m].type = v1::ENTITY_TYPE_PERSON;
    added_.emplace_back(entity, m);
    AddRole(role, &record);
  }

  // "A Norwegian foreign minister came. Ingrid Falk stayed two days.": the article refers to
  // nobody, but the person who is then introduced holds the office.
  void ResolveIndefinite(const RolePhrase& role) {
    const bool describes = role.indefinite && role.holder < 0 && !role.former && !role.plural;
    if (!describes || role.country.empty() || !NamesOne(role.office)) return;
    const int e = IntroducedBehind(role);
    if (e < 0) return;
    out_.entities[e].country_code = role.country;
    AddRole(role, &out_.entities[e]);
  }

  // "The Hien trip ... The Norwegian premier ...": the person without title or country of whom the
  // text speaks when it names the office.
  int UntitledPerson(int m, const RolePhrase& role) {
    if (const int titled = TitledWithoutCountry(m, role); titled >= 0) {
      out_.entities[titled].country_code = role.country;
      return titled;
    }
    if (const int introduced = IntroducedBehind(role); introduced >= 0) {
      out_.entities[introduced].country_code = role.country;
      return introduced;
    }
    int best = -1;
    size_t most = 1;  // Somebody named only once is nobody's subject.
    for (const int e : people_) {
      const EntityRecord& person = out_.entities[e];
      if (!IsOpen(person, role) || person.mentions.size() <= most || !IsNear(person, m)) continue;
      if (!DoesSomething(person)) continue;
      best = e;
      most = person.mentions.size();
    }
    if (best >= 0) out_.entities[best].country_code = role.country;
    return best;
  }

  // Nothing is known of the person that speaks against the office.
  static bool IsOpen(const EntityRecord& person, const RolePhrase& role) {
    const bool open =
        person.country_code.empty() && person.roles.empty() && !person.linked && !person.is_author;
    return open && (role.title->gender.empty() || person.gender.empty() ||
                    role.title->gender == person.gender);
  }

  // "The Norwegian premier will visit Riga. Ingrid Falk has been there before.": the office first,
  // then its holder, who opens one of the next sentences without a word on who that is.
  int IntroducedBehind(const RolePhrase& role) const {
    int found = -1;
    for (const int e : people_) {
      const EntityRecord& person = out_.entities[e];
      if (!IsOpen(person, role) || person.mentions.empty()) continue;
      const int first = person.mentions.front();
      if (found >= 0 && first > out_.entities[found].mentions.front()) continue;
      const int behind = out_.mentions[first].sentence - role.sentence;
      if (behind > 0 && behind <= kIntroducedBehind && OpensUnexplained(out_.mentions[first]))
        found = e;
    }
    return found;
  }

  // Someone opens a sentence as its subject, or owns something: more than a word with a capital.
  bool DoesSomething(const EntityRecord& person) const {
    return std::any_of(person.mentions.begin(), person.mentions.end(), [this](int m) {
      const MentionSpan& mention = out_.mentions[m];
      const bool owner = mention.last_token < static_cast<int>(out_.tokens.size()) &&
                         out_.tokens[mention.last_token].lower == "'s";
      return owner || drafts_.mentions[m].titled || OpensUnexplained(mention);
    });
  }

  // The subject at the head of a sentence of running text, whom no apposition explains.
  bool OpensUnexplained(const MentionSpan& name) const {
    const SentenceSpan& sentence = out_.sentences[name.sentence];
    const bool opens = name.first_token - sentence.first_token <= kWordsBeforeSubject;
    if (sentence.heading || !opens || name.last_token >= sentence.last_token) return false;
    const Token& next = out_.tokens[name.last_token];
    return next.kind == TokenKind::kWord && !next.capitalized && next.lower != "of" &&
           next.lower != "from" && next.lower != "writes";
  }

  // The only person named before who has the office but no country; -1 for none or several.
  int TitledWithoutCountry(int m, const RolePhrase& role) const {
    int found = -1;
    for (const int e : people_) {
      const EntityRecord& person = out_.entities[e];
      if (!person.country_code.empty() || person.linked || person.mentions.empty()) continue;
      if (person.mentions.front() > m) continue;  // Not yet introduced.
      for (const v1::Role& held : person.roles) {
        if (!SameOffice(held.office(), role.office)) continue;
        if (found >= 0) return -1;
        found = e;
        break;
      }
    }
    return found;
  }

  // Named in the sentences before, or in the lead under a headline that names the office.
  bool IsNear(const EntityRecord& person, int m) const {
    const int sentence = out_.mentions[m].sentence;
    const auto behind = std::lower_bound(person.mentions.begin(), person.mentions.end(), m);
    if (behind != person.mentions.begin()) {
      return sentence - out_.mentions[*(behind - 1)].sentence <= kNearSentences;
    }
    return behind != person.mentions.end() &&
           out_.mentions[*behind].sentence - sentence <= kNearBehind;
  }

  void AddRole(const RolePhrase& role, EntityRecord* record) const {
    for (const v1::Role& known : record->roles) {
      if (known.stated()) return;
    }
    record->roles.insert(record->roles.begin(), StatedRole(out_, role, base_));
  }

  // The nearest person before the mention, else the first behind, who holds the office.
  int PersonOfText(int m, const RolePhrase& role) const {
    int best = -1;
    int best_distance = 0;
    for (const int e : people_) {
      if (!Holds(out_.entities[e], role)) continue;
      const std::vector<int>& mentions = out_.entities[e].mentions;
      constexpr int kBehind = 1 << 20;
      if (mentions.empty()) {  // An author whom only the metadata names: before who comes later.
        if (best < 0 || best_distance >= kBehind) best = e, best_distance = kBehind - 1;
        continue;
      }
      const auto behind = std::lower_bound(mentions.begin(), mentions.end(), m);
      const int distance = behind == mentions.begin() ? kBehind + *behind - m : m - *(behind - 1);
      if (best >= 0 && distance >= best_distance) continue;
      best = e;
      best_distance = distance;
    }
    return best;
  }

  bool Holds(const EntityRecord& person, const RolePhrase& role) const {
    if (!role.country.empty() && !person.country_code.empty() &&
        role.country != person.country_code)
      return false;
    if (!role.country.empty() && person.country_code.empty()) return false;
    if (!role.title->gender.empty() && !person.gender.empty() &&
        role.title->gender != person.gender)
      return false;
    const bool leader = role.office == "leader";
    if (leader && role.country.empty()) return false;
    for (const v1::Role& held : person.roles) {
      if (absl::StartsWith(held.title(), "former ")) continue;
      // A chief adviser governs, but is not called prime minister.
      const bool adviser = held.office() == "chief adviser" && role.office != "chief adviser";
      if (SameOffice(held.office(), role.office) && !adviser) return true;
      if (IsBareMinister(role) && IsMinister(held, out_.tokens[role.title_first].lower))
        return true;
      if (leader && LeadsState(held.office())) return true;
    }
    return false;
  }

  int PersonOfKnowledge(const RolePhrase& role) {
    absl::string_view office = role.office;
    if (office == "leader") {
      const size_t country = base_.FindCountry(role.country);
      if (country == SIZE_MAX) return -1;
      office = base_.record(static_cast<RecordId>(country)).chief;
    }
    return HolderOnDate(role, office, base_, context_, &people_, &out_);
  }

  int Office(const RolePhrase& role) {
    const std::string key = absl::StrCat(role.office, "/", role.country, "/", role.organisation);
    const auto [it, is_new] = offices_.try_emplace(key, static_cast<int>(out_.entities.size()));
    if (!is_new) return it->second;
    EntityRecord entity;
    entity.type = v1::ENTITY_TYPE_OFFICE;
    entity.canonical_name = StatedRole(out_, role, base_).title();
    entity.name_in_text = PhraseText(out_, role);
    entity.country_code = role.country;
    entity.gender = std::string(role.title->gender);
    entity.unlinked_reason = "unnamed_office";
    out_.entities.push_back(std::move(entity));
    return it->second;
  }

  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  const LinkContext& context_;
  const CountryFinder& countries_;
  AnnotatedText& out_;
  std::vector<int> people_;
  std::vector<std::pair<int, int>> added_;  // Entity and mention, kept apart until all are found.
  absl::flat_hash_map<std::string, int> offices_;
};

}  // namespace

void ResolveOffices(const MentionDrafts& drafts, const KnowledgeBase& base,
                    const LinkContext& context, const CountryFinder& countries,
                    AnnotatedText* out) {
  OfficeResolver(drafts, base, context, countries, out).Run();
}

bool LeadsState(absl::string_view office) {
  return std::find(kStateLeaders.begin(), kStateLeaders.end(), office) != kStateLeaders.end();
}

bool LeadsSomething(const EntityRecord& entity) {
  if (entity.type == v1::ENTITY_TYPE_OFFICE) return true;
  return std::any_of(entity.roles.begin(), entity.roles.end(), [](const v1::Role& role) {
    return LeadsState(role.office()) || absl::StrContains(role.office(), "minister") ||
           role.office() == "counterpart";  // Of somebody who leads.
  });
}

}  // namespace communique::entity
