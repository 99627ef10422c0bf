#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingest/domain/head_reader.h"

namespace communique::ingest {

void HeadReader::AddAuthors(uint32_t i, std::vector<std::string> names, double confidence,
                            absl::string_view rule) {
  if (!names.empty()) findings_.authors.push_back({std::move(names), confidence, rule, Source(i)});
}

void HeadReader::AddByline(uint32_t i, const Byline& byline) {
  // A name and a bare year may be a product.
  const bool dated = byline.date && byline.date->date.month() != 0;
  if (!byline.is_credit && (byline.has_cue || dated || !page_.is_html || NamesKnownAuthor(i))) {
    AddAuthors(i, byline.authors,
               byline.has_cue ? 0.9
               : byline.date  ? 0.8
                              : 0.6,
               "ingest.author.byline");
  }
  if (byline.date && (byline.has_cue || dated || !page_.is_html)) {
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
      // A mail's address or an office follows the name.
      AddAuthors(
          i,
          lexicon_.names().AllNames(value.substr(0, std::min(value.find(" <"), value.find(" (")))),
          0.9, "ingest.author.label");
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

void HeadReader::AddSeries(uint32_t i, const SeriesLine& series) {
  findings_.series.push_back(
      {series, series.number.empty() ? 0.7 : 0.9, "ingest.series.line", Source(i)});
  if (!series.publisher.empty()) {
    // One word may be a part of the name only, unless it is an abbreviation.
    const bool whole = absl::StrContains(series.publisher, " ") || IsAllCapitals(series.publisher);
    findings_.publishers.push_back(
        {series.publisher, whole ? 0.82 : 0.5, "ingest.publisher.series", Source(i)});
  }
  if (series.date) {
    findings_.published.push_back({series.date->date, 0.92, "ingest.published.series", Source(i)});
  }
}

// Bylines, dates and series; true when the line was one.
bool HeadReader::ReadPublication(uint32_t i) {
  const LineFacts& f = facts_[i];
  const bool barred = absl::StrContains(page_.blocks[i].text(), " | ");
  if (barred && ReadFields(i)) return true;
  if (f.series) {
    AddSeries(i, *f.series);
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
  if (!byline.organisation.empty()) {
    findings_.publishers.push_back(
        {byline.organisation, 0.42, "ingest.publisher.byline", Source(i)});
  }
  Metadata(i, ingest::v1::BLOCK_ROLE_BYLINE);
  return true;
}

// A column or section of a publication: two to four capitalised words that are no section name.
bool HeadReader::IsColumnName(absl::string_view value) const {
  const std::vector<Word> words = SplitWords(value, 5);
  return words.size() >= 2 && words.size() <= 4 && !lexicon_.IsKicker(FoldLine(value)) &&
         std::all_of(words.begin(), words.end(),
                     [](const Word& w) { return w.capital || w.folded.size() <= 3; });
}

// Fields set off by bars: "Doe, Jane | Media Release | 21/08/1996", "The Publication | Column 12".
bool HeadReader::ReadFields(uint32_t i) {
  const std::string& text = page_.blocks[i].text();
  const std::vector<absl::string_view> fields =
      absl::StrSplit(text, absl::StrContains(text, " | ") ? " | " : " • ");
  if (fields.size() < 2 || fields.size() > 6 || facts_[i].word_count > 24) return false;
  bool known = false;
  bool named = false;  // A publication was named.
  bool dated =
      !page_.is_html;  // On a page, names among other fields are authors by a date or a cue.
  std::vector<std::string> authors;
  for (const absl::string_view field : fields) {
    const absl::string_view value = absl::StripAsciiWhitespace(field);
    if (const auto series = lexicon_.series().Read(value, NumericOrder::kDayFirst)) {
      AddSeries(i, *series);
      known = true;
      continue;
    }
    const std::optional<Byline> byline = lexicon_.bylines().Read(value, NumericOrder::kDayFirst);
    std::vector<std::string> names = lexicon_.names().AllNames(value);
    if (byline && (byline->date || byline->modified || byline->has_cue)) {
      AddByline(i, *byline);
      known = dated = true;
    } else if (lexicon_.names().IsOrganisation(value) && !named) {
      findings_.publishers.push_back(
          {std::string(value), 0.66, "ingest.publisher.field", Source(i)});
      known = named = true;
    } else if (!names.empty() && !IsBeforeTitle(i)) {
      if (authors.empty()) authors = std::move(names);
    } else if (named && IsColumnName(value)) {
      SeriesLine column;
      column.value = column.title = std::string(value);
      findings_.series.push_back({column, 0.5, "ingest.series.column", Source(i)});
    }
  }
  if (dated && !authors.empty()) {
    AddAuthors(i, std::move(authors), 0.85, "ingest.author.field");
    known = true;
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
  if (page_.framed && !dated) return false;  // Menus are full of capitalised words.
  return !page_.is_html || (page_.blocks[i].hints & (kHintAuthor | kHintMetadata)) != 0 ||
         NamesKnownAuthor(i);
}

bool HeadReader::NamesKnownAuthor(uint32_t i) const {
  return std::any_of(findings_.authors.begin(), findings_.authors.end(), [&](const auto& finding) {
    return std::any_of(finding.value.begin(), finding.value.end(),
                       [&](const std::string& name) { return FoldLine(name) == facts_[i].folded; });
  });
}

}  // namespace communique::ingest
