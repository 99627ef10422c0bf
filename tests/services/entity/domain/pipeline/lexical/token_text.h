#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKEN_TEXT_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKEN_TEXT_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "services/entity/domain/pipeline/doc.h"

namespace communique::entity::pipeline {

// The tokens of a doc, parted by "|"; "_" stands for the space after one.
inline std::string TokenText(const Doc& doc) {
  std::string out;
  for (const DocToken& token : doc.tokens) {
    absl::StrAppend(&out, out.empty() ? "" : "|",
                    doc.text.substr(token.begin, token.end - token.begin),
                    token.space_after ? "_" : "");
  }
  return out;
}

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_TOKEN_TEXT_H_
