#ifndef SERVICES_SUMMARY_DOMAIN_PERSON_COUNTRIES_H_
#define SERVICES_SUMMARY_DOMAIN_PERSON_COUNTRIES_H_

#include <string>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::summary {

// Whom the knowledge base does not know is of a country that the document implies. For each entity
// the code of the country that it is, lies in or acts for; empty when not known. Of a person or
// office that is not linked it is, in this order:
// * the country stated with the office or the name, unless an office's is the only one to which the
//   text says that the person travels;
// * that of the place to which the person returns;
// * that of an office that stands for the person (see office_holders.h);
// * for an office-holder, the country that the publisher's name says (a government's own paper
//   leaves out whose ministers it speaks of);
// * for who travels to another country, the country most spoken of beside those travelled to, when
//   no other person's country is unknown.
// `resolved` maps entities to those they stand for; `said` tells by entity whether the text says
// its country beside its name.
std::vector<std::string> FindCountries(const ingest::v1::Document& document,
                                       const entity::v1::Analysis& analysis,
                                       const std::vector<int>& resolved,
                                       const std::vector<bool>& said);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PERSON_COUNTRIES_H_
