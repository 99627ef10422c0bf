#include "services/cli/render_analysis.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/text/span_index.h"
#include "services/cli/words.h"

namespace communique::cli {
namespace {

constexpr size_t kQuoteWidth = 100;

using Names = std::map<std::string, std::string>;  // Entity id -> name.

Names NamesOf(const entity::v1::Analysis& analysis) {
  Names names;
  for (const entity::v1::Entity& entity : analysis.entities())
    names[entity.id()] = entity.canonical_name();
  return names;
}

std::string NameOf(const Names& names, const std::string& id, const std::string& otherwise) {
  const auto found = names.find(id);
  return found == names.end() ? otherwise : found->second;
}

template <typename Ids>
std::string ListNames(const Names& names, const Ids& ids) {
  return absl::StrJoin(ids, ", ", [&](std::string* out, const std::string& id) {
    absl::StrAppend(out, NameOf(names, id, id));
  });
}

std::string Heading(absl::string_view name, int count) {
  return absl::StrCat("\n", name, " (", count, "):\n");
}

std::string Quote(absl::string_view text, const base::v1::TextSpan& span) {
  return OneLine(text::Slice(text, span), kQuoteWidth);
}

std::string RenderEntities(const entity::v1::Analysis& analysis) {
  std::string rows = Heading("Entities", analysis.entities_size());
  for (const entity::v1::Entity& entity : analysis.entities()) {
    std::vector<std::string> facts;
    if (!entity.country_code().empty()) facts.push_back(entity.country_code());
    if (!entity.kb_id().empty()) facts.push_back(entity.kb_id());
    if (entity.roles_size() > 0) facts.push_back(entity.roles(0).title());
    facts.push_back(absl::StrCat(entity.mentions_size(),
                                 entity.mentions_size() == 1 ? " mention" : " mentions"));
    absl::StrAppendFormat(&rows, "  %-12s %s (%s)\n", EnumLabel(entity.type(), "ENTITY_TYPE_"),
                          entity.canonical_name(), absl::StrJoin(facts, ", "));
  }
  return rows;
}

std::string RenderTimes(const entity::v1::Analysis& analysis, absl::string_view text) {
  std::string rows = Heading("Times", analysis.time_expressions_size());
  for (const entity::v1::TimeExpression& time : analysis.time_expressions()) {
    const std::string& edtf = time.value().edtf();
    absl::StrAppendFormat(&rows, "  %-22s %s\n",
                          edtf.empty() ? EnumLabel(time.kind(), "TIME_KIND_") : edtf,
                          Quote(text, time.span()));
  }
  return rows;
}

std::string RenderQuantities(const entity::v1::Analysis& analysis, absl::string_view text) {
  std::string rows = Heading("Numbers", analysis.quantities_size());
  for (const entity::v1::Quantity& quantity : analysis.quantities()) {
    const std::string value =
        absl::StrCat(absl::StrFormat("%.15g", quantity.value()), " ", quantity.unit());
    std::string qualifier = EnumLabel(quantity.qualifier(), "QUANTITY_QUALIFIER_");
    if (quantity.qualifier() == entity::v1::QUANTITY_QUALIFIER_EXACT) qualifier.clear();
    absl::StrAppendFormat(&rows, "  %-22s %s\n",
                          qualifier.empty() ? value : absl::StrCat(qualifier, " ", value),
                          Quote(text, quantity.span()));
  }
  return rows;
}

std::string RenderQuotations(const entity::v1::Analysis& analysis, const Names& names,
                             absl::string_view text) {
  std::string rows = Heading("Quotations", analysis.quotations_size());
  for (const entity::v1::Quotation& quotation : analysis.quotations()) {
    std::string speaker = NameOf(names, quotation.speaker_entity_id(), quotation.speaker_text());
    if (quotation.scare_quote()) speaker = "(distance)";
    absl::StrAppendFormat(&rows, "  %-22s %s\n", speaker.empty() ? "(nobody named)" : speaker,
                          Quote(text, quotation.span()));
  }
  return rows;
}

std::string RenderClaims(const entity::v1::Analysis& analysis, const Names& names,
                         absl::string_view text) {
  std::string rows;
  int count = 0;
  for (const entity::v1::Claim& claim : analysis.claims()) {
    if (claim.layer() == entity::v1::CLAIM_LAYER_STATED) continue;
    ++count;
    const std::string source = NameOf(names, claim.source_entity_id(), claim.source_text());
    absl::StrAppendFormat(&rows, "  %-22s %s\n",
                          source.empty() ? EnumLabel(claim.layer(), "CLAIM_LAYER_") : source,
                          Quote(text, claim.span()));
  }
  return absl::StrCat(Heading("Claims of others and opinions", count), rows);
}

std::string RenderEvents(const entity::v1::Analysis& analysis, const Names& names,
                         absl::string_view text) {
  std::string rows = Heading("Events", analysis.events_size());
  for (int i = 0; i < analysis.events_size(); ++i) {
    const entity::v1::Event& event = analysis.events(i);
    absl::StrAppendFormat(&rows, "  %-9s %-16s \"%s\"", event.kind(),
                          EnumLabel(event.modality(), "MODALITY_"), Quote(text, event.trigger()));
    const std::string actors = ListNames(names, event.actor_entity_ids());
    const std::string recipients = ListNames(names, event.recipient_entity_ids());
    const std::string places = ListNames(names, event.place_entity_ids());
    if (!actors.empty()) absl::StrAppend(&rows, " by ", actors);
    if (!recipients.empty()) absl::StrAppend(&rows, " with ", recipients);
    if (!places.empty()) absl::StrAppend(&rows, " at ", places);
    if (event.refers_to() >= 0 && event.refers_to() < i) absl::StrAppend(&rows, ", again");
    absl::StrAppend(&rows, "\n");
  }
  return rows;
}

}  // namespace

std::string RenderAnalysis(const entity::v1::Analysis& analysis, absl::string_view text) {
  const Names names = NamesOf(analysis);
  return absl::StrCat(analysis.sentences_size(), " sentences, model ", analysis.model(),
                      ", knowledge base ", analysis.knowledge_base(), "\n",
                      RenderEntities(analysis), RenderTimes(analysis, text),
                      RenderQuantities(analysis, text), RenderQuotations(analysis, names, text),
                      RenderClaims(analysis, names, text), RenderEvents(analysis, names, text));
}

std::string RenderTokens(const entity::v1::Analysis& analysis, absl::string_view text) {
  std::string rows = Heading("Tokens", analysis.tokens_size());
  for (int i = 0; i < analysis.tokens_size(); ++i) {
    const entity::v1::Token& token = analysis.tokens(i);
    if (token.sentence_start() && i > 0) rows.push_back('\n');
    std::string row = absl::StrFormat(
        "  %5d  %-20s %-16s %-6s %-5s %5d  %-9s %-10s %s", i,
        OneLine(Quote(text, token.span()), 20), OneLine(token.lemma(), 16), token.pos(),
        token.tag(), token.head(), token.dependency(), token.entity_iob(), token.morph());
    absl::StripTrailingAsciiWhitespace(&row);
    absl::StrAppend(&rows, row, "\n");
  }
  absl::StrAppend(&rows, Heading("Names that the model sees", analysis.named_spans_size()));
  for (const entity::v1::NamedSpan& name : analysis.named_spans()) {
    absl::StrAppendFormat(&rows, "  %-12s %.2f  %s\n", name.label(), name.score(),
                          Quote(text, name.span()));
  }
  return rows;
}

}  // namespace communique::cli
