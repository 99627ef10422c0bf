#include "services/summary/domain/participants.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/delegation.h"
#include "services/summary/domain/hosts.h"
#include "services/summary/domain/person_signs.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

base::v1::Evidence MentionEvidence(const DocumentView& view, const MentionView& mention) {
  return view.Evidence(mention.begin, mention.end,
                       mention.kind == entity::v1::MENTION_KIND_NAME ? base::v1::BASIS_STATED
                                                                     : base::v1::BASIS_INFERRED);
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

void AddPrincipal(const VisitContext& context, const PersonIndex& persons, Participants* result) {
  result->cast.principal = context.main.principal;
  v1::Participant principal =
      Describe(context.view, context.main.principal, v1::PARTICIPANT_KIND_PRINCIPAL);
  principal.set_country_code(persons.home());
  *principal.mutable_support() =
      MakeSupport(Slot::kPrincipal, context.main.score, "participants.principal",
                  FrameEvidence(context, context.frames[context.main.frames.front()]));
  result->visitors.push_back(std::move(principal));
}

// A country that was only guessed gives way to that of the side on which somebody turned out to be.
void SetSide(const PersonIndex& persons, int entity, absl::string_view country,
             v1::Participant* participant) {
  const Affiliation& affiliation = persons.AffiliationOf(entity);
  if (affiliation.certainty == Certainty::kSaid || country.empty()) return;
  participant->set_country_code(std::string(country));
  if (!participant->role().country_code().empty()) {
    participant->mutable_role()->set_country_code(std::string(country));
  }
}

void AddDelegation(const VisitContext& context, const PersonIndex& persons, Participants* result) {
  for (const Delegate& delegate : FindDelegation(context, persons)) {
    std::vector<base::v1::Evidence> evidence =
        PersonEvidence(context, persons, delegate.entity, delegate.mention);
    if (evidence.empty()) continue;
    v1::Participant participant =
        Describe(context.view, delegate.entity,
                 delegate.spouse ? v1::PARTICIPANT_KIND_SPOUSE : v1::PARTICIPANT_KIND_DELEGATE);
    if (!delegate.name.empty()) participant.set_name(delegate.name);
    if (!delegate.name.empty()) participant.set_name_in_text(delegate.name);
    SetSide(persons, delegate.entity, result->visitors[0].country_code(), &participant);
    *participant.mutable_support() = MakeSupport(
        Slot::kDelegation, delegate.score,
        delegate.spouse ? "participants.spouse" : "participants.delegation", std::move(evidence));
    if (delegate.spouse) {
      result->cast.spouse = delegate.entity;
      result->visitors.push_back(std::move(participant));
    } else {
      result->cast.delegation.push_back(delegate.entity);
      result->delegation.push_back(std::move(participant));
    }
  }
}

// Somebody of this name is in the record: the analysis has one person twice.
bool IsNamed(const Participants& people, absl::string_view name) {
  const auto same = [name](const v1::Participant& person) { return person.name() == name; };
  return absl::c_any_of(people.visitors, same) || absl::c_any_of(people.delegation, same) ||
         absl::c_any_of(people.hosts, same);
}

void AddHosts(const VisitContext& context, const PersonIndex& persons, Participants* result) {
  const std::vector<Encounter> encounters = FindEncounters(context, persons, result->cast);
  const std::string only = context.main.countries.size() == 1 ? context.main.countries[0] : "";
  for (const Host& found : FindHosts(context, persons, result->cast, encounters)) {
    std::vector<base::v1::Evidence> evidence = PersonEvidence(context, persons, found.entity, -1);
    if (evidence.empty() || IsNamed(*result, NameOf(context.view, found.entity))) continue;
    v1::Participant host = Describe(context.view, found.entity, v1::PARTICIPANT_KIND_HOST);
    SetSide(persons, found.entity, only, &host);
    *host.mutable_support() =
        MakeSupport(Slot::kHost, found.score, "participants.host", std::move(evidence));
    result->cast.hosts.push_back(found.entity);
    result->hosts.push_back(std::move(host));
  }
}

// The longest words in which the text speaks of an office without a holder ("King of Morocco"),
// among those that name an office the person holds.
absl::string_view OfficeInText(const DocumentView& view, const entity::v1::Entity& e) {
  absl::string_view longest;
  for (const entity::v1::Mention& mention : e.mentions()) {
    if (mention.kind() == entity::v1::MENTION_KIND_PRONOUN) continue;
    const absl::string_view text = view.text().substr(
        mention.span().byte_begin(), mention.span().byte_end() - mention.span().byte_begin());
    const std::string folded = FoldWord(text);
    const bool office = absl::c_any_of(e.roles(), [&](const entity::v1::Role& role) {
      const std::string title = FoldWord(role.title());
      return role.stated() && !title.empty() &&
             (absl::StrContains(title, folded) ||
              absl::StartsWith(folded, title.substr(0, title.find(' '))));
    });
    if (office && text.size() > longest.size()) longest = text;
  }
  return longest;
}

// The text names the person by a full name of its own that the known one does not complete
// ("Ferdinand Marcos" for Bongbong Marcos), or by another spelling ("Soeharto").
bool TextNamesOtherwise(const entity::v1::Entity& e) {
  const std::string canonical = FoldWord(e.canonical_name());
  const std::vector<WordSpan> words = SplitWords(e.name_in_text());
  if (words.empty()) return false;
  const absl::string_view first =
      absl::string_view(e.name_in_text()).substr(words[0].begin, words[0].end - words[0].begin);
  const bool capitals =
      absl::c_none_of(first, [](unsigned char c) { return absl::ascii_islower(c); });
  const bool ascii = absl::c_all_of(first, [](unsigned char c) { return absl::ascii_isascii(c); });
  return words.size() > 1 && !capitals && ascii && !absl::StrContains(canonical, FoldWord(first));
}

bool HasNameMention(const entity::v1::Entity& e) {
  return absl::c_any_of(e.mentions(), [](const entity::v1::Mention& mention) {
    return mention.kind() == entity::v1::MENTION_KIND_NAME;
  });
}

// The text uses a word of the known name.
bool TextUsesName(const DocumentView& view, const entity::v1::Entity& e) {
  const std::string canonical = FoldWord(e.canonical_name());
  return absl::c_any_of(e.mentions(), [&](const entity::v1::Mention& mention) {
    if (mention.kind() == entity::v1::MENTION_KIND_PRONOUN) return false;
    const absl::string_view text = view.text().substr(
        mention.span().byte_begin(), mention.span().byte_end() - mention.span().byte_begin());
    return absl::c_any_of(SplitWords(text), [&](const WordSpan& span) {
      const std::string word = FoldWord(text.substr(span.begin, span.end - span.begin));
      return word.size() > 2 && absl::StrContains(canonical, word);
    });
  });
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
  const bool person = e.type() == entity::v1::ENTITY_TYPE_PERSON;
  if (e.is_author()) return e.canonical_name();
  if (person && TextUsesName(view, e)) {
    return TextNamesOtherwise(e) ? e.name_in_text() : e.canonical_name();
  }
  if (person && HasNameMention(e) && !e.name_in_text().empty()) return e.name_in_text();
  const absl::string_view office = OfficeInText(view, e);
  if (!office.empty()) return std::string(office);
  for (const entity::v1::Role& role : e.roles()) {
    if (role.stated() && !role.title().empty()) return role.title();
  }
  return e.name_in_text().empty() ? e.canonical_name() : e.name_in_text();
}

Participants FindParticipants(const VisitContext& context) {
  const PersonIndex persons(context);
  Participants result;
  AddPrincipal(context, persons, &result);
  AddDelegation(context, persons, &result);
  AddHosts(context, persons, &result);
  return result;
}

}  // namespace communique::summary
