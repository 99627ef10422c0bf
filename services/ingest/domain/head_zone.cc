#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;

// Share of a line's words that must stand in the title for it to be a repetition.
constexpr double kSameTitle = 0.8;

class HeadReader {
 public:
  HeadReader(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
             const std::optional<Title>& title, uint32_t end, Page* page, Findings* findings)
      : facts_(facts),
        lexicon_(lexicon),
        title_(title),
        end_(end),
        page_(*page),
        findings_(*findings) {
    if (title_) {
      title_folded_ = FoldLine(title_->value);
      title_words_ = SplitWords(title_->value, kFactWords);
    }
  }

  void Read() {
    for (uint32_t i = 0; i < end_; ++i) {
      if (page_.blocks[i].kept) ReadLine(i);
    }
  }

 private:
  void ReadLine(uint32_t i);
  bool ReadTitle(uint32_t i);
  bool ReadPublication(uint32_t i);
  bool ReadMasthead(uint32_t i);
  void ReadLabel(uint32_t i);
  void AddAuthors(uint32_t i, std::vector<std::string> names, double confidence,
                  absl::string_view rule);
  void AddByline(uint32_t i, const Byline& byline);
  bool RepeatsTitle(const LineFacts& f) const;
  bool IsBeforeTitle(uint32_t i) const {
    return title_ && title_->block != kNone && i < title_->block;
  }
  Range Source(uint32_t i) const { return page_.blocks[i].content.source; }
  void Metadata(uint32_t i, BlockRole role) {
    page_.blocks[i].Remove(ingest::v1::REMOVAL_REASON_METADATA, role);
  }

  const std::vector<LineFacts>& facts_;
  const Lexicon& lexicon_;
  const std::optional<Title>& title_;
  const uint32_t end_;
  Page& page_;
  Findings& findings_;
  std::string title_folded_;
  std::vector<Word> title_words_;
};

bool HeadReader::RepeatsTitle(const LineFacts& f) const {
  if (title_folded_.empty() || f.folded.empty()) return false;
  if (f.folded == title_folded_) return true;
  if (f.word_count < 4) return false;
  // A part of the title, or the title with slips of recognition: most words stand in it, in order.
  size_t at = 0;
  size_t same = 0;
  for (const Word& word : f.words) {
    for (size_t t = at; t < title_words_.size(); ++t) {
      if (title_words_[t].folded != word.folded) continue;
      ++same;
      at = t + 1;
      break;
    }
  }
  return static_cast<double>(same) >= kSameTitle * static_cast<double>(f.words.size());
}

bool HeadReader::ReadTitle(uint32_t i) {
  Block& block = page_.blocks[i];
  if (title_ && title_->block == i) {
    block.role = ingest::v1::BLOCK_ROLE_TITLE;
    return true;
  }
  if (!RepeatsTitle(facts_[i])) return false;
  block.Remove(ingest::v1::REMOVAL_REASON_REPEATED, ingest::v1::BLOCK_ROLE_TITLE);
  return true;
}

void HeadReader::AddAuthors(uint32_t i, std::vector<std::string> names, double confidence,
                            absl::string_view rule) {
  if (!names.empty()) findings_.authors.push_back({std::move(names), confidence, rule, Source(i)});
}

void HeadReader::AddByline(uint32_t i, const Byline& byline) {
  if (!byline.is_credit) {
    AddAuthors(i, byline.authors,
               byline.has_cue ? 0.9
               : byline.date  ? 0.8
                              : 0.6,
               "ingest.author.byline");
  }
  if (byline.date) {
    findings_.published.push_back(
        {byline.date->date, byline.has_cue ? 0.85 : 0.8, "ingest.published.byline", Source(i)});
  }
  if (byline.modified)
    findings_.modified.push_back(
        {byline.modified->date, 0.85, "ingest.modified.byline", Source(i)});
  if (!byline.organisation.empty()) {
    findings_.publishers.push_back(
        {byline.organisation, 0.4, "ingest.publisher.byline", Source(i)});
  }
}

void HeadReader::ReadLabel(uint32_t i) {
  const LabelledLine& label = *facts_[i].label;
  const std::string value(label.value);
  const auto date = [&]() -> std::optional<base::v1::PartialDate> {
    const auto dates = lexicon_.dates().Find(value, NumericOrder::kDayFirst, true);
    if (dates.empty()) return std::nullopt;
    return dates[0].date;
  };
  switch (label.field) {
    case LabelField::kAuthor:
      AddAuthors(i, lexicon_.names().AllNames(value), 0.9, "ingest.author.label");
      break;
    case LabelField::kPublished:
      if (const auto d = date())
        findings_.published.push_back({*d, 0.93, "ingest.published.label", Source(i)});
      break;
    case LabelField::kModified:
      if (const auto d = date())
        findings_.modified.push_back({*d, 0.9, "ingest.modified.label", Source(i)});
      break;
    case LabelField::kPublisher:
      if (!value.empty())
        findings_.publishers.push_back({value, 0.8, "ingest.publisher.label", Source(i)});
      break;
    case LabelField::kSource:
      if (absl::StartsWith(value, "http"))
        findings_.sources.push_back({value, 0.8, "ingest.source.label", Source(i)});
      break;
    case LabelField::kPlace:
      if (!value.empty()) findings_.places.push_back({value, 0.7, "ingest.place.label", Source(i)});
      break;
    default:
      break;
  }
  Metadata(i, ingest::v1::BLOCK_ROLE_DATA);
}

// Bylines, dates and series; true when the line was one.
bool HeadReader::ReadPublication(uint32_t i) {
  const LineFacts& f = facts_[i];
  if (f.series) {
    findings_.series.push_back(
        {*f.series, f.series->number.empty() ? 0.7 : 0.9, "ingest.series.line", Source(i)});
    if (!f.series->publisher.empty()) {
      findings_.publishers.push_back(
          {f.series->publisher, 0.82, "ingest.publisher.series", Source(i)});
    }
    if (f.series->date)
      findings_.published.push_back(
          {f.series->date->date, 0.92, "ingest.published.series", Source(i)});
    Metadata(i, ingest::v1::BLOCK_ROLE_SERIES);
    return true;
  }
  // Fields set off by bars: "Doe, Jane | Media Release | 21/08/1996".
  const std::string& text = page_.blocks[i].text();
  const size_t bar = text.find(" | ");
  if (bar != std::string::npos && f.byline && f.byline->date && f.byline->authors.empty()) {
    AddAuthors(i, lexicon_.names().AllNames(text.substr(0, bar)), 0.85, "ingest.author.fields");
    AddByline(i, *f.byline);
    Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
    return true;
  }
  if (f.byline) {
    const bool publication = f.byline->has_cue || f.byline->date || f.byline->modified;
    const bool names_only = !f.byline->authors.empty() && !f.byline->has_rest;
    const bool short_rest = !f.byline->has_rest || f.word_count <= 12;
    if ((publication && short_rest) || (names_only && !IsBeforeTitle(i))) {
      AddByline(i, *f.byline);
      Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
      return true;
    }
  }
  return false;
}

// Who publishes it, and lines about its handling; true when the line was one.
bool HeadReader::ReadMasthead(uint32_t i) {
  const LineFacts& f = facts_[i];
  const std::string& text = page_.blocks[i].text();
  if (f.is_handling || f.is_time || f.is_end_mark) {
    if (f.byline && f.byline->date) {
      findings_.published.push_back(
          {f.byline->date->date, 0.9, "ingest.published.release_line", Source(i)});
    }
    Metadata(i, ingest::v1::BLOCK_ROLE_DATA);
    return true;
  }
  const bool office = absl::StartsWith(f.folded, "office of ");
  if (f.is_letterhead || office) {
    if (f.is_organisation || office || absl::StartsWith(f.folded, "the ")) {
      findings_.publishers.push_back(
          {text, 0.75, office ? "ingest.publisher.office" : "ingest.publisher.letterhead",
           Source(i)});
    }
    Metadata(i, ingest::v1::BLOCK_ROLE_SERIES);
    return true;
  }
  if (f.is_organisation ||
      (IsBeforeTitle(i) && f.word_count <= 6 && f.all_capitals && !f.is_kicker)) {
    const std::string name = text.substr(0, text.find(", "));
    findings_.publishers.push_back(
        {name, f.is_organisation ? 0.7 : 0.6, "ingest.publisher.masthead", Source(i)});
    Metadata(i, ingest::v1::BLOCK_ROLE_SERIES);
    return true;
  }
  return false;
}

void HeadReader::ReadLine(uint32_t i) {
  Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  if (ReadTitle(i)) return;
  if (f.is_rule || f.is_address)
    return block.Remove(ingest::v1::REMOVAL_REASON_INTERFACE, ingest::v1::BLOCK_ROLE_RESIDUE);
  if (f.label && (f.label->field != LabelField::kAuthor || f.label->value.empty() ||
                  !lexicon_.names().AllNames(f.label->value).empty())) {
    return ReadLabel(i);
  }
  if (ReadPublication(i) || ReadMasthead(i)) return;
  if (f.is_kicker || absl::StartsWith(block.text(), "(") || IsBeforeTitle(i)) {
    return block.Remove(ingest::v1::REMOVAL_REASON_NAVIGATION, ingest::v1::BLOCK_ROLE_NAVIGATION);
  }
  if (block.heading_level > 1) {
    block.role = ingest::v1::BLOCK_ROLE_HEADING;
  } else {
    block.role =
        f.word_count >= 5 ? ingest::v1::BLOCK_ROLE_SUBTITLE : ingest::v1::BLOCK_ROLE_DATELINE;
  }
}

}  // namespace

void ReadHead(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
              const std::optional<Title>& title, const BodyRange& body, Page* page,
              Findings* findings) {
  const auto end = static_cast<uint32_t>(body.first == kNone ? facts.size() : body.first);
  HeadReader(facts, lexicon, title, end, page, findings).Read();
}

}  // namespace communique::ingest
