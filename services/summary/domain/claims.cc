#include "services/summary/domain/claims.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "common/text/span_index.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/source_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using entity::v1::EntityType;

// Share of a clause that a quotation must cover to be the whole of it.
constexpr double kWholeQuotation = 0.85;

v1::SourceKind KindOf(EntityType type) {
  switch (type) {
    case entity::v1::ENTITY_TYPE_OUTLET:
      return v1::SOURCE_KIND_OUTLET;
    case entity::v1::ENTITY_TYPE_PERSON:
      return v1::SOURCE_KIND_PERSON;
    case entity::v1::ENTITY_TYPE_ORGANIZATION:
    case entity::v1::ENTITY_TYPE_COUNTRY:
    case entity::v1::ENTITY_TYPE_PLACE:
      return v1::SOURCE_KIND_ORGANIZATION;
    case entity::v1::ENTITY_TYPE_DOCUMENT:
      return v1::SOURCE_KIND_DOCUMENT;
    default:
      return v1::SOURCE_KIND_UNNAMED;
  }
}

bool IsWholeQuotation(const DocumentView& view, const base::v1::TextSpan& content) {
  const double length = content.byte_end() - content.byte_begin();
  return absl::c_any_of(view.analysis().quotations(), [&](const entity::v1::Quotation& quotation) {
    const base::v1::TextSpan& span = quotation.span();
    const int shared = std::min(span.byte_end(), content.byte_end()) -
                       std::max(span.byte_begin(), content.byte_begin());
    const absl::string_view words = text::Slice(view.text(), span);
    const bool sentence =
        !words.empty() && absl::ascii_isupper(static_cast<unsigned char>(words[0]));
    return quotation.direct() && sentence && length > 0 && shared / length >= kWholeQuotation;
  });
}

void SetSource(const DocumentView& view, const entity::v1::Claim& claim, v1::AttributedClaim* out) {
  out->set_source(claim.source_text());
  out->set_source_kind(v1::SOURCE_KIND_UNNAMED);
  const int source = view.EntityIndex(claim.source_entity_id());
  if (source < 0) return;
  const entity::v1::Entity& entity = view.entity(view.Resolved(source));
  out->set_source_kind(KindOf(entity.type()));
  out->set_source_kb_id(entity.kb_id());
  // "Moscow said": the words of the text tell who is meant better than the entity's name does.
  const bool own_name = entity.type() == entity::v1::ENTITY_TYPE_PERSON ||
                        entity.type() == entity::v1::ENTITY_TYPE_OUTLET ||
                        entity.type() == entity::v1::ENTITY_TYPE_ORGANIZATION;
  if (own_name || out->source().empty()) out->set_source(SourceName(view, view.Resolved(source)));
}

v1::AttributedClaim ToClaim(const DocumentView& view, const entity::v1::Claim& claim) {
  const base::v1::TextSpan& content =
      claim.has_content_span() ? claim.content_span() : claim.span();
  v1::AttributedClaim out;
  SetSource(view, claim, &out);
  out.set_text(std::string(text::Slice(view.text(), content)));
  for (const std::string& source : claim.chain()) out.add_chain(source);
  out.set_hedge(claim.hedge());
  out.set_negated(claim.negated());
  *out.mutable_support() =
      MakeSupport(Slot::kClaim, 4 * claim.support().confidence() - 2, "claims.attributed",
                  {view.Evidence(claim.span().byte_begin(), claim.span().byte_end(),
                                 base::v1::BASIS_REPORTED)});
  return out;
}

bool IsAuthor(const DocumentView& view, const entity::v1::Claim& claim) {
  const int source = view.EntityIndex(claim.source_entity_id());
  return source >= 0 && view.entity(view.Resolved(source)).is_author();
}

// "They said": a pronoun that stands for nobody known is no source.
bool IsPronoun(absl::string_view source) {
  static constexpr absl::string_view kPronouns[] = {"he",  "she",  "they",  "it",   "you",
                                                    "we",  "i",    "one",   "this", "that",
                                                    "who", "them", "those", "all"};
  const std::string folded = FoldWord(source);
  const std::vector<absl::string_view> words = absl::StrSplit(folded, ' ');
  return absl::c_linear_search(kPronouns, words.front()) ||
         absl::c_linear_search(kPronouns, words.back());
}

// Words quoted from a person of office are a statement of that person; what stays of the clause
// without them is no claim.
bool IsStatement(const DocumentView& view, const entity::v1::Claim& claim) {
  const int source = view.EntityIndex(claim.source_entity_id());
  if (source < 0 || view.entity(source).type() != entity::v1::ENTITY_TYPE_PERSON) return false;
  if (!view.HoldsOffice(view.Resolved(source))) return false;
  return absl::c_any_of(view.analysis().quotations(), [&](const entity::v1::Quotation& quotation) {
    return !quotation.scare_quote() && quotation.speaker_entity_id() == claim.source_entity_id() &&
           quotation.span().byte_begin() >= claim.span().byte_begin() &&
           quotation.span().byte_end() <= claim.span().byte_end();
  });
}

// In a transcript the speaker answers for everything that is said.
bool IsSpoken(const DocumentView& view, const entity::v1::Claim& claim) {
  return claim.sentence() < static_cast<int>(view.sentences().size()) &&
         view.sentences()[claim.sentence()].speaker >= 0;
}

}  // namespace

std::vector<v1::AttributedClaim> FindClaims(const DocumentView& view) {
  std::vector<v1::AttributedClaim> claims;
  for (const entity::v1::Claim& claim : view.analysis().claims()) {
    if (claim.layer() != entity::v1::CLAIM_LAYER_ATTRIBUTED || IsAuthor(view, claim)) continue;
    if (claim.source_entity_id().empty() && claim.source_text().empty()) continue;
    const base::v1::TextSpan& content =
        claim.has_content_span() ? claim.content_span() : claim.span();
    if (IsWholeQuotation(view, content) || IsStatement(view, claim) || IsSpoken(view, claim))
      continue;
    v1::AttributedClaim out = ToClaim(view, claim);
    if (!IsPronoun(out.source())) claims.push_back(std::move(out));
  }
  return claims;
}

}  // namespace communique::summary
