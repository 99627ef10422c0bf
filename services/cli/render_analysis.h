#ifndef SERVICES_CLI_RENDER_ANALYSIS_H_
#define SERVICES_CLI_RENDER_ANALYSIS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"

namespace communique::cli {

// An analysis of `text` for people: entities, time expressions, quotations, claims that are not
// plain statements, and events, a line each. The spans must lie in `text`.
std::string RenderAnalysis(const entity::v1::Analysis& analysis, absl::string_view text);

// Its tokens, a line each, with what the language model says of them, and the names that it sees
// with their scores.
std::string RenderTokens(const entity::v1::Analysis& analysis, absl::string_view text);

}  // namespace communique::cli

#endif  // SERVICES_CLI_RENDER_ANALYSIS_H_
