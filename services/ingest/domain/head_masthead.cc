#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/head_reader.h"

namespace communique::ingest {
namespace {

// The name before what a masthead says about itself: "The Publication, Notes from Abroad", "NAME |
// what it is".
absl::string_view BeforeMark(absl::string_view text) {
  for (const absl::string_view mark :
       {", ", " | ", " ~ ", " :: ", " · ", " • ", " – ", " — ", " - ", " // "}) {
    text = text.substr(0, text.find(mark));
  }
  return text;
}

// A few capitalised words.
bool IsShortName(const LineFacts& f) {
  return f.word_count >= 1 && f.word_count <= 6 && !f.is_kicker && !f.ends_sentence &&
         std::all_of(f.words.begin(), f.words.end(),
                     [](const Word& w) { return w.capital || w.folded.size() <= 3; });
}

}  // namespace

// "The title - The Publication" names the publication.
void HeadReader::ReadSuffix(uint32_t i) {
  const absl::string_view text = page_.blocks[i].text();
  for (const absl::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
    const size_t at = text.rfind(separator);
    if (at == absl::string_view::npos || FoldLine(text.substr(0, at)) != title_folded_) continue;
    const absl::string_view name = text.substr(at + separator.size());
    if (StartsLower(name)) return;  // What the publication says about itself.
    findings_.publishers.push_back({std::string(name), 0.68, "ingest.publisher.title", Source(i)});
    return;
  }
}

// "THE NAME | what the site is about".
void HeadReader::ReadSiteLine(uint32_t i) {
  const std::string& text = page_.blocks[i].text();
  if (std::count(text.begin(), text.end(), '|') > 1) return;  // A menu.
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
  if (f.is_organisation || (IsShortName(f) && !is_release_ &&
                            (IsBeforeTitle(i) || IsAgainBelow(i) || StandsOverByline(i)))) {
    const std::string name(BeforeMark(text));
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

// A short capitalised line between the title and a byline names the publication.
bool HeadReader::StandsOverByline(uint32_t i) const {
  const size_t words = facts_[i].word_count;
  if (page_.is_html || words < 2 || words > 5 || i + 1 >= end_) return false;
  const LineFacts& next = facts_[i + 1];
  return page_.blocks[i + 1].kept && next.byline && !next.byline->has_rest &&
         !next.byline->is_credit;
}

// A name that comes again below the text, alone or at the start of a line, is the publication's.
bool HeadReader::IsAgainBelow(uint32_t i) const {
  return !is_release_ && below_.Begin(facts_[i].folded);
}

}  // namespace communique::ingest
