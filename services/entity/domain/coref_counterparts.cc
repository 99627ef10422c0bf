#include "services/entity/domain/coref_counterparts.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/entity/domain/coref_holders.h"
#include "services/entity/domain/coref_mentions.h"

namespace communique::entity {
namespace {

std::string CountryName(const KnowledgeBase& base, const std::string& code) {
  const size_t country = code.empty() ? SIZE_MAX : base.FindCountry(code);
  return country == SIZE_MAX ? "" : std::string(base.record(static_cast<RecordId>(country)).name);
}

class CounterpartResolver {
 public:
  CounterpartResolver(const MentionDrafts& drafts, const KnowledgeBase& base,
                      const LinkContext& context, AnnotatedText* out)
      : drafts_(drafts), base_(base), context_(context), out_(*out), people_(PeopleOf(*out)) {}

  void Run() {
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      for (const int r : drafts_.mentions[m].roles) {
        const RolePhrase& role = drafts_.roles[r];
        if (role.office == "counterpart" && !role.plural) Resolve(static_cast<int>(m), role);
      }
    }
  }

 private:
  void Resolve(int m, const RolePhrase& role) {
    const int owner = OwnerOf(m, role);
    if (owner < 0) return;
    const v1::Role* office = OfficeOf(out_.entities[owner]);
    if (office == nullptr) return;
    const v1::Role shared = *office;  // The entities may move.
    int entity = out_.mentions[m].entity;
    if (entity < 0) {
      entity = Holder(role, shared.office());
      if (entity < 0) return;
      Tie(m, entity, &out_);
    }
    Share(shared, CountryName(base_, out_.entities[owner].country_code), &out_.entities[entity]);
  }

  // "X's counterpart", "her counterpart": the last somebody before who is of another country.
  int OwnerOf(int m, const RolePhrase& role) const {
    for (int n = m - 1; n >= 0 && m - n <= kMentionsBack; --n) {
      if (out_.mentions[n].sentence != out_.mentions[m].sentence) break;
      const int e = SomebodyAt(n, out_);
      if (e < 0 || e == out_.mentions[m].entity || out_.mentions[n].first_token >= role.first)
        continue;
      const std::string& country = out_.entities[e].country_code;
      if (country.empty() || country != role.country) return e;
    }
    return -1;
  }

  static const v1::Role* OfficeOf(const EntityRecord& entity) {
    for (const v1::Role& role : entity.roles) {
      if (!role.office().empty() && role.office() != "counterpart") return &role;
    }
    return nullptr;
  }

  // Who holds the office in the country of the unnamed counterpart.
  int Holder(const RolePhrase& role, const std::string& office) {
    if (role.country.empty()) return -1;
    for (const int e : people_) {
      const EntityRecord& entity = out_.entities[e];
      if (entity.country_code != role.country) continue;
      for (const v1::Role& held : entity.roles) {
        if (SameOffice(held.office(), office)) return e;
      }
    }
    return HolderOnDate(role, office, base_, context_, &people_, &out_);
  }

  // Replaces the role "Counterpart of Georgia" by the shared office there.
  void Share(const v1::Role& office, const std::string& country_of_owner,
             EntityRecord* entity) const {
    absl::string_view title = office.title();
    if (!country_of_owner.empty()) {
      title = absl::StripSuffix(title, absl::StrCat(" of ", country_of_owner));
    }
    const std::string country = CountryName(base_, entity->country_code);
    for (v1::Role& role : entity->roles) {
      if (role.office() != "counterpart") continue;
      role.set_office(office.office());
      role.set_title(country.empty() ? std::string(title) : absl::StrCat(title, " of ", country));
      if (role.country_code().empty()) role.set_country_code(entity->country_code);
    }
  }

  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  const LinkContext& context_;
  AnnotatedText& out_;
  std::vector<int> people_;
};

}  // namespace

void ResolveCounterparts(const MentionDrafts& drafts, const KnowledgeBase& base,
                         const LinkContext& context, AnnotatedText* out) {
  CounterpartResolver(drafts, base, context, out).Run();
}

}  // namespace communique::entity
