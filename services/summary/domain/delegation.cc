#include "services/summary/domain/delegation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "services/summary/domain/company.h"
#include "services/summary/domain/person_signs.h"

namespace communique::summary {
namespace {

using Features = std::array<double, kDelegateFeatureCount>;

// What ties a person to the principal's side, gathered before the person is weighed.
struct Ties {
  Features features = {};
  int mention = -1;  // The first one.
};

DelegationFeature FeatureOf(CompanyTie tie) {
  switch (tie) {
    case CompanyTie::kBehindCue:
      return kDelegateBehindCue;
    case CompanyTie::kTogether:
      return kDelegateTogether;
    case CompanyTie::kBeforeCue:
      return kDelegateBeforeCue;
    case CompanyTie::kListLine:
      return kDelegateListLine;
    case CompanyTie::kCoTraveller:
      return kDelegateCoTraveller;
    case CompanyTie::kBesidePrincipal:
      return kDelegateBesidePrincipal;
  }
  return kDelegateBesidePrincipal;
}

// Ties by entity, and the entities in the order in which they turned up.
struct TiesByPerson {
  absl::flat_hash_map<int, Ties> ties;
  std::vector<int> order;

  Ties& Of(int entity) {
    const auto [found, fresh] = ties.try_emplace(entity);
    if (fresh) order.push_back(entity);
    return found->second;
  }
};

void Tie(TiesByPerson* all, int entity, int mention, DelegationFeature feature) {
  Ties& ties = all->Of(entity);
  ties.features[feature] = 1;
  if (ties.mention < 0) ties.mention = mention;
}

// The sentence tells of a meeting or a signature that takes place, and names somebody of a
// destination.
bool MeetsHosts(const VisitContext& context, const PersonIndex& persons, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  const bool acts = absl::c_any_of(context.cues.In(sentence), [&](const Cue& cue) {
    if (cue.kind != CueKind::kMeet && cue.kind != CueKind::kSign) return false;
    const CueModality modality = ModalityOf(context.view, context.cues, cue);
    return !modality.negated && !modality.quoted &&
           (modality.value == entity::v1::MODALITY_ACTUAL ||
            modality.value == entity::v1::MODALITY_PLANNED);
  });
  if (!acts) return false;
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const int entity = context.view.mentions()[m].entity;
    if (persons.IsSinglePerson(entity) && persons.Acts(entity, Side::kHosts, Certainty::kGuessed)) {
      return true;
    }
  }
  return false;
}

bool NamesDestination(const VisitContext& context, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const MentionView& mention = context.view.mentions()[m];
    if (!context.view.IsPlaceLike(mention.entity) || mention.metonymic) continue;
    if (context.main.GoesTo(context.view.CountryOf(mention.entity))) return true;
  }
  return false;
}

// What people of the principal's own country do at the destination.
void TieByActs(const VisitContext& context, const PersonIndex& persons, TiesByPerson* all) {
  for (int e = 0; e < context.view.analysis().entities_size(); ++e) {
    if (!persons.IsSinglePerson(e) || e == context.main.principal) continue;
    const int owned = OwnedByPrincipal(context, persons, e);
    if (owned >= 0) Tie(all, e, owned, kDelegateOwned);
    if (!persons.Acts(e, Side::kVisitors, Certainty::kGuessed)) continue;
    for (const int m : persons.MentionsOf(e)) {
      const MentionView& mention = context.view.mentions()[m];
      if (!context.InMain(mention.sentence) || IsDatedElsewhere(context, mention.sentence))
        continue;
      const bool quoted = context.view.words()[mention.first_word].quotation >= 0;
      if (!quoted && MeetsHosts(context, persons, mention.sentence)) {
        Tie(all, e, m, kDelegateMeetsHosts);
      }
    }
  }
}

// Head of state or of government.
bool LeadsCountry(const DocumentView& view, int entity) {
  static constexpr absl::string_view kOffices[] = {"president", "prime minister", "chancellor",
                                                   "head of state", "head of government"};
  return absl::c_any_of(view.entity(entity).roles(), [](const entity::v1::Role& role) {
    return absl::c_linear_search(kOffices, role.office());
  });
}

void AddPersonFeatures(const VisitContext& context, const PersonIndex& persons, int entity,
                       Features* features) {
  Features& f = *features;
  const Affiliation& affiliation = persons.AffiliationOf(entity);
  const bool said = affiliation.certainty == Certainty::kSaid;
  const bool home = affiliation.side == Side::kVisitors;
  const bool elsewhere = affiliation.side == Side::kHosts || affiliation.side == Side::kThird;
  f[kDelegateHomeSaid] = home && said ? 1 : 0;
  f[kDelegateHomeGuessed] = home && !said ? 1 : 0;
  f[kDelegateElsewhereSaid] = elsewhere && said ? 1 : 0;
  f[kDelegateElsewhereGuessed] = elsewhere && !said ? 1 : 0;
  f[kDelegateSpouse] = IsSpouse(context, persons, entity) ? 1 : 0;
  f[kDelegateSharesName] = SharesName(context, persons, entity) ? 1 : 0;
  f[kDelegateOffice] = context.view.HoldsOffice(entity) ? 1 : 0;
  f[kDelegateExcluded] = IsExcluded(context, persons, entity) ? 1 : 0;
  const bool led = f[kDelegateBehindCue] + f[kDelegateTogether] + f[kDelegateBeforeCue] +
                       f[kDelegateListLine] + f[kDelegateCoTraveller] >
                   0;
  f[kDelegateHead] = !led && LeadsCountry(context.view, entity) ? 1 : 0;
  f[kDelegateAuthor] = context.view.entity(entity).is_author() ? 1 : 0;
  bool outside = true;
  for (const int m : persons.MentionsOf(entity)) {
    const int sentence = context.view.mentions()[m].sentence;
    if (!context.InMain(sentence) || IsDatedElsewhere(context, sentence)) continue;
    outside = false;
    if (NamesDestination(context, sentence)) f[kDelegateAtDestination] = 1;
  }
  f[kDelegateOutside] = outside ? 1 : 0;
}

}  // namespace

std::vector<Delegate> FindDelegation(const VisitContext& context, const PersonIndex& persons) {
  TiesByPerson all;
  for (const Companion& companion : FindCompany(context, persons)) {
    Tie(&all, context.view.mentions()[companion.mention].entity, companion.mention,
        FeatureOf(companion.tie));
  }
  TieByActs(context, persons, &all);
  std::vector<Delegate> delegation;
  bool spouse = false;
  for (const int e : all.order) {
    const bool person = context.view.entity(e).type() == entity::v1::ENTITY_TYPE_PERSON;
    if (!person || !persons.IsSinglePerson(e) || e == context.main.principal) continue;
    const bool namesake = IsNamesake(context, e);
    if (namesake && !SharesName(context, persons, e)) continue;
    Ties& ties = all.ties[e];
    AddPersonFeatures(context, persons, e, &ties.features);
    const double score =
        context.Weigh(Slot::kDelegation, context.view.entity(e).canonical_name(), ties.features);
    if (score < context.model.Threshold(Slot::kDelegation)) continue;
    const bool together =
        ties.features[kDelegateCoTraveller] > 0 || ties.features[kDelegateBesidePrincipal] > 0;
    const bool wed =
        !spouse && (ties.features[kDelegateSpouse] > 0 || ties.features[kDelegateSharesName] > 0 ||
                    (together && IsRoyalPair(context, persons, e)));
    spouse |= wed;
    std::string name = namesake ? HonouredName(context, persons, e) : "";
    delegation.push_back({e, ties.mention, wed, std::move(name), score});
  }
  return delegation;
}

}  // namespace communique::summary
