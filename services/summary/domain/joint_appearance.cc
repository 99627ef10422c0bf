#include "services/summary/domain/joint_appearance.h"

#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {
namespace {

// The scene is set before the words begin.
constexpr int kSceneSentences = 14;
constexpr int kSceneWords = 9;

struct Leader {
  int entity = -1;
  std::string country;
  int mentions = 0;
  int turns = 0;
  bool in_title = false;
};

int Turns(const DocumentView& view, int entity) {
  int turns = 0;
  int last = -1;
  for (const SentenceView& sentence : view.sentences()) {
    if (sentence.speaker == entity && sentence.speaker != last) ++turns;
    last = sentence.speaker;
  }
  return turns;
}

bool InTitle(const DocumentView& view, int entity) {
  return absl::c_any_of(view.mentions(), [&](const MentionView& mention) {
    return mention.entity == entity && view.sentences()[mention.sentence].zone == Zone::kTitle;
  });
}

std::vector<Leader> Leaders(const DocumentView& view) {
  std::vector<Leader> leaders;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    const entity::v1::Entity& entity = view.entity(e);
    if (!view.IsPersonLike(e) || !entity.member_ids().empty() || !view.HoldsOffice(e)) continue;
    Leader leader;
    leader.entity = e;
    leader.country = std::string(view.CountryOf(e));
    leader.mentions = entity.mentions_size();
    leader.turns = Turns(view, e);
    leader.in_title = InTitle(view, e) || entity.is_author();
    if (leader.country.empty()) continue;
    if (leader.turns > 0 || leader.in_title) leaders.push_back(leader);
  }
  std::stable_sort(leaders.begin(), leaders.end(), [](const Leader& a, const Leader& b) {
    const int left = (a.in_title ? 4 : 0) + (a.turns > 0 ? 3 : 0);
    const int right = (b.in_title ? 4 : 0) + (b.turns > 0 ? 3 : 0);
    return left != right ? left > right : a.mentions > b.mentions;
  });
  return leaders;
}

const Leader* Guest(const std::vector<Leader>& leaders, const std::string& scene) {
  for (const Leader& leader : leaders) {
    if (leader.country != scene) return &leader;
  }
  return nullptr;
}

const Leader* Host(const std::vector<Leader>& leaders, const std::string& scene) {
  for (const Leader& leader : leaders) {
    if (leader.country == scene) return &leader;
  }
  return nullptr;
}

Cue SceneCue(const DocumentView& view, const CueIndex& cues) {
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    for (const Cue& cue : cues.In(static_cast<int>(s))) {
      if (cue.kind == CueKind::kJoint) return cue;
    }
  }
  return {};
}

}  // namespace

std::string SceneCountry(const DocumentView& view) {
  std::string country;
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    const SentenceView& sentence = view.sentences()[s];
    const bool line = sentence.last_word - sentence.first_word <= kSceneWords;
    const bool scene = sentence.zone == Zone::kTitle || sentence.zone == Zone::kApparatus || line;
    if (!scene) continue;
    for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
      const MentionView& mention = view.mentions()[m];
      const entity::v1::EntityType type = view.entity(mention.entity).type();
      const bool place =
          type == entity::v1::ENTITY_TYPE_FACILITY || type == entity::v1::ENTITY_TYPE_PLACE ||
          (type == entity::v1::ENTITY_TYPE_COUNTRY && sentence.zone != Zone::kTitle && line);
      if (!place || mention.metonymic) continue;
      const absl::string_view here = view.CountryOf(mention.entity);
      // Later lines are nearer to the words and more exact ("The White House" heads every release).
      if (!here.empty()) country = std::string(here);
    }
  }
  return country;
}

bool AnnouncesAppearance(const DocumentView& view, const CueIndex& cues) {
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    if (view.sentences()[s].zone != Zone::kTitle && s > 3) continue;
    if (cues.Has(static_cast<int>(s), CueKind::kJoint)) return true;
  }
  return false;
}

std::optional<VisitFrame> FindJointAppearance(const DocumentView& view, const CueIndex& cues) {
  if (!AnnouncesAppearance(view, cues)) return std::nullopt;
  const std::vector<Leader> leaders = Leaders(view);
  if (leaders.size() < 2) return std::nullopt;
  const std::string scene = SceneCountry(view);
  const Leader* host = Host(leaders, scene);
  const Leader* guest = Guest(leaders, scene);
  if (scene.empty() || host == nullptr || guest == nullptr) return std::nullopt;
  VisitFrame frame;
  frame.source = FrameSource::kAppearance;
  frame.cue = SceneCue(view, cues);
  frame.traveller = guest->entity;
  frame.host = host->entity;
  frame.countries = {scene};
  return frame;
}

}  // namespace communique::summary
