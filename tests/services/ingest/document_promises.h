#ifndef TESTS_SERVICES_INGEST_DOCUMENT_PROMISES_H_
#define TESTS_SERVICES_INGEST_DOCUMENT_PROMISES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::ingest {

// The first promise of document.proto that `document`, made from the raw bytes `content`, breaks,
// in words; empty when it keeps them all:
//  - text is UTF-8, bound by its hash, and its blocks lie in it in order, one empty line apart;
//  - spans are right in all three units, raw ranges lie in the content, evidence quotes the text;
//  - each run of the raw map is the same bytes on both sides, and text between two runs of a block
//    stands for the raw bytes between them: there are some, or the text is white space;
//  - what was removed is in raw order, and says why.
std::string BrokenPromise(absl::string_view content, const v1::Document& document);

}  // namespace communique::ingest

#endif  // TESTS_SERVICES_INGEST_DOCUMENT_PROMISES_H_
