#include "services/entity/domain/coref_nouns.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/entity/domain/coref_mentions.h"
#include "services/entity/domain/coref_offices.h"

namespace communique::entity {
namespace {

// "The Norwegian diplomat" was named at most so many sentences before.
constexpr int kSentences = 4;
// A host whom no word shows to receive is named so many times as often as any other.
constexpr size_t kFarMore = 2;

}  // namespace

void NounResolver::Resolve(int m) {
  const ReferenceKind kind = drafts_.mentions[m].noun->kind;
  const std::string country = CountrySaid(m);
  int entity = -1;
  if (kind == ReferenceKind::kVisitor) entity = Party(m, parties_.visitor, country);
  if (kind == ReferenceKind::kHost) {
    const int host = parties_.host >= 0 ? parties_.host : HostOf(Possessor(m));
    entity = Party(m, host, country);
  }
  if (kind == ReferenceKind::kPerson) entity = OnlyOne(m, country);
  if (kind == ReferenceKind::kDocument) entity = Document(m);
  if (entity >= 0) Tie(m, entity, &out_);
}

// The country inside the phrase: "the | Norwegian guest"; empty when none is.
std::string NounResolver::CountrySaid(int m) const {
  const MentionSpan& span = out_.mentions[m];
  for (size_t n = m + 1; n < out_.mentions.size(); ++n) {
    const MentionSpan& inner = out_.mentions[n];
    if (inner.first_token >= span.last_token) break;
    if (inner.entity >= 0 && out_.entities[inner.entity].type == v1::ENTITY_TYPE_COUNTRY)
      return out_.entities[inner.entity].country_code;
  }
  return "";
}

// Whom the pronoun before the noun means; -1 when there is none or it is open.
int NounResolver::Possessor(int m) const {
  if (!drafts_.mentions[m].possessive) return -1;
  for (int n = m - 1; n >= 0 && m - n <= kMentionsBack; --n) {
    if (out_.mentions[n].last_token == out_.mentions[m].first_token) return out_.mentions[n].entity;
    if (out_.mentions[n].last_token < out_.mentions[m].first_token) break;
  }
  return -1;
}

// The traveller or the host, unless gender, country or "her" speak against it.
int NounResolver::Party(int m, int party, const std::string& country) const {
  if (party < 0 || Possessor(m) == party) return -1;
  const EntityRecord& entity = out_.entities[party];
  const std::string& gender = drafts_.mentions[m].gender;
  if (!gender.empty() && !entity.gender.empty() && gender != entity.gender) return -1;
  if (!country.empty() && !entity.country_code.empty() && country != entity.country_code) return -1;
  return party;
}

// Who receives somebody, where no word shows it; -1 when nobody stands out.
int NounResolver::HostOf(int guest) {
  if (guest < 0 || out_.entities[guest].country_code.empty()) return -1;
  const std::string& home = out_.entities[guest].country_code;
  const auto [it, is_new] = hosts_.try_emplace(home, -1);
  if (is_new) it->second = MostNamedAbroad(home);
  return it->second;
}

// The leader of another country who is named far more often than the next; -1 for none.
int NounResolver::MostNamedAbroad(const std::string& home) const {
  int best = -1;
  size_t most = 0;
  size_t second = 0;
  for (size_t e = 0; e < out_.entities.size(); ++e) {
    const EntityRecord& entity = out_.entities[e];
    const bool abroad = !entity.country_code.empty() && entity.country_code != home;
    if (!abroad || entity.type != v1::ENTITY_TYPE_PERSON || !LeadsSomething(entity)) continue;
    const size_t named = entity.mentions.size();
    if (named > most) {
      second = most;
      most = named;
      best = static_cast<int>(e);
    } else {
      second = std::max(second, named);
    }
  }
  return most >= kFarMore * second ? best : -1;
}

// The document of these words, made when the text first speaks of it.
int NounResolver::Document(int m) {
  const MentionSpan& span = out_.mentions[m];
  const std::string name(out_.text.substr(span.begin, span.end - span.begin));
  const auto [it, is_new] =
      documents_.try_emplace(absl::AsciiStrToLower(name), static_cast<int>(out_.entities.size()));
  if (!is_new) return it->second;
  EntityRecord entity;
  entity.type = v1::ENTITY_TYPE_DOCUMENT;
  entity.canonical_name = name;
  entity.name_in_text = name;
  entity.unlinked_reason = "unnamed_document";
  out_.entities.push_back(std::move(entity));
  return it->second;
}

int NounResolver::OnlyOne(int m, const std::string& country) const {
  const std::string& gender = drafts_.mentions[m].gender;
  int found = -1;
  for (int n = m - 1; n >= 0 && m - n <= kMentionsBack; --n) {
    if (out_.mentions[m].sentence - out_.mentions[n].sentence > kSentences) break;
    const int e = SomebodyAt(n, out_);
    if (e < 0 || e == found) continue;
    const EntityRecord& entity = out_.entities[e];
    if (country.empty() || entity.country_code != country) continue;
    if (!gender.empty() && !entity.gender.empty() && gender != entity.gender) continue;
    if (found >= 0) return -1;
    found = e;
  }
  return found;
}

}  // namespace communique::entity
