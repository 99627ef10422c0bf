#ifndef SERVICES_SUMMARY_DOMAIN_STATEMENTS_H_
#define SERVICES_SUMMARY_DOMAIN_STATEMENTS_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// Verbatim words with their speaker, in text order. Words in distancing marks, single words and
// words that nobody can be named for are left out.
std::vector<v1::Statement> FindStatements(const DocumentView& view);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_STATEMENTS_H_
