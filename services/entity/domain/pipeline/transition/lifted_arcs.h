#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_LIFTED_ARCS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_LIFTED_ARCS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// An arc that the parser hung higher in the tree than it belongs, to keep the tree projective: its
// label was "acl||dobj", so it is an `acl` of a `dobj` below the head that it has.
struct LiftedArc {
  int token = 0;
  Label label = nullptr;       // "acl"
  Label head_label = nullptr;  // "dobj"
};

// Undoes the lifting of a pseudo-projective parse (Nivre and Nilsson 2005, the scheme "head"). An
// object is used again for the next text.
class LiftedArcs {
 public:
  // Searches look at no more than this many tokens for each token of the text, all in all; the arcs
  // that are left then stay where they are. Real texts need less than one; hostile ones would take
  // quadratic time without a bound.
  static constexpr size_t kMaxVisitsPerToken = 64;

  // For each arc of `arcs`, which ascend by token: the token's new head is the first word with
  // `head_label` below the head it has, nearest the head first, then in the order of the text; the
  // token itself, white space and all below them don't count. Without one the head stays. The label
  // becomes `label`. `heads` are a projective forest, a root's head being itself; `spaces` says of
  // each token whether it is white space.
  void Lower(absl::Span<const LiftedArc> arcs, absl::Span<const uint8_t> spaces,
             absl::Span<int32_t> heads, absl::Span<Label> labels);

  // Tokens that the last Lower looked at.
  size_t visits() const { return visits_; }

 private:
  void ListChildren(absl::Span<const int32_t> heads);
  int FindHead(const LiftedArc& arc, absl::Span<const uint8_t> spaces,
               absl::Span<const int32_t> heads, absl::Span<const Label> labels);

  // The children of token t are children_[begin_[t]] to children_[begin_[t + 1]], in text order.
  std::vector<int32_t> begin_;
  std::vector<int32_t> children_;
  std::vector<int32_t> queue_;
  size_t visits_ = 0;
  size_t max_visits_ = 0;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_LIFTED_ARCS_H_
