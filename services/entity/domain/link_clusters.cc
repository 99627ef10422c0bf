#include "services/entity/domain/link_clusters.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// Most clusters that one word of a name is compared with, so that hostile texts stay linear.
constexpr size_t kMaxNamesakes = 16;

class Clusterer {
 public:
  Clusterer(const AnnotatedText& text, const MentionDrafts& drafts, const KnowledgeBase& base)
      : text_(text), drafts_(drafts), base_(base) {}

  std::vector<PersonCluster> Run() {
    std::vector<int> full;
    std::vector<int> single;
    for (size_t m = 0; m < drafts_.mentions.size(); ++m) {
      const MentionDraft& draft = drafts_.mentions[m];
      if (draft.span.type != v1::ENTITY_TYPE_PERSON || draft.span.kind != v1::MENTION_KIND_NAME)
        continue;
      (MentionKeys(text_, draft.span).size() > 1 ? full : single).push_back(static_cast<int>(m));
    }
    for (const int m : full) Place(m, true);
    for (const int m : single) Place(m, false);
    for (PersonCluster& cluster : clusters_)
      std::sort(cluster.mentions.begin(), cluster.mentions.end());
    std::stable_sort(clusters_.begin(), clusters_.end(),
                     [](const PersonCluster& a, const PersonCluster& b) {
                       return a.mentions.front() < b.mentions.front();
                     });
    return std::move(clusters_);
  }

 private:
  void Place(int m, bool full) {
    std::vector<std::string> keys = MentionKeys(text_, drafts_.mentions[m].span);
    if (keys.empty()) return;
    const int cluster = Best(m, keys, full);
    if (cluster >= 0) {
      Join(m, std::move(keys), &clusters_[cluster]);
      return;
    }
    clusters_.emplace_back();
    Index(keys, static_cast<int>(clusters_.size()) - 1);
    Join(m, std::move(keys), &clusters_.back());
  }

  void Index(const std::vector<std::string>& keys, int cluster) {
    for (const std::string& key : keys) {
      std::vector<int>& namesakes = by_word_[key];
      if (namesakes.size() < kMaxNamesakes && (namesakes.empty() || namesakes.back() != cluster)) {
        namesakes.push_back(cluster);
      }
    }
  }

  // The compatible cluster whose mention stands nearest before `m`, else the first one; -1 for
  // none.
  int Best(int m, const std::vector<std::string>& keys, bool full) const {
    int best = -1;
    int best_distance = 0;
    for (const std::string& key : {keys.back(), keys.front()}) {
      const auto it = by_word_.find(key);
      if (it == by_word_.end()) continue;
      for (const int c : it->second) {
        if (!Fits(m, keys, full, clusters_[c])) continue;
        const int distance = Distance(m, clusters_[c]);
        if (best >= 0 && distance >= best_distance) continue;
        best = c;
        best_distance = distance;
      }
    }
    return best;
  }

  // Mentions before count by distance, mentions behind far more.
  int Distance(int m, const PersonCluster& cluster) const {
    constexpr int kBehind = 1 << 20;
    int best = 2 * kBehind;
    const int last = cluster.mentions.back();
    const int first = cluster.mentions.front();
    if (last < m) best = std::min(best, m - last);
    if (first < m) best = std::min(best, m - first);
    if (first > m) best = std::min(best, kBehind + first - m);
    return best;
  }

  bool Fits(int m, const std::vector<std::string>& keys, bool full,
            const PersonCluster& cluster) const {
    const MentionDraft& draft = drafts_.mentions[m];
    if (full) {
      if (keys == cluster.keys) return true;
      const bool agrees = keys.size() <= cluster.keys.size() ? NamesAgree(keys, cluster.keys)
                                                             : NamesAgree(cluster.keys, keys);
      if (!agrees || !SharesEnd(keys, cluster.keys)) return false;
    }
    if (draft.spouse_form != cluster.spouse_form && (draft.spouse_form || cluster.spouse_form) &&
        cluster.gender != "f") {
      return false;
    }
    if (!draft.gender.empty() && !cluster.gender.empty() && draft.gender != cluster.gender)
      return false;
    return !ContradictsRole(draft, cluster);
  }

  static bool SharesEnd(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return a.back() == b.back() || (a.front() == b.front() && !IsInitial(a.front()));
  }

  bool ContradictsRole(const MentionDraft& draft, const PersonCluster& cluster) const {
    if (!draft.country.empty() && !cluster.country.empty() && draft.country != cluster.country)
      return true;
    for (const int r : draft.roles) {
      const RolePhrase& role = drafts_.roles[r];
      if (!role.country.empty() && !cluster.country.empty() && role.country != cluster.country)
        return true;
      const bool heads = SameOffice(role.office, "prime minister") || role.office == "president";
      if (heads && !role.former && !cluster.office.empty() && cluster.office != role.office &&
          (SameOffice(cluster.office, "prime minister") || cluster.office == "president")) {
        return true;
      }
    }
    return false;
  }

  void Join(int m, std::vector<std::string> keys, PersonCluster* cluster) const {
    const MentionDraft& draft = drafts_.mentions[m];
    const bool first = cluster->mentions.empty();
    cluster->mentions.push_back(m);
    if (keys.size() > cluster->keys.size()) cluster->keys = std::move(keys);
    if (cluster->gender.empty()) cluster->gender = draft.gender;
    if (cluster->gender.empty() && cluster->keys.size() > 1) {
      cluster->gender = std::string(base_.GivenNameGender(cluster->keys.front()));
    }
    cluster->spouse_form = first ? draft.spouse_form : cluster->spouse_form && draft.spouse_form;
    if (cluster->country.empty()) cluster->country = draft.country;
    for (const int r : draft.roles) {
      const RolePhrase& role = drafts_.roles[r];
      if (cluster->country.empty()) cluster->country = role.country;
      if (cluster->office.empty() && !role.former) cluster->office = role.office;
    }
  }

  const AnnotatedText& text_;
  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  std::vector<PersonCluster> clusters_;
  absl::flat_hash_map<std::string, std::vector<int>> by_word_;
};

}  // namespace

std::vector<std::string> MentionKeys(const AnnotatedText& text, const MentionSpan& span) {
  std::vector<std::string> keys;
  for (int i = span.first_token; i < span.last_token; ++i) {
    std::string key = FoldName(text.tokens[i].text);
    if (!key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<PersonCluster> ClusterPersons(const AnnotatedText& text, const MentionDrafts& drafts,
                                          const KnowledgeBase& base) {
  return Clusterer(text, drafts, base).Run();
}

}  // namespace communique::entity
