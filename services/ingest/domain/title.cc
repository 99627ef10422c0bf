#include "services/ingest/domain/title.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

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

// Takes the site's name off `candidate`; returns it, empty when there is none.
std::string TakeSiteName(const std::vector<std::string>& said, const Site& site, const Lexicon& lexicon,
                         std::string* candidate) {
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
    if (!left.empty() && (is_site(right) || Contains(said, left) || lexicon.IsKicker(right) || strong)) {
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

std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts, const Lexicon& lexicon,
                                     const std::vector<TitleCandidate>& headlines, const Site& site) {
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
  Title title{best->value, best->source, kNone, std::min(0.98, 0.45 + 0.25 * best_votes), best->rule, ""};
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

namespace {

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
    if (absl::StartsWith(subject, "[") && close != absl::string_view::npos && close < 40 && close + 1 < subject.size()) {
      subject = absl::StripLeadingAsciiWhitespace(subject.substr(close + 1));
      more = true;
    }
  }
  return std::string(subject);
}

bool IsPublicationLine(const LineFacts& f) {
  return f.series || f.label || f.is_organisation || (f.byline && !f.byline->has_rest);
}

bool CanBeTitle(const LineFacts& f, const Lexicon& lexicon) {
  // Capitalised words look like names; only a short line of them is taken for some.
  const bool names_only = f.byline && !f.byline->authors.empty() && f.word_count <= (f.all_capitals ? 3U : 4U);
  const bool byline = f.byline && !f.byline->has_rest && (f.byline->has_cue || f.byline->date || names_only);
  return !f.folded.empty() && f.word_count <= 45 && f.residue == nullptr && !f.label && !f.series && !byline && !f.is_kicker &&
         !lexicon.IsPlaceholder(f.folded);
}

// "The title - The Publication" where the title is said by another line too.
bool HasSuffixedTitle(absl::string_view text, const std::string& folded) {
  for (const Split& split : Splits(text)) {
    if (FoldLine(split.left) == folded) return true;
  }
  return false;
}

// What speaks for line `i` as a title by itself: its length and shape, and that it does not come again below the text, as the
// name of a publication does.
double ScoreLine(const Page& page, const std::vector<LineFacts>& facts, const Lexicon& lexicon, uint32_t i, uint32_t body) {
  const LineFacts& f = facts[i];
  const std::string& text = page.blocks[i].text();
  double score = f.word_count >= 4 ? 2.5 : f.word_count == 3 ? 2 : f.word_count == 2 ? 0.5 : -0.5;
  if (page.blocks[i].heading_level == 1) score += 3;
  if (f.is_organisation && f.word_count <= 7) score -= 2.5;
  if (f.is_letterhead) score -= 4;
  if (f.all_capitals && f.word_count <= 4) score -= 1;
  if (absl::StartsWith(text, "(") || absl::StartsWith(text, "[")) score -= 4;
  const bool bars = absl::StrContains(text, " | ") || absl::StrContains(text, " ~ ") || absl::StrContains(text, " :: ");
  const bool kicker = bars && lexicon.IsKicker(FoldLine(text.substr(0, text.find(" | "))));
  if (bars && !kicker) score -= 2.5;
  for (size_t j = body; j < facts.size(); ++j) {
    if (facts[j].word_count <= 12 && (facts[j].folded == f.folded || absl::StartsWith(facts[j].folded, absl::StrCat(f.folded, " ")))) {
      score -= 1.5;
      break;
    }
  }
  return score;
}

// "Opinion | The title" -> where "The title" begins.
size_t KickerLength(absl::string_view text, const Lexicon& lexicon) {
  for (const absl::string_view mark : {" | ", " » ", " › "}) {
    const size_t at = text.find(mark);
    if (at != absl::string_view::npos && lexicon.IsKicker(FoldLine(text.substr(0, at)))) return at + mark.size();
  }
  return 0;
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
      return Title{WithoutReplyMarks(f.label->value), page.blocks[i].content.source, kNone, 0.9,
                   "ingest.title.label", ""};
    }
    head.push_back(i);
  }
  double best_score = 0;
  uint32_t best = kNone;
  bool first = true;
  for (size_t n = 0; n < head.size(); ++n) {
    const uint32_t i = head[n];
    if (!CanBeTitle(facts[i], lexicon)) continue;
    double score = ScoreLine(page, facts, lexicon, i, body);
    const bool plausible = score > 1;
    score += first && plausible ? 1.5 : 1.0;
    first = first && !plausible;
    for (const uint32_t j : head) {
      if (j == i) continue;
      if (facts[j].folded == facts[i].folded && facts[i].word_count >= 3) score += 1.5;
      const bool prefix = absl::StartsWith(facts[j].folded, absl::StrCat(facts[i].folded, " "));
      if (prefix && facts[i].word_count <= 5 && !HasSuffixedTitle(page.blocks[j].text(), facts[i].folded)) score -= 2.5;
    }
    if (n + 1 < head.size() && IsPublicationLine(facts[head[n + 1]])) score += 0.3;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  if (best == kNone) return std::nullopt;
  const Block& block = page.blocks[best];
  if (const size_t kicker = KickerLength(block.text(), lexicon); kicker > 0) {
    return Title{block.text().substr(kicker), SourceOf(block.content, kicker, block.text().size()), kNone,
                 std::min(0.95, 0.5 + 0.1 * best_score), "ingest.title.line", ""};
  }
  return Title{block.text(), block.content.source, best, std::min(0.95, 0.5 + 0.1 * best_score),
               "ingest.title.line", ""};
}

}  // namespace communique::ingest
