#ifndef COMMON_TEXT_CONLLU_H_
#define COMMON_TEXT_CONLLU_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::text {

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

// Bytes [begin, end) of a text.
struct ByteRange {
  int begin = 0;
  int end = 0;
};

// Says of a sentence, in text order, whether it is written: nullopt leaves it out, else the string
// is put above it, whole comment lines ("# key = value\n") or nothing.
using SentenceChoice = std::function<std::optional<std::string>(ByteRange)>;

// The same for the sentences that `choose` takes. Their ids are those that they have among all.
std::string RenderConllu(const entity::v1::Analysis& analysis, absl::string_view text,
                         absl::string_view document_id, const SentenceChoice& choose);

}  // namespace communique::text

#endif  // COMMON_TEXT_CONLLU_H_
