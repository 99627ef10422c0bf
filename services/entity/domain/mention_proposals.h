#ifndef SERVICES_ENTITY_DOMAIN_MENTION_PROPOSALS_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_PROPOSALS_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

// The language model's proposals by token. The model proposes and this project's rules decide: a
// proposal is one more piece of evidence about a run of capitals, and where rules see no name at
// all a sure proposal makes one.
class ProposalIndex {
 public:
  // `text` must outlive the index.
  explicit ProposalIndex(const AnnotatedText& text);

  // The proposal that overlaps tokens [first, last) most, the first of equals; null when none does.
  const NameProposal* Over(int first, int last) const;

  // What the model adds to the evidence that tokens [first, last) name a person (the unit is that
  // of kPersonEvidence); negative when it takes them for something else.
  double PersonEvidence(int first, int last) const;

  // The type, other than a person, that the model gives to a name of just these tokens, or
  // UNSPECIFIED.
  v1::EntityType OtherType(int first, int last) const;

 private:
  const AnnotatedText& text_;
  std::vector<int> proposal_of_;  // For each token, or -1.
};

// Drafts of sure proposals that no draft of `mentions` overlaps, by begin.
std::vector<MentionDraft> ProposedMentions(const AnnotatedText& text, const DocumentWords& words,
                                           const std::vector<MentionDraft>& mentions);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_PROPOSALS_H_
