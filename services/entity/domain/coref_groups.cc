#include "services/entity/domain/coref_groups.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "services/entity/domain/coref_offices.h"

namespace communique::entity {
namespace {

// Nouns of groups whose members are people; the others ("sides", "countries") are states.
constexpr std::array<absl::string_view, 10> kPeopleNouns = {
    "leaders", "presidents", "ministers", "premiers", "chancellors",
    "heads",   "men",        "women",     "kings",    "monarchs"};

// "They" goes back this many sentences to its group.
constexpr int kSentences = 2;

class GroupResolver {
 public:
  GroupResolver(const MentionDrafts& drafts, AnnotatedText* out) : drafts_(drafts), out_(*out) {}

  void Run() {
    int last_group = -1;
    int last_sentence = -1;
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      const Reference reference = drafts_.mentions[m].reference;
      const int sentence = out_.mentions[m].sentence;
      int entity = -1;
      if (reference == Reference::kPair) {
        entity = GroupOf(static_cast<int>(m));
        last_group = entity;
        last_sentence = sentence;
      } else if (reference == Reference::kThey && last_group >= 0 &&
                 sentence - last_sentence <= kSentences) {
        entity = last_group;
      }
      if (entity < 0) continue;
      out_.mentions[m].entity = entity;
      out_.mentions[m].type = v1::ENTITY_TYPE_GROUP;
      out_.entities[entity].mentions.push_back(static_cast<int>(m));
    }
  }

 private:
  bool MeansPeople(int m) const {
    const MentionSpan& span = out_.mentions[m];
    const std::string& noun = out_.tokens[span.last_token - 1].lower;
    return std::find(kPeopleNouns.begin(), kPeopleNouns.end(), noun) != kPeopleNouns.end() ||
           !drafts_.mentions[m].roles.empty();
  }

  int GroupOf(int m) {
    const bool people = MeansPeople(m);
    int& group = people ? people_ : countries_;
    if (group != kUnset) return group;
    std::vector<int> members = people ? LeadersPair() : CountryPair();
    group = -1;
    if (members.size() < 2) return group;
    EntityRecord entity;
    entity.type = v1::ENTITY_TYPE_GROUP;
    const MentionSpan& span = out_.mentions[m];
    entity.name_in_text = std::string(out_.text.substr(span.begin, span.end - span.begin));
    entity.canonical_name = entity.name_in_text;
    entity.unlinked_reason = "group";
    entity.members = std::move(members);
    group = static_cast<int>(out_.entities.size());
    out_.entities.push_back(std::move(entity));
    return group;
  }

  // Entities by how often they are named, the earlier first on a tie.
  template <typename Accept>
  std::vector<int> MostNamed(Accept accept) const {
    std::vector<int> ids;
    for (size_t e = 0; e < out_.entities.size(); ++e) {
      if (accept(out_.entities[e])) ids.push_back(static_cast<int>(e));
    }
    std::stable_sort(ids.begin(), ids.end(), [this](int a, int b) {
      return out_.entities[a].mentions.size() > out_.entities[b].mentions.size();
    });
    return ids;
  }

  std::vector<int> LeadersPair() const {
    std::vector<int> pair;
    for (const int e : MostNamed([](const EntityRecord& entity) { return IsLeader(entity); })) {
      const std::string& country = out_.entities[e].country_code;
      if (!pair.empty() && out_.entities[pair.front()].country_code == country) continue;
      pair.push_back(e);
      if (pair.size() == 2) break;
    }
    return pair;
  }

  static bool IsLeader(const EntityRecord& entity) {
    const bool person =
        entity.type == v1::ENTITY_TYPE_PERSON || entity.type == v1::ENTITY_TYPE_OFFICE;
    if (!person || entity.country_code.empty()) return false;
    if (entity.type == v1::ENTITY_TYPE_OFFICE) return true;
    return std::any_of(entity.roles.begin(), entity.roles.end(), [](const v1::Role& role) {
      return LeadsState(role.office()) ||
             absl::string_view(role.office()).find("minister") != absl::string_view::npos;
    });
  }

  std::vector<int> CountryPair() const {
    std::vector<int> pair = MostNamed(
        [](const EntityRecord& entity) { return entity.type == v1::ENTITY_TYPE_COUNTRY; });
    if (pair.size() > 2) pair.resize(2);
    return pair;
  }

  static constexpr int kUnset = -2;

  const MentionDrafts& drafts_;
  AnnotatedText& out_;
  int people_ = kUnset;
  int countries_ = kUnset;
};

}  // namespace

void ResolveGroups(const MentionDrafts& drafts, AnnotatedText* out) {
  GroupResolver(drafts, out).Run();
}

}  // namespace communique::entity
