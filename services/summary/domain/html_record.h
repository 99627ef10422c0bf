#ifndef SERVICES_SUMMARY_DOMAIN_HTML_RECORD_H_
#define SERVICES_SUMMARY_DOMAIN_HTML_RECORD_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/record_outline.h"
#include "services/summary/domain/source_view.h"

namespace communique::summary {

// The fields of a record as HTML. Each finding is a link to the first mark of its evidence, with
// all its marks in data-at, and can be opened to show every value, how sure it is, and each passage
// with its place. Visit, view and findings must outlive it.
class HtmlRecord {
 public:
  HtmlRecord(const v1::Visit& visit, const SourceView& view,
             const std::vector<RecordFinding>& findings);

  // The top of the page: what the visit is called, the abstract by sentences, the facts.
  std::string Top() const;

  // The sections, from the timeline to what is not known.
  std::string Sections() const;

 private:
  template <typename List>
  void AddPlain(absl::string_view field, const List& list);
  std::string Claim(absl::string_view text, const RecordFinding* finding) const;
  std::string Opened(const RecordFinding& finding) const;
  std::string Proof(const RecordFinding& finding) const;
  std::string Finding(const OutlineItem& item, absl::string_view kind) const;
  std::string Abstract() const;
  std::string People() const;
  std::string Conflicts() const;
  std::string Codes() const;
  std::string AbstractSentences() const;
  const RecordFinding* Find(const std::string& path) const;
  const OutlineSection* SectionOf(absl::string_view field) const;

  const v1::Visit& visit_;
  const SourceView& view_;
  const std::vector<OutlineSection> outline_;
  // Abstentions and sources, which have values but no evidence.
  std::map<std::string, RecordFinding> plain_;
  std::map<std::string, const RecordFinding*>
      findings_;  // By path; inner ones follow their outer one.
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_HTML_RECORD_H_
