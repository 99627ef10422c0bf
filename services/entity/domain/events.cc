#include "services/entity/domain/events.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/claim_spans.h"
#include "services/entity/domain/event_modality.h"
#include "services/entity/domain/event_roles.h"
#include "services/entity/domain/event_triggers.h"

namespace communique::entity {
namespace {

constexpr int kModifierReach = 7;   // Tokens in front of a noun that may modify it.
constexpr int kArgumentReach = 24;  // Tokens behind a trigger that may be its arguments.
constexpr int kGovernorReach = 12;  // Tokens between a noun and the verb it depends on.

constexpr absl::string_view kDeterminers[] = {"the", "a",   "an",    "this",  "that",
                                              "his", "her", "its",   "their", "our",
                                              "my",  "'s",  "these", "each"};
constexpr absl::string_view kArgumentEnds[] = {";",     ":",   "—",     "\"",    "“",    "who",
                                               "which", "but", "while", "where", "when", "as"};
// In front of a noun they name who acts.
constexpr absl::string_view kPossessives[] = {"his", "her", "their", "its", "my", "our", "your"};

template <size_t N>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

class EventFinder {
 public:
  EventFinder(const EventLexicon& lexicon, const AnnotatedText& text, const Syntax& syntax,
              const std::vector<v1::TimeExpression>& times)
      : lexicon_(lexicon),
        text_(text),
        syntax_(syntax),
        times_(times),
        reality_(lexicon, text, syntax, times) {
    for (const v1::TimeExpression& time : times) time_begins_.push_back(time.span().byte_begin());
  }

  std::vector<EventSpan> Find() {
    for (size_t g = 0; g < syntax_.groups.size(); ++g) ReadVerb(static_cast<int>(g));
    for (const SentenceSpan& sentence : text_.sentences) {
      for (int i = sentence.first_token; i < sentence.last_token;) i = ReadNoun(i);
    }
    std::stable_sort(out_.begin(), out_.end(), [](const EventSpan& a, const EventSpan& b) {
      return a.trigger.first < b.trigger.first;
    });
    return std::move(out_);
  }

 private:
  absl::string_view Lower(int i) const { return text_.tokens[i].lower; }

  const SentenceSpan& SentenceOf(int token) const {
    return text_.sentences[text_.tokens[token].sentence];
  }

  EventSpan Start(const TriggerMatch& match) const {
    EventSpan event;
    event.trigger = match.span;
    event.sentence = text_.tokens[match.span.first].sentence;
    event.kind = match.trigger->kind;
    event.cameo = match.trigger->cameo;
    event.plover = match.trigger->plover;
    return event;
  }

  // Behind a trigger: up to the next verb group, a clause mark, or the sentence's end.
  TokenRange ArgumentsFrom(int first, bool past_verbs) const {
    const int limit = std::min(SentenceOf(first - 1).last_token, first + kArgumentReach);
    int last = first;
    const int next = past_verbs ? limit : std::min(limit, NextGroup(first));
    while (last < next && !IsOneOf(Lower(last), kArgumentEnds)) ++last;
    return {first, last};
  }

  int NextGroup(int token) const {
    const auto it = std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                     [](const VerbGroup& g, int t) { return g.first < t; });
    return it == syntax_.groups.end() ? static_cast<int>(text_.tokens.size()) : it->first;
  }

  void ReadVerb(int g) {
    const VerbGroup& group = syntax_.groups[g];
    const TriggerMatch match = MatchVerb(lexicon_, text_, group);
    if (match.trigger == nullptr || IsBareAdjective(group)) return;
    EventSpan event = Start(match);
    const Clause& clause = syntax_.clauses[g];
    EventRoles roles;
    ReadArguments(text_, ArgumentsFrom(group.last, false), false, &roles);
    const std::vector<int> subject = HeadEntities(text_, clause.subject);
    const bool passive = group.passive || (group.participle && !clause.agent.IsEmpty());
    event.actors = passive ? HeadEntities(text_, clause.agent) : subject;
    event.recipients = passive ? subject : roles.recipients;
    event.places = roles.places;
    if (passive) {
      for (int entity : roles.recipients) AddEntity(entity, &event.recipients);
    }
    if (passive && (event.kind == "visit" || event.kind == "tour"))
      MovePlaces(clause.subject, &event);
    DropRepeats(&event);
    event.times = TimesOfVerb(g);
    event.clause = ClauseOf(g);
    const EventReality reality = reality_.OfVerb(g, event.times);
    event.modality = reality.modality;
    event.negated = reality.negated;
    event.confidence = event.actors.empty() ? 0.5 : clause.inherited ? 0.7 : 0.85;
    out_.push_back(event);
  }

  // What is visited is a place, also as the subject of a passive.
  void MovePlaces(TokenRange subject, EventSpan* event) const {
    for (int m : MentionsIn(text_, subject)) {
      const MentionSpan& mention = text_.mentions[m];
      if (mention.type == v1::ENTITY_TYPE_PERSON || mention.type == v1::ENTITY_TYPE_ORGANIZATION)
        continue;
      AddEntity(mention.entity, &event->places);
    }
  }

  // "the invited guests": a participle without agent, object or subject.
  bool IsBareAdjective(const VerbGroup& group) const {
    return group.gerund && group.first > 0 && IsOneOf(Lower(group.first - 1), kDeterminers);
  }

  // Whoever acts is no recipient, and a place is neither.
  static void DropRepeats(EventSpan* event) {
    const auto drop = [event](std::vector<int>* list, const std::vector<int>& from) {
      list->erase(std::remove_if(list->begin(), list->end(),
                                 [&from](int e) {
                                   return std::find(from.begin(), from.end(), e) != from.end();
                                 }),
                  list->end());
    };
    drop(&event->recipients, event->actors);
    drop(&event->recipients, event->places);
  }

  // Times between the verb and the next finite verb, and those in front of the sentence's first
  // one.
  std::vector<int> TimesOfVerb(int g) const {
    const VerbGroup& group = syntax_.groups[g];
    const SentenceSpan& sentence = SentenceOf(group.first);
    int last = sentence.last_token;
    int next = g + 1;
    const int size = static_cast<int>(syntax_.groups.size());
    while (next < size && syntax_.groups[next].first < last && !IsFinite(syntax_.groups[next]))
      ++next;
    if (next < size && syntax_.groups[next].first < last) last = ClauseStart(next, group.last);
    int first = group.last;
    const bool leads = g == 0 || syntax_.groups[g - 1].first < sentence.first_token ||
                       !HasFiniteBefore(g, sentence.first_token);
    if (leads) first = sentence.first_token;
    return TimesIn({first, last});
  }

  static bool IsFinite(const VerbGroup& group) {
    return !group.gerund && !group.infinitive && group.tense != v1::TENSE_UNSPECIFIED;
  }

  bool HasFiniteBefore(int g, int floor) const {
    for (int i = g - 1, n = 0; i >= 0 && syntax_.groups[i].first >= floor && n < kGovernorReach;
         --i, ++n) {
      if (IsFinite(syntax_.groups[i])) return true;
    }
    return false;
  }

  // Where the clause of group `g` starts: at its subject or its mark, not before `floor`.
  int ClauseStart(int g, int floor) const {
    int start = syntax_.groups[g].first;
    const Clause& clause = syntax_.clauses[g];
    if (!clause.inherited && !clause.subject.IsEmpty() && clause.subject.first >= floor &&
        !clause.relative) {
      start = clause.subject.first;
    }
    return start;
  }

  std::vector<int> TimesIn(TokenRange range) const {
    std::vector<int> found;
    if (range.IsEmpty()) return found;
    const auto begin = static_cast<int32_t>(text_.tokens[range.first].begin);
    const auto end = static_cast<int32_t>(text_.tokens[range.last - 1].end);
    const auto first = std::lower_bound(time_begins_.begin(), time_begins_.end(), begin);
    for (auto it = first; it != time_begins_.end() && *it < end; ++it) {
      found.push_back(static_cast<int>(it - time_begins_.begin()));
    }
    return found;
  }

  TokenRange ClauseOf(int g) const {
    const VerbGroup& group = syntax_.groups[g];
    const Clause& clause = syntax_.clauses[g];
    const int first =
        clause.subject.IsEmpty() || clause.subject.first > group.first ||
                text_.tokens[clause.subject.first].sentence != text_.tokens[group.first].sentence
            ? group.first
            : clause.subject.first;
    return {first, std::max(group.last, ArgumentsFrom(group.last, true).last)};
  }

  // Reads the noun at `token`, if it is one; returns the token to go on from.
  int ReadNoun(int token) {
    const TriggerMatch match = MatchNoun(lexicon_, text_, token);
    if (match.trigger == nullptr || InVerb(token) || PartOfName(match.span)) return token + 1;
    EventSpan event = Start(match);
    EventRoles roles;
    const TokenRange arguments = ArgumentsFrom(match.span.last, false);
    ReadArguments(text_, arguments, true, &roles);
    const int start = ReadModifiers(match.span.first, &event, &roles);
    const int governor = GovernorOf(start);
    event.actors = roles.actors;
    event.recipients = roles.recipients;
    event.places = roles.places;
    if (governor >= 0) AddGovernorsSubject(governor, &event);
    if (event.actors.empty() && match.trigger->kind == "meet")
      std::swap(event.actors, event.recipients);
    DropRepeats(&event);
    event.times = TimesOfNoun(start, match.span.last, governor);
    event.clause = {start, std::max(match.span.last, arguments.last)};
    SetNounReality(governor, &event);
    SetCalledOff(start, &event);
    event.confidence = event.actors.empty() ? 0.45 : 0.75;
    if (!Repeats(event, governor)) out_.push_back(event);
    return match.span.last;
  }

  bool InVerb(int token) const {
    const auto it = std::upper_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                     [](int t, const VerbGroup& g) { return t < g.first; });
    return it != syntax_.groups.begin() && std::prev(it)->last > token;
  }

  // "Talks" inside a longer name.
  bool PartOfName(TokenRange span) const {
    const auto first =
        std::lower_bound(text_.mentions.begin(), text_.mentions.end(), span.first - kModifierReach,
                         [](const MentionSpan& m, int t) { return m.first_token < t; });
    for (auto it = first; it != text_.mentions.end() && it->first_token <= span.first; ++it) {
      const bool named = it->kind == v1::MENTION_KIND_NAME && it->type != v1::ENTITY_TYPE_EVENT;
      if (named && it->last_token >= span.last &&
          it->last_token - it->first_token > span.last - span.first)
        return true;
    }
    return false;
  }

  // Words in front of the noun up to its determiner; a possessor acts. Returns where the phrase
  // starts.
  int ReadModifiers(int noun, EventSpan* event, EventRoles* roles) const {
    const int floor = std::max(SentenceOf(noun).first_token, noun - kModifierReach);
    int i = noun;
    std::vector<std::string> words;
    while (i > floor && !IsOneOf(Lower(i - 1), kDeterminers) && IsModifier(i - 1)) {
      --i;
      if (text_.tokens[i].kind == TokenKind::kPunctuation || IsNamePart(i)) continue;
      if (!words.empty() && Lower(i + 1) == "-") {
        words.back() = absl::StrCat(text_.tokens[i].lower, "-", words.back());
      } else {
        words.push_back(text_.tokens[i].lower);
      }
    }
    event->modifiers.assign(words.rbegin(), words.rend());
    AddAttributeNames({i, noun}, event->kind, roles);
    if (i <= floor) return i;
    if (IsOneOf(Lower(i - 1), kPossessives)) {
      for (int m : MentionsIn(text_, {i - 1, i}))
        AddEntity(text_.mentions[m].entity, &roles->actors);
      return i - 1;
    }
    if (Lower(i - 1) != "'s") return i;
    const TokenRange owner{std::max(SentenceOf(noun).first_token, i - 1 - kModifierReach), i - 1};
    for (int m : MentionsIn(text_, owner)) {
      if (text_.mentions[m].last_token != i - 1) continue;
      AddEntity(text_.mentions[m].entity, &roles->actors);
      return text_.mentions[m].first_token;
    }
    return i - 1;
  }

  // A name, a year or a count is no adjective.
  bool IsNamePart(int token) const {
    const Token& t = text_.tokens[token];
    const bool heading = text_.sentences[t.sentence].heading;
    if (t.kind == TokenKind::kNumber && absl::ascii_isdigit(t.lower.back())) return true;
    if (t.capitalized && !heading && token != SentenceOf(token).first_token) return true;
    for (int m : MentionsIn(text_, {std::max(0, token - 3), token + 4})) {
      if (text_.mentions[m].first_token <= token && token < text_.mentions[m].last_token)
        return true;
    }
    return false;
  }

  bool IsModifier(int token) const {
    const Token& t = text_.tokens[token];
    if (t.kind == TokenKind::kPunctuation)
      return t.lower == "-" || t.lower == "‑" || t.lower == "–";
    constexpr absl::string_view kStops[] = {
        "of",    "to",    "in",        "on",     "for",  "with",    "from", "by",   "at",   "and",
        "or",    "after", "before",    "during", "that", "between", "is",   "was",  "were", "are",
        "about", "since", "following", "as",     "than", "no",      "any",  "hold", "held"};
    return !IsOneOf(t.lower, kStops) && !InVerb(token);
  }

  // "Xi-Putin talks", "the China-Laos summit": names in front of a meeting take part in it.
  void AddAttributeNames(TokenRange range, const std::string& kind, EventRoles* roles) const {
    if (range.IsEmpty()) return;
    for (int m : MentionsIn(text_, range)) {
      const MentionSpan& mention = text_.mentions[m];
      const bool person = mention.type == v1::ENTITY_TYPE_PERSON;
      if (mention.kind != v1::MENTION_KIND_NAME) continue;
      if (person || kind == "meet") AddEntity(mention.entity, &roles->actors);
      if (!person && kind != "meet" && mention.type == v1::ENTITY_TYPE_COUNTRY) {
        AddEntity(mention.entity, mention.metonymic ? &roles->actors : &roles->places);
      }
    }
  }

  // The verb that the noun is an object, subject or complement of; -1 for none.
  int GovernorOf(int start) const {
    const SentenceSpan& sentence = SentenceOf(start);
    const auto after = std::upper_bound(syntax_.groups.begin(), syntax_.groups.end(), start,
                                        [](int t, const VerbGroup& g) { return t < g.first; });
    if (after != syntax_.groups.begin()) {
      const VerbGroup& before = *std::prev(after);
      if (before.first >= sentence.first_token && start - before.last <= kGovernorReach &&
          !Separated(before.last, start)) {
        return static_cast<int>(std::prev(after) - syntax_.groups.begin());
      }
    }
    if (after == syntax_.groups.end() || after->first >= sentence.last_token) return -1;
    const Clause& clause = syntax_.clauses[after - syntax_.groups.begin()];
    const bool subject =
        clause.subject.first <= start + 2 && start < clause.subject.last && !clause.inherited;
    return subject ? static_cast<int>(after - syntax_.groups.begin()) : -1;
  }

  bool Separated(int from, int to) const {
    for (int i = from; i < to; ++i) {
      if (Lower(i) == ";" || Lower(i) == ":" || Lower(i) == "—" || Lower(i) == "\"") return true;
    }
    return false;
  }

  void AddGovernorsSubject(int governor, EventSpan* event) const {
    const VerbGroup& verb = syntax_.groups[governor];
    const bool behind = verb.last <= event->trigger.first;
    if (!behind || !event->actors.empty()) return;
    const Governor role = lexicon_.GovernorOf(verb.lemma);
    const bool acts = role == Governor::kLight || role == Governor::kPlan || IsCallingOff(verb) ||
                      event->kind == "meet";
    if (!acts) return;
    const Clause& clause = syntax_.clauses[governor];
    event->actors =
        verb.passive ? HeadEntities(text_, clause.agent) : HeadEntities(text_, clause.subject);
  }

  bool IsCallingOff(const VerbGroup& verb) const {
    const TriggerMatch match = MatchVerb(lexicon_, text_, verb);
    return match.trigger != nullptr &&
           (match.trigger->kind == "cancel" || match.trigger->kind == "postpone");
  }

  std::vector<int> TimesOfNoun(int start, int last, int governor) const {
    if (governor >= 0) {
      std::vector<int> times = TimesOfVerb(governor);
      for (int t : TimesIn({start, ArgumentsFrom(last, true).last})) AddEntity(t, &times);
      std::sort(times.begin(), times.end());
      return times;
    }
    return TimesIn({start, ArgumentsFrom(last, true).last});
  }

  void SetNounReality(int governor, EventSpan* event) const {
    EventReality reality = reality_.OfNoun(governor, event->modifiers, event->times);
    if (governor >= 0) {
      const TriggerMatch match = MatchVerb(lexicon_, text_, syntax_.groups[governor]);
      const bool off = match.trigger != nullptr && !syntax_.groups[governor].negated;
      if (off && match.trigger->kind == "cancel") reality.modality = v1::MODALITY_CANCELLED;
      if (off && match.trigger->kind == "postpone") reality.modality = v1::MODALITY_POSTPONED;
    }
    event->modality = reality.modality;
    event->negated = reality.negated;
  }

  // "the cancellation of his visit": the noun before says what became of the event.
  void SetCalledOff(int start, EventSpan* event) {
    constexpr int kReach = 8;  // Tokens between the two nouns.
    const bool near = off_.trigger.last > 0 && start >= off_.trigger.last &&
                      start - off_.trigger.last <= kReach && off_.sentence == event->sentence &&
                      Lower(off_.trigger.last) == "of";
    if (near && off_.kind == "cancel") event->modality = v1::MODALITY_CANCELLED;
    if (near && off_.kind == "postpone") event->modality = v1::MODALITY_POSTPONED;
    if (event->kind == "cancel" || event->kind == "postpone") off_ = *event;
  }

  // The governing verb already expresses the event ("paid a visit", "held talks").
  bool Repeats(const EventSpan& event, int governor) const {
    if (governor < 0) return false;
    const TriggerMatch match = MatchVerb(lexicon_, text_, syntax_.groups[governor]);
    return match.trigger != nullptr && match.trigger->kind == event.kind &&
           !match.trigger->object.empty();
  }

  const EventLexicon& lexicon_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const std::vector<v1::TimeExpression>& times_;
  RealityReader reality_;
  std::vector<int32_t> time_begins_;
  std::vector<EventSpan> out_;
  EventSpan off_;  // The last noun that calls something off.
};

}  // namespace

std::vector<EventSpan> FindEvents(const EventLexicon& lexicon, const AnnotatedText& text,
                                  const Syntax& syntax,
                                  const std::vector<v1::TimeExpression>& times) {
  return EventFinder(lexicon, text, syntax, times).Find();
}

}  // namespace communique::entity
