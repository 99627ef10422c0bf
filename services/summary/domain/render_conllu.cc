#include "services/summary/domain/render_conllu.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/text/conllu.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/render_text.h"

namespace communique::summary {
namespace {

// Evidence in one text.
struct Passage {
  int begin = 0;
  int end = 0;
  const std::string* path = nullptr;
};

// The evidence that stands in each text, in text order.
std::vector<std::vector<Passage>> PassagesOf(const std::vector<RecordFinding>& findings,
                                             const SourceTexts& texts) {
  std::vector<std::vector<Passage>> passages(texts.texts().size());
  for (const RecordFinding& finding : findings) {
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      const int text = texts.FindQuoted(evidence);
      if (text < 0) continue;
      passages[text].push_back(
          {evidence.span().byte_begin(), evidence.span().byte_end(), &finding.path});
    }
  }
  for (std::vector<Passage>& list : passages) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Passage& a, const Passage& b) { return a.begin < b.begin; });
  }
  return passages;
}

// Chooses the sentences of one text, which must be asked for in text order.
class EvidenceSentences {
 public:
  explicit EvidenceSentences(const std::vector<Passage>& passages) : passages_(passages) {}

  std::optional<std::string> Choose(text::ByteRange sentence) {
    std::string comments;
    const std::string* last = nullptr;
    const bool reached = reach_ > sentence.begin;
    for (; next_ < passages_.size() && passages_[next_].begin < sentence.end; ++next_) {
      const Passage& passage = passages_[next_];
      reach_ = std::max(reach_, passage.end);
      if (passage.end <= sentence.begin || passage.path == last) continue;
      absl::StrAppend(&comments, "# field_path = ", *passage.path, "\n");
      last = passage.path;
    }
    if (!comments.empty()) return comments;
    if (reached) return "# field_path_continues = yes\n";
    return std::nullopt;
  }

 private:
  const std::vector<Passage>& passages_;
  size_t next_ = 0;
  int reach_ = 0;  // Where the evidence seen so far ends.
};

std::string MissingTexts(const v1::Visit& visit, const SourceTexts& texts) {
  std::string comments;
  for (const v1::SourceDocument& source : visit.sources()) {
    if (texts.Find(source.sha256()) >= 0) continue;
    absl::StrAppend(&comments, "# text_not_given = ", WithoutControls(source.document()), "\n");
  }
  return comments;
}

}  // namespace

std::string RenderConllu(const v1::Visit& visit, const SourceTexts& texts,
                         const std::vector<entity::v1::Analysis>& analyses) {
  const std::vector<RecordFinding> findings = FindingsOf(visit);
  const std::vector<std::vector<Passage>> passages = PassagesOf(findings, texts);
  std::string out = MissingTexts(visit, texts);
  for (size_t i = 0; i < texts.texts().size(); ++i) {
    EvidenceSentences sentences(passages[i]);
    const ingest::v1::Document& document = *texts.texts()[i].document;
    out += text::RenderConllu(
        analyses[i], document.text(),
        WithoutControls(document.name().empty() ? texts.texts()[i].sha256 : document.name()),
        [&](text::ByteRange range) { return sentences.Choose(range); });
  }
  return out;
}

}  // namespace communique::summary
