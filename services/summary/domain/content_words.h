#ifndef SERVICES_SUMMARY_DOMAIN_CONTENT_WORDS_H_
#define SERVICES_SUMMARY_DOMAIN_CONTENT_WORDS_H_

#include <set>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::summary {

// Words of a description that carry its sense: those of more than three bytes, folded, and numbers.
std::set<std::string> ContentWords(absl::string_view text);

// Share of the shorter set's words that are in the other one too, 0 to 1; 0 when either is empty.
double SharedWords(const std::set<std::string>& a, const std::set<std::string>& b);

// The words that begin with a digit ("80th", "2031").
std::set<std::string> Numerals(const std::set<std::string>& words);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_CONTENT_WORDS_H_
