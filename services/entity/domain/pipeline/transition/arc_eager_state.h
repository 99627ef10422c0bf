#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ARC_EAGER_STATE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ARC_EAGER_STATE_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace communique::entity::pipeline {

// The actions of the parser, with spaCy's numbers. S0 is the top of the stack, B0 the front of the
// buffer.
enum class ArcEagerAction : uint8_t {
  kShift,     // B0 moves to the stack.
  kReduce,    // S0 is done; without a head it returns to the buffer, unless it is alone.
  kLeftArc,   // B0 becomes the head of S0, which is done; a head it had is replaced.
  kRightArc,  // S0 becomes the head of B0, which moves to the stack.
  kBreak,     // A sentence begins at B1.
};

// The set of one action, for ArcEagerState::ValidActions.
constexpr uint32_t ActionBit(ArcEagerAction action) { return 1u << static_cast<int>(action); }

// The state of spaCy's non-monotonic arc-eager system (Nivre 2004; Honnibal and Johnson 2015).
// Tokens are numbers from 0; -1 is no token. Every sequence of valid actions ends after at most
// seven steps a token, and leaves a projective forest. An object is used again for the next text.
class ArcEagerState {
 public:
  // Begins a text. `sentence_starts` is empty, or says of each token whether a sentence begins
  // there (1) or none may (0); it must outlive the parse.
  void Reset(int length, absl::Span<const uint8_t> sentence_starts = {});

  bool IsFinal() const { return stack_.empty() && BufferLength() == 0; }

  // The actions that may be applied, as a union of ActionBit. At least one in every state that is
  // not final, unless sentence starts are preset.
  uint32_t ValidActions() const;

  // Applies a valid action; `label` names the arc of kLeftArc and kRightArc.
  void Apply(ArcEagerAction action, int label);

  // Gives up: drops the stack and all that was never shifted.
  void ForceFinal();

  // The tokens that the network looks at: 8 or 13 of them, as `tokens` has places.
  void ContextTokens(absl::Span<int> tokens) const;

  // Whether S0 stands directly before B0.
  bool IsAdjacent() const { return Stack(0) == Buffer(0) - 1; }

  // The token's head, -1 while it has none, and the label of its arc.
  int Head(int token) const { return nodes_[token].head; }
  int ArcLabel(int token) const { return nodes_[token].label; }

  // The i-th token from the top of the stack and from the front of the buffer.
  int Stack(int i) const {
    const size_t depth = stack_.size();
    return static_cast<size_t>(i) < depth ? stack_[depth - 1 - i] : -1;
  }
  int Buffer(int i) const {
    const int returned = static_cast<int>(returned_.size());
    if (i < returned) return returned_[returned - 1 - i];
    const int token = next_ + (i - returned);
    return token < length_ ? token : -1;
  }

 private:
  // The children of a node on one side are a list, the last that was attached first: `left` or
  // `right` begins it, `sibling` goes on.
  struct Node {
    int32_t head;
    int32_t left;
    int32_t right;
    int32_t sibling;
    int32_t label;
    bool unshiftable;  // Came back from the stack: must get a head before it goes there again.
    bool starts_sentence;
    bool never_starts_sentence;
  };

  int BufferLength() const { return length_ - next_ + static_cast<int>(returned_.size()); }
  int LeftChild(int token) const { return token < 0 ? -1 : nodes_[token].left; }
  int RightChild(int token) const { return token < 0 ? -1 : nodes_[token].right; }
  int Sibling(int token) const { return token < 0 ? -1 : nodes_[token].sibling; }
  bool CanBreak() const;
  void Push();
  void Reduce();
  void LeftArc(int label);
  void RightArc(int label);

  int length_ = 0;
  int next_ = 0;                   // The first token that was never shifted.
  std::vector<int32_t> stack_;     // Top last.
  std::vector<int32_t> returned_;  // Front of the buffer last; they come before `next_`.
  std::vector<Node> nodes_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_ARC_EAGER_STATE_H_
