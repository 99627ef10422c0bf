#include "services/ingest/domain/title.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace communique::ingest {
namespace {

constexpr absl::string_view kSeparators[] = {" | ", " – ", " — ", " - ", " :: ", " · ",
                                             " • ", " » ", " « ", " ~ ", " / ",  ": "};

struct Split {
  absl::string_view left;
  absl::string_view right;
  bool strong = false;  // A separator that headlines themselves do not use.
};

std::vector<Split> Splits(absl::string_view title) {
  std::vector<Split> splits;
  for (const absl::string_view separator : kSeparators) {
    for (size_t at = title.find(separator); at != absl::string_view::npos && splits.size() < 16;
         at = title.find(separator, at + separator.size())) {
      const bool strong =
          separator == " | " || separator == " :: " || separator == " » " || separator == " ~ ";
      splits.push_back({title.substr(0, at), title.substr(at + separator.size()), strong});
    }
  }
  return splits;
}

bool Contains(const std::vector<std::string>& folded, const std::string& value) {
  return !value.empty() && std::find(folded.begin(), folded.end(), value) != folded.end();
}

// Agreement with the other candidates, counted by folded value.
double Votes(const std::vector<TitleCandidate>& candidates, const std::string& folded) {
  double sum = 0;
  for (const TitleCandidate& candidate : candidates) {
    if (FoldLine(candidate.value) == folded) sum += candidate.weight;
  }
  return sum;
}

double MetaWeight(absl::string_view name) {
  constexpr std::pair<absl::string_view, double> kWeights[] = {
      {"og:title", 0.85},     {"twitter:title", 0.6},  {"title-tag", 0.6},
      {"dc.title", 0.6},      {"dcterms.title", 0.6},  {"citation_title", 0.8},
      {"parsely-title", 0.8}, {"sailthru.title", 0.8}, {"headline", 0.7},
      {"hdl", 0.7},
  };
  for (const auto& [key, weight] : kWeights) {
    if (key == name) return weight;
  }
  return 0;
}

std::vector<TitleCandidate> MarkupCandidates(const Page& page,
                                             const std::vector<TitleCandidate>& headlines) {
  std::vector<TitleCandidate> candidates = headlines;
  for (const MetaItem& meta : page.metas) {
    const double weight = MetaWeight(meta.name);
    if (weight > 0)
      candidates.push_back(
          {meta.value, meta.source, weight,
           meta.name == "title-tag" ? "ingest.title.title_tag" : "ingest.title.meta"});
  }
  return candidates;
}

// Lines that are shown as a headline, with what speaks for each.
std::vector<TitleCandidate> ShownCandidates(const Page& page, const std::vector<LineFacts>& facts,
                                            std::vector<uint32_t>* blocks) {
  std::vector<TitleCandidate> candidates;
  const auto h1 = std::count_if(page.blocks.begin(), page.blocks.end(),
                                [](const Block& b) { return b.heading_level == 1; });
  for (uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const size_t words = facts[i].word_count;
    if (words == 0 || words > 40) continue;
    double weight = 0;
    if (block.heading_level == 1) weight = h1 == 1 ? 0.95 : 0.7;
    if (block.heading_level == 2) weight = 0.2;
    if ((block.hints & kHintTitle) != 0 && block.heading_level != 0) weight += 0.2;
    if ((block.hints &
         (kHintRelated | kHintFooter | kHintSidebar | kHintComments | kHintPublisher)) != 0)
      weight *= 0.4;
    if (weight <= 0) continue;
    candidates.push_back({block.text(), block.content.source, weight, "ingest.title.heading"});
    blocks->push_back(i);
  }
  return candidates;
}

}  // namespace

std::string WithoutSiteName(absl::string_view title, const std::vector<std::string>& confirmed) {
  for (const Split& split : Splits(title)) {
    const std::string left = FoldLine(split.left);
    const std::string right = FoldLine(split.right);
    if (Contains(confirmed, right) && !Contains(confirmed, FoldLine(title)))
      return std::string(absl::StripAsciiWhitespace(split.left));
    if (Contains(confirmed, left) && !Contains(confirmed, FoldLine(title)))
      return std::string(absl::StripAsciiWhitespace(split.right));
  }
  return std::string(title);
}

std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const std::vector<TitleCandidate>& headlines,
                                     absl::string_view site_name) {
  std::vector<uint32_t> shown_blocks;
  const std::vector<TitleCandidate> shown = ShownCandidates(page, facts, &shown_blocks);
  std::vector<TitleCandidate> markup = MarkupCandidates(page, headlines);
  // A site name goes when it is known, or when what is left is what another candidate says.
  const std::string site = FoldLine(site_name);
  for (TitleCandidate& candidate : markup) {
    for (const Split& split : Splits(candidate.value)) {
      const std::string left = FoldLine(split.left);
      const std::string right = FoldLine(split.right);
      const auto said = [&](const std::string& value) {
        return std::any_of(shown.begin(), shown.end(),
                           [&](const auto& c) { return FoldLine(c.value) == value; }) ||
               std::any_of(headlines.begin(), headlines.end(),
                           [&](const auto& c) { return FoldLine(c.value) == value; });
      };
      const bool known_right = !site.empty() && right == site;
      const bool known_left = !site.empty() && left == site;
      if (!left.empty() && (known_right || said(left))) {
        candidate.value = std::string(absl::StripAsciiWhitespace(split.left));
        break;
      }
      if (!right.empty() && (known_left || said(right))) {
        candidate.value = std::string(absl::StripAsciiWhitespace(split.right));
        break;
      }
      const bool looks_like_site =
          split.strong && CountWords(split.right) <= 5 && CountWords(split.left) >= 3;
      if (looks_like_site && site.empty()) {
        candidate.value = std::string(absl::StripAsciiWhitespace(split.left));
        break;
      }
    }
  }
  std::vector<TitleCandidate> all = shown;
  all.insert(all.end(), markup.begin(), markup.end());
  if (all.empty()) return std::nullopt;
  size_t best = 0;
  double best_votes = -1;
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string folded = FoldLine(all[i].value);
    if (folded.empty() || (folded == site && all.size() > 1)) continue;
    const double votes = Votes(all, folded);
    if (votes > best_votes + 1e-9) {
      best = i;
      best_votes = votes;
    }
  }
  if (best_votes <= 0) return std::nullopt;
  Title title{all[best].value, all[best].source, kNone, std::min(0.98, 0.45 + 0.25 * best_votes),
              all[best].rule};
  const std::string folded = FoldLine(title.value);
  for (size_t i = 0; i < shown.size(); ++i) {
    if (FoldLine(shown[i].value) != folded) continue;
    title.block = shown_blocks[i];
    title.value = shown[i].value;
    title.source = shown[i].source;
    break;
  }
  return title;
}

std::optional<Title> ChooseTextTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon, uint32_t body) {
  for (const MetaItem& meta : page.metas) {
    if (meta.name == "front:title")
      return Title{meta.value, meta.source, kNone, 0.97, "ingest.title.front_matter"};
  }
  std::vector<uint32_t> head;
  for (uint32_t i = 0; i < body; ++i) {
    const LineFacts& f = facts[i];
    if (!page.blocks[i].kept || f.is_rule || f.is_address || f.is_time || f.is_handling) continue;
    if (f.label && f.label->field == LabelField::kTitle && !f.label->value.empty()) {
      return Title{std::string(f.label->value), page.blocks[i].content.source, kNone, 0.9,
                   "ingest.title.label"};
    }
    head.push_back(i);
  }
  double best_score = 0;
  uint32_t best = kNone;
  for (size_t n = 0; n < head.size(); ++n) {
    const uint32_t i = head[n];
    const LineFacts& f = facts[i];
    const bool byline = f.byline &&
                        (f.byline->has_cue || f.byline->date || !f.byline->authors.empty()) &&
                        !f.byline->has_rest;
    if (f.residue != nullptr || f.label || f.series || byline || f.is_kicker || f.word_count > 45 ||
        f.folded.empty())
      continue;
    const std::string& text = page.blocks[i].text();
    double score = n == 0 ? 1.5 : 1.0;
    score += f.word_count >= 3 ? 2 : f.word_count == 2 ? 0.5 : -0.5;
    const size_t same = std::count_if(head.begin(), head.end(),
                                      [&](uint32_t j) { return facts[j].folded == f.folded; });
    if (same > 1 && f.word_count >= 3) score += 2;
    const bool masthead = std::any_of(head.begin(), head.end(), [&](uint32_t j) {
      return j != i && absl::StartsWith(facts[j].folded, absl::StrCat(f.folded, " ")) &&
             f.word_count <= 5;
    });
    if (masthead) score -= 2.5;
    if (absl::StrContains(text, " | ") || absl::StrContains(text, " ~ ") ||
        absl::StrContains(text, " :: "))
      score -= 3;
    if (f.is_organisation && f.word_count <= 7) score -= 2.5;
    if (f.is_letterhead) score -= 4;
    if (f.all_capitals && f.word_count <= 4) score -= 1.5;
    if (absl::StartsWith(text, "(") || absl::StartsWith(text, "[")) score -= 4;
    if (page.blocks[i].heading_level == 1) score += 3;
    if (n + 1 < head.size()) {
      const LineFacts& next = facts[head[n + 1]];
      const bool publication = next.series || (next.byline && !next.byline->has_rest) ||
                               next.is_organisation || next.label;
      if (publication) score += 1;
    }
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  if (best == kNone) return std::nullopt;
  (void)lexicon;
  const Block& block = page.blocks[best];
  return Title{block.text(), block.content.source, best, std::min(0.95, 0.5 + 0.1 * best_score),
               "ingest.title.line"};
}

}  // namespace communique::ingest
