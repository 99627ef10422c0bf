#include "services/entity/domain/event_scene.h"

#include <algorithm>
#include <iterator>

#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr int kArgumentReach = 24;  // Tokens behind a trigger that may be its arguments.
constexpr int kFiniteReach = 12;    // Groups back that are looked at for a finite one.

constexpr absl::string_view kDeterminers[] = {"the", "a",   "an",    "this",  "that",
                                              "his", "her", "its",   "their", "our",
                                              "my",  "'s",  "these", "each"};
constexpr int kAdjectives = 3;  // Between a determiner and its noun.
constexpr absl::string_view kNoAdjectives[] = {
    "of",  "in", "on",    "at",   "for",   "with",   "by",      "to",   "from",
    "and", "or", "while", "when", "after", "before", "without", "about"};
constexpr absl::string_view kArgumentEnds[] = {";",     ":",   "—",     "\"",    "“",    "who",
                                               "which", "but", "while", "where", "when", "as"};

bool IsFinite(const VerbGroup& group) {
  return !group.gerund && !group.infinitive && group.tense != v1::TENSE_UNSPECIFIED;
}

}  // namespace

EventScene::EventScene(const EventLexicon& lexicon, const AnnotatedText& text, const Syntax& syntax,
                       const std::vector<v1::TimeExpression>& times)
    : lexicon_(lexicon),
      text_(text),
      syntax_(syntax),
      times_(times),
      reality_(lexicon, text, syntax, times) {
  for (const v1::TimeExpression& time : times) time_begins_.push_back(time.span().byte_begin());
}

EventSpan EventScene::Start(const TriggerMatch& match) const {
  EventSpan event;
  event.trigger = match.span;
  event.sentence = text_.tokens[match.span.first].sentence;
  event.kind = match.trigger->kind;
  event.cameo = match.trigger->cameo;
  event.plover = match.trigger->plover;
  return event;
}

int EventScene::GroupFrom(int token) const {
  const auto it = std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                   [](const VerbGroup& g, int t) { return g.first < t; });
  return static_cast<int>(it - syntax_.groups.begin());
}

int EventScene::GroupAt(int token) const {
  const int next = GroupFrom(token + 1);
  return next > 0 && syntax_.groups[next - 1].last > token ? next - 1 : -1;
}

TokenRange EventScene::ArgumentsFrom(int first, bool past_verbs) const {
  int limit = std::min(SentenceOf(first - 1).last_token, first + kArgumentReach);
  int next = GroupFrom(first);
  const int size = static_cast<int>(syntax_.groups.size());
  while (next < size && IsBareAdjective(syntax_.groups[next])) ++next;
  if (!past_verbs && next < size) {
    const int start = ClauseStart(next, first);
    const bool apart = start > first && Lower(start - 1) == ",";  // "with Ito, Rao agreed".
    limit = std::min(limit, apart ? start : syntax_.groups[next].first);
  }
  int last = first;
  while (last < limit && !IsOneOf(Lower(last), kArgumentEnds)) ++last;
  while (last > first && Lower(last - 1) == ",") --last;
  return {first, last};
}

bool EventScene::FollowsDeterminer(int token) const {
  return token > SentenceOf(token).first_token && IsOneOf(Lower(token - 1), kDeterminers);
}

bool EventScene::IsBareAdjective(const VerbGroup& group) const {
  if (!group.gerund || group.last - group.first != 1) return false;
  const int floor = std::max(SentenceOf(group.first).first_token, group.first - kAdjectives);
  for (int i = group.first; i > floor; --i) {
    if (FollowsDeterminer(i)) return true;
    const Token& before = text_.tokens[i - 1];
    const bool adjective = before.kind == TokenKind::kWord && !before.capitalized &&
                           GroupAt(i - 1) < 0 && !IsOneOf(before.lower, kNoAdjectives);
    if (!adjective) return false;
  }
  return false;
}

bool EventScene::LeadsSentence(int g) const {
  const int floor = SentenceOf(syntax_.groups[g].first).first_token;
  for (int i = g - 1, n = 0; i >= 0 && syntax_.groups[i].first >= floor && n < kFiniteReach;
       --i, ++n) {
    if (IsFinite(syntax_.groups[i])) return false;
  }
  return true;
}

// Where the clause of group `g` starts: at its subject or its mark, not before `floor`.
int EventScene::ClauseStart(int g, int floor) const {
  const Clause& clause = syntax_.clauses[g];
  const bool own = !clause.inherited && !clause.subject.IsEmpty() && !clause.relative &&
                   clause.subject.first >= floor && clause.subject.first < syntax_.groups[g].first;
  return own ? clause.subject.first : syntax_.groups[g].first;
}

// "on Victory Day" says when; "the Victory Day parade" and "every year" do not.
bool EventScene::TellsWhen(int time, TokenRange range) const {
  if (times_[time].kind() != v1::TIME_KIND_RECURRING) return true;
  if (!times_[time].value().has_start()) return false;
  const auto begin = static_cast<uint32_t>(times_[time].span().byte_begin());
  for (int i = range.first + 1; i < range.last; ++i) {
    if (text_.tokens[i].begin == begin) return Lower(i - 1) == "on";
  }
  return false;
}

std::vector<int> EventScene::TimesIn(TokenRange range) const {
  std::vector<int> found;
  if (range.IsEmpty()) return found;
  const auto begin = static_cast<int32_t>(text_.tokens[range.first].begin);
  const auto end = static_cast<int32_t>(text_.tokens[range.last - 1].end);
  const auto first = std::lower_bound(time_begins_.begin(), time_begins_.end(), begin);
  for (auto it = first; it != time_begins_.end() && *it < end; ++it) {
    const int time = static_cast<int>(it - time_begins_.begin());
    if (TellsWhen(time, range)) found.push_back(time);
  }
  return found;
}

std::vector<int> EventScene::TimesOfVerb(int g) const {
  const VerbGroup& group = syntax_.groups[g];
  const SentenceSpan& sentence = SentenceOf(group.first);
  int last = sentence.last_token;
  int next = g + 1;
  const int size = static_cast<int>(syntax_.groups.size());
  while (next < size && syntax_.groups[next].first < last && !IsFinite(syntax_.groups[next]))
    ++next;
  if (next < size && syntax_.groups[next].first < last) last = ClauseStart(next, group.last);
  return TimesIn({LeadsSentence(g) ? sentence.first_token : group.last, last});
}

TokenRange EventScene::LeadOf(int g) const {
  const VerbGroup& group = syntax_.groups[g];
  if (!IsFinite(group) || !LeadsSentence(g)) return {};
  return {SentenceOf(group.first).first_token, ClauseStart(g, 0)};
}

}  // namespace communique::entity
