#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/head_reader.h"

namespace communique::ingest {
namespace {

// Share of a line's words that must stand in the title for it to be a repetition.
constexpr double kSameTitle = 0.8;
// Blocks before the title in which its date and author are looked for.
constexpr uint32_t kReach = 8;

}  // namespace

HeadReader::HeadReader(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
                       const std::optional<Title>& title, uint32_t end, Page* page,
                       Findings* findings)
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
    if (heading_ == kNone && page_.blocks[i].heading_level == 1) heading_ = i;
    is_release_ |=
        !page_.is_html && (f.is_handling || f.is_letterhead || f.is_time || f.label != nullptr);
  }
}

void HeadReader::Read() {
  for (uint32_t i = 0; i < end_; ++i) {
    if (page_.blocks[i].kept) {
      ReadLine(i);
    } else {
      ReadRemoved(i);
    }
  }
}

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

// Lines near the title that were removed as a part of the page's frame still say who wrote it and
// when.
void HeadReader::ReadRemoved(uint32_t i) {
  const Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  // Labels say what they are wherever they stand.
  const bool labelled =
      f.label && !f.label->value.empty() && block.reason == ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
  if (!page_.is_html && labelled) return ReadLabel(i);
  if (!page_.is_html && is_release_) return;
  if (!page_.is_html && IsBeforeTitle(i)) return ReadSiteLine(i);
  const uint32_t anchor = title_ && title_->block != kNone ? title_->block : end_;
  const bool below_heading = heading_ != kNone && i >= heading_ && i <= heading_ + kReach;
  const bool near = page_.is_html && (i + kReach >= anchor || below_heading);
  // Nothing but the scorer spoke against it, as it does against bylines.
  const bool plain =
      block.reason == ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN && block.probability < 1;
  const bool is_byline = f.byline && !f.byline->has_rest && (f.byline->has_cue || f.byline->date);
  if (near && plain && is_byline && f.word_count <= 16 && ReadPublication(i)) return;
  const bool elsewhere = block.reason == ingest::v1::REMOVAL_REASON_COMMENTS ||
                         block.reason == ingest::v1::REMOVAL_REASON_RELATED ||
                         block.reason == ingest::v1::REMOVAL_REASON_COOKIE_NOTICE;
  if (!near || elsewhere || !f.byline || f.word_count > 16) return;
  const Byline& byline = *f.byline;
  const bool barred = absl::StrContains(block.text(), " | ");
  if (barred && byline.date && ReadFields(i)) return;
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

void HeadReader::ReadLine(uint32_t i) {
  Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  if (ReadTitle(i)) return;
  // Page and file numbers.
  const bool numbers = f.word_count <= 3 && std::all_of(f.words.begin(), f.words.end(),
                                                        [](const Word& w) { return w.number; });
  if (numbers && !(f.byline && f.byline->date)) {
    return block.Remove(ingest::v1::REMOVAL_REASON_INTERFACE, ingest::v1::BLOCK_ROLE_RESIDUE);
  }
  if (f.is_rule || f.is_address)
    return block.Remove(ingest::v1::REMOVAL_REASON_INTERFACE, ingest::v1::BLOCK_ROLE_RESIDUE);
  const bool speech = f.label && f.label->field == LabelField::kAuthor && f.word_count > 10;
  // "Words: Jane Roe" counts nothing.
  const bool credits = f.label && f.label->field == LabelField::kOther && f.byline &&
                       f.byline->has_cue && !f.byline->has_rest && !f.byline->authors.empty();
  if (f.label && !speech && !credits) return ReadLabel(i);
  const bool cue = f.byline && (f.byline->has_cue || f.byline->date);
  if (f.is_organisation && !cue && !f.series && ReadMasthead(i)) return;
  if (ReadPublication(i) || ReadMasthead(i) || ReadJobLine(i)) return;
  const bool menu = absl::StrContains(block.text(), " | ") && f.word_count <= 6;
  if (IsBeforeTitle(i)) ReadSiteLine(i);
  if (f.is_kicker || menu || absl::StartsWith(block.text(), "(") || IsBeforeTitle(i)) {
    return block.Remove(ingest::v1::REMOVAL_REASON_NAVIGATION, ingest::v1::BLOCK_ROLE_NAVIGATION);
  }
  if (page_.framed) {
    return block.Remove(ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN, ingest::v1::BLOCK_ROLE_RESIDUE);
  }
  if (block.heading_level > 1) {
    block.role = ingest::v1::BLOCK_ROLE_HEADING;
  } else {
    block.role =
        f.word_count >= 5 ? ingest::v1::BLOCK_ROLE_SUBTITLE : ingest::v1::BLOCK_ROLE_DATELINE;
  }
}

void ReadHead(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
              const std::optional<Title>& title, const BodyRange& body, Page* page,
              Findings* findings) {
  const auto end = static_cast<uint32_t>(body.first == kNone ? facts.size() : body.first);
  HeadReader(facts, lexicon, title, end, page, findings).Read();
}

}  // namespace communique::ingest
