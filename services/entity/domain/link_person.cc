#include "services/entity/domain/link_person.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/link_namesakes.h"

namespace communique::entity {
namespace {

// A full name is taken for a namesake when its bearer held no office this many years around.
constexpr int kNamesakeYears = 25;
// A term may be this many years off for a title to fit ("President Bush" shortly before or after).
constexpr int kTitleSlackYears = 1;
// "Mr Whitlam" can be somebody who left office so many years ago.
constexpr int kMemoryYears = 20;
// "General Cosgrove" can be somebody who comes to office so many years later.
constexpr int kRisingYears = 10;

// The commonest surnames of the English-speaking countries; with a given name they name thousands
// of people, among them the ministers of small countries. From general knowledge.
constexpr absl::string_view kCommonSurnames[] = {
    "adams",   "allen",    "anderson", "bailey",   "baker",    "bell",    "brown",    "campbell",
    "carter",  "charles",  "clark",    "cole",     "collins",  "cook",    "cooper",   "cox",
    "davies",  "davis",    "edwards",  "evans",    "fox",      "george",  "graham",   "gray",
    "green",   "hall",     "harris",   "harrison", "hill",     "holmes",  "hughes",   "hunt",
    "jackson", "james",    "john",     "johnson",  "jones",    "joseph",  "kelly",    "kennedy",
    "king",    "lee",      "lewis",    "lloyd",    "martin",   "mason",   "matthews", "michael",
    "miller",  "mitchell", "moore",    "morgan",   "morris",   "murphy",  "murray",   "parker",
    "peters",  "phillips", "price",    "reid",     "richards", "roberts", "robinson", "rogers",
    "ross",    "russell",  "scott",    "shaw",     "simpson",  "smith",   "spencer",  "stephen",
    "stewart", "stuart",   "taylor",   "thomas",   "thompson", "turner",  "walker",   "ward",
    "watson",  "white",    "williams", "wilson",   "wood",     "wright",  "young"};

using Ids = std::vector<RecordId>;

bool IsLeading(absl::string_view office) {
  return office == "leader" || office == "head" || office == "chair" || office == "official" ||
         office == "monarch";
}

// Titles that say nothing of which office it is: politicians are senators before and professors
// after.
bool IsVague(absl::string_view office) {
  return office == "legislator" || office == "military" || office == "profession" ||
         office == "judge" || office == "spouse";
}

bool FitsOffice(const Term& term, const RolePhrase& role) {
  if (!role.country.empty() && term.country != role.country) return false;
  const bool minister = role.office == "minister" && absl::StrContains(term.office, "minister");
  return SameOffice(term.office, role.office) || IsLeading(role.office) || minister ||
         (role.office == "monarch" && term.office == "royal family");
}

base::v1::PartialDate YearsFrom(base::v1::PartialDate date, int years) {
  date.set_year(date.year() + years);
  return date;
}

bool BeganBy(const Term& term, const base::v1::PartialDate& date) {
  Term open = term;
  open.end = "";
  return Covers(open, date);
}

// Finds the record of one cluster.
class PersonLinker {
 public:
  PersonLinker(const MentionDrafts& drafts, const PersonCluster& cluster, const KnowledgeBase& base,
               const LinkContext& context)
      : cluster_(cluster), base_(base), context_(context) {
    for (const int m : cluster.mentions) {
      titled_ = titled_ || drafts.mentions[m].titled;
      for (const Alias& alias : drafts.mentions[m].candidates) AddCandidate(alias);
      for (const int r : drafts.mentions[m].roles) {
        if (!drafts.roles[r].office.empty()) roles_.push_back(&drafts.roles[r]);
      }
    }
    of_state_ = std::any_of(drafts.roles.begin(), drafts.roles.end(),
                            [](const RolePhrase& role) { return LeadsState(role.office); });
    vague_ = std::all_of(roles_.begin(), roles_.end(),
                         [](const RolePhrase* role) { return IsVague(role->office); });
  }

  LinkDecision Link() const {
    if (!full_.empty()) return ByFullName();
    if (cluster_.keys.size() == 1) return BySurname(surname_);
    const LinkDecision agreeing = ByAgreeingName();
    return agreeing.record ? agreeing : BySurname(BearersOfJoinedSurname());
  }

 private:
  void AddCandidate(const Alias& alias) {
    if (base_.record(alias.record).type != v1::ENTITY_TYPE_PERSON) return;
    Ids& ids = alias.kind == AliasKind::kSurname ? surname_ : full_;
    if (std::find(ids.begin(), ids.end(), alias.record) == ids.end()) ids.push_back(alias.record);
  }

  // The cluster's words are all one surname: "Chan-o-cha".
  Ids BearersOfJoinedSurname() const {
    Ids ids;
    for (const Alias& alias : base_.FindByName(absl::StrJoin(cluster_.keys, " "))) {
      if (alias.kind == AliasKind::kSurname) ids.push_back(alias.record);
    }
    return ids;
  }

  LinkDecision ByFullName() const {
    Ids fitting;
    for (const RecordId id : full_) {
      if (!Contradicts(id) && IsOfTheTime(id) && (!IsCommonName() || IsNamed(id) || FitsRole(id)))
        fitting.push_back(id);
    }
    if (fitting.empty()) return {std::nullopt, "contradicts_document"};
    return ByRole(fitting);
  }

  LinkDecision ByRole(const Ids& fitting) const {
    if (fitting.size() == 1) return {fitting.front(), ""};
    Ids by_role;
    for (const RecordId id : fitting) {
      if (FitsRole(id)) by_role.push_back(id);
    }
    return OfTheForm(by_role.empty() ? fitting : by_role);
  }

  // "The Prince of Wales" is whoever had that name then.
  LinkDecision OfTheForm(const Ids& ids) const {
    Ids bearers;
    for (const RecordId id : ids) {
      const std::vector<Term>& terms = base_.record(id).terms;
      if (std::any_of(terms.begin(), terms.end(), [this](const Term& term) {
            return Covers(term, context_.date) && HasForm(term);
          })) {
        bearers.push_back(id);
      }
    }
    return Only(bearers.empty() ? ids : bearers);
  }

  bool HasForm(const Term& term) const {
    const std::vector<absl::string_view> forms = absl::StrSplit(term.aliases, '|');
    return std::any_of(forms.begin(), forms.end(),
                       [this](absl::string_view form) { return NameKeys(form) == cluster_.keys; });
  }

  LinkDecision ByAgreeingName() const {
    Ids fitting;
    for (const RecordId id : FindAgreeing(cluster_.keys, base_)) {
      if (!Contradicts(id) && IsOfTheTime(id) && (IsNamed(id) || FitsRole(id)))
        fitting.push_back(id);
    }
    for (const RecordId id : fitting.empty() ? FindByInitials(cluster_.keys, base_) : Ids()) {
      if (!Contradicts(id) && FitsRole(id)) fitting.push_back(id);
    }
    return ByRole(fitting);
  }

  LinkDecision BySurname(Ids ids) const {
    ids.erase(std::remove_if(ids.begin(), ids.end(), [&](RecordId id) { return Contradicts(id); }),
              ids.end());
    if (ids.empty()) return {std::nullopt, "unknown_name"};
    Ids fitting;        // Title and time fit, and the document names the country.
    Ids fitting_title;  // Title and time fit.
    for (const RecordId id : ids) {
      const bool said = IsNamed(id) || !cluster_.country.empty();
      const bool role_fits = FitsRole(id);
      if (role_fits && context_.date.year() > 0) fitting_title.push_back(id);
      bool fits = base_.HeldOfficeAround(id, context_.date, kTitleSlackYears);
      if (context_.date.year() == 0) fits = ids.size() == 1;
      if (said && (roles_.empty() ? fits && !IsRoyal(id) : role_fits)) fitting.push_back(id);
    }
    if (fitting.empty()) fitting = std::move(fitting_title);
    if (fitting.empty()) fitting = Remembered(ids);
    if (fitting.empty()) return {std::nullopt, "contradicts_document"};
    return Only(fitting);
  }

  // Those of `ids` who held the office said earlier, else, without a clear title, the only one
  // who was in office in the memory of the document's readers.
  Ids Remembered(const Ids& ids) const {
    Ids found;
    if (context_.date.year() == 0) return found;
    for (const RecordId id : ids) {
      if (IsNamed(id) && HeldRoleBefore(id)) found.push_back(id);
    }
    if (!found.empty() || !vague_ || !of_state_ || cluster_.spouse_form) return found;
    for (const RecordId id : ids) {
      if (IsNamed(id) && !IsRoyal(id)) found.push_back(id);
    }
    if (found.size() == 1 && !IsRemembered(found.front())) found.clear();
    return found;
  }

  // In office some years before the document, or soon after it.
  bool IsRemembered(RecordId id) const {
    const std::string& surname = cluster_.keys.back();
    const bool rare =
        surname_.size() == 1 && !base_.IsGivenName(surname) && !base_.IsOrdinaryWord(surname);
    if (!titled_ && !rare) return false;
    if (BeganAny(id)) return base_.HeldOfficeAround(id, context_.date, kMemoryYears);
    return rare && titled_ && base_.HeldOfficeAround(id, context_.date, kRisingYears);
  }

  // "Charles Taylor": a given name and a surname that many bear.
  bool IsCommonName() const {
    return cluster_.keys.size() == 2 && base_.IsGivenName(cluster_.keys.front()) &&
           std::binary_search(std::begin(kCommonSurnames), std::end(kCommonSurnames),
                              cluster_.keys.back());
  }

  // The document names the person's country, or the person stands above countries.
  bool IsNamed(RecordId id) const {
    const KnowledgeRecordData& record = base_.record(id);
    if (record.country_code.empty() || context_.countries.contains(record.country_code))
      return true;
    return !cluster_.country.empty() && HasTermIn(id, cluster_.country);
  }

  bool HasTermIn(RecordId id, absl::string_view country) const {
    const KnowledgeRecordData& record = base_.record(id);
    return record.country_code == country ||
           std::any_of(record.terms.begin(), record.terms.end(),
                       [&](const Term& term) { return term.country == country; });
  }

  bool Contradicts(RecordId id) const {
    const absl::string_view gender = base_.record(id).gender;
    if (!cluster_.country.empty() && !HasTermIn(id, cluster_.country)) return true;
    if (cluster_.spouse_form && gender != "f") return true;
    // The gender of a longer name may be a guess from its first word.
    return cluster_.keys.size() == 1 && gender == "f" && cluster_.gender == "m";
  }

  // A term of the record fits the office and country of a title, near the date.
  bool FitsRole(RecordId id) const {
    return AnyRole(id, [this](const Term& term, const RolePhrase& role) {
      const base::v1::PartialDate& date = context_.date;
      if (role.former || date.year() == 0) return true;
      return Covers(term, date) || Covers(term, YearsFrom(date, -kTitleSlackYears)) ||
             Covers(term, YearsFrom(date, kTitleSlackYears));
    });
  }

  bool HeldRoleBefore(RecordId id) const {
    return AnyRole(id, [this](const Term& term, const RolePhrase& role) {
      return !IsLeading(role.office) && role.office != "minister" && BeganBy(term, context_.date);
    });
  }

  // Known by a given name alone: "Sir Charles" is not the king.
  bool IsRoyal(RecordId id) const {
    const std::vector<Term>& terms = base_.record(id).terms;
    return std::all_of(terms.begin(), terms.end(), [](const Term& term) {
      return term.office == "monarch" || term.office == "royal family" ||
             term.office == "crown prince";
    });
  }

  bool BeganAny(RecordId id) const {
    const std::vector<Term>& terms = base_.record(id).terms;
    return std::any_of(terms.begin(), terms.end(),
                       [this](const Term& term) { return BeganBy(term, context_.date); });
  }

  template <typename Fits>
  bool AnyRole(RecordId id, Fits fits) const {
    for (const RolePhrase* role : roles_) {
      for (const Term& term : base_.record(id).terms) {
        if (FitsOffice(term, *role) && fits(term, *role)) return true;
      }
    }
    return false;
  }

  // The person held an office near the document's date, or in a year that it looks back to, or led
  // a state before: those are remembered.
  bool IsOfTheTime(RecordId id) const {
    if (context_.date.year() == 0 || base_.HeldOfficeAround(id, context_.date, kNamesakeYears))
      return true;
    if (LedBefore(id) && (roles_.empty() || vague_ || HeldRoleBefore(id))) return true;
    return std::any_of(context_.years.begin(), context_.years.end(), [&](int year) {
      base::v1::PartialDate date;
      date.set_year(year);
      return base_.HeldOfficeAround(id, date, kTitleSlackYears);
    });
  }

  bool LedBefore(RecordId id) const {
    const std::vector<Term>& terms = base_.record(id).terms;
    return std::any_of(terms.begin(), terms.end(), [this](const Term& term) {
      return LeadsState(term.office) && BeganBy(term, context_.date);
    });
  }

  static LinkDecision Only(const Ids& ids) {
    if (ids.size() == 1) return {ids.front(), ""};
    return {std::nullopt, ids.empty() ? "unknown_name" : "ambiguous"};
  }

  const PersonCluster& cluster_;
  const KnowledgeBase& base_;
  const LinkContext& context_;
  Ids full_;     // People who bear a form that the text has.
  Ids surname_;  // People who bear it as a surname.
  std::vector<const RolePhrase*> roles_;
  bool titled_ = false;    // A title or an honorific stands beside a mention.
  bool vague_ = true;      // No role says which office it is.
  bool of_state_ = false;  // The document speaks of somebody who leads a state.
};

}  // namespace

LinkDecision LinkPerson(const MentionDrafts& drafts, const PersonCluster& cluster,
                        const KnowledgeBase& base, const LinkContext& context) {
  return PersonLinker(drafts, cluster, base, context).Link();
}

}  // namespace communique::entity
