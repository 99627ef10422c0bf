#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LABEL_LAYER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LABEL_LAYER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/network/dense.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// spaCy's tagger and senter: of each token the label that scores best, the first of equals.
// Immutable; one serves all threads.
class LabelLayer {
 public:
  // Interns the labels. INVALID_ARGUMENT when they aren't as many as the rows of the output layer.
  static absl::StatusOr<LabelLayer> Create(const LabelLayerTables& tables, SymbolTable* symbols);

  // Floats of a token's vector.
  int width() const { return output_.inputs(); }

  // `vectors`: [doc->tokens.size()][width()]. Sets doc->tags; as spaCy, leaves those of a doc that
  // has them, unless the model says to overwrite.
  void Tag(const float* vectors, Doc* doc) const;

  // Sets doc->sentence_starts to the tokens of the second label, "S"; the first token starts a
  // sentence whatever its label. Leaves what there is, as Tag.
  void FindSentences(const float* vectors, Doc* doc) const;

 private:
  LabelLayer(Dense output, std::vector<Label> labels, bool overwrite);

  // Index of the best label of each token.
  std::vector<int> BestLabels(const float* vectors, size_t tokens) const;

  Dense output_;
  std::vector<Label> labels_;
  bool overwrite_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_LABEL_LAYER_H_
