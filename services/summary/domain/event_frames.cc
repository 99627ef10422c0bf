#include "services/summary/domain/event_frames.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

constexpr absl::string_view kTravelling[] = {"visit", "arrive", "tour"};

// The mention of an entity in a sentence; -1 when there is none.
int MentionIn(const DocumentView& view, int entity, int sentence) {
  const SentenceView& s = view.sentences()[sentence];
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    if (view.mentions()[m].entity == entity) return m;
  }
  return -1;
}

void SetTraveller(const DocumentView& view, const entity::v1::Event& event, VisitFrame* frame) {
  for (const std::string& id : event.actor_entity_ids()) {
    const int entity = view.EntityIndex(id);
    if (entity < 0) continue;
    const int person = view.Resolved(entity);
    if (!view.IsPersonLike(person)) continue;
    for (const int member : Members(view, person)) {
      if (frame->traveller < 0) {
        frame->traveller = member;
        frame->traveller_mention = MentionIn(view, person, frame->cue.sentence);
      } else if (member != frame->traveller) {
        frame->companions.push_back(member);
      }
    }
  }
}

void SetPlaces(const DocumentView& view, const entity::v1::Event& event, VisitFrame* frame) {
  for (const std::string& id : event.place_entity_ids()) {
    const int entity = view.EntityIndex(id);
    if (entity < 0 || !view.IsPlaceLike(entity)) continue;
    const int mention = MentionIn(view, entity, frame->cue.sentence);
    if (mention >= 0 && !view.mentions()[mention].metonymic) frame->places.push_back(mention);
  }
  frame->countries = CountriesOf(view, frame->places);
}

bool Covers(const VisitFrame& frame, int word) {
  return frame.cue.first_word <= word && word < frame.cue.last_word;
}

void Complete(const DocumentView& view, const entity::v1::Event& event, VisitFrame* frame) {
  if (frame->traveller < 0) SetTraveller(view, event, frame);
  if (frame->places.empty()) SetPlaces(view, event, frame);
}

// A frame of an event on whose words no cue stands; both a traveller and a country must be known.
std::optional<VisitFrame> FrameOf(const DocumentView& view, const CueIndex& cues,
                                  const entity::v1::Event& event, int word) {
  VisitFrame frame;
  frame.source = FrameSource::kGoing;
  frame.cue = {CueKind::kTravel, word, word + 1, view.words()[word].sentence, "travel"};
  Complete(view, event, &frame);
  if (frame.traveller < 0 || frame.countries.empty()) return std::nullopt;
  frame.modality = ModalityOf(view, cues, frame.cue);
  frame.modality.negated |= event.negated();
  return frame;
}

}  // namespace

void AddEvents(const DocumentView& view, const CueIndex& cues, std::vector<VisitFrame>* frames) {
  std::vector<VisitFrame> further;
  for (const entity::v1::Event& event : view.analysis().events()) {
    if (!absl::c_linear_search(kTravelling, absl::string_view(event.kind()))) continue;
    const int word = view.WordAt(event.trigger().byte_begin());
    if (word >= static_cast<int>(view.words().size())) continue;
    const auto same =
        absl::c_find_if(*frames, [word](const VisitFrame& f) { return Covers(f, word); });
    if (same != frames->end()) {
      Complete(view, event, &*same);
      continue;
    }
    std::optional<VisitFrame> frame = FrameOf(view, cues, event, word);
    if (frame.has_value()) further.push_back(*std::move(frame));
  }
  absl::c_move(further, std::back_inserter(*frames));
  absl::c_stable_sort(*frames, [](const VisitFrame& a, const VisitFrame& b) {
    return a.cue.first_word < b.cue.first_word;
  });
}

}  // namespace communique::summary
