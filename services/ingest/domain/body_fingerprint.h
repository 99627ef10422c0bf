#ifndef SERVICES_INGEST_DOMAIN_BODY_FINGERPRINT_H_
#define SERVICES_INGEST_DOMAIN_BODY_FINGERPRINT_H_

#include "common/text/fingerprint.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::ingest {

// The fingerprint of the body of `document`: of the blocks of its sections but the ones that
// another office of publication writes anew (title, byline, series, author box). Of all blocks
// where nothing else is left. Needs `text` and `sections` with their spans.
text::Fingerprint BodyFingerprint(const ingest::v1::Document& document);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_BODY_FINGERPRINT_H_
