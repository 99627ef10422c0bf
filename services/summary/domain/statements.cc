#include "services/summary/domain/statements.h"

#include <string>
#include <utility>

#include "common/text/span_index.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/source_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

// Shorter words in marks are terms, not sayings.
constexpr size_t kMinWords = 2;

v1::Statement ToStatement(const DocumentView& view, const entity::v1::Quotation& quotation) {
  v1::Statement statement;
  const auto begin = static_cast<size_t>(quotation.span().byte_begin());
  const auto end = static_cast<size_t>(quotation.span().byte_end());
  statement.set_text(std::string(text::Slice(view.text(), quotation.span())));
  statement.set_speaker(quotation.speaker_text());
  const int speaker = view.EntityIndex(quotation.speaker_entity_id());
  if (speaker >= 0) {
    const entity::v1::Entity& entity = view.entity(view.Resolved(speaker));
    statement.set_speaker(SourceName(view, view.Resolved(speaker)));
    statement.set_speaker_kb_id(entity.kb_id());
  }
  statement.set_speaker_in_text(quotation.speaker_text());
  statement.set_cue(quotation.cue());
  statement.set_addressee(quotation.addressee());
  std::vector<base::v1::Evidence> evidence = {
      view.Evidence(begin, end, base::v1::BASIS_REPORTED),
      view.SentenceEvidence(quotation.sentence(), base::v1::BASIS_STATED)};
  *statement.mutable_support() =
      MakeSupport(Slot::kStatement, 4 * quotation.support().confidence() - 2,
                  "statements.quotation", std::move(evidence));
  return statement;
}

}  // namespace

std::vector<v1::Statement> FindStatements(const DocumentView& view) {
  std::vector<v1::Statement> statements;
  for (const entity::v1::Quotation& quotation : view.analysis().quotations()) {
    const bool named = !quotation.speaker_entity_id().empty() || !quotation.speaker_text().empty();
    if (quotation.scare_quote() || !named) continue;
    if (SplitWords(text::Slice(view.text(), quotation.span())).size() < kMinWords) continue;
    if (quotation.sentence() >= static_cast<int>(view.sentences().size())) continue;
    statements.push_back(ToStatement(view, quotation));
  }
  return statements;
}

}  // namespace communique::summary
