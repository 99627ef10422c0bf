#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_SCRATCH_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_SCRATCH_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/transition/aligned_floats.h"
#include "services/entity/domain/pipeline/transition/arc_eager_state.h"
#include "services/entity/domain/pipeline/transition/feature_rows.h"
#include "services/entity/domain/pipeline/transition/lifted_arcs.h"
#include "services/entity/domain/pipeline/transition/sentence_edges.h"

namespace communique::entity::pipeline {

// What Parser and Ner write to while they run, kept so that its memory is used again: one for each
// thread, for any number of parsers. Besides some 1.2 MB of rows it holds about 60 bytes for each
// token of the longest text; a new one is a small one.
struct TransitionScratch {
  // Of the parser.
  ArcEagerState state;
  FeatureRows rows;
  std::vector<LiftedArc> lifted;
  LiftedArcs lifted_arcs;
  SentenceEdges sentence_edges;

  // Of the ner: the tile of tokens at hand, and the rows of the entity that is open.
  AlignedFloats projected;
  AlignedFloats front_rows;
  AlignedFloats entity_rows;

  // Of both.
  AlignedFloats hidden;
  AlignedFloats scores;
  std::vector<uint8_t> spaces;  // Of the text: 1 for a token of white space.

  void FindSpaces(const Lexicon& lexicon, const Doc& doc) {
    spaces.resize(doc.tokens.size());
    for (size_t i = 0; i < spaces.size(); ++i) spaces[i] = lexicon[doc.tokens[i].lexeme].is_space;
  }
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_TRANSITION_SCRATCH_H_
