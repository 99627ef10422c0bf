#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_SENTENCE_EDGES_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_SENTENCE_EDGES_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace communique::entity::pipeline {

// Where sentences begin by a parse: at the leftmost token below each root. An object is used again
// for the next text.
class SentenceEdges {
 public:
  // Sets `starts`, one value a token, to 1 where a sentence begins and to 0 elsewhere. `heads` are
  // a forest, a root's head being itself. Linear: the edges of a forest that is not projective are
  // found by repeated passes, as spaCy does it, at most twelve.
  void Mark(absl::Span<const int32_t> heads, std::vector<uint8_t>* starts);

 private:
  void WidenEdges(absl::Span<const int32_t> heads);

  std::vector<int32_t> left_;  // The first token found below each token.
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_SENTENCE_EDGES_H_
