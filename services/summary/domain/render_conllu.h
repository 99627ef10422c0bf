#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_CONLLU_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_CONLLU_H_

#include <string>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/source_texts.h"

namespace communique::summary {

// The sentences of the sources that hold evidence, as CoNLL-U. `analyses` are those of
// `texts.texts()`, with tokens, in their order. Above a sentence stands "# field_path = PATH" for
// each field that has evidence which begins there, and "# field_path_continues = yes" when evidence
// only reaches into it. Sources without a text are named in comments of the first sentence. Empty
// but for these when no text holds evidence.
std::string RenderConllu(const v1::Visit& visit, const SourceTexts& texts,
                         const std::vector<entity::v1::Analysis>& analyses);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_CONLLU_H_
