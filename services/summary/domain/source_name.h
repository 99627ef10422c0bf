#ifndef COMMUNIQUE_SERVICES_SUMMARY_DOMAIN_SOURCE_NAME_H_
#define COMMUNIQUE_SERVICES_SUMMARY_DOMAIN_SOURCE_NAME_H_

#include <string>

#include "services/summary/domain/document_view.h"

namespace communique::summary {

// The name under which a source or speaker is given: NameOf(entity), and for an outlet with the
// capital article that the text writes as part of the name ("The Fjord Gazette", but "the Fjord
// Gazette" has none). `entity` is a resolved index.
std::string SourceName(const DocumentView& view, int entity);

}  // namespace communique::summary

#endif  // COMMUNIQUE_SERVICES_SUMMARY_DOMAIN_SOURCE_NAME_H_
