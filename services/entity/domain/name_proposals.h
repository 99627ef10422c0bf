#ifndef SERVICES_ENTITY_DOMAIN_NAME_PROPOSALS_H_
#define SERVICES_ENTITY_DOMAIN_NAME_PROPOSALS_H_

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/pipeline/doc.h"

namespace communique::entity {

// The entity type that a label of the OntoNotes scheme ("GPE") proposes; UNSPECIFIED for labels
// that name nothing this project keeps as an entity ("MONEY", "ORDINAL") or that are not known.
v1::EntityType ProposedType(absl::string_view label);

// Takes over what the language model takes for names in the same text (`doc.names`) as proposals:
// on this project's tokens, without a leading article and a trailing clitic, inside one sentence.
// Sets text->proposals. Linear in both.
void AddProposals(const pipeline::Doc& doc, AnnotatedText* text);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_NAME_PROPOSALS_H_
