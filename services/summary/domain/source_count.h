#ifndef SERVICES_SUMMARY_DOMAIN_SOURCE_COUNT_H_
#define SERVICES_SUMMARY_DOMAIN_SOURCE_COUNT_H_

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Sets independent_sources of every Support in the visit, however deep: the number of independent
// groups (visit.sources) among the documents of its evidence, 1 at least. Then shortens evidence to
// the first passages of different documents where there are very many.
void CountSources(v1::Visit* visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SOURCE_COUNT_H_
