#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_PIPELINE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_PIPELINE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// Which layers are computed; the tokens always are. What is not asked for costs nothing.
struct Layers {
  bool syntax = true;    // Tags, parts of speech, morphology, lemmas, heads, sentence starts.
  bool entities = true;  // Doc::entities. With `syntax` none crosses the parser's sentence starts.
  bool names = false;    // Doc::names, none of which crosses one of Doc::breaks.
};

// What a running call writes to: caches of words and their vectors, scratch memory. One thread at a
// time. Bounded: it is emptied between batches when it has grown over its limit. What the pipeline
// answers does not depend on what a workspace has seen.
class Workspace {
 public:
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

  // The words of the docs of the last batch.
  const Lexicon& lexicon() const;

 private:
  friend class Pipeline;
  struct Parts;
  explicit Workspace(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

// A spaCy 3 CNN pipeline: tokenizer, tok2vec, tagger, parser, senter, attribute ruler, lemmatizer,
// ner, as far as the model has them, in the model's order. The annotations are spaCy's. Immutable;
// one instance serves all threads.
class Pipeline {
 public:
  // INVALID_ARGUMENT names the component that cannot be built and why.
  static absl::StatusOr<Pipeline> Create(PipelineTables tables);

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  const ModelInfo& info() const;

  // A workspace for this pipeline, which must outlive it.
  Workspace MakeWorkspace() const;

  // Tokenizes and annotates docs whose text is set, valid UTF-8 and below 2 GiB. Everything else in
  // them is overwritten, but for `breaks`. The lemmas are views that hold until the workspace is
  // used again. A doc's annotations are the same whatever docs stand beside it.
  void Annotate(const Layers& layers, absl::Span<Doc> docs, Workspace* workspace) const;

 private:
  struct Components;
  explicit Pipeline(std::unique_ptr<const Components> components);

  std::unique_ptr<const Components> components_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_PIPELINE_H_
