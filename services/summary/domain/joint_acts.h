#ifndef SERVICES_SUMMARY_DOMAIN_JOINT_ACTS_H_
#define SERVICES_SUMMARY_DOMAIN_JOINT_ACTS_H_

#include <vector>

#include "services/summary/domain/encounters.h"

namespace communique::summary {

// What people of both sides do together in a sentence, without a word of meeting: "X and H signed",
// "X sat with H for an hour", "the two leaders took the train", "with H she signed". Titles and
// denied, recalled or quoted acts give none.
std::vector<Encounter> FindJointActs(const VisitContext& context, const PersonIndex& persons,
                                     const Cast& cast, int sentence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_JOINT_ACTS_H_
