#include "services/entity/domain/pipeline/transition/arc_eager_state.h"

#include <algorithm>

namespace communique::entity::pipeline {

void ArcEagerState::Reset(int length, absl::Span<const uint8_t> sentence_starts) {
  length_ = length;
  next_ = 0;
  stack_.clear();
  returned_.clear();
  nodes_.assign(length, Node{-1, -1, -1, -1, -1, false, false, false});
  for (size_t i = 0; i < sentence_starts.size(); ++i) {
    nodes_[i].starts_sentence = sentence_starts[i] != 0;
    nodes_[i].never_starts_sentence = sentence_starts[i] == 0;
  }
}

uint32_t ArcEagerState::ValidActions() const {
  const int buffered = BufferLength();
  uint32_t valid = buffered >= 2 && CanBreak() ? ActionBit(ArcEagerAction::kBreak) : 0;
  if (stack_.empty()) return valid | ActionBit(ArcEagerAction::kShift);
  if (buffered == 0) return valid | ActionBit(ArcEagerAction::kReduce);
  const Node& front = nodes_[Buffer(0)];
  if (stack_.size() > 1 || !front.never_starts_sentence) {
    valid |= ActionBit(ArcEagerAction::kReduce);
  }
  if (front.starts_sentence) return valid;
  valid |= ActionBit(ArcEagerAction::kLeftArc) | ActionBit(ArcEagerAction::kRightArc);
  if (buffered >= 2 && !front.unshiftable) valid |= ActionBit(ArcEagerAction::kShift);
  return valid;
}

bool ArcEagerState::CanBreak() const {
  const int second = Buffer(1);
  return second == Buffer(0) + 1 && !nodes_[second].starts_sentence &&
         !nodes_[second].never_starts_sentence;
}

void ArcEagerState::Apply(ArcEagerAction action, int label) {
  switch (action) {
    case ArcEagerAction::kShift:
      return Push();
    case ArcEagerAction::kReduce:
      return Reduce();
    case ArcEagerAction::kLeftArc:
      return LeftArc(label);
    case ArcEagerAction::kRightArc:
      return RightArc(label);
    case ArcEagerAction::kBreak:
      nodes_[Buffer(1)].starts_sentence = true;
      return;
  }
}

void ArcEagerState::ForceFinal() {
  stack_.clear();
  next_ = length_;
}

void ArcEagerState::Push() {
  if (returned_.empty()) {
    stack_.push_back(next_++);
  } else {
    stack_.push_back(returned_.back());
    returned_.pop_back();
  }
}

void ArcEagerState::Reduce() {
  const int top = stack_.back();
  if (nodes_[top].head < 0 && stack_.size() > 1) {
    nodes_[top].unshiftable = true;
    returned_.push_back(top);
  }
  stack_.pop_back();
}

void ArcEagerState::LeftArc(int label) {
  const int head = Buffer(0);
  const int child = stack_.back();
  Node& node = nodes_[child];
  // The head that is replaced lies under the child on the stack: the child is the last it got.
  if (node.head >= 0) nodes_[node.head].right = node.sibling;
  node.head = head;
  node.label = label;
  node.sibling = nodes_[head].left;
  nodes_[head].left = child;
  nodes_[head].unshiftable = false;
  stack_.pop_back();
}

void ArcEagerState::RightArc(int label) {
  const int head = stack_.back();
  const int child = Buffer(0);
  Node& node = nodes_[child];
  node.head = head;
  node.label = label;
  node.sibling = nodes_[head].right;
  nodes_[head].right = child;
  Push();
}

void ArcEagerState::ContextTokens(absl::Span<int> tokens) const {
  const int b0 = Buffer(0), s0 = Stack(0), s1 = Stack(1);
  if (tokens.size() == 8) {
    const int context[8] = {
        b0, Buffer(1), s0, s1, Stack(2), LeftChild(b0), LeftChild(s0), RightChild(s0)};
    std::copy_n(context, 8, tokens.begin());
    return;
  }
  // Of the 13, spaCy writes the second left child of S0 over by its right one; models are trained
  // so.
  const int context[13] = {b0,
                           Buffer(1),
                           s0,
                           s1,
                           Stack(2),
                           LeftChild(s0),
                           RightChild(s0),
                           LeftChild(b0),
                           Sibling(RightChild(s0)),
                           LeftChild(s1),
                           Sibling(LeftChild(s1)),
                           RightChild(s1),
                           Sibling(RightChild(s1))};
  std::copy_n(context, 13, tokens.begin());
}

}  // namespace communique::entity::pipeline
