#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/ingest/domain/title.h"

namespace communique::ingest {
namespace {

// Bounds that no real page passes.
constexpr size_t kLongestTitle = 600;  // Bytes.
constexpr size_t kMostHeadings = 24;
constexpr size_t kMostCandidates = 24;

// A heading of the first level is what readers see as the title; it outweighs any one other source.
constexpr double kHeadingWeight = 1.0;
constexpr double kUnrelated = 0.5;     // Of a heading that the head of the page does not bear out.
constexpr double kOneOfSeveral = 0.7;  // Of several headings that it does.
constexpr double kRepeated = 0.05;     // More than one member of a family says it.

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

// Sources that are independent of each other.
enum class Family {
  kHead,      // <title>, OpenGraph, Twitter cards, other meta elements.
  kHeadline,  // JSON-LD.
  kShown,     // Headings.
};

struct Candidate {
  TitleCandidate value;
  Family family = Family::kHead;
  std::string folded = "";
  uint32_t block = kNone;
  bool first_level = false;  // An <h1>.
};

// What a site is called, folded.
struct SiteNames {
  std::string name;
  std::string host;
  bool Is(const std::string& folded) const {
    if (folded.empty()) return false;
    const std::string joined = absl::StrReplaceAll(folded, {{" ", ""}});
    return folded == name || (joined.size() >= 4 && absl::StrContains(host, joined));
  }
};

bool Contains(const std::vector<std::string>& folded, const std::string& value) {
  return !value.empty() && std::find(folded.begin(), folded.end(), value) != folded.end();
}

// The words of a folded line that say what it is about: of four bytes or more, and numbers.
std::vector<std::string> ContentWords(const std::string& folded) {
  std::vector<std::string> words;
  for (const absl::string_view word : absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (word.size() >= 4 || absl::ascii_isdigit(word[0])) words.emplace_back(word);
  }
  return words;
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

// The title by the page's head and data.
std::vector<Candidate> MarkupCandidates(const Page& page,
                                        const std::vector<TitleCandidate>& headlines) {
  std::vector<Candidate> candidates;
  for (const TitleCandidate& headline : headlines) {
    if (headline.value.size() <= kLongestTitle && candidates.size() < kMostCandidates)
      candidates.push_back({headline, Family::kHeadline, FoldLine(headline.value)});
  }
  for (const MetaItem& meta : page.metas) {
    const double weight = MetaWeight(meta.name);
    if (weight <= 0 || meta.value.size() > kLongestTitle || candidates.size() >= kMostCandidates)
      continue;
    const bool element = meta.name == "title-tag";
    candidates.push_back({{meta.value, meta.source, weight,
                           element ? "ingest.title.title_tag" : "ingest.title.meta"},
                          Family::kHead,
                          FoldLine(meta.value)});
  }
  return candidates;
}

// Lines that are shown as a headline, with what speaks for each by itself.
std::vector<Candidate> ShownCandidates(const Page& page, const std::vector<LineFacts>& facts) {
  std::vector<Candidate> candidates;
  for (uint32_t i = 0; i < page.blocks.size() && candidates.size() < kMostHeadings; ++i) {
    const Block& block = page.blocks[i];
    const size_t words = facts[i].word_count;
    if (words == 0 || words > 40) continue;
    double weight = 0;
    if (block.heading_level == 1) weight = kHeadingWeight;
    if (block.heading_level == 2) weight = 0.2;
    if ((block.hints & kHintTitle) != 0 && block.heading_level != 0) weight += 0.2;
    if ((block.hints &
         (kHintRelated | kHintFooter | kHintSidebar | kHintComments | kHintPublisher)) != 0)
      weight *= 0.4;
    if (facts[i].is_kicker) weight *= 0.4;
    if (weight <= 0) continue;
    candidates.push_back({{block.text(), block.content.source, weight, "ingest.title.heading"},
                          Family::kShown,
                          facts[i].folded,
                          i,
                          block.heading_level == 1});
  }
  return candidates;
}

// Whether a heading is about what the page's head calls it: they share half of the shorter one's
// words.
bool IsRelated(const std::string& folded, const std::vector<Candidate>& head) {
  const std::vector<std::string> words = ContentWords(folded);
  if (words.empty() || head.empty()) return true;
  return std::any_of(head.begin(), head.end(), [&](const Candidate& other) {
    const std::vector<std::string> said = ContentWords(other.folded);
    const auto same = std::count_if(words.begin(), words.end(),
                                    [&](const std::string& word) { return Contains(said, word); });
    return 2 * static_cast<size_t>(same) >= std::min(words.size(), said.size());
  });
}

// A page has one headline. Of several headings of the first level the one that the head of the page
// confirms is it; a heading about something else is the name of a section or of the site.
void WeighHeadings(const std::vector<Candidate>& head, const SiteNames& site,
                   std::vector<Candidate>* shown) {
  std::vector<std::string> related;
  for (Candidate& candidate : *shown) {
    if (!candidate.first_level) continue;
    if (site.Is(candidate.folded) || !IsRelated(candidate.folded, head)) {
      candidate.value.weight *= kUnrelated;
    } else if (!Contains(related, candidate.folded)) {
      related.push_back(candidate.folded);
    }
  }
  if (related.size() < 2) return;
  for (Candidate& candidate : *shown) {
    if (candidate.first_level) candidate.value.weight *= kOneOfSeveral;
  }
}

// What speaks for a title: the best candidate of each family. The elements of a page's head are
// mostly filled from one field, so that their number says little.
double Votes(const std::vector<Candidate>& candidates, const std::string& folded) {
  double sum = 0;
  for (const Family family : {Family::kHead, Family::kHeadline, Family::kShown}) {
    double best = 0;
    int count = 0;
    for (const Candidate& candidate : candidates) {
      if (candidate.family != family || candidate.folded != folded) continue;
      best = std::max(best, candidate.value.weight);
      ++count;
    }
    sum += best + (count > 1 ? kRepeated : 0);
  }
  return sum;
}

// Headlines that confirm what is left of a title without the site's name, folded.
struct SaidHeadlines {
  std::vector<std::string> shown;  // Headings.
  std::vector<std::string> data;   // JSON-LD.
  bool Has(const std::string& folded) const {
    return Contains(shown, folded) || Contains(data, folded);
  }
};

// Takes the site's name off `candidate`; returns it, empty when there is none.
std::string TakeSiteName(const SaidHeadlines& said, const SiteNames& site, const Lexicon& lexicon,
                         std::string* candidate) {
  // A headline that is shown whole has a part that is said elsewhere too by chance.
  const bool whole = Contains(said.shown, FoldLine(*candidate));
  for (const Split& split : Splits(*candidate)) {
    const std::string left = FoldLine(split.left);
    const std::string right = FoldLine(split.right);
    const bool strong = split.strong && CountWords(split.right) <= 5 && CountWords(split.left) >= 3;
    const bool left_said = !whole && said.Has(left);
    const bool right_said = !whole && said.Has(right);
    if (!left.empty() && (site.Is(right) || left_said || lexicon.IsKicker(right) || strong)) {
      const std::string taken(absl::StripAsciiWhitespace(split.right));
      *candidate = std::string(absl::StripAsciiWhitespace(split.left));
      return taken;
    }
    if (!right.empty() && (site.Is(left) || right_said)) {
      const std::string taken(absl::StripAsciiWhitespace(split.left));
      *candidate = std::string(absl::StripAsciiWhitespace(split.right));
      return taken;
    }
  }
  return "";
}

SaidHeadlines HeadlinesSaid(const std::vector<Candidate>& shown,
                            const std::vector<Candidate>& head) {
  SaidHeadlines said;
  const bool headed = std::any_of(shown.begin(), shown.end(), [&](const Candidate& c) {
    return c.first_level && IsRelated(c.folded, head);
  });
  for (const Candidate& candidate : shown) {
    // With a headline, other headings are those of sections.
    if (candidate.first_level || !headed) said.shown.push_back(candidate.folded);
  }
  for (const Candidate& candidate : head) {
    if (candidate.family == Family::kHeadline) said.data.push_back(candidate.folded);
  }
  return said;
}

const Candidate* Choose(const std::vector<Candidate>& all, const SiteNames& site,
                        const Lexicon& lexicon, double* votes) {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : all) {
    if (candidate.folded.empty() || candidate.folded == site.name ||
        lexicon.IsPlaceholder(candidate.folded)) {
      continue;
    }
    const double sum = Votes(all, candidate.folded);
    if (sum <= *votes + 1e-9) continue;
    best = &candidate;
    *votes = sum;
  }
  return best;
}

}  // namespace

std::optional<Title> ChooseHtmlTitle(const Page& page, const std::vector<LineFacts>& facts,
                                     const Lexicon& lexicon,
                                     const std::vector<TitleCandidate>& headlines,
                                     const Site& site) {
  const SiteNames names{FoldLine(site.name), site.host};
  std::vector<Candidate> shown = ShownCandidates(page, facts);
  std::vector<Candidate> head = MarkupCandidates(page, headlines);
  const SaidHeadlines said = HeadlinesSaid(shown, head);
  for (Candidate& candidate : head) {
    candidate.value.site = TakeSiteName(said, names, lexicon, &candidate.value.value);
    candidate.folded = FoldLine(candidate.value.value);
  }
  WeighHeadings(head, names, &shown);
  std::vector<Candidate> all = shown;
  all.insert(all.end(), head.begin(), head.end());
  double votes = 0;
  const Candidate* best = Choose(all, names, lexicon, &votes);
  if (best == nullptr) return std::nullopt;
  Title title{best->value.value,
              best->value.source,
              kNone,
              std::min(0.98, 0.45 + 0.25 * votes),
              best->value.rule,
              ""};
  for (const Candidate& candidate : all) {
    if (title.site.empty() && candidate.folded == best->folded) title.site = candidate.value.site;
  }
  const auto block = std::find_if(shown.begin(), shown.end(), [&](const Candidate& candidate) {
    return candidate.folded == best->folded;
  });
  if (block != shown.end()) {
    title.block = block->block;
    title.value = block->value.value;
    title.source = block->value.source;
  }
  return title;
}

}  // namespace communique::ingest
