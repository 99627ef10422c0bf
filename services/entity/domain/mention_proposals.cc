#include "services/entity/domain/mention_proposals.h"

#include <algorithm>

namespace communique::entity {
namespace {

// Weights, by judgment and by the corpus: a sure proposal of just these tokens is nearly enough.
constexpr double kSameSpan = 2;
constexpr double kOverlap = 1;
constexpr double kOtherType = -1;

// A proposal that gives a type to what rules take for a name needs this score, and one that no rule
// supports the higher one.
constexpr double kMaybe = 0.35;
constexpr double kSure = 0.45;

bool IsSame(const NameProposal& proposal, int first, int last) {
  return proposal.first_token == first && proposal.last_token == last;
}

// Names the model may make where the rules see none: rules know every country, and groups and
// events that they do not know are no use to a record.
bool MayStandAlone(v1::EntityType type) {
  return type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_ORGANIZATION ||
         type == v1::ENTITY_TYPE_FACILITY || type == v1::ENTITY_TYPE_PLACE;
}

// The word at token `i` can carry a name that no rule sees. Capitals prove nothing in a headline,
// and shouted words and initials are no person by themselves.
bool CarriesName(const AnnotatedText& text, const DocumentWords& words,
                 const NameProposal& proposal, int i) {
  if (!words[i].cased || words[i].ordinary) return false;
  const bool plain = !text.tokens[i].all_caps && words[i].key.size() > 1;
  if (proposal.type == v1::ENTITY_TYPE_PERSON) return plain;
  return plain || !words.TitleCase(text.tokens[i].sentence);
}

MentionDraft DraftOf(const AnnotatedText& text, const NameProposal& proposal) {
  MentionDraft draft;
  MentionSpan& span = draft.span;
  span.first_token = proposal.first_token;
  span.last_token = proposal.last_token;
  span.title_first_token = span.title_last_token = proposal.first_token;
  span.begin = text.tokens[proposal.first_token].begin;
  span.end = text.tokens[proposal.last_token - 1].end;
  span.sentence = text.tokens[proposal.first_token].sentence;
  span.type = proposal.type;
  span.proposer = v1::PROPOSER_MODEL;
  span.score = proposal.score;
  if (proposal.type == v1::ENTITY_TYPE_PERSON) draft.form = AliasKind::kSurname;
  return draft;
}

}  // namespace

ProposalIndex::ProposalIndex(const AnnotatedText& text)
    : text_(text), proposal_of_(text.tokens.size(), -1) {
  for (size_t p = 0; p < text.proposals.size(); ++p) {
    for (int i = text.proposals[p].first_token; i < text.proposals[p].last_token; ++i) {
      proposal_of_[i] = static_cast<int>(p);
    }
  }
}

const NameProposal* ProposalIndex::Over(int first, int last) const {
  const NameProposal* best = nullptr;
  int most = 0;
  for (int i = first; i < last;) {
    if (proposal_of_[i] < 0) {
      ++i;
      continue;
    }
    const NameProposal& proposal = text_.proposals[proposal_of_[i]];
    const int end = std::min(proposal.last_token, last);
    if (end - i > most) {
      most = end - i;
      best = &proposal;
    }
    i = end;
  }
  return best;
}

double ProposalIndex::PersonEvidence(int first, int last) const {
  const NameProposal* proposal = Over(first, last);
  if (proposal == nullptr) return 0;
  if (proposal->type != v1::ENTITY_TYPE_PERSON) return kOtherType * proposal->score;
  return (IsSame(*proposal, first, last) ? kSameSpan : kOverlap) * proposal->score;
}

v1::EntityType ProposalIndex::OtherType(int first, int last) const {
  const NameProposal* proposal = Over(first, last);
  if (proposal == nullptr || !IsSame(*proposal, first, last) || proposal->score < kMaybe ||
      proposal->type == v1::ENTITY_TYPE_PERSON || !MayStandAlone(proposal->type)) {
    return v1::ENTITY_TYPE_UNSPECIFIED;
  }
  return proposal->type;
}

std::vector<MentionDraft> ProposedMentions(const AnnotatedText& text, const DocumentWords& words,
                                           const std::vector<MentionDraft>& mentions) {
  std::vector<bool> taken(text.tokens.size(), false);
  for (const MentionDraft& draft : mentions) {
    std::fill(taken.begin() + draft.span.first_token, taken.begin() + draft.span.last_token, true);
  }
  std::vector<MentionDraft> out;
  for (const NameProposal& proposal : text.proposals) {
    if (proposal.score < kSure || !MayStandAlone(proposal.type)) continue;
    bool free = true;
    bool carried = false;
    for (int i = proposal.first_token; i < proposal.last_token; ++i) {
      free = free && !taken[i];
      carried = carried || CarriesName(text, words, proposal, i);
    }
    if (free && carried) out.push_back(DraftOf(text, proposal));
  }
  return out;
}

}  // namespace communique::entity
