#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_STIX_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_STIX_H_

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/record_json.h"

namespace communique::summary {

// The record as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): a report with the abstract and
// the sources, an identity for each person, a location for each stop whose country is known,
// "located-at" relationships of the principal with the days where they are known, "related-to" ones
// to the hosts, and a note for each line of the record, with the passages that it rests on.
//
// Identifiers are UUIDs of version 5 made from the record's name and what the object stands for.
// Times that STIX demands are those of the record, not of a clock: when it was stored, else the
// latest publication of a source, else the first day of the visit, else 1970-01-01.
Json ToStix(const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_STIX_H_
