#include "services/ingest/domain/headed_fields.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace communique::ingest {
namespace {

constexpr double kAuthorConfidence = 0.8;
constexpr double kDateConfidence = 0.7;
constexpr size_t kMostNames = 10;
constexpr size_t kLongestHeading = 5;  // Words.
constexpr size_t kLongestValue = 16;   // Words.

// "Author", "Written by", "Date", "Author:" with nothing after it.
bool IsHeading(const LineFacts& f) {
  if (f.word_count > kLongestHeading) return false;
  if (f.label) return f.label->value.empty();
  return f.byline && f.byline->has_cue && !f.byline->is_credit && !f.byline->has_rest &&
         f.byline->authors.empty() && f.byline->organisation.empty() && !f.byline->date &&
         !f.byline->modified;
}

bool IsElsewhere(const Block& block) {
  constexpr uint32_t kElsewhere = kHintComments | kHintRelated;
  constexpr uint32_t kSiteMenu = kHintNavigation | kHintHeader;
  return (block.hints & kElsewhere) != 0 || (block.hints & kSiteMenu) == kSiteMenu ||
         block.reason == ingest::v1::REMOVAL_REASON_COMMENTS ||
         block.reason == ingest::v1::REMOVAL_REASON_RELATED;
}

std::vector<std::string> NamesFrom(size_t first, const std::vector<LineFacts>& facts,
                                   const Lexicon& lexicon, const Page& page) {
  std::vector<std::string> names;
  for (size_t i = first; i < facts.size() && i < first + kMostNames; ++i) {
    if (facts[i].word_count > kLongestValue) break;
    std::vector<std::string> more = lexicon.names().AllNames(page.blocks[i].text());
    if (more.empty()) break;
    std::move(more.begin(), more.end(), std::back_inserter(names));
  }
  return names;
}

// The value of a kind of field, as long as all its headings agree.
template <typename Value>
struct Field {
  std::optional<Finding<Value>> first;
  bool several = false;
  void Add(Finding<Value> finding, bool same) {
    several |= first && !same;
    if (!first) first = std::move(finding);
  }
};

}  // namespace

void ReadHeadedFields(const std::vector<LineFacts>& facts, const Lexicon& lexicon, const Page& page,
                      Findings* findings) {
  Field<std::vector<std::string>> authors;
  Field<base::v1::PartialDate> date;
  for (size_t i = 0; i + 1 < facts.size(); ++i) {
    if (!IsHeading(facts[i]) || IsElsewhere(page.blocks[i])) continue;
    const LineFacts& next = facts[i + 1];
    const Range source = page.blocks[i + 1].content.source;
    std::vector<std::string> names = NamesFrom(i + 1, facts, lexicon, page);
    if (!names.empty()) {
      const bool same = authors.first && authors.first->value == names;
      authors.Add({std::move(names), kAuthorConfidence, "ingest.author.heading", source}, same);
    } else if (next.byline && next.byline->date && !next.byline->has_rest &&
               next.byline->date->date.month() != 0) {
      const base::v1::PartialDate& value = next.byline->date->date;
      const bool same = date.first && SameDate(date.first->value, value);
      date.Add({value, kDateConfidence, "ingest.published.heading", source}, same);
    }
  }
  if (authors.first && !authors.several) findings->authors.push_back(*authors.first);
  if (date.first && !date.several) findings->published.push_back(*date.first);
}

}  // namespace communique::ingest
