#ifndef SERVICES_SUMMARY_DOMAIN_SOURCE_VIEW_H_
#define SERVICES_SUMMARY_DOMAIN_SOURCE_VIEW_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/source_texts.h"

namespace communique::summary {

// The sources of a record as HTML with every piece of evidence marked. The marks of one source are
// numbered in text order and have the identifiers "d<source>s<mark>"; evidence that overlaps is cut
// into marks where one begins or ends, so that each piece of evidence is a run of marks.
//
// Evidence whose text is not given, or that does not stand there, is listed as passages of its
// source. Visit, texts and findings must outlive the view. Time and size are linear in texts and
// evidence.
class SourceView {
 public:
  SourceView(const v1::Visit& visit, const SourceTexts& texts,
             const std::vector<RecordFinding>& findings);

  // Where the evidence is marked, for scripts: "0.3-5 1.0-0" is marks 3 to 5 of source 0, then mark
  // 0 of source 1. Empty for none.
  std::string RunsOf(const google::protobuf::RepeatedPtrField<base::v1::Evidence>& evidence) const;

  // The same of one piece of evidence.
  std::string RunOf(const base::v1::Evidence& evidence) const;

  // The identifier of the first mark of the evidence.
  std::string AnchorOf(const base::v1::Evidence& evidence) const;

  // One article a source.
  std::string Render() const;

 private:
  struct Run {
    int source = 0;
    int first = 0;
    int last = 0;
  };
  struct Mark {
    int begin = 0;  // Bytes of the text.
    int end = 0;
  };
  struct Source {
    const SourceText* text = nullptr;  // Null: passages only.
    std::string document;              // As the record names it.
    std::string sha256;
    std::vector<Mark> marks;  // Of a text.
    std::vector<const base::v1::Evidence*>
        passages;  // Of one without a text, or of loose evidence.
  };

  void AddTexts(const SourceTexts& texts, const std::vector<RecordFinding>& findings);
  void AddPassages(const std::vector<RecordFinding>& findings);
  void AppendText(size_t index, std::string* out) const;
  void AppendParagraph(const std::string& text, size_t index, int begin, int end, size_t* mark,
                       std::string* out) const;
  void AppendPassages(size_t index, std::string* out) const;
  const v1::SourceDocument* FindSource(const Source& source) const;
  std::string HeadingOf(size_t index) const;

  absl::flat_hash_map<std::string, const v1::SourceDocument*> described_;  // By hash.
  std::vector<Source> sources_;
  absl::flat_hash_map<const base::v1::Evidence*, Run> runs_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SOURCE_VIEW_H_
