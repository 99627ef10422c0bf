#ifndef SERVICES_INGEST_DOMAIN_DOCUMENT_BUILDER_H_
#define SERVICES_INGEST_DOMAIN_DOCUMENT_BUILDER_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/charset.h"
#include "services/ingest/domain/findings.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {

// Puts the document message together. Call SetText, SetMetadata and Build once each, in that order.
class DocumentBuilder {
 public:
  // Both are borrowed.
  DocumentBuilder(const ingest::v1::RawCommentary& raw, const Decoded& decoded);

  // Lays out the kept blocks, the title first, and lists the removed ones.
  void SetText(const Page& page, const std::optional<Title>& title);

  // The text laid out so far.
  const std::string& text() const { return document_.text(); }

  // Chooses the best finding for each field and binds it to its evidence.
  void SetMetadata(const std::optional<Title>& title, const Findings& findings);

  ingest::v1::Document Build(bool html, absl::string_view declared_language);

 private:
  void AddBlock(const BlockText& content, ingest::v1::BlockRole role, int level);
  void AddRemoved(const Block& block);
  void FillSpans();
  base::v1::RawRange RawRangeOf(Range source) const;
  base::v1::Support SupportOf(absl::string_view value, double confidence, absl::string_view rule,
                              Range source) const;
  void SetTextValue(absl::string_view value, double confidence, absl::string_view rule,
                    Range source, ingest::v1::TextValue* out) const;
  void SetDate(const std::vector<Finding<base::v1::PartialDate>>& findings,
               ingest::v1::DateValue* out) const;
  void SetAuthors(const Findings& findings);
  void SetPublisher(const Findings& findings);
  void SetSource(const Findings& findings);

  const ingest::v1::RawCommentary& raw_;
  const Decoded& decoded_;
  ingest::v1::Document document_;
  std::vector<std::pair<size_t, size_t>>
      spans_;  // Of the blocks, in order of the sections' blocks.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_DOCUMENT_BUILDER_H_
