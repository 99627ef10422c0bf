#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_NER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_NER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/symbols.h"
#include "services/entity/domain/pipeline/transition/move_ranges.h"
#include "services/entity/domain/pipeline/transition/state_scorer.h"
#include "services/entity/domain/pipeline/transition/transition_scratch.h"

namespace communique::entity::pipeline {

// spaCy's entity recognizer: greedy decoding of the BILUO system, one move a token: an entity
// begins, goes on, ends, is one token, or there is none. Immutable; one instance serves all
// threads. Linear in the text.
//
// The score of an entity is the probability of its moves, multiplied: at each move the softmax,
// over the moves that were valid there, of the scores divided by kTemperature. It estimates how
// probable it is that span and type are both right in text of a kind that the model was not trained
// on.
class Ner {
 public:
  // Fitted by log loss, for en_core_web_sm and en_core_web_md 3.8.0 alike, to the persons, places
  // and organizations of UNER English-EWT (dev) and every other document of WikiGold and re3d,
  // "the" before a name left aside. On the other documents and EWT (test), 3,362 entities of sm:
  // expected calibration error 0.031 in ten bins (0.316 without a temperature), area under the ROC
  // curve 0.734. The smallest or the mean probability of the moves, the first move's alone, that of
  // the type, and the moves beside the entity rank and fit no better.
  static constexpr float kTemperature = 2.5f;

  // INVALID_ARGUMENT names the number or the move that no BILUO recognizer has. The labels are
  // interned in `symbols`, which must outlive the recognizer and its docs.
  static absl::StatusOr<Ner> Create(const TransitionTables& tables, SymbolTable* symbols);

  // Floats in a token vector.
  int width() const { return scorer_.width(); }

  // Sets the entities of `doc`, whose tokens refer to `lexicon`, from the vectors of its tokens,
  // [tokens][width]. No entity crosses one of the doc's sentence starts, where it has them. The
  // same bits whatever was recognized before.
  void Recognize(const float* token_vectors, const Lexicon& lexicon, TransitionScratch* scratch,
                 Doc* doc) const;

  // The same with other sentence starts than the doc's: empty, or one value a token.
  void Recognize(const float* token_vectors, const Lexicon& lexicon, const Doc& doc,
                 absl::Span<const uint8_t> sentence_starts, TransitionScratch* scratch,
                 std::vector<EntitySpan>* entities) const;

 private:
  // spaCy's numbers.
  enum class Action : uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut };

  struct NerMove {
    Action action;
    Label label;
    // Of kBegin: the moves that may follow: in and last of the same label, in the order of the
    // moves; `last` alone where the entity must end.
    std::vector<MoveRange> inside;
    std::vector<MoveRange> last;
  };

  class Decoder;

  Ner(StateScorer scorer, MoveRanges outside, std::vector<NerMove> moves);

  static std::vector<NerMove> LinkMoves(const std::vector<Move>& moves, SymbolTable* symbols);

  StateScorer scorer_;
  MoveRanges outside_;  // The valid moves where no entity is open, by action.
  std::vector<NerMove> moves_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_NER_H_
