#include "services/entity/domain/time_expressions.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "services/entity/domain/time_anchor.h"
#include "services/entity/domain/time_ranges.h"

namespace communique::entity {
namespace {

// Drops months and weekdays that are part of a name ("April Jones"): those inside a longer mention
// of a person, outlet or organisation.
std::vector<TimeMatch> WithoutNames(const AnnotatedText& text, std::vector<TimeMatch> matches) {
  size_t m = 0;
  const auto in_name = [&](const TimeMatch& match) {
    while (m < text.mentions.size() && text.mentions[m].last_token <= match.first) ++m;
    for (size_t i = m; i < text.mentions.size() && text.mentions[i].first_token <= match.first;
         ++i) {
      const MentionSpan& mention = text.mentions[i];
      const bool named =
          mention.kind == v1::MENTION_KIND_NAME && mention.type != v1::ENTITY_TYPE_EVENT;
      const bool longer = mention.last_token - mention.first_token > match.last - match.first;
      if (named && longer && match.last <= mention.last_token) return true;
    }
    return false;
  };
  matches.erase(std::remove_if(matches.begin(), matches.end(), in_name), matches.end());
  return matches;
}

v1::TimeExpression ToProto(const AnnotatedText& text, const PlacedTime& placed,
                           const text::SpanIndex& index) {
  v1::TimeExpression time;
  *time.mutable_span() =
      index.Span(text.tokens[placed.first].begin, text.tokens[placed.last - 1].end);
  time.set_kind(placed.kind);
  time.set_anchoring(placed.anchoring);
  if (!placed.start.IsEmpty() || !placed.end.IsEmpty()) {
    *time.mutable_value() =
        ToRange(placed.start, placed.end, placed.approximate && placed.season == 0);
    if (placed.season != 0) {
      time.mutable_value()->set_edtf(
          absl::StrFormat("%04d-%02d", placed.start.year, placed.season));
    } else if (placed.open_digits != 0) {
      time.mutable_value()->set_edtf(
          EdtfOpenYear(placed.start.year, placed.open_digits, placed.approximate));
    }
  }
  time.set_duration_days(placed.duration_days);
  time.set_day_index(placed.day_index);
  time.set_sentence(text.tokens[placed.first].sentence);
  time.set_approximate(placed.approximate);
  time.set_confidence(placed.confidence);
  return time;
}

}  // namespace

std::vector<v1::TimeExpression> FindTimes(const LanguageRules& rules, const AnnotatedText& text,
                                          const std::vector<VerbGroup>& groups,
                                          const text::SpanIndex& index) {
  const std::vector<TimeMatch> matches =
      JoinRanges(text, WithoutNames(text, rules.times.Match(text)));
  std::vector<v1::TimeExpression> times;
  for (const PlacedTime& placed : PlaceTimes(rules.times.lexicon(), text, groups, matches)) {
    times.push_back(ToProto(text, placed, index));
  }
  return times;
}

}  // namespace communique::entity
