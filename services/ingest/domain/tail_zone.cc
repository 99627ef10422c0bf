#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "services/ingest/domain/author_bio.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

// How many paragraphs from the end a note on the author may stand.
constexpr int kBioReach = 4;

std::vector<std::string> KnownAuthors(const Findings& findings) {
  std::vector<std::string> names;
  for (const auto& finding : findings.authors)
    names.insert(names.end(), finding.value.begin(), finding.value.end());
  return names;
}

void TakeBio(uint32_t i, const BioMatch& match, Page* page, Findings* findings) {
  Block& block = page->blocks[i];
  findings->bios.push_back(
      {block.text(), match.confidence, "ingest.bio.paragraph", block.content.source});
  if (!match.name.empty()) {
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
    if (!block.kept && !(hinted && block.role != ingest::v1::BLOCK_ROLE_COMMENT)) continue;
    if (!facts[i].IsBody() && facts[i].word_count < 6) continue;
    if (left <= 0 && !hinted) continue;
    const BioMatch match = MatchBio(block.text(), authors, lexicon);
    const bool sure =
        match.confidence > 0.8 || (match.confidence > 0 && (hinted || (last && authors.empty())));
    if (sure) {
      TakeBio(i, match, page, findings);
    } else if (block.kept) {
      --left;
      last = false;
    }
  }
}

// A place and a date, or one of them, that close a release; a masthead; a last link.
void ReadLine(uint32_t i, const std::vector<LineFacts>& facts, Page* page, Findings* findings) {
  Block& block = page->blocks[i];
  const LineFacts& f = facts[i];
  if (f.byline && f.byline->date && !f.byline->is_credit && f.word_count <= 10) {
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

}  // namespace

void ReadTail(const std::vector<LineFacts>& facts, const Lexicon& lexicon, const BodyRange& body,
              Page* page, Findings* findings) {
  FindBios(facts, lexicon, page, findings);
  if (body.first == kNone) return;
  bool list = true;  // The list that ends the text goes on.
  for (uint32_t i = body.last + 1; i < page->blocks.size(); ++i) {
    Block& block = page->blocks[i];
    if (!block.kept) continue;
    list = list && block.list_item && block.LinkDensity() < 0.3;
    if (list) {
      block.role = ingest::v1::BLOCK_ROLE_LIST_ITEM;
    } else {
      ReadLine(i, facts, page, findings);
    }
  }
}

}  // namespace communique::ingest
