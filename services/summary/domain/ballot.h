#ifndef SERVICES_SUMMARY_DOMAIN_BALLOT_H_
#define SERVICES_SUMMARY_DOMAIN_BALLOT_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// One value that an account gives for a field, for choosing among several.
struct Ballot {
  std::string value;  // As it is compared and listed in a conflict.
  int group = 0;      // Independent group of the account.
  int account = 0;    // What the caller finds the value by.
  const base::v1::Support* support = nullptr;
};

// What a vote came to.
struct Choice {
  int winner = -1;           // A ballot for the chosen value; -1 without ballots.
  std::vector<int> backers;  // All ballots for it or for something vaguer, in order.
  v1::Conflict conflict;     // Of two values or more, best supported first; else empty.
};

// Ballot `vague` says nothing that `exact` does not say more exactly.
using Covers = absl::FunctionRef<bool(const Ballot& vague, const Ballot& exact)>;

// Chooses the value that most independent groups give. Of several, the one whose finding is most
// certain; of these, the first by text. A group speaks once: of the values that copies of one text
// give, the same rule keeps one. A value that another covers is no value of its own: it backs the
// other one, if there is just one such. What outlet a document is from decides nothing.
Choice Choose(const std::vector<Ballot>& ballots, const std::string& field_path, Covers covers);

// The same where no value is vaguer than another.
Choice Choose(const std::vector<Ballot>& ballots, const std::string& field_path);

// Adds the passages of `from` that `into` does not have, keeps the higher confidence. Passages of
// one document must come together.
void JoinSupport(const base::v1::Support& from, base::v1::Support* into);

// Puts the support of all backers together, the winner's first.
base::v1::Support SupportOf(const Choice& choice, const std::vector<Ballot>& ballots);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_BALLOT_H_
