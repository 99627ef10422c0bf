#ifndef SERVICES_CLI_RENDER_CONLLU_H_
#define SERVICES_CLI_RENDER_CONLLU_H_

#include <string>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::cli {

// The tokens of an analysis of `text` as CoNLL-U (https://universaldependencies.org/format.html),
// one sentence a paragraph, cut where the language model begins one. `document_id` becomes the id
// of the document and the stem of those of its sentences.
//
// XPOS is the model's tag, FEATS its morphology, HEAD and DEPREL its parse with its own labels, and
// MISC has NER=B-GPE and the like. What a model does not give is "_". White space is no word here:
// it is kept in MISC of the word before it (SpaceAfter=No, SpacesAfter=\n\n), at the start of the
// text in that of the first word (SpacesBefore), so that forms and MISC together give back the text
// byte by byte. A word whose head is white space hangs on the next head above that is a word; the
// top of its sentence when there is none. The spans must lie in `text`.
std::string RenderConllu(const entity::v1::Analysis& analysis, absl::string_view text,
                         absl::string_view document_id);

}  // namespace communique::cli

#endif  // SERVICES_CLI_RENDER_CONLLU_H_
