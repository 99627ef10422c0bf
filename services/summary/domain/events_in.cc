#include "services/summary/domain/events_in.h"

#include <algorithm>

namespace communique::summary {

std::vector<int> EventsIn(const DocumentView& view, int sentence) {
  const auto& events = view.analysis().events();
  const auto first =
      std::lower_bound(events.begin(), events.end(), sentence,
                       [](const entity::v1::Event& event, int s) { return event.sentence() < s; });
  std::vector<int> found;
  for (auto it = first; it != events.end() && it->sentence() == sentence; ++it) {
    found.push_back(static_cast<int>(it - events.begin()));
  }
  return found;
}

}  // namespace communique::summary
