#ifndef SERVICES_SUMMARY_DOMAIN_SOURCE_TEXTS_H_
#define SERVICES_SUMMARY_DOMAIN_SOURCE_TEXTS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/text/span_index.h"
#include "communique/base/v1/evidence.pb.h"
#include "communique/ingest/v1/document.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// A text that evidence of a record was taken from.
struct SourceText {
  const ingest::v1::Document* document = nullptr;
  int position = 0;                        // Among the documents given.
  std::string sha256;                      // Of document->text(), as computed.
  std::unique_ptr<text::SpanIndex> index;  // Over document->text().
};

// The texts of a record's sources, as far as they are given, bound to it by their hashes. Immutable
// once made; the documents must outlive it.
class SourceTexts {
 public:
  SourceTexts() = default;

  // Takes those of `documents` whose text has a hash that the record names, the first of equal
  // ones, in the order given; leaves out those that it does not name at all. INVALID_ARGUMENT about
  // "documents[i].text" or "documents[i].sha256", reason DOCUMENT_HASH_MISMATCH, for a document
  // that the record names with another hash, or that has another hash than it says; reason
  // TEXT_NOT_UTF8 for one that is not well formed.
  static absl::StatusOr<SourceTexts> Bind(
      const v1::Visit& visit, const std::vector<const ingest::v1::Document*>& documents);

  const std::vector<SourceText>& texts() const { return texts_; }

  // The index in texts() of the text with that hash; -1 when it is not given.
  int Find(absl::string_view sha256) const;

  // The index in texts() of the text that has the evidence exactly where it says; -1 when there is
  // none.
  int FindQuoted(const base::v1::Evidence& evidence) const;

 private:
  std::vector<SourceText> texts_;
  absl::flat_hash_map<std::string, int> by_hash_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SOURCE_TEXTS_H_
