#include "services/entity/domain/pipeline/transition/lifted_arcs.h"

namespace communique::entity::pipeline {

void LiftedArcs::Lower(absl::Span<const LiftedArc> arcs, absl::Span<const uint8_t> spaces,
                       absl::Span<int32_t> heads, absl::Span<Label> labels) {
  visits_ = 0;
  max_visits_ = kMaxVisitsPerToken * heads.size();
  if (arcs.empty()) return;
  ListChildren(heads);
  for (const LiftedArc& arc : arcs) {
    heads[arc.token] = FindHead(arc, spaces, heads, labels);
    labels[arc.token] = arc.label;
  }
}

// A token moved later stays listed where it was, and spaCy does not see it where it went: there it
// lies outside the span that its new head's subtree had when all were listed.
void LiftedArcs::ListChildren(absl::Span<const int32_t> heads) {
  const int count = static_cast<int>(heads.size());
  begin_.assign(count + 2, 0);
  for (int i = 0; i < count; ++i) {
    if (heads[i] != i) ++begin_[heads[i] + 2];
  }
  for (int i = 2; i < count + 2; ++i) begin_[i] += begin_[i - 1];
  children_.resize(count);
  for (int i = 0; i < count; ++i) {
    if (heads[i] != i) children_[begin_[heads[i] + 1]++] = i;
  }
}

int LiftedArcs::FindHead(const LiftedArc& arc, absl::Span<const uint8_t> spaces,
                         absl::Span<const int32_t> heads, absl::Span<const Label> labels) {
  queue_.assign(1, heads[arc.token]);
  for (size_t next = 0; next < queue_.size(); ++next) {
    const int head = queue_[next];
    for (int i = begin_[head]; i < begin_[head + 1]; ++i) {
      if (visits_ == max_visits_) return heads[arc.token];
      ++visits_;
      const int child = children_[i];
      if (spaces[child] || child == arc.token || heads[child] != head) continue;
      if (labels[child] == arc.head_label) return child;
      queue_.push_back(child);
    }
  }
  return heads[arc.token];
}

}  // namespace communique::entity::pipeline
