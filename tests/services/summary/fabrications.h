#ifndef TESTS_SERVICES_SUMMARY_FABRICATIONS_H_
#define TESTS_SERVICES_SUMMARY_FABRICATIONS_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// A record in which one thing is made up, and where.
struct Fabrication {
  std::string path;  // As FindUnsupported is to name it.
  v1::Visit visit;
};

// All that can be made up in a record from tables of invented names, days, numbers and words: each
// person, place, day, count, description, quotation and claim that the record has is replaced in
// turn, and invented ones are added with the evidence of others. `seed` chooses from the tables.
std::vector<Fabrication> Fabricate(const v1::Visit& visit, unsigned seed);

}  // namespace communique::summary

#endif  // TESTS_SERVICES_SUMMARY_FABRICATIONS_H_
