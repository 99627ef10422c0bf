#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "services/ingest/domain/author_bio.h"
#include "services/ingest/domain/finding_choice.h"
#include "services/ingest/domain/headed_fields.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

// How many paragraphs from the end a note on the author may stand.
constexpr int kBioReach = 4;
// Authors that notes are compared with.
constexpr size_t kMostAuthors = 32;
// Words of a dated line in the page's frame.
constexpr size_t kLongestFrameDate = 10;
constexpr double kFrameDate = 0.55;
constexpr double kFrameAuthor = 0.6;

std::vector<std::string> KnownAuthors(const Findings& findings) {
  std::vector<std::string> names;
  for (const auto& finding : findings.authors) {
    if (names.size() >= kMostAuthors) break;
    names.insert(names.end(), finding.value.begin(), finding.value.end());
  }
  return names;
}

void TakeBio(uint32_t i, const BioMatch& match, Page* page, Findings* findings) {
  Block& block = page->blocks[i];
  findings->bios.push_back(
      {block.text(), match.confidence, "ingest.bio.paragraph", block.content.source});
  // "Jane teaches ..." names an author by a part of the name.
  if (absl::StrContains(match.name, " ")) {
    findings->authors.push_back(
        {{match.name}, 0.55 * match.confidence, "ingest.author.bio", block.content.source});
  }
  block.Remove(ingest::v1::REMOVAL_REASON_AUTHOR_BIO, ingest::v1::BLOCK_ROLE_AUTHOR_BIO);
}

void FindBios(const std::vector<LineFacts>& facts, const Lexicon& lexicon, Page* page,
              Findings* findings) {
  const std::vector<std::string> authors = KnownAuthors(*findings);
  int left = kBioReach;
  bool last = true;
  for (uint32_t i = static_cast<uint32_t>(page->blocks.size()); i-- > 0;) {
    Block& block = page->blocks[i];
    const bool hinted = (block.hints & kHintBio) != 0;
    const bool comment = block.role == ingest::v1::BLOCK_ROLE_COMMENT;
    if (comment || facts[i].word_count < 6) continue;
    // A disclaimer ("Views are personal") may close the note itself.
    const bool residue =
        facts[i].residue != nullptr && facts[i].residue->reason != ingest::v1::REMOVAL_REASON_LEGAL;
    if (!block.kept && residue) continue;
    if (block.kept && left <= 0 && !hinted) continue;
    BioMatch match = MatchBio(block.text(), authors, lexicon);
    const bool announced = i > 0 && !page->blocks[i - 1].kept &&
                           page->blocks[i - 1].reason == ingest::v1::REMOVAL_REASON_AUTHOR_BIO;
    if (announced && match.confidence < 0.9) match.confidence = 0.9;
    // A note that stands outside the article must name its author.
    const bool weak = block.kept && (hinted || (last && authors.empty()));
    const bool sure = match.confidence > 0.8 || (match.confidence > 0 && weak);
    if (sure) {
      TakeBio(i, match, page, findings);
    } else if (block.kept) {
      --left;
      last = false;
    }
  }
}

// The name after a copyright sign and years; empty when `text` does not open with one.
absl::string_view CopyrightHolder(absl::string_view text, const std::vector<Word>& words) {
  const bool sign = absl::StartsWith(text, "©") || absl::StartsWithIgnoreCase(text, "(c)") ||
                    (!words.empty() && words[0].folded == "copyright");
  if (!sign) return "";
  size_t at = 0;
  const auto opens = [](const Word& w) {
    return w.number || w.folded == "copyright" || w.folded == "c" || w.folded == "by";
  };
  while (at < words.size() && opens(words[at])) ++at;
  size_t end = at;
  while (end < words.size() && !words[end].number && words[end].folded != "all" &&
         (words[end].capital || words[end].folded.size() <= 3)) {
    const size_t next = end + 1 < words.size() ? words[end + 1].begin : text.size();
    const absl::string_view gap = text.substr(words[end].end, next - words[end].end);
    ++end;
    if (gap.find_first_of(".,|;(") != absl::string_view::npos) break;
  }
  if (end == at || end - at > 8) return "";
  return text.substr(words[at].begin, words[end - 1].end - words[at].begin);
}

// "© Some Institute 2024. All rights reserved." names the publisher.
void ReadCopyright(const std::vector<LineFacts>& facts, const Page& page, Findings* findings) {
  for (size_t i = 0; i < facts.size(); ++i) {
    if (page.blocks[i].kept && facts[i].IsBody()) continue;
    const absl::string_view name = CopyrightHolder(page.blocks[i].text(), facts[i].words);
    if (name.empty()) continue;
    findings->publishers.push_back(
        {std::string(name), 0.52, "ingest.publisher.copyright", page.blocks[i].content.source});
  }
}

// A place and a date, or one of them, that close a release; a masthead; a last link.
void ReadLine(uint32_t i, const std::vector<LineFacts>& facts, Page* page, Findings* findings) {
  Block& block = page->blocks[i];
  const LineFacts& f = facts[i];
  if (f.byline && f.byline->date && f.byline->date->date.month() != 0 && !f.byline->is_credit &&
      f.word_count <= 10) {
    findings->published.push_back(
        {f.byline->date->date, 0.7, "ingest.published.sign_off", block.content.source});
    return block.Remove(ingest::v1::REMOVAL_REASON_METADATA, ingest::v1::BLOCK_ROLE_DATELINE);
  }
  if (f.byline && f.byline->has_cue && !f.byline->authors.empty() && !f.byline->is_credit) {
    findings->authors.push_back(
        {f.byline->authors, 0.65, "ingest.author.sign_off", block.content.source});
    return block.Remove(ingest::v1::REMOVAL_REASON_METADATA, ingest::v1::BLOCK_ROLE_BYLINE);
  }
  if (f.is_time)
    return block.Remove(ingest::v1::REMOVAL_REASON_METADATA, ingest::v1::BLOCK_ROLE_DATA);
  block.Remove(ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN, ingest::v1::BLOCK_ROLE_RESIDUE);
}

// Blocks below the text that were removed as a part of the page's frame, but not with comments or
// teasers of other articles.
bool IsFrame(const Block& block) {
  constexpr uint32_t kElsewhere = kHintComments | kHintRelated | kHintSidebar;
  return !block.kept && (block.hints & kElsewhere) == 0 &&
         block.reason != ingest::v1::REMOVAL_REASON_COMMENTS &&
         block.reason != ingest::v1::REMOVAL_REASON_RELATED &&
         block.reason != ingest::v1::REMOVAL_REASON_COOKIE_NOTICE;
}

bool IsFullDate(const std::optional<FoundDate>& date) { return date && date->date.day() != 0; }

// Adds the date that the frame gives below the text; several different ones are those of other
// articles.
void AddFrameDate(const std::vector<Finding<base::v1::PartialDate>>& dates,
                  std::vector<Finding<base::v1::PartialDate>>* findings) {
  const auto differs = [&](const Finding<base::v1::PartialDate>& other) {
    return !SameDate(other.value, dates.front().value);
  };
  if (!dates.empty() && std::none_of(dates.begin(), dates.end(), differs))
    findings->push_back(dates.front());
}

// "Posted on 3 May 2024", "Last updated: 3 May 2024", "This post was written by ..." below the text
// of a page.
void ReadFrame(const std::vector<LineFacts>& facts, const BodyRange& body, const Page& page,
               Findings* findings) {
  std::vector<Finding<base::v1::PartialDate>> published;
  std::vector<Finding<base::v1::PartialDate>> modified;
  for (size_t i = body.last + 1; i < page.blocks.size(); ++i) {
    const LineFacts& f = facts[i];
    const Block& block = page.blocks[i];
    if (!f.byline || !f.byline->has_cue || f.byline->is_credit || !IsFrame(block)) continue;
    const Byline& byline = *f.byline;
    const Range source = block.content.source;
    const bool short_line = f.word_count <= kLongestFrameDate;
    if (IsFullDate(byline.date) && short_line)
      published.push_back({byline.date->date, kFrameDate, "ingest.published.sign_off", source});
    if (IsFullDate(byline.modified) && short_line)
      modified.push_back({byline.modified->date, kFrameDate, "ingest.modified.sign_off", source});
    const bool dated = byline.date || byline.modified;
    if (!byline.authors.empty() && (dated || (block.hints & (kHintAuthor | kHintBio)) != 0)) {
      findings->authors.push_back({byline.authors, kFrameAuthor, "ingest.author.sign_off", source});
    }
  }
  AddFrameDate(published, &findings->published);
  AddFrameDate(modified, &findings->modified);
}

}  // namespace

void ReadTail(const std::vector<LineFacts>& facts, const Lexicon& lexicon, const BodyRange& body,
              Page* page, Findings* findings) {
  FindBios(facts, lexicon, page, findings);
  ReadCopyright(facts, *page, findings);
  if (page->is_html) {
    if (body.first != kNone) ReadFrame(facts, body, *page, findings);
    ReadHeadedFields(facts, lexicon, *page, findings);
    SettleAuthors(*page, findings);
    SettleDates(findings);
  }
  if (body.first == kNone) return;
  bool list = true;  // The list that ends the text goes on.
  for (uint32_t i = body.last + 1; i < page->blocks.size(); ++i) {
    Block& block = page->blocks[i];
    if (!block.kept) continue;
    list = list && page->blocks[i - 1].kept && block.list_item && block.LinkDensity() < 0.3;
    if (list) {
      block.role = ingest::v1::BLOCK_ROLE_LIST_ITEM;
    } else {
      ReadLine(i, facts, page, findings);
    }
  }
}

}  // namespace communique::ingest
