#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/lines_below.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {
namespace {

// Lines above the text among which the title is looked for.
constexpr size_t kMostHeadLines = 60;
// Before a bar a few words name a column, and more after it are the title.
constexpr size_t kKickerWords = 2;
constexpr size_t kTitleWords = 4;

// A mail's subject without "Re:", "Fwd:" and the name of a list in brackets.
std::string WithoutReplyMarks(absl::string_view subject) {
  bool more = true;
  while (more) {
    more = false;
    for (const absl::string_view mark : {"re:", "fw:", "fwd:", "aw:", "wg:", "tr:"}) {
      if (!absl::StartsWithIgnoreCase(subject, mark)) continue;
      subject = absl::StripLeadingAsciiWhitespace(subject.substr(mark.size()));
      more = true;
    }
    const size_t close = subject.find(']');
    if (absl::StartsWith(subject, "[") && close != absl::string_view::npos && close < 40 &&
        close + 1 < subject.size()) {
      subject = absl::StripLeadingAsciiWhitespace(subject.substr(close + 1));
      more = true;
    }
  }
  return std::string(subject);
}

bool IsPublicationLine(const LineFacts& f) {
  return f.series || f.label || f.is_organisation || (f.byline && !f.byline->has_rest);
}

// "Apia, 26 May 2025": a place of few words and a date.
bool IsPlaceAndDate(const LineFacts& f) {
  constexpr size_t kMostWords = 6;
  return f.byline && f.byline->date && f.byline->date->date.day() != 0 &&
         f.word_count <= kMostWords && f.byline->date->begin > 0;
}

// "T H E  H E R A L D": a masthead set in spaced letters.
bool IsSpaced(const LineFacts& f) {
  constexpr size_t kFewestLetters = 5;
  const auto letters = static_cast<size_t>(std::count_if(
      f.words.begin(), f.words.end(), [](const Word& w) { return w.folded.size() == 1; }));
  return letters >= kFewestLetters && letters * 10 >= f.words.size() * 8;
}

bool CanBeTitle(const LineFacts& f, const Lexicon& lexicon, bool first_line) {
  // Capitalised words look like names; only a short line of them is taken for some, and not the
  // first one, where a headline is likelier.
  const bool names_only =
      !first_line && f.byline && !f.byline->authors.empty() &&
      (f.word_count <= (f.all_capitals ? 3U : 4U) || f.byline->authors.size() >= 2);
  const bool posted = f.byline && f.byline->has_cue && !f.byline->authors.empty() &&
                      f.byline->date && f.word_count <= 16;
  const bool byline = posted || (f.byline && !f.byline->has_rest &&
                                 (f.byline->has_cue || f.byline->date || names_only));
  return !f.folded.empty() && f.word_count <= 45 && f.residue == nullptr && !f.label && !f.series &&
         !byline && !f.is_kicker && !IsPlaceAndDate(f) && !IsSpaced(f) &&
         !lexicon.IsPlaceholder(f.folded);
}

// Words that are no numbers: "Story 0303-11" has one.
size_t WordsWithoutNumbers(const LineFacts& f) {
  return std::count_if(f.words.begin(), f.words.end(), [](const Word& w) { return !w.number; });
}

// A line that names an author, and nothing else of weight.
bool IsByline(const LineFacts& f) {
  return f.byline && !f.byline->has_rest && !f.byline->is_credit && !f.byline->authors.empty();
}

// How the lines above the text stand: in groups that empty lines part.
class Layout {
 public:
  Layout(const Page& page, const std::vector<LineFacts>& facts, uint32_t end)
      : page_(page), facts_(facts), end_(end) {
    while (first_end_ < end_ && !BeginsGroup(first_end_)) ++first_end_;
    for (uint32_t i = 0; i < end_; ++i) {
      if (!IsByline(facts_[i]) &&
          !(facts_[i].label && facts_[i].label->field == LabelField::kAuthor))
        continue;
      byline_ = i;
      break;
    }
    // The first group is the publication's own when neither title nor author stands in it.
    masthead_ = first_end_ >= 2 && first_end_ < end_ && byline_ >= first_end_;
  }

  // What speaks for line `i`: headlines stand apart, with nothing but a byline under them, and over
  // their byline where any line does.
  double Score(uint32_t i) const {
    double score = 0;
    const bool above = i == 0 || BeginsGroup(i);
    const bool below = i + 1 >= facts_.size() || BeginsGroup(i + 1) || IsByline(facts_[i + 1]);
    if (above && below) score += kApart;
    if (masthead_ && i < first_end_) score -= kInMasthead;
    if (i > byline_ && byline_ > (masthead_ ? first_end_ : 0)) score -= kUnderByline;
    return score;
  }

 private:
  static constexpr double kApart = 1;
  static constexpr double kInMasthead = 1;
  static constexpr double kUnderByline = 1.2;

  bool BeginsGroup(uint32_t i) const { return i > 0 && page_.blocks[i].blank_before; }

  const Page& page_;
  const std::vector<LineFacts>& facts_;
  const uint32_t end_;
  uint32_t first_end_ = 1;
  uint32_t byline_ = kNone;
  bool masthead_ = false;
};

// "The title - The Publication" where the title is said by another line too.
bool HasSuffixedTitle(absl::string_view text, const std::string& folded) {
  for (const absl::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
    const size_t at = text.rfind(separator);
    if (at != absl::string_view::npos && FoldLine(text.substr(0, at)) == folded) return true;
  }
  return false;
}

// "Opinion | The title", "Our Column | The title" -> where "The title" begins.
size_t KickerLength(absl::string_view text, const Lexicon& lexicon) {
  for (const absl::string_view mark : {" | ", " » ", " › "}) {
    const size_t at = text.find(mark);
    if (at == absl::string_view::npos) continue;
    const absl::string_view name = text.substr(0, at);
    const absl::string_view rest = text.substr(at + mark.size());
    const bool column = CountWords(name) <= kKickerWords && !IsAllCapitals(name) &&
                        CountWords(rest) >= kTitleWords && !StartsLower(rest);
    if (column || lexicon.IsKicker(FoldLine(name))) return at + mark.size();
  }
  return 0;
}

// What speaks for line `i` as a title by itself: its length and shape, and that it does not come
// again below the text, as the name of a publication does.
double ScoreLine(const Page& page, const std::vector<LineFacts>& facts, const Lexicon& lexicon,
                 uint32_t i, const LinesBelow& below) {
  const LineFacts& f = facts[i];
  const std::string& text = page.blocks[i].text();
  const size_t words = WordsWithoutNumbers(f);
  double score = words >= 4 ? 2.5 : words == 3 ? 2 : words == 2 ? 0.5 : -0.5;
  if (StartsLower(text)) score -= 2;
  if (page.blocks[i].heading_level == 1) score += 3;
  if (f.is_organisation && f.word_count <= 7) score -= 2.5;
  if (f.is_letterhead) score -= 4;
  if (f.all_capitals && f.word_count <= 4) score -= 1;
  if (absl::StartsWith(text, "(") || absl::StartsWith(text, "[")) score -= 4;
  const bool bars = absl::StrContains(text, " | ") || absl::StrContains(text, " ~ ") ||
                    absl::StrContains(text, " :: ");
  const bool kicker = bars && KickerLength(text, lexicon) > 0;
  if (bars && !kicker) score -= 2.5;
  if (below.Begin(f.folded)) score -= 1.5;
  return score;
}

}  // namespace

std::optional<Title> ChooseTextTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon, uint32_t body) {
  for (const MetaItem& meta : page.metas) {
    if (meta.name == "front:title")
      return Title{meta.value, meta.source, kNone, 0.97, "ingest.title.front_matter", ""};
  }
  std::vector<uint32_t> head;
  for (uint32_t i = 0; i < body; ++i) {
    const LineFacts& f = facts[i];
    if (!page.blocks[i].kept || f.is_rule || f.is_address || f.is_time || f.is_handling) continue;
    if (f.label && f.label->field == LabelField::kTitle && !f.label->value.empty()) {
      return Title{WithoutReplyMarks(f.label->value),
                   page.blocks[i].content.source,
                   kNone,
                   0.9,
                   "ingest.title.label",
                   ""};
    }
    if (head.size() < kMostHeadLines) head.push_back(i);
  }
  const LinesBelow below(facts, body);
  const Layout layout(page, facts, body);
  double best_score = 0;
  uint32_t best = kNone;
  bool first = true;
  for (size_t n = 0; n < head.size(); ++n) {
    const uint32_t i = head[n];
    if (!CanBeTitle(facts[i], lexicon, n == 0)) continue;
    double score = ScoreLine(page, facts, lexicon, i, below) + layout.Score(i);
    const bool plausible = score > 1;
    score += first && plausible ? 1.5 : 1.0;
    first = first && !plausible;
    for (const uint32_t j : head) {
      if (j == i) continue;
      if (facts[j].folded == facts[i].folded && facts[i].word_count >= 3) score += 1.5;
      const bool prefix = absl::StartsWith(facts[j].folded, absl::StrCat(facts[i].folded, " "));
      if (prefix && facts[i].word_count <= 5 &&
          !HasSuffixedTitle(page.blocks[j].text(), facts[i].folded))
        score -= 2.5;
    }
    // A headline stands over the data of its release, and over a byline.
    const LineFacts* next = n + 1 < head.size() ? &facts[head[n + 1]] : nullptr;
    if (next != nullptr && IsPublicationLine(*next)) score += next->label ? 1.0 : 0.3;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  if (best == kNone) return std::nullopt;
  const Block& block = page.blocks[best];
  if (const size_t kicker = KickerLength(block.text(), lexicon); kicker > 0) {
    return Title{block.text().substr(kicker),
                 SourceOf(block.content, kicker, block.text().size()),
                 kNone,
                 std::min(0.95, 0.5 + 0.1 * best_score),
                 "ingest.title.line",
                 ""};
  }
  return Title{block.text(),
               block.content.source,
               best,
               std::min(0.95, 0.5 + 0.1 * best_score),
               "ingest.title.line",
               ""};
}

}  // namespace communique::ingest
