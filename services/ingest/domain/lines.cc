#include "services/ingest/domain/lines.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

// Widths of hard-wrapped text: typewriters and mail readers break at 60 to 80, some systems at up
// to 120.
constexpr size_t kNarrowest = 38;
constexpr size_t kWidest = 130;
// A text was broken to a width when at least so many lines, and one line in so many, break a
// sentence: before a small letter, or behind a word that ends none.
constexpr size_t kFewestRunOns = 3;
constexpr size_t kRunOnShare = 6;
// Spaces or underscores that part the columns of a line, and how many columns are told apart.
constexpr size_t kColumnGap = 4;
constexpr size_t kMostColumns = 8;

absl::string_view Of(absl::string_view source, const Line& line) {
  return source.substr(line.begin, line.end - line.begin);
}

size_t CodePoints(absl::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !text::IsContinuation(c); }));
}

size_t FirstWordWidth(absl::string_view text) {
  return CodePoints(text.substr(0, std::min(text.find(' '), text.size())));
}

// A list item, a heading's mark, a rule: never the continuation of a sentence.
bool StartsNewItem(absl::string_view text) {
  if (text.empty()) return true;
  for (const absl::string_view mark :
       {"- ", "* ", "+ ", "• ", "· ", "– ", "# ", "## ", "### ", "#### ", "> ", "|", "---", "___",
        "***", "[^", "▪", "●", "◦"}) {
    if (absl::StartsWith(text, mark)) return true;
  }
  const size_t digits = text.find_first_not_of("0123456789");
  return digits != 0 && digits != absl::string_view::npos && digits <= 2 &&
         (absl::StartsWith(text.substr(digits), ". ") ||
          absl::StartsWith(text.substr(digits), ") "));
}

// "PRESIDENT X: ", "Q ", "Prime Minister: Howard": a label or a turn of a transcript.
bool StartsTurn(absl::string_view text) {
  const size_t colon = text.substr(0, 60).find(": ");
  if (colon == absl::string_view::npos) {
    return absl::EndsWith(text, ":") && text.size() < 60;
  }
  const std::vector<Word> words = SplitWords(text.substr(0, colon), 10);
  return !words.empty() && words.size() <= 8 &&
         std::all_of(words.begin(), words.end(),
                     [](const Word& w) { return w.capital || w.number || w.folded.size() <= 3; }) &&
         words[0].capital;
}

// A headline goes on in its next line with one of these.
bool OpensWithConnective(absl::string_view text) {
  const std::vector<Word> words = SplitWords(text::FirstCodePoints(text, 40), 1);
  if (words.empty()) return false;
  for (const absl::string_view word : {"and", "of", "at", "with", "to", "in", "on", "for", "before",
                                       "after", "during", "from", "by", "following", "between"}) {
    if (words[0].folded == word) return true;
  }
  return false;
}

// Nor does a line end with one of these.
bool ClosesWithConnective(absl::string_view text) {
  for (const absl::string_view word : {" and", " of", " the", " to", " in", " with", " for", " a",
                                       " an", " at", " on", " by", " from", " between", " into"}) {
    if (absl::EndsWithIgnoreCase(text, word)) return true;
  }
  return false;
}

// "by Jane Roe": opens a byline unless the line before it was full.
bool OpensByline(absl::string_view text) {
  return absl::StartsWith(text, "by ") && text.size() > 3 && text.size() < 100 &&
         absl::ascii_isupper(static_cast<unsigned char>(text[3]));
}

// Where a full line would have had room for the next word, the break was meant.
bool WasFull(absl::string_view source, const Line& line, const Line& next, size_t wrap_width) {
  return line.width + 1 + FirstWordWidth(Of(source, next)) > wrap_width;
}

// Adds `line`, in parts where wide gaps or rules set off columns of a letterhead ("For release 3
// May 2024").
void AddParts(absl::string_view source, Line line, std::vector<Line>* lines) {
  const auto gap_width = [&](size_t at) -> size_t {
    const char c = source[at];
    if (c == ' ' || c == '\t' || c == '_') return 1;
    return absl::StartsWith(source.substr(at), "\u00A0") ? 2 : 0;
  };
  size_t parts = 0;
  for (size_t at = line.begin; at < line.end && parts < kMostColumns;) {
    if (gap_width(at) == 0) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < line.end && gap_width(end) > 0) end += gap_width(end);
    end = std::min(end, line.end);
    const bool tab = source.substr(at, end - at).find('\t') != absl::string_view::npos;
    if (end - at >= kColumnGap || (tab && end - at >= 2)) {
      Line part = line;
      part.end = at;
      if (part.end > part.begin) {
        part.width = CodePoints(Of(source, part));
        lines->push_back(part);
        ++parts;
      }
      line.begin = end;
      line.blank_before = 0;
    }
    at = end;
  }
  if (line.begin >= line.end) return;
  line.width = CodePoints(Of(source, line));
  lines->push_back(line);
}

}  // namespace

std::vector<Line> SplitLines(absl::string_view source) {
  std::vector<Line> lines;
  size_t blank = 0;
  for (size_t at = 0; at < source.size();) {
    size_t end = source.find_first_of("\r\n", at);
    if (end == absl::string_view::npos) end = source.size();
    size_t next = std::min(end + 1, source.size());
    if (end + 1 < source.size() && source[end] == '\r' && source[end + 1] == '\n') ++next;
    Line line;
    line.begin = at;
    line.end = end;
    at = next;
    const auto is_space = [&](size_t i) { return absl::ascii_isspace(source[i]); };
    while (true) {
      while (line.begin < line.end &&
             (is_space(line.begin) || absl::StartsWith(source.substr(line.begin), "\u00A0"))) {
        line.indent += source[line.begin] == '\t' ? 8 : 1;
        line.begin += is_space(line.begin) ? 1 : 2;
      }
      // E-mail quotation: "> > text".
      if (line.begin < line.end && source[line.begin] == '>' &&
          (line.begin + 1 == line.end || source[line.begin + 1] == ' ' ||
           source[line.begin + 1] == '>')) {
        line.quoted = true;
        ++line.begin;
        continue;
      }
      break;
    }
    line.begin = std::min(line.begin, line.end);
    while (line.end > line.begin && is_space(line.end - 1)) --line.end;
    if (line.begin == line.end) {
      ++blank;
      continue;
    }
    line.blank_before = blank;
    blank = 0;
    AddParts(source, line, &lines);
  }
  return lines;
}

LineLayout MeasureLayout(absl::string_view source, const std::vector<Line>& lines) {
  LineLayout layout;
  if (lines.size() < 4) return layout;
  std::vector<size_t> widths;  // Of lines whose sentence goes on in the next one.
  size_t pairs = 0;
  size_t spaced = 0;
  size_t run_on = 0;
  size_t run_on_spaced = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i == 0) continue;
    ++pairs;
    spaced += lines[i].blank_before >= 1;
    const bool runs_on =
        lines[i - 1].width >= 25 && !EndsSentence(Of(source, lines[i - 1])) &&
        !StartsNewItem(Of(source, lines[i])) &&
        (StartsLower(Of(source, lines[i])) || ClosesWithConnective(Of(source, lines[i - 1])));
    run_on += runs_on;
    if (runs_on) widths.push_back(lines[i - 1].width);
    run_on_spaced += runs_on && lines[i].blank_before >= 1;
  }
  if (widths.size() < kFewestRunOns || run_on * kRunOnShare < pairs) return layout;
  std::sort(widths.begin(), widths.end());
  // A long headline or two say nothing about the width that sentences were broken to.
  const size_t width = widths[widths.size() * 19 / 20];
  if (width < kNarrowest || width > kWidest) return layout;
  layout.wrap_width = width;
  layout.double_spaced = spaced * 10 >= pairs * 6 && run_on_spaced * 2 > run_on;
  return layout;
}

bool Continues(absl::string_view source, const Line& line, const Line& next,
               const LineLayout& layout) {
  const absl::string_view before = Of(source, line);
  const absl::string_view after = Of(source, next);
  if (next.blank_before > (layout.double_spaced ? 1U : 0U) || next.quoted != line.quoted)
    return false;
  if (StartsNewItem(after) || StartsTurn(after)) return false;
  if (IsAllCapitals(before) != IsAllCapitals(after) && line.width >= 12) return false;
  const bool full = layout.wrap_width > 0 && WasFull(source, line, next, layout.wrap_width);
  const bool ends =
      EndsSentence(before) || absl::EndsWith(before, ":") || absl::EndsWith(before, ";");
  if (OpensByline(after) && !full) return false;
  if (IsAllCapitals(before))
    return !ends && (full || (next.blank_before == 0 &&
                              (OpensWithConnective(after) || ClosesWithConnective(before))));
  if (next.blank_before == 0 && ClosesWithConnective(before) && CountWords(before) >= 4)
    return true;
  if (ends) return full && !layout.double_spaced && next.indent <= line.indent + 1;
  if (StartsLower(after)) return line.width >= 25 || full;
  // A capital after an unfinished line: a proper name when the line was full, a new line else.
  return layout.wrap_width > 0 && line.width * 10 >= layout.wrap_width * 7;
}

}  // namespace communique::ingest
