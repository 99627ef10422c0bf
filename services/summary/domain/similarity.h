#ifndef SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
#define SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::summary {

// Shingles of a text: sorted hashes of every run of five folded words, without repetition.
std::vector<uint64_t> Shingles(absl::string_view text);

// Share of the smaller text's shingles that are in the other one too (containment), 0 to 1. A
// syndicated copy that was cut short still counts as one. 0 when either is empty.
double Containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

// For each document the number of its group of near duplicates, from 0; numbers ascend with first
// members. Near duplicates have equal texts, or fingerprints that say so (taken of the text where a
// document has none), or one is half contained in the other: a copy may be edited, or cut short.
std::vector<int> IndependentGroups(const std::vector<const ingest::v1::Document*>& documents);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
