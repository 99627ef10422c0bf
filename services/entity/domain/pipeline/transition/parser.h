#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_PARSER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_PARSER_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/symbols.h"
#include "services/entity/domain/pipeline/transition/arc_eager_state.h"
#include "services/entity/domain/pipeline/transition/move_ranges.h"
#include "services/entity/domain/pipeline/transition/state_scorer.h"
#include "services/entity/domain/pipeline/transition/transition_scratch.h"

namespace communique::entity::pipeline {

// spaCy's dependency parser: greedy decoding of the arc-eager system, which finds the sentences
// too. Immutable; one instance serves all threads. Linear in the text.
class Parser {
 public:
  // INVALID_ARGUMENT names the number or the move that no arc-eager parser has. The labels are
  // interned in `symbols`, which must outlive the parser and its docs.
  static absl::StatusOr<Parser> Create(const TransitionTables& tables, SymbolTable* symbols);

  // Floats in a token vector.
  int width() const { return scorer_.width(); }

  // Sets heads, dependencies and sentence_starts of `doc`, whose tokens refer to `lexicon`, from
  // the vectors of its tokens, [tokens][width]. Sentence starts that are set before are respected.
  // Does nothing to a doc without tokens. The same bits whatever was parsed before.
  void Parse(const float* token_vectors, const Lexicon& lexicon, TransitionScratch* scratch,
             Doc* doc) const;

 private:
  // A move: what it does, and the label of its arc. A label "acl||dobj" is a lifted arc's, with
  // `head_label` "dobj"; other moves have none.
  struct ParserMove {
    ArcEagerAction action;
    Label label;
    Label lowered_label;
    Label head_label;
  };

  Parser(StateScorer scorer, MoveRanges ranges, std::vector<ParserMove> moves, Label root);

  void Decode(const float* token_vectors, TransitionScratch* scratch, const Doc& doc) const;
  int ChooseMove(uint32_t valid, TransitionScratch* scratch) const;
  void SetArcs(TransitionScratch* scratch, Doc* doc) const;

  StateScorer scorer_;
  MoveRanges ranges_;
  std::vector<ParserMove> moves_;
  Label root_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_PARSER_H_
