#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/programme.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;
using ::communique::ingest::v1::RemovalReason;

BlockRole RoleOf(RemovalReason reason) {
  switch (reason) {
    case ingest::v1::REMOVAL_REASON_COMMENTS:
      return ingest::v1::BLOCK_ROLE_COMMENT;
    case ingest::v1::REMOVAL_REASON_NAVIGATION:
    case ingest::v1::REMOVAL_REASON_RELATED:
      return ingest::v1::BLOCK_ROLE_NAVIGATION;
    default:
      return ingest::v1::BLOCK_ROLE_RESIDUE;
  }
}

// Headings and paragraphs of HTML that are judged article text with this probability are so
// whatever their words are: the judgement knows the words too. Short lines are what the rules say.
constexpr float kSure = 0.85F;
constexpr size_t kParagraphWords = 15;

bool IsSure(const Block& block, const LineFacts& f) {
  return block.element != kNone && block.probability >= kSure &&
         (block.heading_level > 0 || f.word_count >= kParagraphWords);
}

// Taken out for no reason but the judgement: what the rules say of its words is still worth
// knowing, for them and for the lines below.
bool WasJudged(const Block& block) {
  return block.reason == ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
}

size_t ProseWords(const std::vector<LineFacts>& facts, const Page& page, size_t from) {
  size_t words = 0;
  for (size_t i = from; i < facts.size(); ++i) {
    if (page.blocks[i].kept && facts[i].IsBody() && facts[i].residue == nullptr)
      words += facts[i].word_count;
  }
  return words;
}

// Where the article ends: the first line after which a rule says that nothing of it comes, if
// little running text does.
size_t FindEnd(const std::vector<LineFacts>& facts, const Page& page) {
  const size_t total = ProseWords(facts, page, 0);
  size_t seen = 0;
  for (size_t i = 0; i < facts.size(); ++i) {
    if (!page.blocks[i].kept && !WasJudged(page.blocks[i])) continue;
    const bool ends = facts[i].residue != nullptr && !IsSure(page.blocks[i], facts[i]) &&
                      facts[i].residue->scope == PhraseScope::kEnd;
    if (ends && seen * 2 > total) return i;
    if (page.blocks[i].kept && facts[i].IsBody() && facts[i].residue == nullptr)
      seen += facts[i].word_count;
  }
  return facts.size();
}

// "Write to the editor: desk@example.org".
bool IsContactLine(absl::string_view text, const LineFacts& f) {
  const size_t at = text.find('@');
  if (at == absl::string_view::npos || at == 0 || f.word_count > 14 || f.label) return false;
  return text.find('.', at) != absl::string_view::npos && absl::ascii_isalnum(text[at - 1]);
}

// "Home > Analysis > Europe", "Print | Email | Share": short parts between marks that menus and
// bread crumbs have.
bool IsMenuLine(absl::string_view text, const LineFacts& f) {
  if (IsContactLine(text, f)) return true;
  if (f.word_count == 0 || f.word_count > 24 || f.ends_sentence) return false;
  if (f.byline && (f.byline->date || !f.byline->authors.empty())) return false;
  for (const absl::string_view mark : {" > ", " » ", " › ", " | ", " / ", " · ", " • ", " → "}) {
    const std::vector<absl::string_view> parts = absl::StrSplit(text, mark);
    const bool crumbs = mark == " > " || mark == " » " || mark == " › " || mark == " → ";
    if (parts.size() < (crumbs ? 2U : 3U)) continue;
    const bool is_short = std::all_of(parts.begin(), parts.end(), [&](absl::string_view part) {
      return CountWords(part) <= (crumbs && parts.size() > 2 && part == parts.back() ? 12U : 4U);
    });
    if (is_short) return true;
  }
  return false;
}

// A headline that reads like running text: it stands apart, and a byline or the place and date of
// publication stand under it.
bool IsHeadlineOverByline(const std::vector<LineFacts>& facts, const Page& page, uint32_t i) {
  const size_t most_words = facts[i].ends_sentence ? 20 : 45;
  if (page.is_html || !page.blocks[i].blank_before || facts[i].is_turn ||
      facts[i].word_count > most_words) {
    return false;
  }
  constexpr size_t kMostBylineWords = 8;
  for (uint32_t n = i + 1; n < facts.size() && n <= i + 2; ++n) {
    const LineFacts& next = facts[n];
    if (next.word_count > kMostBylineWords) return false;
    if (next.byline && !next.byline->has_rest && !next.byline->is_credit) return true;
  }
  return false;
}

// The running text of plain text and what belongs to it though it is none.
BodyRange WithProgramme(const std::vector<LineFacts>& facts, const Page& page, BodyRange range) {
  const BodyRange programme = page.framed ? BodyRange() : FindProgramme(facts, page);
  if (programme.first == kNone) return range;
  if (range.first == kNone) return programme;
  return {std::min(range.first, programme.first), std::max(range.last, programme.last)};
}

}  // namespace

void RemoveResidue(const std::vector<LineFacts>& facts, Page* page) {
  const size_t end = FindEnd(facts, *page);
  const PhraseMatch* list = nullptr;  // The rule whose list of links goes on.
  size_t listed = 0;
  for (size_t i = 0; i < facts.size(); ++i) {
    Block& block = page->blocks[i];
    if (!block.kept && !(WasJudged(block) && facts[i].residue != nullptr)) continue;
    if (IsSure(block, facts[i])) {
      list = nullptr;
      continue;
    }
    if (i >= end) {
      block.Remove(ingest::v1::REMOVAL_REASON_COMMENTS, ingest::v1::BLOCK_ROLE_COMMENT);
      continue;
    }
    if (facts[i].residue != nullptr) {
      block.Remove(facts[i].residue->reason, RoleOf(facts[i].residue->reason));
      list = facts[i].residue->scope == PhraseScope::kBlock ? facts[i].residue : nullptr;
      listed = 0;
      continue;
    }
    if (IsMenuLine(block.text(), facts[i])) {
      block.Remove(ingest::v1::REMOVAL_REASON_NAVIGATION, ingest::v1::BLOCK_ROLE_NAVIGATION);
      continue;
    }
    constexpr size_t kLongestList = 12;
    // A question or an exclamation may be the headline of a link.
    const bool body =
        facts[i].IsBody() && (facts[i].word_count > 14 || absl::EndsWith(block.text(), "."));
    const bool item =
        !body && block.heading_level == 0 && facts[i].word_count <= 20 && listed < kLongestList;
    if (list != nullptr && item) {
      block.Remove(list->reason, RoleOf(list->reason));
      ++listed;
    } else {
      list = nullptr;
    }
  }
}

BodyRange FindBody(const std::vector<LineFacts>& facts, const Page& page) {
  BodyRange range;
  bool first_line = true;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    if (!page.blocks[i].kept) continue;
    const LineFacts& f = facts[i];
    const bool metadata =
        f.label || f.is_handling || f.is_address || f.is_time ||
        (f.byline && f.byline->has_cue && (f.byline->date || !f.byline->authors.empty()) &&
         f.word_count < 25 && !f.byline->has_rest);
    const bool headline = page.blocks[i].heading_level > 0 ||
                          (range.first == kNone && IsHeadlineOverByline(facts, page, i)) ||
                          (first_line && !page.is_html && !f.is_turn &&
                           f.word_count <= (f.ends_sentence ? 20U : 45U));
    first_line = false;
    if (f.IsBody() && !metadata && !headline) {
      if (range.first == kNone) range.first = i;
      range.last = i;
    }
  }
  if (!page.is_html) range = WithProgramme(facts, page, range);
  if (range.first == kNone) return range;
  if (page.is_html) {
    // What is kept below has been judged article text.
    for (uint32_t i = range.last + 1; i < facts.size(); ++i) {
      if (page.blocks[i].kept) range.last = i;
    }
    return range;
  }
  // Short sentences right after the last long one still belong to it ("Thank you.").
  for (uint32_t i = range.last + 1; i < facts.size() && page.blocks[i].kept; ++i) {
    if (!facts[i].ends_sentence || facts[i].byline || facts[i].is_end_mark || facts[i].is_time)
      break;
    range.last = i;
  }
  return range;
}

}  // namespace communique::ingest
