#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingest/domain/lines_below.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;

// Share of a line's words that must stand in the title for it to be a repetition.
constexpr double kSameTitle = 0.8;
// Blocks before the title in which its date and author are looked for.
constexpr uint32_t kReach = 8;

// A few capitalised words.
bool IsShortName(const LineFacts& f) {
  return f.word_count >= 1 && f.word_count <= 6 && !f.is_kicker && !f.ends_sentence &&
         std::all_of(f.words.begin(), f.words.end(),
                     [](const Word& w) { return w.capital || w.folded.size() <= 3; });
}

class HeadReader {
 public:
  HeadReader(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
             const std::optional<Title>& title, uint32_t end, Page* page, Findings* findings)
      : facts_(facts),
        lexicon_(lexicon),
        title_(title),
        end_(end),
        page_(*page),
        findings_(*findings),
        below_(facts, end) {
    if (title_) {
      title_folded_ = FoldLine(title_->value);
      title_words_ = SplitWords(title_->value, kFactWords);
    }
    for (uint32_t i = 0; i < end_; ++i) {
      const LineFacts& f = facts_[i];
      is_release_ |=
          !page_.is_html && (f.is_handling || f.is_letterhead || f.is_time || f.label.has_value());
    }
  }

  void Read() {
    for (uint32_t i = 0; i < end_; ++i) {
      if (page_.blocks[i].kept) {
        ReadLine(i);
      } else {
        ReadRemoved(i);
      }
    }
  }

 private:
  void ReadLine(uint32_t i);
  void ReadRemoved(uint32_t i);
  bool ReadTitle(uint32_t i);
  bool ReadPublication(uint32_t i);
  bool IsNameLine(uint32_t i) const;
  bool NamesKnownAuthor(uint32_t i) const;
  bool ReadMasthead(uint32_t i);
  void ReadSiteLine(uint32_t i);
  void ReadSuffix(uint32_t i);
  bool ReadFields(uint32_t i);
  bool ReadJobLine(uint32_t i);
  bool IsAgainBelow(uint32_t i) const;
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
  LinesBelow below_;
  std::string title_folded_;
  std::vector<Word> title_words_;
  double names_confidence_ = 0;  // Of the last line that is only names; 0 = there was none.
  uint32_t names_block_ = 0;
  bool is_release_ = false;  // The lines above the text are those of an office's release.
};

bool HeadReader::RepeatsTitle(const LineFacts& f) const {
  if (title_folded_.empty() || f.folded.empty()) return false;
  if (f.folded == title_folded_) return true;
  if (absl::StartsWith(f.folded, absl::StrCat(title_folded_, " ")) &&
      f.word_count <= title_words_.size() + 6) {
    return true;
  }
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
  ReadSuffix(i);
  block.Remove(ingest::v1::REMOVAL_REASON_REPEATED, ingest::v1::BLOCK_ROLE_TITLE);
  return true;
}

// "The title - The Publication" names the publication.
void HeadReader::ReadSuffix(uint32_t i) {
  const absl::string_view text = page_.blocks[i].text();
  for (const absl::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
    const size_t at = text.rfind(separator);
    if (at == absl::string_view::npos || FoldLine(text.substr(0, at)) != title_folded_) continue;
    findings_.publishers.push_back({std::string(text.substr(at + separator.size())), 0.68,
                                    "ingest.publisher.title", Source(i)});
    return;
  }
}

void HeadReader::AddAuthors(uint32_t i, std::vector<std::string> names, double confidence,
                            absl::string_view rule) {
  if (!names.empty()) findings_.authors.push_back({std::move(names), confidence, rule, Source(i)});
}

void HeadReader::AddByline(uint32_t i, const Byline& byline) {
  if (!byline.is_credit &&
      (byline.has_cue || byline.date || !page_.is_html || NamesKnownAuthor(i))) {
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
      // A mail's address follows the name.
      AddAuthors(i, lexicon_.names().AllNames(value.substr(0, value.find(" <"))), 0.9,
                 "ingest.author.label");
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
  const bool barred = absl::StrContains(page_.blocks[i].text(), " | ");
  if (barred && ReadFields(i)) return true;
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
  if (ReadFields(i)) return true;
  if (!f.byline) return false;
  const Byline& byline = *f.byline;
  const bool dated = byline.date || byline.modified;
  if (byline.has_cue || dated) {
    if (byline.has_rest && f.word_count > 12) return false;
    AddByline(i, byline);
    Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
    return true;
  }
  if (byline.authors.empty() || byline.has_rest || !IsNameLine(i)) return false;
  // Of several such lines the first may name the publication; the last is the author.
  if (!page_.is_html && names_confidence_ > 0) {
    findings_.publishers.push_back({page_.blocks[names_block_].text(), 0.45,
                                    "ingest.publisher.masthead", Source(names_block_)});
    names_confidence_ += 0.02;
  } else {
    names_confidence_ = 0.6;
  }
  names_block_ = i;
  AddAuthors(i, byline.authors, names_confidence_, "ingest.author.line");
  Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
  return true;
}

// Fields set off by bars: "Doe, Jane | Media Release | 21/08/1996", "The Publication | Column 12".
bool HeadReader::ReadFields(uint32_t i) {
  const std::string& text = page_.blocks[i].text();
  const std::vector<absl::string_view> fields =
      absl::StrSplit(text, absl::StrContains(text, " | ") ? " | " : " • ");
  if (fields.size() < 2 || fields.size() > 6 || facts_[i].word_count > 24) return false;
  bool known = false;
  bool named = false;  // A publication was named.
  for (const absl::string_view field : fields) {
    const absl::string_view value = absl::StripAsciiWhitespace(field);
    if (const auto series = lexicon_.series().Read(value, NumericOrder::kDayFirst)) {
      findings_.series.push_back({*series, 0.88, "ingest.series.field", Source(i)});
      known = true;
      continue;
    }
    const std::optional<Byline> byline = lexicon_.bylines().Read(value, NumericOrder::kDayFirst);
    std::vector<std::string> names = lexicon_.names().AllNames(value);
    if (byline && (byline->date || byline->modified || byline->has_cue)) {
      AddByline(i, *byline);
      known = true;
    } else if (lexicon_.names().IsOrganisation(value) && !named) {
      findings_.publishers.push_back(
          {std::string(value), 0.66, "ingest.publisher.field", Source(i)});
      known = named = true;
    } else if (!names.empty() && !IsBeforeTitle(i)) {
      AddAuthors(i, std::move(names), 0.85, "ingest.author.field");
      known = true;
    }
  }
  if (known) Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
  return known;
}

// Whether a line that is nothing but capitalised words is a byline: it stands under the title and
// not in a release, whose lines there name places.
bool HeadReader::IsNameLine(uint32_t i) const {
  if (facts_[i].is_organisation || IsBeforeTitle(i) || is_release_ || IsAgainBelow(i)) return false;
  const bool dated = i + 1 < end_ && facts_[i + 1].byline && facts_[i + 1].byline->date;
  if (facts_[i].all_capitals && !dated && !(title_ && IsAllCapitals(title_->value))) return false;
  return !page_.is_html || (page_.blocks[i].hints & (kHintAuthor | kHintMetadata)) != 0 ||
         NamesKnownAuthor(i);
}

bool HeadReader::NamesKnownAuthor(uint32_t i) const {
  return std::any_of(findings_.authors.begin(), findings_.authors.end(), [&](const auto& finding) {
    return std::any_of(finding.value.begin(), finding.value.end(),
                       [&](const std::string& name) { return FoldLine(name) == facts_[i].folded; });
  });
}

// Lines near the title that were removed as a part of the page's frame still say who wrote it and
// when.
void HeadReader::ReadRemoved(uint32_t i) {
  const Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  if (!page_.is_html && IsBeforeTitle(i)) return ReadSiteLine(i);
  const uint32_t anchor = title_ && title_->block != kNone ? title_->block : end_;
  const bool near = page_.is_html && i + kReach >= anchor;
  const bool elsewhere = block.reason == ingest::v1::REMOVAL_REASON_COMMENTS ||
                         block.reason == ingest::v1::REMOVAL_REASON_RELATED ||
                         block.reason == ingest::v1::REMOVAL_REASON_COOKIE_NOTICE;
  if (!near || elsewhere || !f.byline || f.word_count > 16) return;
  const Byline& byline = *f.byline;
  if (byline.has_cue && !byline.authors.empty() && !byline.is_credit) {
    AddAuthors(i, byline.authors, 0.78, "ingest.author.byline");
  }
  if (byline.date && byline.date->date.day() != 0) {
    findings_.published.push_back({byline.date->date, 0.72, "ingest.published.byline", Source(i)});
  }
  if (byline.modified) {
    findings_.modified.push_back(
        {byline.modified->date, 0.72, "ingest.modified.byline", Source(i)});
  }
}

// "THE NAME | what the site is about".
void HeadReader::ReadSiteLine(uint32_t i) {
  const std::string& text = page_.blocks[i].text();
  for (const absl::string_view separator : {" | ", " ~ ", " :: ", " - ", " – "}) {
    const size_t at = text.find(separator.data(), 0, separator.size());
    if (at == std::string::npos) continue;
    const std::string name = text.substr(0, at);
    if (lexicon_.names().IsOrganisation(name) || IsAllCapitals(name)) {
      findings_.publishers.push_back({name, 0.6, "ingest.publisher.masthead", Source(i)});
    }
    return;
  }
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
      (IsShortName(f) && !is_release_ && (IsBeforeTitle(i) || IsAgainBelow(i)))) {
    const std::string name = text.substr(0, text.find(", "));
    const double base = f.is_organisation ? 0.7 : f.all_capitals ? 0.6 : 0.5;
    findings_.publishers.push_back(
        {name, base + (IsAgainBelow(i) ? 0.1 : 0), "ingest.publisher.masthead", Source(i)});
    Metadata(i, ingest::v1::BLOCK_ROLE_SERIES);
    return true;
  }
  return false;
}

// What the author does: "Senior Fellow, Institute of ...".
bool HeadReader::ReadJobLine(uint32_t i) {
  const LineFacts& f = facts_[i];
  if (f.ends_sentence || f.word_count > 14 || IsBeforeTitle(i) || findings_.authors.empty()) {
    return false;
  }
  const bool job = std::any_of(f.words.begin(), f.words.end(), [&](const Word& w) {
    return w.capital && lexicon_.IsProfession(w.folded);
  });
  if (!job) return false;
  Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
  return true;
}

// A name that comes again below the text, alone or at the start of a line, is the publication's.
bool HeadReader::IsAgainBelow(uint32_t i) const {
  return !is_release_ && below_.Begin(facts_[i].folded);
}

void HeadReader::ReadLine(uint32_t i) {
  Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  if (ReadTitle(i)) return;
  if (f.is_rule || f.is_address)
    return block.Remove(ingest::v1::REMOVAL_REASON_INTERFACE, ingest::v1::BLOCK_ROLE_RESIDUE);
  const bool speech = f.label && f.label->field == LabelField::kAuthor && f.word_count > 10;
  if (f.label && !speech) return ReadLabel(i);
  const bool cue = f.byline && (f.byline->has_cue || f.byline->date);
  if (f.is_organisation && !cue && !f.series && ReadMasthead(i)) return;
  if (ReadPublication(i) || ReadMasthead(i) || ReadJobLine(i)) return;
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
