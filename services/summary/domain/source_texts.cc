#include "services/summary/domain/source_texts.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/utf8.h"
#include "services/summary/domain/record_findings.h"

namespace communique::summary {
namespace {

// The hashes that a record is bound to, and the names that it has for documents with them.
struct KnownSources {
  absl::flat_hash_set<std::string> hashes;
  absl::flat_hash_map<std::string, std::string> hash_of_name;

  void Add(const std::string& name, const std::string& sha256) {
    if (sha256.empty()) return;
    hashes.insert(sha256);
    if (!name.empty()) hash_of_name.emplace(name, sha256);
  }
};

KnownSources SourcesOf(const v1::Visit& visit) {
  KnownSources known;
  for (const v1::SourceDocument& source : visit.sources()) {
    known.Add(source.document(), source.sha256());
  }
  for (const RecordFinding& finding : FindingsOf(visit)) {
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      known.Add(evidence.document(), evidence.document_sha256());
    }
  }
  return known;
}

absl::Status CheckOwnHash(const ingest::v1::Document& document, const std::string& sha256) {
  if (const auto bad = text::FindInvalidUtf8(document.text())) {
    return status::InvalidField("text", "TEXT_NOT_UTF8", absl::StrCat("not UTF-8 at byte ", *bad));
  }
  if (document.sha256().empty() || document.sha256() == sha256) return absl::OkStatus();
  return status::InvalidField(
      "sha256", "DOCUMENT_HASH_MISMATCH",
      absl::StrCat("is not the hash of the document's text, which is ", sha256));
}

absl::Status CheckNamedHash(const ingest::v1::Document& document, const std::string& sha256,
                            const KnownSources& known) {
  const auto named = known.hash_of_name.find(document.name());
  if (document.name().empty() || named == known.hash_of_name.end()) return absl::OkStatus();
  return status::InvalidField(
      "text", "DOCUMENT_HASH_MISMATCH",
      absl::StrCat("is not the text that the record's evidence was taken from: that of ",
                   document.name(), " has the SHA-256 ", named->second, ", this one ", sha256));
}

}  // namespace

absl::StatusOr<SourceTexts> SourceTexts::Bind(
    const v1::Visit& visit, const std::vector<const ingest::v1::Document*>& documents) {
  const KnownSources known = SourcesOf(visit);
  SourceTexts bound;
  for (size_t i = 0; i < documents.size(); ++i) {
    const ingest::v1::Document& document = *documents[i];
    const std::string sha256 = text::Sha256Hex(document.text());
    absl::Status status = CheckOwnHash(document, sha256);
    const bool wanted = known.hashes.contains(sha256);
    if (status.ok() && !wanted) status = CheckNamedHash(document, sha256, known);
    if (!status.ok()) return status::WithFieldPrefix(status, absl::StrCat("documents[", i, "]"));
    if (!wanted || bound.Find(sha256) >= 0) continue;
    bound.by_hash_[sha256] = static_cast<int>(bound.texts_.size());
    bound.texts_.push_back({&document, static_cast<int>(i), sha256,
                            std::make_unique<text::SpanIndex>(document.text())});
  }
  return bound;
}

int SourceTexts::Find(absl::string_view sha256) const {
  const auto found = by_hash_.find(sha256);
  return found == by_hash_.end() ? -1 : found->second;
}

int SourceTexts::FindQuoted(const base::v1::Evidence& evidence) const {
  const int index = Find(evidence.document_sha256());
  if (index < 0 || !evidence.has_span()) return -1;
  return text::Quotes(evidence, *texts_[index].index) ? index : -1;
}

}  // namespace communique::summary
