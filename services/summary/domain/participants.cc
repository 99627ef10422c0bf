#include "services/summary/domain/participants.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

enum HostFeature {
  kFrameHost,       // Agent of receiving or inviting the principal, or partner of an appearance.
  kMeets,           // Sentences in which they meet or receive, at most 3.
  kWithPrincipal,   // Of these, sentences that name the principal, at most 2.
  kSameCountry,     // Acts for a destination.
  kUnknownCountry,  // Acts for no known country.
  kHeadOfState,     // President, king, prime minister ...
  kNoOffice,        // No office known.
  kHostTitle,       // Named in the title.
  kSpeaks,          // Holds the floor in a transcript.
  kIsAuthor,
  kCounterpart,  // "His counterpart", "her host" stands before the name.
  kExcluded,     // Spokesman, analyst, former, ambassador.
  kHostFeatureCount
};
constexpr std::array<double, kHostFeatureCount> kHostWeights = {2.2,  0.9, 0.5, 1.0, -0.2, 0.6,
                                                                -1.2, 0.6, 0.8, 0.3, 1.8,  -4.0};
constexpr double kHostThreshold = 1.6;

constexpr absl::string_view kHeadOffices[] = {
    "president", "prime minister", "head of state",   "head of government",
    "monarch",   "king",           "queen",           "chancellor",
    "emir",      "sultan",         "foreign minister"};
// Words on either side of a name in which its description stands.
constexpr int kDescriptionWords = 5;
// How far behind "accompanied by" its first name stands.
constexpr int kCompanionWords = 16;
// Lines of a list of names that follow "the party comprises:".
constexpr int kListLines = 14;

std::vector<int> MentionsOf(const DocumentView& view, int entity) {
  std::vector<int> mentions;
  for (size_t m = 0; m < view.mentions().size(); ++m) {
    if (view.mentions()[m].entity == entity) mentions.push_back(static_cast<int>(m));
  }
  return mentions;
}

bool NamesHeadOffice(const DocumentView& view, int entity) {
  return absl::c_any_of(view.entity(entity).roles(), [](const entity::v1::Role& role) {
    return absl::c_linear_search(kHeadOffices, role.office());
  });
}

// A word of kNotHost in the description of the name, or in a role that the text states.
bool IsExcluded(const VisitContext& context, int entity) {
  const DocumentView& view = context.view;
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    const SentenceView& sentence = view.sentences()[mention.sentence];
    for (const Cue& cue : context.cues.In(mention.sentence, CueKind::kNotHost)) {
      const bool before = cue.last_word <= mention.first_word &&
                          mention.first_word - cue.last_word < kDescriptionWords;
      const bool after = cue.first_word > mention.last_word &&
                         cue.first_word - mention.last_word < kDescriptionWords &&
                         view.words()[mention.last_word].lower == ",";
      if (!before && !after) continue;
      // Another name between them takes the description.
      const int first = before ? cue.last_word : mention.last_word;
      const int last = before ? mention.first_word : cue.first_word;
      bool other = false;
      for (int w = std::max(first, sentence.first_word); w < last; ++w) {
        const int between = view.words()[w].mention;
        other |= view.words()[w].lower == "and" ||
                 (between >= 0 && view.IsPersonLike(view.mentions()[between].entity) &&
                  view.mentions()[between].entity != entity);
      }
      if (!other) return true;
    }
  }
  return false;
}

// "His counterpart, X", "her host, X", "his opposite number X".
bool IsCounterpart(const DocumentView& view, int entity) {
  static constexpr absl::string_view kWords[] = {"counterpart", "host", "hosts", "number",
                                                 "colleague"};
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    const int start = view.sentences()[mention.sentence].first_word;
    for (int w = mention.first_word - 1; w >= std::max(start, mention.first_word - 3); --w) {
      if (absl::c_linear_search(kWords, view.words()[w].lower)) return true;
    }
  }
  return false;
}

bool MeetsIn(const VisitContext& context, int sentence) {
  return context.cues.Has(sentence, CueKind::kMeet) || context.cues.Has(sentence, CueKind::kHost) ||
         context.cues.Has(sentence, CueKind::kInvite) ||
         context.cues.Has(sentence, CueKind::kGuest);
}

std::array<double, kHostFeatureCount> HostFeatures(const VisitContext& context, int entity) {
  const DocumentView& view = context.view;
  std::array<double, kHostFeatureCount> f = {};
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->host == entity) f[kFrameHost] = 1;
  }
  int last_sentence = -1;
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    const SentenceView& sentence = view.sentences()[mention.sentence];
    if (sentence.zone == Zone::kTitle) f[kHostTitle] = 1;
    if (mention.sentence == last_sentence || !context.InMain(mention.sentence)) continue;
    last_sentence = mention.sentence;
    if (view.words()[mention.first_word].quotation >= 0 || !MeetsIn(context, mention.sentence)) {
      continue;
    }
    f[kMeets] += f[kMeets] < 3 ? 1 : 0;
    if (context.NamesPrincipal(mention.sentence))
      f[kWithPrincipal] += f[kWithPrincipal] < 2 ? 1 : 0;
  }
  const absl::string_view country = view.CountryOf(entity);
  f[kSameCountry] = context.main.GoesTo(country) ? 1 : 0;
  f[kUnknownCountry] = country.empty() ? 1 : 0;
  f[kHeadOfState] = NamesHeadOffice(view, entity) ? 1 : 0;
  f[kNoOffice] = view.HoldsOffice(entity) ? 0 : 1;
  f[kIsAuthor] = view.entity(entity).is_author() ? 1 : 0;
  f[kSpeaks] = absl::c_any_of(view.sentences(), [entity](const SentenceView& sentence) {
    return sentence.speaker == entity;
  });
  f[kCounterpart] = IsCounterpart(view, entity) ? 1 : 0;
  if (f[kCounterpart] > 0) f[kNoOffice] = 0;
  f[kExcluded] = IsExcluded(context, entity) ? 1 : 0;
  return f;
}

base::v1::Evidence MentionEvidence(const DocumentView& view, const MentionView& mention) {
  return view.Evidence(mention.begin, mention.end,
                       mention.kind == entity::v1::MENTION_KIND_NAME ? base::v1::BASIS_STATED
                                                                     : base::v1::BASIS_INFERRED);
}

// The passages that put a person into the visit: the sentence, then the name itself.
std::vector<base::v1::Evidence> PersonEvidence(const VisitContext& context, int entity) {
  const DocumentView& view = context.view;
  const MentionView* best = nullptr;
  int best_rank = -1;
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    const int rank = (context.InMain(mention.sentence) ? 4 : 0) +
                     (MeetsIn(context, mention.sentence) ? 2 : 0) +
                     (mention.kind == entity::v1::MENTION_KIND_NAME ? 1 : 0);
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = &mention;
  }
  if (best == nullptr) return {};
  return {MentionEvidence(view, *best),
          view.SentenceEvidence(best->sentence, base::v1::BASIS_STATED)};
}

std::vector<base::v1::Evidence> FrameEvidence(const VisitContext& context,
                                              const VisitFrame& frame) {
  std::vector<base::v1::Evidence> evidence;
  if (frame.traveller_mention >= 0) {
    evidence.push_back(
        MentionEvidence(context.view, context.view.mentions()[frame.traveller_mention]));
  }
  evidence.push_back(context.view.SentenceEvidence(
      frame.cue.sentence,
      frame.traveller >= 0 ? base::v1::BASIS_STATED : base::v1::BASIS_INFERRED));
  return evidence;
}

bool MayTravelWith(const VisitContext& context, int entity) {
  const DocumentView& view = context.view;
  const entity::v1::Entity& e = view.entity(entity);
  if (entity == context.main.principal || !e.member_ids().empty() || e.is_author()) return false;
  // An office without a name may be anybody's.
  if (e.type() != entity::v1::ENTITY_TYPE_PERSON || IsExcluded(context, entity)) return false;
  const absl::string_view country = view.CountryOf(entity);
  return country.empty() || country == view.CountryOf(context.main.principal);
}

// The persons that "accompanied by" and its like lead to.
std::vector<int> Companions(const VisitContext& context, const Cue& cue) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[cue.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word < cue.last_word || !view.IsPersonLike(mention.entity)) continue;
    if (mention.kind == entity::v1::MENTION_KIND_PRONOUN) continue;
    if (mention.first_word - cue.last_word > kCompanionWords) break;
    std::vector<int> persons;
    for (const int other : Coordinated(view, m)) persons.push_back(view.mentions()[other].entity);
    return persons;
  }
  return {};
}

// A line that is a name with its description and no sentence.
bool IsNameLine(const DocumentView& view, int sentence) {
  static constexpr absl::string_view kVerbs[] = {"is",   "was", "are", "were", "will", "has",
                                                 "have", "had", "be",  "said", "would"};
  if (sentence >= static_cast<int>(view.sentences().size())) return false;
  const SentenceView& line = view.sentences()[sentence];
  for (int w = line.first_word; w < line.last_word; ++w) {
    if (absl::c_linear_search(kVerbs, view.words()[w].lower)) return false;
  }
  for (int m = line.first_mention; m < line.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    const bool named = mention.kind == entity::v1::MENTION_KIND_NAME &&
                       view.entity(mention.entity).type() == entity::v1::ENTITY_TYPE_PERSON;
    if (named) return mention.first_word - line.first_word < kDescriptionWords;
  }
  return false;
}

// Names on the lines behind "the party will comprise:".
std::vector<int> ListedPersons(const VisitContext& context, int sentence) {
  const DocumentView& view = context.view;
  std::vector<int> persons;
  for (int s = sentence + 1; s <= sentence + kListLines && IsNameLine(view, s); ++s) {
    const SentenceView& line = view.sentences()[s];
    for (int m = line.first_mention; m < line.last_mention; ++m) {
      const MentionView& mention = view.mentions()[m];
      if (mention.kind == entity::v1::MENTION_KIND_NAME) persons.push_back(mention.entity);
    }
  }
  return persons;
}

// True when the sentence's own subject is on the visitor's side.
bool SpeaksOfVisitors(const VisitContext& context, const Cue& cue) {
  const Argument agent = FindAgent(context.view, cue);
  if (agent.entity < 0) return context.NamesPrincipal(cue.sentence) || context.InMain(cue.sentence);
  if (agent.entity == context.main.principal) return true;
  const absl::string_view home = context.view.CountryOf(context.main.principal);
  return !home.empty() && context.view.CountryOf(agent.entity) == home;
}

std::vector<int> DelegationCandidates(const VisitContext& context) {
  const DocumentView& view = context.view;
  std::vector<int> found;
  for (const VisitFrame* frame : context.MainFrames()) {
    if (frame->traveller != context.main.principal) continue;
    found.insert(found.end(), frame->companions.begin(), frame->companions.end());
  }
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const int sentence = static_cast<int>(s);
    if (!context.InMain(sentence)) continue;
    for (const Cue& cue : context.cues.In(sentence, CueKind::kAccompany)) {
      if (view.words()[cue.first_word].quotation >= 0 || !SpeaksOfVisitors(context, cue)) continue;
      const std::vector<int> here = Companions(context, cue);
      found.insert(found.end(), here.begin(), here.end());
    }
    const bool opens_list =
        context.cues.Has(sentence, CueKind::kAccompany) &&
        (context.NamesPrincipal(sentence) || context.cues.Has(sentence, CueKind::kDelegationNoun));
    if (opens_list) {
      const std::vector<int> here = ListedPersons(context, sentence);
      found.insert(found.end(), here.begin(), here.end());
    }
  }
  return found;
}

bool IsSpouse(const VisitContext& context, int entity) {
  const DocumentView& view = context.view;
  for (const entity::v1::Role& role : view.entity(entity).roles()) {
    if (role.office() == "spouse") return true;
  }
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    for (const Cue& cue : context.cues.In(mention.sentence, CueKind::kSpouse)) {
      const bool inside =
          cue.first_word >= mention.first_word && cue.last_word <= mention.last_word;
      const bool before =
          cue.last_word <= mention.first_word && mention.first_word - cue.last_word <= 1;
      if (inside || before) return true;
    }
  }
  return false;
}

void FillDelegation(const VisitContext& context, Participants* result) {
  std::vector<int> seen = {context.main.principal};
  for (const int entity : DelegationCandidates(context)) {
    if (absl::c_linear_search(seen, entity) || !MayTravelWith(context, entity)) continue;
    seen.push_back(entity);
    std::vector<base::v1::Evidence> evidence = PersonEvidence(context, entity);
    if (evidence.empty()) continue;
    const bool spouse = result->cast.spouse < 0 && IsSpouse(context, entity);
    v1::Participant participant = Describe(
        context.view, entity, spouse ? v1::PARTICIPANT_KIND_SPOUSE : v1::PARTICIPANT_KIND_DELEGATE);
    *participant.mutable_support() = MakeSupport(
        Slot::kDelegation, 1.0, spouse ? "participants.spouse" : "participants.delegation",
        std::move(evidence));
    if (spouse) {
      result->cast.spouse = entity;
      result->visitors.push_back(std::move(participant));
    } else {
      result->cast.delegation.push_back(entity);
      result->delegation.push_back(std::move(participant));
    }
  }
}

// The country that the document speaks of most beside the destinations: the principal's, where no
// title says it. Empty unless it is spoken of at least twice and more than any other.
std::string InferHome(const VisitContext& context) {
  std::map<std::string, int> counts;
  for (const MentionView& mention : context.view.mentions()) {
    const entity::v1::Entity& entity = context.view.entity(mention.entity);
    const bool country = entity.type() == entity::v1::ENTITY_TYPE_COUNTRY || mention.metonymic;
    if (country && !context.main.GoesTo(entity.country_code())) ++counts[entity.country_code()];
  }
  counts.erase("");
  std::string best;
  int second = 1;
  for (const auto& [country, count] : counts) {
    if (best.empty() || count > counts[best]) {
      second = best.empty() ? 1 : counts[best];
      best = country;
    } else {
      second = std::max(second, count);
    }
  }
  return !best.empty() && counts[best] > second ? best : "";
}

double HostScore(const VisitContext& context, int entity) {
  const auto f = HostFeatures(context, entity);
  // Without any act of meeting or receiving, office and country alone make no host.
  // The author of a statement about a visit to the author's own country receives the visitor.
  const bool states = f[kIsAuthor] > 0 && f[kSameCountry] > 0 && f[kNoOffice] == 0;
  if (f[kFrameHost] == 0 && f[kMeets] == 0) return states ? kHostThreshold : 0;
  double score = 0;
  for (int i = 0; i < kHostFeatureCount; ++i) score += kHostWeights[i] * f[i];
  return score;
}

void FillHosts(const VisitContext& context, Participants* result) {
  const DocumentView& view = context.view;
  std::vector<std::pair<double, int>> hosts;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    if (!view.IsPersonLike(e) || view.Resolved(e) != e || !view.entity(e).member_ids().empty())
      continue;
    if (result->cast.OnVisitorsSide(e)) continue;
    const absl::string_view country = view.CountryOf(e);
    if (!country.empty() && !context.main.GoesTo(country)) continue;
    const double score = HostScore(context, e);
    if (score >= kHostThreshold) hosts.emplace_back(score, e);
  }
  std::stable_sort(hosts.begin(), hosts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [score, entity] : hosts) {
    std::vector<base::v1::Evidence> evidence = PersonEvidence(context, entity);
    if (evidence.empty()) continue;
    v1::Participant host = Describe(view, entity, v1::PARTICIPANT_KIND_HOST);
    *host.mutable_support() =
        MakeSupport(Slot::kHost, score, "participants.host", std::move(evidence));
    result->cast.hosts.push_back(entity);
    result->hosts.push_back(std::move(host));
  }
}

}  // namespace

bool Cast::OnVisitorsSide(int entity) const {
  return entity == principal || entity == spouse || absl::c_linear_search(delegation, entity);
}

bool Cast::Has(int entity) const {
  return OnVisitorsSide(entity) || absl::c_linear_search(hosts, entity);
}

v1::Participant Describe(const DocumentView& view, int entity, v1::ParticipantKind kind) {
  const entity::v1::Entity& e = view.entity(entity);
  v1::Participant participant;
  participant.set_name(NameOf(view, entity));
  participant.set_name_in_text(e.name_in_text().empty() ? participant.name() : e.name_in_text());
  for (const entity::v1::Role& role : e.roles()) {
    if (!role.stated()) continue;
    *participant.mutable_role() = role;
    break;
  }
  participant.set_country_code(std::string(view.CountryOf(entity)));
  participant.set_kb_id(e.kb_id());
  participant.set_kind(kind);
  return participant;
}

std::string NameOf(const DocumentView& view, int entity) {
  const entity::v1::Entity& e = view.entity(entity);
  const std::string canonical = FoldWord(e.canonical_name());
  if (e.is_author()) return e.canonical_name();
  absl::string_view longest;
  for (const int m : MentionsOf(view, entity)) {
    const MentionView& mention = view.mentions()[m];
    if (mention.kind == entity::v1::MENTION_KIND_PRONOUN) continue;
    const absl::string_view text = view.text().substr(mention.begin, mention.end - mention.begin);
    for (int w = mention.first_word; w < mention.last_word; ++w) {
      const std::string& word = view.words()[w].lower;
      if (word.size() > 2 && absl::StrContains(canonical, word)) return e.canonical_name();
    }
    if (mention.kind == entity::v1::MENTION_KIND_NAME && text.size() > longest.size())
      longest = text;
  }
  for (const entity::v1::Role& role : e.roles()) {
    if (role.stated() && !role.title().empty()) return role.title();
  }
  return longest.empty() || !e.linked() ? e.canonical_name() : std::string(longest);
}

Participants FindParticipants(const VisitContext& context) {
  Participants result;
  result.cast.principal = context.main.principal;
  v1::Participant principal =
      Describe(context.view, context.main.principal, v1::PARTICIPANT_KIND_PRINCIPAL);
  if (principal.country_code().empty()) principal.set_country_code(InferHome(context));
  *principal.mutable_support() =
      MakeSupport(Slot::kPrincipal, context.main.score, "participants.principal",
                  FrameEvidence(context, context.frames[context.main.frames.front()]));
  result.visitors.push_back(std::move(principal));
  FillDelegation(context, &result);
  FillHosts(context, &result);
  return result;
}

}  // namespace communique::summary
