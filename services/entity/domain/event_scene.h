#ifndef SERVICES_ENTITY_DOMAIN_EVENT_SCENE_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_SCENE_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/event_lexicon.h"
#include "services/entity/domain/event_modality.h"
#include "services/entity/domain/event_triggers.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// What the readers of events see of a document: its words, verbs, clauses and times. The references
// must outlive it.
class EventScene {
 public:
  EventScene(const EventLexicon& lexicon, const AnnotatedText& text, const Syntax& syntax,
             const std::vector<v1::TimeExpression>& times);

  const EventLexicon& lexicon() const { return lexicon_; }
  const AnnotatedText& text() const { return text_; }
  const Syntax& syntax() const { return syntax_; }
  const std::vector<v1::TimeExpression>& times() const { return times_; }
  const RealityReader& reality() const { return reality_; }

  absl::string_view Lower(int token) const { return text_.tokens[token].lower; }
  const SentenceSpan& SentenceOf(int token) const {
    return text_.sentences[text_.tokens[token].sentence];
  }

  // An event of the trigger, its roles still open.
  EventSpan Start(const TriggerMatch& match) const;

  // Behind a trigger that ends at `first`: up to the next verb group or its subject, a clause mark,
  // or the sentence's end. `past_verbs`: verbs do not end it.
  TokenRange ArgumentsFrom(int first, bool past_verbs) const;

  // Index of the first verb group that starts at or behind `token`; their number when there is
  // none.
  int GroupFrom(int token) const;

  // Index of the verb group that `token` is part of; -1 for none.
  int GroupAt(int token) const;

  // An article, a demonstrative or a possessive stands in front of `token`.
  bool FollowsDeterminer(int token) const;

  // "the invited guests", "Rao's first meeting": a form in -ing behind a determiner, at most with
  // adjectives between, is a noun or adjective.
  bool IsBareAdjective(const VerbGroup& group) const;

  // Indices of the times that start in `range` and say when something happens.
  std::vector<int> TimesIn(TokenRange range) const;

  // Times between verb group `g` and the next finite verb, and those in front of the sentence's
  // first one.
  std::vector<int> TimesOfVerb(int g) const;

  // What stands in front of the sentence's first finite verb and its subject; empty for other
  // verbs.
  TokenRange LeadOf(int g) const;

 private:
  bool TellsWhen(int time, TokenRange range) const;
  bool LeadsSentence(int g) const;
  int ClauseStart(int g, int floor) const;

  const EventLexicon& lexicon_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const std::vector<v1::TimeExpression>& times_;
  RealityReader reality_;
  std::vector<int32_t> time_begins_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_SCENE_H_
