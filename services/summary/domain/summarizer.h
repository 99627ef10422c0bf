#ifndef SERVICES_SUMMARY_DOMAIN_SUMMARIZER_H_
#define SERVICES_SUMMARY_DOMAIN_SUMMARIZER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"
#include "communique/summary/v1/summary_service.pb.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/merge.h"
#include "services/summary/domain/slot_model.h"
#include "services/summary/domain/themes.h"

namespace communique::summary {

// A document and what is known about its language.
struct AnalyzedDocument {
  ingest::v1::Document document;
  entity::v1::Analysis analysis;
};

// What became of one document: the name of its visit, or why it has none.
struct Verdict {
  std::string visit;
  v1::NoVisitReason no_visit_reason = v1::NO_VISIT_REASON_UNSPECIFIED;
};

// What a document gives by itself: its record for a VisitBook, or why it has none.
struct DocumentVerdict {
  std::optional<DocumentRecord> record;
  v1::NoVisitReason no_visit_reason = v1::NO_VISIT_REASON_UNSPECIFIED;
};

struct Summary {
  std::vector<v1::Visit> visits;  // By name.
  std::vector<Verdict> verdicts;  // One a document, in the order given.
};

// Makes visit records. Pure; immutable after Create, so one instance serves all threads.
class Summarizer {
 public:
  // INTERNAL when a table that is compiled in is damaged.
  static absl::StatusOr<Summarizer> Create();

  // What the document gives by itself.
  DocumentVerdict Read(const AnalyzedDocument& document) const;

  // Records of the documents' visits, documents about one visit merged. Any order of documents
  // gives the same visits, byte for byte.
  Summary Summarize(const std::vector<AnalyzedDocument>& documents) const;

  // The candidates weighed for the record of one document; empty when it has no visit.
  SlotCandidates Candidates(const AnalyzedDocument& document) const;

 private:
  Summarizer(CueLexicon cues, ThemeLexicon themes, SlotModel model)
      : cues_(std::move(cues)), themes_(std::move(themes)), model_(std::move(model)) {}

  // The record of one document, or the reason why there is none. `candidates`
  // may be null.
  v1::NoVisitReason SummarizeOne(const AnalyzedDocument& document, v1::Visit* visit,
                                 SlotCandidates* candidates) const;

  CueLexicon cues_;
  ThemeLexicon themes_;
  SlotModel model_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SUMMARIZER_H_
