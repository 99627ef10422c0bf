#include "services/ingest/domain/document_builder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/text/evidence.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/body_fingerprint.h"
#include "services/ingest/domain/language.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

constexpr size_t kRemovedCodePoints = 400;
constexpr size_t kIdDigits = 32;
constexpr double kModifiedAsPublished = 0.6;
constexpr double kAgreement = 0.3;  // Share of the remaining doubt that a second source takes away.

// More sources that say the same make a finding surer.
double WithAgreement(double confidence, int others) {
  for (int i = 0; i < std::min(others, 3); ++i) confidence += (1 - confidence) * kAgreement;
  return std::min(confidence, 0.99);
}

int Depth(const base::v1::PartialDate& date) { return (date.month() != 0) + (date.day() != 0); }

}  // namespace

DocumentBuilder::DocumentBuilder(const ingest::v1::RawCommentary& raw, const Decoded& decoded)
    : raw_(raw), decoded_(decoded) {
  document_.set_name(
      absl::StrCat("documents/", text::Sha256Hex(raw.content()).substr(0, kIdDigits)));
  document_.set_charset(decoded.charset);
  document_.set_request_id(raw.request_id());
}

base::v1::RawRange DocumentBuilder::RawRangeOf(Range source) const {
  base::v1::RawRange range;
  const size_t begin = decoded_.map.RawOffset(source.begin);
  range.set_byte_begin(static_cast<int64_t>(begin));
  range.set_byte_end(static_cast<int64_t>(
      source.empty() ? begin : std::max(begin, decoded_.map.RawEnd(source.end))));
  return range;
}

void DocumentBuilder::AddBlock(const BlockText& content, ingest::v1::BlockRole role, int level) {
  std::string& text = *document_.mutable_text();
  if (!text.empty()) text += "\n\n";
  const size_t begin = text.size();
  text += content.text;
  const bool heading = role == ingest::v1::BLOCK_ROLE_HEADING;
  if (heading || document_.sections().empty()) {
    ingest::v1::Section* section = document_.add_sections();
    if (heading) {
      section->set_heading(content.text);
      section->set_level(level > 0 ? level : 2);
    }
  }
  ingest::v1::Block* block =
      document_.mutable_sections(document_.sections_size() - 1)->add_blocks();
  block->set_role(role);
  *block->mutable_raw_range() = RawRangeOf(content.source);
  spans_.emplace_back(begin, text.size());
  std::vector<OffsetMap::Run> runs;
  ingest::v1::RawMap* map = document_.mutable_raw_map();
  for (const Piece& piece : content.pieces) {
    runs.clear();
    decoded_.map.AppendRuns(piece.source, piece.source + piece.length, &runs);
    for (const OffsetMap::Run& run : runs) {
      map->add_text_begin(static_cast<int32_t>(begin + piece.text + (run.text - piece.source)));
      map->add_raw_begin(static_cast<int64_t>(run.raw));
      map->add_length(static_cast<int32_t>(run.length));
    }
  }
}

void DocumentBuilder::AddRemoved(const Block& block) {
  ingest::v1::Removed* removed = document_.add_removed();
  *removed->mutable_raw_range() = RawRangeOf(block.content.source);
  removed->set_reason(block.reason);
  removed->set_role(block.role);
  removed->set_text(std::string(text::FirstCodePoints(block.text(), kRemovedCodePoints)));
}

void DocumentBuilder::SetText(const Page& page, const std::optional<Title>& title) {
  if (title && title->block != kNone) {
    AddBlock(page.blocks[title->block].content, ingest::v1::BLOCK_ROLE_TITLE, 0);
  } else if (title) {
    BlockText content;
    content.text = title->value;
    content.source = title->source;
    const absl::string_view passage =
        absl::string_view(decoded_.text)
            .substr(title->source.begin, title->source.end - title->source.begin);
    const size_t at = passage.find(title->value);
    if (at != absl::string_view::npos) {
      content.source = {title->source.begin + at, title->source.begin + at + title->value.size()};
      content.pieces.push_back({0, content.source.begin, title->value.size()});
    }
    AddBlock(content, ingest::v1::BLOCK_ROLE_TITLE, 0);
  }
  for (uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (block.kept && !(title && title->block == i))
      AddBlock(block.content, block.role, block.heading_level);
  }
  for (const std::vector<Block>* blocks : {&page.blocks, &page.asides}) {
    for (const Block& block : *blocks) {
      if (!block.kept) AddRemoved(block);
    }
  }
  std::stable_sort(document_.mutable_removed()->begin(), document_.mutable_removed()->end(),
                   [](const ingest::v1::Removed& a, const ingest::v1::Removed& b) {
                     return a.raw_range().byte_begin() < b.raw_range().byte_begin();
                   });
  document_.set_sha256(text::Sha256Hex(document_.text()));
  FillSpans();
}

void DocumentBuilder::FillSpans() {
  const text::SpanIndex index(document_.text());
  size_t next = 0;
  for (ingest::v1::Section& section : *document_.mutable_sections()) {
    const size_t begin = spans_[next].first;
    for (ingest::v1::Block& block : *section.mutable_blocks()) {
      *block.mutable_span() = index.Span(spans_[next].first, spans_[next].second);
      ++next;
    }
    *section.mutable_span() = index.Span(begin, spans_[next - 1].second);
  }
}

base::v1::Support DocumentBuilder::SupportOf(absl::string_view value, double confidence,
                                             absl::string_view rule, Range source) const {
  base::v1::Support support;
  support.set_confidence(confidence);
  support.set_rule(std::string(rule));
  support.set_independent_sources(1);
  base::v1::Evidence* evidence = support.add_evidence();
  evidence->set_document(document_.name());
  evidence->set_document_sha256(document_.sha256());
  evidence->set_exact(std::string(value));
  evidence->set_basis(base::v1::BASIS_STATED);
  if (!source.empty()) *evidence->mutable_raw_range() = RawRangeOf(source);
  return support;
}

void DocumentBuilder::SetTextValue(absl::string_view value, double confidence,
                                   absl::string_view rule, Range source,
                                   ingest::v1::TextValue* out) const {
  out->set_value(std::string(value));
  *out->mutable_support() = SupportOf(value, confidence, rule, source);
}

void DocumentBuilder::SetDate(const std::vector<Finding<base::v1::PartialDate>>& findings,
                              ingest::v1::DateValue* out) const {
  const Finding<base::v1::PartialDate>* best = nullptr;
  int others = 0;
  for (const auto& finding : findings) {
    // A full date beats a part of one that is a little surer.
    const double score = finding.confidence + 0.1 * Depth(finding.value);
    if (best == nullptr || score > best->confidence + 0.1 * Depth(best->value)) best = &finding;
  }
  if (best == nullptr) return;
  for (const auto& finding : findings)
    others += &finding != best && SameDate(finding.value, best->value);
  *out->mutable_value() = best->value;
  const absl::string_view passage =
      absl::string_view(decoded_.text)
          .substr(best->source.begin, best->source.end - best->source.begin);
  *out->mutable_support() =
      SupportOf(text::FirstCodePoints(passage, 120), WithAgreement(best->confidence, others),
                best->rule, best->source);
}

void DocumentBuilder::SetAuthors(const Findings& findings) {
  const auto* best = Best(findings.authors);
  if (best == nullptr) return;
  int others = 0;
  for (const auto& finding : findings.authors) {
    others += &finding != best && FoldLine(absl::StrJoin(finding.value, " ")) ==
                                      FoldLine(absl::StrJoin(best->value, " "));
  }
  const double confidence = WithAgreement(best->confidence, others);
  ingest::v1::Metadata* metadata = document_.mutable_metadata();
  SetTextValue(absl::StrJoin(best->value, " and "), confidence, best->rule, best->source,
               metadata->mutable_author());
  for (const std::string& name : best->value) {
    SetTextValue(name, confidence, best->rule, best->source, metadata->add_authors());
  }
}

void DocumentBuilder::SetPublisher(const Findings& findings) {
  const auto* best = Best(findings.publishers);
  if (best == nullptr) return;
  int others = 0;
  for (const auto& finding : findings.publishers)
    others += &finding != best && FoldLine(finding.value) == FoldLine(best->value);
  std::string value = best->value;
  if (best->rule == "ingest.publisher.letterhead") {
    // "The White House" and, under it, "Office of ...".
    for (const auto& finding : findings.publishers) {
      if (finding.rule != "ingest.publisher.office") continue;
      absl::StrAppend(&value, ", ", finding.value);
      break;
    }
  }
  SetTextValue(value, WithAgreement(best->confidence, others), best->rule, best->source,
               document_.mutable_metadata()->mutable_publisher());
}

void DocumentBuilder::SetSource(const Findings& findings) {
  const auto* best = Best(findings.sources);
  ingest::v1::TextValue* out = document_.mutable_metadata()->mutable_source_uri();
  if (best != nullptr) {
    SetTextValue(best->value, best->confidence, best->rule, best->source, out);
  } else if (!raw_.source_uri().empty()) {
    SetTextValue(raw_.source_uri(), 1.0, "ingest.source.request", {}, out);
  } else {
    document_.mutable_metadata()->clear_source_uri();
  }
}

void DocumentBuilder::SetMetadata(const std::optional<Title>& title, const Findings& findings) {
  ingest::v1::Metadata* metadata = document_.mutable_metadata();
  if (title) {
    SetTextValue(title->value, title->confidence, title->rule, title->source,
                 metadata->mutable_title());
    if (absl::StartsWith(document_.text(), title->value)) {
      const text::SpanIndex index(document_.text());
      base::v1::Evidence evidence =
          text::EvidenceMaker(document_.name(), document_.sha256(), &index)
              .Make(0, title->value.size(), base::v1::BASIS_STATED);
      *evidence.mutable_raw_range() = RawRangeOf(title->source);
      *metadata->mutable_title()->mutable_support()->mutable_evidence(0) = std::move(evidence);
    }
  }
  SetAuthors(findings);
  SetPublisher(findings);
  SetSource(findings);
  if (const auto* bio = Best(findings.bios)) {
    SetTextValue(bio->value, bio->confidence, bio->rule, bio->source,
                 metadata->mutable_author_bio());
  }
  if (const auto* place = Best(findings.places)) {
    SetTextValue(place->value, place->confidence, place->rule, place->source,
                 metadata->mutable_dateline_place());
  }
  if (const auto* series = Best(findings.series)) {
    ingest::v1::SeriesValue* out = metadata->mutable_series();
    out->set_value(series->value.value);
    out->set_title(series->value.title);
    out->set_number(series->value.number);
    *out->mutable_support() =
        SupportOf(series->value.value, series->confidence, series->rule, series->source);
  }
  if (!findings.published.empty()) {
    SetDate(findings.published, metadata->mutable_publication_date());
  } else if (!findings.modified.empty()) {
    // Where only a change is dated, it is the only publication there is.
    std::vector<Finding<base::v1::PartialDate>> published = findings.modified;
    for (auto& finding : published) finding.confidence *= kModifiedAsPublished;
    SetDate(published, metadata->mutable_publication_date());
  }
  if (!findings.modified.empty()) SetDate(findings.modified, metadata->mutable_modified_date());
}

ingest::v1::Document DocumentBuilder::Build(bool html, absl::string_view declared_language) {
  const Language language = DetectLanguage(document_.text(), declared_language);
  document_.set_language_code(language.code);
  document_.set_language_confidence(language.confidence);
  document_.set_content_type(html ? "text/html" : "text/plain");
  document_.set_fingerprint(BodyFingerprint(document_).Bytes());
  return std::move(document_);
}

}  // namespace communique::ingest
