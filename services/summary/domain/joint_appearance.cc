#include "services/summary/domain/joint_appearance.h"

#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/arguments.h"
#include "services/summary/domain/visit_frame.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

// The scene is set before the words begin.
constexpr int kSceneSentences = 14;
constexpr int kSceneWords = 9;
// What announces an appearance outside a title is a line, not a sentence.
constexpr int kAnnouncementWords = 16;

// Signs of who is at home. Votes for a leader; the highest one above kHomeThreshold is the host.
constexpr double kSceneVote = 3.0;       // The scene lies in the leader's country.
constexpr double kElsewhereVote = -2.0;  // The scene lies in another country.
constexpr double kWelcomeVote = 1.2;     // Welcomes, at most kMaxSigns times.
constexpr double kThanksVote = -1.2;     // Thanks for being received, at most kMaxSigns times.
constexpr double kAuthorVote = 0.7;      // Governments publish what happens at home.
constexpr double kPublisherVote = 0.7;   // The publisher is of the leader's country.
constexpr double kHomeThreshold = 0.6;
constexpr int kMaxSigns = 3;

struct Leader {
  int entity = -1;
  std::string country;
  int mentions = 0;
  int turns = 0;
  bool in_title = false;
  double home = 0;
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

// The sentence thanks: for a welcome, a reception, hospitality.
bool Thanks(const DocumentView& view, const SentenceView& sentence) {
  static constexpr absl::string_view kThanks[] = {
      "thank", "thanks", "grateful", "appreciate", "appreciated", "gratitude", "thankful"};
  for (int w = sentence.first_word; w < sentence.last_word; ++w) {
    if (absl::c_linear_search(kThanks, view.words()[w].lower)) return true;
  }
  return false;
}

// Sentences that the leader speaks, or of which the leader is the author, that welcome (or, with
// `thanking`, thank for a welcome).
int Signs(const DocumentView& view, const CueIndex& cues, const Leader& leader, bool thanking) {
  int signs = 0;
  for (size_t s = 0; s < view.sentences().size() && signs < kMaxSigns; ++s) {
    const SentenceView& sentence = view.sentences()[s];
    const int voice = sentence.speaker >= 0 ? sentence.speaker : view.author();
    if (voice != leader.entity) continue;
    const bool thanks = cues.Has(static_cast<int>(s), CueKind::kThanking);
    const bool welcomes = cues.Has(static_cast<int>(s), CueKind::kWelcoming);
    const bool turned = welcomes && !thanks && Thanks(view, sentence);
    if (thanking ? thanks || turned : welcomes && !thanks && !turned) ++signs;
  }
  return signs;
}

// The country whose government published the document; empty when its name does not tell.
std::string PublisherCountry(const DocumentView& view) {
  const std::string publisher = FoldWord(view.document().metadata().publisher().value());
  for (const entity::v1::Entity& entity : view.analysis().entities()) {
    const bool names = entity.type() == entity::v1::ENTITY_TYPE_FACILITY && !publisher.empty() &&
                       absl::StrContains(publisher, FoldWord(entity.canonical_name()));
    if (names) return entity.country_code();
  }
  return "";
}

double HomeVotes(const DocumentView& view, const CueIndex& cues, const Leader& leader,
                 const std::string& scene) {
  double votes = 0;
  if (!scene.empty()) votes += leader.country == scene ? kSceneVote : kElsewhereVote;
  votes += kWelcomeVote * Signs(view, cues, leader, false);
  votes += kThanksVote * Signs(view, cues, leader, true);
  if (view.entity(leader.entity).is_author()) votes += kAuthorVote;
  if (leader.country == PublisherCountry(view)) votes += kPublisherVote;
  return votes;
}

// "MP" behind a name, "a senator": nobody who speaks for a country.
bool IsOnlyLegislator(const entity::v1::Entity& entity) {
  return entity.type() == entity::v1::ENTITY_TYPE_OFFICE &&
         absl::c_all_of(entity.roles(),
                        [](const entity::v1::Role& role) { return role.office() == "legislator"; });
}

// Office-holders in the title, at the microphone or behind the document, most prominent first.
std::vector<Leader> Leaders(const DocumentView& view, const CueIndex& cues,
                            const std::string& scene) {
  std::vector<Leader> leaders;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    const entity::v1::Entity& entity = view.entity(e);
    if (!view.IsPersonLike(e) || view.Resolved(e) != e) continue;
    if (!entity.member_ids().empty() || !view.HoldsOffice(e) || IsOnlyLegislator(entity)) continue;
    Leader leader;
    leader.entity = e;
    leader.country = std::string(view.CountryOf(e));
    leader.mentions = entity.mentions_size();
    leader.turns = Turns(view, e);
    leader.in_title = InTitle(view, e) || entity.is_author();
    if (leader.country.empty() || (leader.turns == 0 && !leader.in_title)) continue;
    leader.home = HomeVotes(view, cues, leader, scene);
    leaders.push_back(std::move(leader));
  }
  std::stable_sort(leaders.begin(), leaders.end(), [](const Leader& a, const Leader& b) {
    const int left = (a.in_title ? 4 : 0) + (a.turns > 0 ? 3 : 0);
    const int right = (b.in_title ? 4 : 0) + (b.turns > 0 ? 3 : 0);
    return left != right ? left > right : a.mentions > b.mentions;
  });
  return leaders;
}

const Leader* Host(const std::vector<Leader>& leaders) {
  const Leader* host = nullptr;
  for (const Leader& leader : leaders) {
    if (leader.home >= kHomeThreshold && (host == nullptr || leader.home > host->home))
      host = &leader;
  }
  return host;
}

const Leader* Guest(const std::vector<Leader>& leaders, const std::string& country) {
  for (const Leader& leader : leaders) {
    if (leader.country != country && leader.home < kHomeThreshold) return &leader;
  }
  return nullptr;
}

// Two leaders of different countries in a third one meet there; neither visits the other.
bool MeetElsewhere(const std::vector<Leader>& leaders, const std::string& scene) {
  return !scene.empty() && absl::c_any_of(leaders, [&](const Leader& leader) {
    return leader.country != scene && leader.country != leaders.front().country;
  });
}

Cue SceneCue(const DocumentView& view, const CueIndex& cues) {
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    for (const Cue& cue : cues.In(static_cast<int>(s))) {
      if (cue.kind == CueKind::kJoint) return cue;
    }
  }
  return {};
}

// A line of nothing but places ("Lima, Peru").
bool IsPlaceLine(const DocumentView& view, int sentence) {
  const SentenceView& s = view.sentences()[sentence];
  for (int w = s.first_word; w < s.last_word; ++w) {
    const Word& word = view.words()[w];
    const bool place = word.mention >= 0 &&
                       view.IsPlaceLike(view.mentions()[word.mention].entity) &&
                       !view.mentions()[word.mention].metonymic;
    if (!place && word.lower != "," && word.lower != ".") return false;
  }
  return true;
}

// A place that says where the words were spoken: a city or building, or a country on a line of its
// own; in running text only behind "in" or "at".
bool SetsScene(const DocumentView& view, const MentionView& mention, bool line, bool running) {
  const entity::v1::EntityType type = view.entity(mention.entity).type();
  const bool title = view.sentences()[mention.sentence].zone == Zone::kTitle;
  const bool country = type == entity::v1::ENTITY_TYPE_COUNTRY && !title && line &&
                       IsPlaceLine(view, mention.sentence);
  const bool place =
      type == entity::v1::ENTITY_TYPE_FACILITY || type == entity::v1::ENTITY_TYPE_PLACE;
  if ((!place && !country) || mention.metonymic) return false;
  if (!running) return true;
  const int before = WordBefore(view, mention);
  return before >= 0 && (view.words()[before].lower == "in" || view.words()[before].lower == "at");
}

// "Here in X", "here X": the speaker stands there.
std::string CountryOfHere(const DocumentView& view) {
  for (const MentionView& mention : view.mentions()) {
    if (!view.IsPlaceLike(mention.entity) || mention.metonymic) continue;
    const int start = view.sentences()[mention.sentence].first_word;
    for (int w = mention.first_word - 1; w >= std::max(start, mention.first_word - 3); --w) {
      if (view.words()[w].lower == "here") return std::string(view.CountryOf(mention.entity));
    }
  }
  return "";
}

}  // namespace

std::string SceneCountry(const DocumentView& view, const CueIndex& cues) {
  std::string country;
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    const SentenceView& sentence = view.sentences()[s];
    const bool line = sentence.last_word - sentence.first_word <= kSceneWords &&
                      sentence.role != ingest::v1::BLOCK_ROLE_SPEAKER;
    const bool meeting = sentence.zone == Zone::kLead && country.empty() &&
                         cues.Has(static_cast<int>(s), CueKind::kMeet);
    if (sentence.zone != Zone::kTitle && sentence.zone != Zone::kApparatus && !line && !meeting)
      continue;
    for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
      if (!SetsScene(view, view.mentions()[m], line, meeting)) continue;
      const absl::string_view here = view.CountryOf(view.mentions()[m].entity);
      // Later lines are nearer to the words and more exact ("The White House" heads every release).
      if (!here.empty()) country = std::string(here);
    }
  }
  return country.empty() ? CountryOfHere(view) : country;
}

bool AnnouncesAppearance(const DocumentView& view, const CueIndex& cues) {
  for (size_t s = 0; s < view.sentences().size() && s < kSceneSentences; ++s) {
    const SentenceView& sentence = view.sentences()[s];
    const bool line = sentence.last_word - sentence.first_word <= kAnnouncementWords;
    if (sentence.zone != Zone::kTitle && (s > 3 || !line)) continue;
    if (cues.Has(static_cast<int>(s), CueKind::kJoint)) return true;
  }
  return false;
}

bool MeetInThirdCountry(const DocumentView& view, const CueIndex& cues) {
  if (!AnnouncesAppearance(view, cues)) return false;
  const std::string scene = SceneCountry(view, cues);
  const std::vector<Leader> leaders = Leaders(view, cues, scene);
  return !leaders.empty() && Host(leaders) == nullptr && leaders.front().country != scene &&
         MeetElsewhere(leaders, scene);
}

std::optional<VisitFrame> FindJointAppearance(const DocumentView& view, const CueIndex& cues) {
  if (!AnnouncesAppearance(view, cues)) return std::nullopt;
  const std::string scene = SceneCountry(view, cues);
  const std::vector<Leader> leaders = Leaders(view, cues, scene);
  if (leaders.empty()) return std::nullopt;
  const Leader* host = Host(leaders);
  if (host == nullptr && (scene.empty() || MeetElsewhere(leaders, scene))) return std::nullopt;
  const std::string country = host != nullptr ? host->country : scene;
  const Leader* guest = Guest(leaders, country);
  if (guest == nullptr) return std::nullopt;
  VisitFrame frame;
  frame.source = FrameSource::kAppearance;
  frame.cue = SceneCue(view, cues);
  frame.traveller = guest->entity;
  frame.host = host != nullptr ? host->entity : -1;
  frame.countries = {country};
  return frame;
}

}  // namespace communique::summary
