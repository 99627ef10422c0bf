#include "services/entity/domain/events.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/entity/domain/event_nouns.h"
#include "services/entity/domain/event_scene.h"
#include "services/entity/domain/event_verbs.h"

namespace communique::entity {

std::vector<EventSpan> FindEvents(const EventLexicon& lexicon, const AnnotatedText& text,
                                  const Syntax& syntax,
                                  const std::vector<v1::TimeExpression>& times) {
  const EventScene scene(lexicon, text, syntax, times);
  std::vector<EventSpan> events;
  for (size_t g = 0; g < syntax.groups.size(); ++g) {
    if (std::optional<EventSpan> event = ReadVerbEvent(scene, static_cast<int>(g)))
      events.push_back(*std::move(event));
  }
  NounReader nouns(scene);
  for (const SentenceSpan& sentence : text.sentences) {
    for (int token = sentence.first_token; token < sentence.last_token;) {
      if (std::optional<EventSpan> event = nouns.Read(token, &token))
        events.push_back(*std::move(event));
    }
  }
  std::stable_sort(events.begin(), events.end(), [](const EventSpan& a, const EventSpan& b) {
    return a.trigger.first < b.trigger.first;
  });
  return events;
}

}  // namespace communique::entity
