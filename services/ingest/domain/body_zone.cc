#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "services/ingest/domain/roles.h"
#include "services/ingest/domain/wire_dateline.h"

namespace communique::ingest {
namespace {

constexpr size_t kHeadingWords = 16;

// The next kept block after `i` up to `last`, kNone when there is none.
uint32_t NextKept(const Page& page, uint32_t i, uint32_t last) {
  for (uint32_t n = i + 1; n <= last && n < page.blocks.size(); ++n) {
    if (page.blocks[n].kept) return n;
  }
  return kNone;
}

bool LooksLikeHeading(const Block& block, const LineFacts& f) {
  if (f.word_count == 0 || f.word_count > kHeadingWords || block.list_item || f.is_turn)
    return false;
  if (absl::EndsWith(block.text(), ",") || absl::EndsWith(block.text(), ";") ||
      absl::StartsWith(block.text(), "(") || absl::StartsWith(block.text(), "[")) {
    return false;
  }
  const bool ends = f.ends_sentence && !absl::EndsWith(block.text(), "?");
  if (block.bold_bytes * 10 >= block.text().size() * 9) return !ends || f.word_count <= 8;
  return !ends && (f.words[0].capital || f.words[0].number) && (block.element == kNone);
}

// Page numbers, rules and other lines without a word.
bool IsMark(const Block& block, const LineFacts& f) {
  if (f.is_rule || f.is_end_mark) return true;
  return f.words.size() <= 2 && block.text().size() <= 6 &&
         std::all_of(f.words.begin(), f.words.end(), [](const Word& w) { return w.number; }) &&
         (!block.list_item || absl::EndsWith(block.text(), "-"));
}

ingest::v1::BlockRole RoleInBody(const Page& page, const Block& block, const LineFacts& f,
                                 bool text_follows) {
  if (block.role == ingest::v1::BLOCK_ROLE_QUOTE) return block.role;
  if (block.heading_level > 0 || (text_follows && LooksLikeHeading(block, f)))
    return ingest::v1::BLOCK_ROLE_HEADING;
  if (block.list_item) return ingest::v1::BLOCK_ROLE_LIST_ITEM;
  if (f.is_turn && f.word_count <= 4 && absl::EndsWith(block.text(), ":"))
    return ingest::v1::BLOCK_ROLE_SPEAKER;
  for (uint32_t e = block.element; e != kNone; e = page.elements[e].parent) {
    const Tag tag = page.elements[e].tag;
    if (tag == Tag::kBlockquote) return ingest::v1::BLOCK_ROLE_QUOTE;
    if (tag == Tag::kTd || tag == Tag::kTh)
      return f.IsBody() ? ingest::v1::BLOCK_ROLE_PARAGRAPH : ingest::v1::BLOCK_ROLE_TABLE_ROW;
    if (tag == Tag::kArticle || tag == Tag::kMain || tag == Tag::kBody) break;
  }
  return ingest::v1::BLOCK_ROLE_PARAGRAPH;
}

void TakeDateline(uint32_t i, const Lexicon& lexicon, Page* page, Findings* findings) {
  Block& block = page->blocks[i];
  const std::optional<WireDateline> dateline = ReadWireDateline(block.text(), lexicon.dates());
  if (!dateline || dateline->end + 20 > block.text().size()) return;
  const Range source = SourceOf(block.content, 0, dateline->end);
  findings->places.push_back({dateline->place, 0.9, "ingest.place.dateline", source});
  if (!dateline->agency.empty()) {
    findings->publishers.push_back({dateline->agency, 0.72, "ingest.publisher.dateline", source});
  }
  if (dateline->date && dateline->date->day() != 0) {
    findings->published.push_back({*dateline->date, dateline->date->year() != 0 ? 0.88 : 0.5,
                                   "ingest.published.dateline", source});
  }
  Block removed;
  removed.content = SubBlock(block.content, 0, dateline->end);
  removed.Remove(ingest::v1::REMOVAL_REASON_METADATA, ingest::v1::BLOCK_ROLE_DATELINE);
  block.content = SubBlock(block.content, dateline->end, block.text().size());
  page->asides.push_back(std::move(removed));
}

}  // namespace

void ReadBody(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
              const std::optional<Title>& title, const BodyRange& body, Page* page,
              Findings* findings) {
  if (body.first == kNone) return;
  const std::string title_folded = title ? FoldLine(title->value) : "";
  absl::flat_hash_set<std::string> seen;
  size_t kept_before = 0;
  for (uint32_t i = body.first; i <= body.last; ++i) {
    Block& block = page->blocks[i];
    if (!block.kept) continue;
    const LineFacts& f = facts[i];
    // Cells and items of HTML may be equal.
    const bool long_enough = f.word_count >= (page->is_html ? 10 : 4) && !f.folded.empty();
    if (IsMark(block, f) || f.is_handling || f.is_address) {
      block.Remove(ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN, ingest::v1::BLOCK_ROLE_RESIDUE);
    } else if (title && title->block == i) {
      block.role = ingest::v1::BLOCK_ROLE_TITLE;
    } else if ((!title_folded.empty() && f.folded == title_folded) ||
               (long_enough && !f.is_turn && !seen.insert(f.folded).second)) {
      block.Remove(ingest::v1::REMOVAL_REASON_REPEATED, ingest::v1::BLOCK_ROLE_TITLE);
    } else {
      const uint32_t next = NextKept(*page, i, body.last);
      const bool text_follows =
          next != kNone && (facts[next].IsBody() || page->blocks[next].list_item ||
                            facts[next].word_count > kHeadingWords);
      block.role = RoleInBody(*page, block, f, text_follows);
      if (kept_before < 2 && f.IsBody()) TakeDateline(i, lexicon, page, findings);
      ++kept_before;
    }
  }
}

}  // namespace communique::ingest
