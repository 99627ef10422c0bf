#ifndef SERVICES_ENTITY_DOMAIN_VERB_GROUPS_H_
#define SERVICES_ENTITY_DOMAIN_VERB_GROUPS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/verb_auxiliaries.h"
#include "services/entity/domain/verb_lexicon.h"

namespace communique::entity {

// A verb with its auxiliaries, for example "has not yet been invited" or "is due to visit".
struct VerbGroup {
  int first = 0;  // Tokens [first, last).
  int last = 0;
  int head = 0;                             // Token of the verb that carries the meaning.
  absl::string_view lemma;                  // Of the head; "be" or "have" when they stand alone.
  v1::Tense tense = v1::TENSE_UNSPECIFIED;  // Unspecified for bare infinitives and gerunds.
  Modal modal = Modal::kNone;
  bool perfect = false;
  bool passive = false;
  bool gerund = false;      // Head is an -ing form without auxiliary.
  bool infinitive = false;  // "to visit" without a finite verb of its own.
  bool participle = false;  // "invited by Oslo": a past form that may modify a noun.
  bool negated = false;
};

// The verb groups of a text in order, never overlapping. Without a parser: forms from the lexicon,
// readings decided by the words around them. Linear in the tokens.
std::vector<VerbGroup> FindVerbGroups(const VerbLexicon& lexicon, const AnnotatedText& text);

// Index of the group that holds or most nearly precedes `token` in its sentence, else the first one
// after it in the sentence; -1 when the sentence has none. Finite groups win over gerunds.
int GroupNear(const AnnotatedText& text, const std::vector<VerbGroup>& groups, int token);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_VERB_GROUPS_H_
