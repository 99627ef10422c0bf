#ifndef SERVICES_ENTITY_DOMAIN_MENTION_DRAFT_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_DRAFT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// A description of an office: "the visiting Norwegian prime minister", "Minister for Trade".
struct RolePhrase {
  int first = 0;  // Tokens [first, last), without article.
  int last = 0;
  int title_first = 0;  // The title alone.
  int title_last = 0;
  int sentence = 0;
  const Title* title = nullptr;
  std::string office;        // Normalised.
  std::string country;       // ISO 3166-1 alpha-2; empty when not said.
  std::string organisation;  // Name of a body that is not a state; empty when not said.
  bool definite = false;     // "the".
  bool indefinite = false;   // "a": describes, never refers.
  bool possessive = false;   // "his".
  bool former = false;
  bool visiting = false;  // "the visiting president".
  bool plural = false;
  bool cased = false;        // The title has a capital.
  bool counterpart = false;  // "his Indian counterpart".
  int holder = -1;           // Index of the mention that it is the title of.
};

// What a pronoun or a group says of whom it means.
enum class Reference : uint8_t {
  kNone,
  kHe,
  kShe,
  kThey,
  kSpeaker,   // "I", "me", "my".
  kSpeakers,  // "we", "our".
  kPair,      // "the two leaders", "both sides".
  kNoun,      // "the guest", "the Norwegian diplomat".
};

// A mention on its way to an entity.
struct MentionDraft {
  MentionSpan span;
  std::vector<Alias> candidates;  // Knowledge base records of this form.
  AliasKind form = AliasKind::kName;
  std::string subtype;
  std::string country;       // Said beside the name: "X of Norway", "Norway's X"; empty when not.
  std::string gender;        // From its title: "f", "m" or empty.
  std::vector<int> roles;    // Indices of its role phrases.
  bool titled = false;       // A title or an honorific stands beside it.
  bool spouse_form = false;  // "Mrs X", "Madame X".
  double person = 0;         // Evidence that it names a person; 2 is enough.
  Reference reference = Reference::kNone;
  const ReferenceNoun* noun = nullptr;  // Of a pair that no title names, and of kNoun.
  // A pronoun that stands before a noun ("his"), or a noun behind such a one ("his host").
  bool possessive = false;
};

// Everything that the text says about names, before they are tied to entities.
struct MentionDrafts {
  std::vector<MentionDraft> mentions;  // By begin.
  std::vector<RolePhrase> roles;       // In text order.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_DRAFT_H_
