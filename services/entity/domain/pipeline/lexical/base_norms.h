#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_BASE_NORMS_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_BASE_NORMS_H_

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// A token and the norm it has in every language.
struct BaseNorm {
  absl::string_view text;
  absl::string_view norm;
};

// Every row of BASE_NORMS in spacy.lang.norm_exceptions, sorted by the bytes of the text. Source:
// spaCy 3.8 (MIT).
inline constexpr BaseNorm kBaseNorms[] = {
    {"''", "\""}, {"'S", "'s"}, {"'s", "'s"},  {"--", "-"},  {"---", "-"}, {"A$", "$"},
    {"C$", "$"},  {"E£", "$"},  {"Mex$", "$"}, {"US$", "$"}, {"`", "'"},   {"``", "\""},
    {"£", "$"},   {"¥", "$"},   {"«", "\""},   {"´", "'"},   {"´´", "\""}, {"»", "\""},
    {"।", "."},   {"৳", "$"},   {"฿", "$"},    {"–", "-"},   {"—", "-"},   {"——", "-"},
    {"‘", "'"},   {"‘‘", "\""}, {"’", "'"},    {"’S", "'s"}, {"’s", "'s"}, {"’’", "\""},
    {"“", "\""},  {"”", "\""},  {"„", "\""},   {"…", "..."}, {"₣", "$"},   {"₩", "$"},
    {"€", "$"},   {"₹", "$"},   {"₺", "$"},    {"。", "."},  {"！", "!"},  {"，", ","},
    {"：", ":"},  {"；", ";"},  {"？", "?"},
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_BASE_NORMS_H_
