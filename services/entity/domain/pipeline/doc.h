#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_DOC_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_DOC_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// A token as spaCy cuts it; runs of white space are tokens too, but for one space after a token.
struct DocToken {
  uint32_t begin = 0;  // Bytes in Doc::text, half-open.
  uint32_t end = 0;
  uint32_t lexeme = 0;       // Index in the Lexicon that the tokenizer filled.
  bool space_after = false;  // One ' ' follows at `end`, which belongs to no other token.
};

// Tokens [first_token, last_token) that the model takes for the name of something.
struct EntitySpan {
  int first_token = 0;
  int last_token = 0;
  Label label = nullptr;
  float score = 0;  // Confidence, 0 to 1; see transition/ner.h.
};

// One text and the layers of annotation over it. A layer is empty until its component has run, and
// has one value a token afterwards.
struct Doc {
  absl::string_view text;  // Must outlive the doc.
  // Bytes at which sentences begin for `names`, ascending. Set by the caller; may be empty.
  std::vector<uint32_t> breaks;
  std::vector<DocToken> tokens;
  std::vector<Label> tags;                // "NNP"
  std::vector<Label> pos;                 // "PROPN"
  std::vector<Label> morphs;              // "Number=Sing", features sorted; empty for none.
  std::vector<absl::string_view> lemmas;  // Views into the pipeline or the workspace.
  std::vector<int32_t> heads;             // Index of the head; its own index for a root.
  std::vector<Label> dependencies;        // "nsubj"
  std::vector<uint8_t> sentence_starts;   // 1 where a sentence begins.
  std::vector<EntitySpan> entities;       // In text order, never overlapping.
  std::vector<EntitySpan> names;          // The same under `breaks` (see Layers::names).
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_DOC_H_
