#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {
namespace {

// Bounds that no real page passes.
constexpr size_t kLongestTitle = 600;  // Bytes.
constexpr size_t kMostHeadings = 24;
constexpr size_t kMostCandidates = 24;

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
  std::vector<TitleCandidate> candidates;
  for (const TitleCandidate& headline : headlines) {
    if (headline.value.size() <= kLongestTitle && candidates.size() < kMostCandidates) {
      candidates.push_back(headline);
    }
  }
  for (const MetaItem& meta : page.metas) {
    const double weight = MetaWeight(meta.name);
    if (weight > 0 && meta.value.size() <= kLongestTitle && candidates.size() < kMostCandidates)
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
    if (words == 0 || words > 40 || candidates.size() >= kMostHeadings) continue;
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

// Takes the site's name off `candidate`; returns it, empty when there is none.
std::string TakeSiteName(const std::vector<std::string>& said, const Site& site,
                         const Lexicon& lexicon, std::string* candidate) {
  const std::string name = FoldLine(site.name);
  const auto is_site = [&](const std::string& folded) {
    if (folded.empty()) return false;
    const std::string joined = absl::StrReplaceAll(folded, {{" ", ""}});
    return folded == name || (joined.size() >= 4 && absl::StrContains(site.host, joined));
  };
  for (const Split& split : Splits(*candidate)) {
    const std::string left = FoldLine(split.left);
    const std::string right = FoldLine(split.right);
    const bool strong = split.strong && CountWords(split.right) <= 5 && CountWords(split.left) >= 3;
    if (!left.empty() &&
        (is_site(right) || Contains(said, left) || lexicon.IsKicker(right) || strong)) {
      const std::string taken(absl::StripAsciiWhitespace(split.right));
      *candidate = std::string(absl::StripAsciiWhitespace(split.left));
      return taken;
    }
    if (!right.empty() && (is_site(left) || Contains(said, right))) {
      const std::string taken(absl::StripAsciiWhitespace(split.left));
      *candidate = std::string(absl::StripAsciiWhitespace(split.right));
      return taken;
    }
  }
  return "";
}

}  // namespace

std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon,
                                     const std::vector<TitleCandidate>& headlines,
                                     const Site& site) {
  std::vector<uint32_t> shown_blocks;
  const std::vector<TitleCandidate> shown = ShownCandidates(page, facts, &shown_blocks);
  std::vector<TitleCandidate> all = shown;
  std::vector<std::string> said;
  for (const TitleCandidate& candidate : shown) said.push_back(FoldLine(candidate.value));
  for (const TitleCandidate& candidate : headlines) said.push_back(FoldLine(candidate.value));
  for (TitleCandidate candidate : MarkupCandidates(page, headlines)) {
    // A site's name alone in a heading confirms nothing.
    candidate.site = TakeSiteName(said, site, lexicon, &candidate.value);
    all.push_back(std::move(candidate));
  }
  const TitleCandidate* best = nullptr;
  double best_votes = 0;
  for (const TitleCandidate& candidate : all) {
    const std::string folded = FoldLine(candidate.value);
    if (folded.empty() || folded == FoldLine(site.name) || lexicon.IsPlaceholder(folded)) continue;
    const double votes = Votes(all, folded);
    if (votes > best_votes + 1e-9) {
      best = &candidate;
      best_votes = votes;
    }
  }
  if (best == nullptr) return std::nullopt;
  const std::string folded = FoldLine(best->value);
  Title title{
      best->value, best->source, kNone, std::min(0.98, 0.45 + 0.25 * best_votes), best->rule, ""};
  for (const TitleCandidate& candidate : all) {
    if (title.site.empty() && FoldLine(candidate.value) == folded) title.site = candidate.site;
  }
  for (size_t i = 0; i < shown.size(); ++i) {
    if (said[i] != folded) continue;
    title.block = shown_blocks[i];
    title.value = shown[i].value;
    title.source = shown[i].source;
    break;
  }
  return title;
}

}  // namespace communique::ingest
