#ifndef SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
#define SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/fingerprint.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::summary {

// Shingles of a text: sorted hashes of every run of five folded words, without repetition.
std::vector<uint64_t> Shingles(absl::string_view text);

// Share of the smaller text's shingles that are in the other one too (containment), 0 to 1. A
// syndicated copy that was cut short still counts as one. 0 when either is empty.
double Containment(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

// What tells whether two documents are copies; a few kilobytes, without the text.
struct Likeness {
  text::Fingerprint fingerprint = text::FingerprintOf("");
  std::vector<uint64_t> shingles;
};

// The document's fingerprint is taken as it stands there, of the text where there is none.
Likeness LikenessOf(const ingest::v1::Document& document);

// Near duplicates: the same words in the same order, or fingerprints that say so, or one is half
// contained in the other, since a copy may be edited, or cut short. Never texts without a word.
bool AreCopies(const Likeness& a, const Likeness& b);

// For each document the number of its group of near duplicates, from 0; numbers ascend with first
// members. A copy of a copy belongs to the group. Texts that have neither a rare shingle nor a part
// of their fingerprints in common are not compared, so that time stays in proportion to the number
// of texts when these are different.
std::vector<int> IndependentGroups(const std::vector<const Likeness*>& documents);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SIMILARITY_H_
