#ifndef SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
#define SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::summary {

// Shingles of a text: sorted hashes of every run of five folded words, without repetition.
std::vector<uint64_t> Shingles(absl::string_view text);

// Share of the smaller text's shingles that are in the other one too (containment), 0 to 1. A
// syndicated copy that was cut short still counts as one. 0 when either is empty.
double Containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

// For each text the number of its group of near duplicates, from 0; numbers ascend with first
// members.
std::vector<int> IndependentGroups(const std::vector<absl::string_view>& texts);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
