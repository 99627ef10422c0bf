#ifndef SERVICES_SUMMARY_DOMAIN_RENDER_JSONLD_H_
#define SERVICES_SUMMARY_DOMAIN_RENDER_JSONLD_H_

#include "absl/status/statusor.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/record_json.h"

namespace communique::summary {

// The record as a JSON-LD 1.1 document that brings its context with it:
//
// * an Event of schema.org with its people, places, sub-events, quotations, claims and themes;
// * "annotations": for each finding an Annotation of the W3C Web Annotation model, whose targets
// select
//   the evidence by TextPositionSelector (code points) and TextQuoteSelector in a document that is
//   named by the hash of its text ("ni:///sha-256;...", RFC 6920);
// * PROV: wasDerivedFrom those documents, wasAttributedTo the software;
// * "record": the whole Visit in proto3 JSON as one JSON literal (@json), from which it can be read
//   back without loss. The body of an annotation is the record's name and "#" and a JSON pointer
//   into that literal.
//
// INTERNAL when protobuf cannot write the record.
absl::StatusOr<Json> ToJsonLd(const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RENDER_JSONLD_H_
