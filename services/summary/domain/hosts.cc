#include "services/summary/domain/hosts.h"

#include <algorithm>
#include <array>

#include "absl/algorithm/container.h"
#include "services/summary/domain/person_signs.h"

namespace communique::summary {
namespace {

using Features = std::array<double, kHostFeatureCount>;

constexpr absl::string_view kLeadingOffices[] = {"president",      "prime minister",
                                                 "head of state",  "head of government",
                                                 "monarch",        "king",
                                                 "queen",          "chancellor",
                                                 "emir",           "sultan",
                                                 "crown prince",   "foreign minister",
                                                 "vice president", "general secretary"};
constexpr double kMaxReceives = 2;
constexpr double kMaxMeets = 3;
constexpr double kMaxSentences = 3;
constexpr double kMaxWithPrincipal = 2;

bool Leads(const DocumentView& view, int entity) {
  return absl::c_any_of(view.entity(entity).roles(), [](const entity::v1::Role& role) {
    return absl::c_linear_search(kLeadingOffices, role.office());
  });
}

void Count(double most, double* feature) {
  if (*feature < most) *feature += 1;
}

void AddEncounter(Tie tie, Features* f) {
  switch (tie) {
    case Tie::kReceiving:
      return Count(kMaxReceives, &(*f)[kHostReceives]);
    case Tie::kMeeting:
      return Count(kMaxMeets, &(*f)[kHostMeets]);
    case Tie::kGreeting:
      (*f)[kHostGreets] = 1;
      return;
    case Tie::kJointAct:
      (*f)[kHostActsJointly] = 1;
      return;
    case Tie::kAppearance:
      (*f)[kHostInFrame] = 1;
      return;
  }
}

// Features that encounters and frames give, by entity; one pass for all persons.
std::vector<Features> ActFeatures(const VisitContext& context, const Cast& cast,
                                  const std::vector<Encounter>& encounters) {
  std::vector<Features> features(context.view.analysis().entities_size(), Features{});
  for (const Encounter& encounter : encounters) {
    for (const int person : encounter.people) {
      if (!cast.OnVisitorsSide(person)) AddEncounter(encounter.tie, &features[person]);
    }
  }
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->host >= 0) features[frame->host][kHostInFrame] = 1;
  }
  for (const SentenceView& sentence : context.view.sentences()) {
    if (sentence.speaker >= 0) features[sentence.speaker][kHostSpeaks] = 1;
  }
  return features;
}

// Somebody of the visitor's side signs, or is there when it is signed.
bool SignsWithVisitors(const VisitContext& context, const Cast& cast, int sentence) {
  if (!context.cues.Has(sentence, CueKind::kSign)) return false;
  const SentenceView& s = context.view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    if (cast.OnVisitorsSide(context.view.mentions()[m].entity)) return true;
  }
  return false;
}

void AddSentenceFeatures(const VisitContext& context, const PersonIndex& persons, const Cast& cast,
                         int entity, Features* features) {
  Features& f = *features;
  const DocumentView& view = context.view;
  int last_sentence = -1;
  for (const int m : persons.MentionsOf(entity)) {
    const MentionView& mention = view.mentions()[m];
    if (view.sentences()[mention.sentence].zone == Zone::kTitle) f[kHostInTitle] = 1;
    if (mention.sentence == last_sentence || !context.InMain(mention.sentence)) continue;
    last_sentence = mention.sentence;
    const bool quoted = view.words()[mention.first_word].quotation >= 0;
    const bool here = !quoted && persons.Acts(entity, Side::kHosts, Certainty::kSaid);
    if (here && SignsWithVisitors(context, cast, mention.sentence)) f[kHostActsJointly] = 1;
    if (quoted || !SpeaksOfMeeting(context, mention.sentence) ||
        IsDatedElsewhere(context, mention.sentence)) {
      continue;
    }
    Count(kMaxSentences, &f[kHostNearMeeting]);
    if (context.NamesPrincipal(mention.sentence)) Count(kMaxWithPrincipal, &f[kHostWithPrincipal]);
  }
}

void AddPersonFeatures(const VisitContext& context, const PersonIndex& persons, int entity,
                       Features* features) {
  Features& f = *features;
  const Affiliation& affiliation = persons.AffiliationOf(entity);
  const bool said = affiliation.certainty == Certainty::kSaid;
  const bool here = affiliation.side == Side::kHosts;
  f[kHostDestinationSaid] = here && said ? 1 : 0;
  f[kHostDestinationGuessed] = here && !said ? 1 : 0;
  f[kHostUnknownCountry] = affiliation.side == Side::kUnknown ? 1 : 0;
  f[kHostElsewhereGuessed] = !here && affiliation.side != Side::kUnknown ? 1 : 0;
  f[kHostLeads] = Leads(context.view, entity) ? 1 : 0;
  f[kHostNoOffice] = context.view.HoldsOffice(entity) ? 0 : 1;
  f[kHostAuthor] = context.view.entity(entity).is_author() ? 1 : 0;
  f[kHostCounterpart] = IsCounterpart(context, persons, entity) ? 1 : 0;
  if (f[kHostCounterpart] > 0) f[kHostNoOffice] = 0;
  f[kHostExcluded] = IsExcluded(context, persons, entity) ? 1 : 0;
  f[kHostHonoured] = IsHonoured(context, persons, entity) ? 1 : 0;
}

// Office and country alone make no host. The author of a statement about a visit to the author's
// own country receives the visitor.
bool HasPart(const Features& f) {
  const bool states = f[kHostAuthor] > 0 && f[kHostDestinationSaid] > 0 && f[kHostNoOffice] == 0;
  return states || f[kHostInFrame] + f[kHostReceives] + f[kHostMeets] + f[kHostGreets] +
                           f[kHostActsJointly] + f[kHostNearMeeting] + f[kHostHonoured] >
                       0;
}

bool MayBeHost(const VisitContext& context, const PersonIndex& persons, const Cast& cast,
               int entity) {
  if (!persons.IsSinglePerson(entity) || cast.OnVisitorsSide(entity)) return false;
  const bool office = context.view.entity(entity).type() == entity::v1::ENTITY_TYPE_OFFICE;
  if (office && !IsTellingOffice(context.view, entity)) return false;
  return !persons.Acts(entity, Side::kVisitors, Certainty::kSaid) &&
         !persons.Acts(entity, Side::kThird, Certainty::kSaid);
}

}  // namespace

std::vector<Host> FindHosts(const VisitContext& context, const PersonIndex& persons,
                            const Cast& cast, const std::vector<Encounter>& encounters) {
  std::vector<Features> features = ActFeatures(context, cast, encounters);
  std::vector<Host> hosts;
  for (int e = 0; e < context.view.analysis().entities_size(); ++e) {
    if (!MayBeHost(context, persons, cast, e)) continue;
    AddSentenceFeatures(context, persons, cast, e, &features[e]);
    AddPersonFeatures(context, persons, e, &features[e]);
    if (!HasPart(features[e])) continue;
    const double score =
        context.Weigh(Slot::kHost, context.view.entity(e).canonical_name(), features[e]);
    if (score >= context.model.Threshold(Slot::kHost)) hosts.push_back({e, score});
  }
  std::stable_sort(hosts.begin(), hosts.end(),
                   [](const Host& a, const Host& b) { return a.score > b.score; });
  return hosts;
}

}  // namespace communique::summary
