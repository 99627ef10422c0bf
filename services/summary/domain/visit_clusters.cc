#include "services/summary/domain/visit_clusters.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/summary/domain/visit_match.h"

namespace communique::summary {
namespace {

// Clusters are looked up by block key and by stretches of this many days.
constexpr long kStretch = 32;
// How far from its own days or publication a record looks for its visit; see visit_match.cc.
constexpr long kReach = 128;
// A longer "visit" is looked up by its first stretches only.
constexpr long kMaxStretches = 24;

// The records of one visit, as far as deciding on a further one needs them: every form of principal
// and of time that occurs, once.
struct Cluster {
  std::vector<const VisitSignature*> people;
  std::vector<const VisitSignature*> times;
  std::set<std::string> places;

  void Add(const VisitSignature& signature) {
    const auto add = [&](std::vector<const VisitSignature*>* list, auto equal) {
      if (absl::c_none_of(*list, [&](const VisitSignature* known) { return equal(*known); })) {
        list->push_back(&signature);
      }
    };
    add(&people, [&](const VisitSignature& s) {
      return s.kb_id == signature.kb_id && s.name == signature.name &&
             s.office == signature.office && s.country == signature.country;
    });
    add(&times, [&](const VisitSignature& s) {
      return s.days == signature.days && s.status == signature.status &&
             s.occasion == signature.occasion &&
             (s.days.has_value() || s.published == signature.published);
    });
    places.insert(signature.destinations.begin(), signature.destinations.end());
  }

  bool AllPrincipalsAgree(const VisitSignature& signature) const {
    return absl::c_all_of(
        people, [&](const VisitSignature* known) { return SamePrincipal(*known, signature); });
  }

  bool SharesPlace(const VisitSignature& signature) const {
    return absl::c_any_of(signature.destinations,
                          [&](const std::string& place) { return places.contains(place); });
  }

  bool HasOccasionOf(const VisitSignature& signature) const {
    return absl::c_any_of(
        times, [&](const VisitSignature* known) { return SameOccasion(*known, signature); });
  }

  TimeFit WorstFit(const VisitSignature& signature) const {
    TimeFit worst = TimeFit::kClose;
    for (const VisitSignature* known : times) {
      worst = std::min(worst, CompareTimes(*known, signature));
    }
    return worst;
  }

  // With all members that begin at the same time apart from none, the closest one decides.
  TimeFit BestFit(const VisitSignature& signature) const {
    TimeFit best = TimeFit::kApart;
    for (const VisitSignature* known : times) {
      best = std::max(best, CompareTimes(*known, signature));
    }
    return best;
  }
};

// Finds the clusters that a record may belong to.
class ClusterIndex {
 public:
  void Add(const VisitSignature& signature, int cluster) {
    for (const std::string& key : BlockKeys(signature)) {
      Note(key, cluster);
      for (const std::string& dated : DatedKeys(key, signature, 0)) Note(dated, cluster);
    }
  }

  // In ascending order.
  std::vector<int> Near(const VisitSignature& signature) const {
    std::vector<int> found;
    for (const std::string& key : BlockKeys(signature)) {
      if (!signature.days && !signature.published) {
        Collect(key, &found);
        continue;
      }
      for (const std::string& dated : DatedKeys(key, signature, kReach)) Collect(dated, &found);
      Collect(absl::StrCat(key, "#"), &found);
    }
    absl::c_sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  // The key in each stretch of time that the record touches; "key#" for one outside time.
  static std::vector<std::string> DatedKeys(const std::string& key, const VisitSignature& signature,
                                            long reach) {
    if (!signature.days && !signature.published) return {absl::StrCat(key, "#")};
    const Days days = signature.days.value_or(
        Days{signature.published.value_or(0), signature.published.value_or(0)});
    const long first = Stretch(days.first - reach);
    const long last = std::min(Stretch(days.last + reach), first + kMaxStretches);
    std::vector<std::string> keys;
    for (long stretch = first; stretch <= last; ++stretch) {
      keys.push_back(absl::StrCat(key, "#", stretch));
    }
    return keys;
  }

  static long Stretch(long day) {
    return day >= 0 ? day / kStretch : -((-day + kStretch - 1) / kStretch);
  }

  void Note(const std::string& key, int cluster) {
    std::vector<int>& list = lists_[key];
    if (list.empty() || list.back() != cluster) list.push_back(cluster);
  }

  void Collect(const std::string& key, std::vector<int>* found) const {
    const auto list = lists_.find(key);
    if (list != lists_.end()) found->insert(found->end(), list->second.begin(), list->second.end());
  }

  absl::flat_hash_map<std::string, std::vector<int>> lists_;
};

class Clustering {
 public:
  explicit Clustering(const std::vector<const VisitSignature*>& signatures)
      : signatures_(signatures), numbers_(signatures.size(), -1) {}

  std::vector<int> Run() {
    for (size_t i = 0; i < signatures_.size(); ++i) {
      if (IsAnchored(*signatures_[i])) PutAmong(i, 0);
    }
    const size_t anchored = clusters_.size();
    // Against the clusters as they are now, so that the others do not depend on each other.
    std::vector<std::pair<size_t, int>> joins;
    for (size_t i = 0; i < signatures_.size(); ++i) {
      if (numbers_[i] < 0) joins.emplace_back(i, OnlyFit(*signatures_[i]));
    }
    for (const auto& [i, cluster] : joins) numbers_[i] = cluster;
    index_ = ClusterIndex();
    for (size_t i = 0; i < signatures_.size(); ++i) {
      if (numbers_[i] < 0) PutAmong(i, anchored);
    }
    return std::move(numbers_);
  }

 private:
  // Puts a record into the first cluster from `begin` on in which all agree with it, or a new one.
  void PutAmong(size_t i, size_t begin) {
    const VisitSignature& signature = *signatures_[i];
    int chosen = -1;
    for (const int c : index_.Near(signature)) {
      if (static_cast<size_t>(c) < begin || chosen >= 0) continue;
      const Cluster& cluster = clusters_[c];
      if (cluster.SharesPlace(signature) && cluster.WorstFit(signature) == TimeFit::kClose &&
          cluster.AllPrincipalsAgree(signature)) {
        chosen = c;
      }
    }
    if (chosen < 0) {
      chosen = static_cast<int>(clusters_.size());
      clusters_.emplace_back();
    }
    numbers_[i] = chosen;
    clusters_[chosen].Add(signature);
    index_.Add(signature, chosen);
  }

  // The cluster that the record can only mean; -1 when there is none or several.
  int OnlyFit(const VisitSignature& signature) const {
    std::vector<int> loose;
    std::vector<int> close;
    std::vector<int> occasion;
    for (const int c : index_.Near(signature)) {
      const Cluster& cluster = clusters_[c];
      if (!cluster.SharesPlace(signature) || !cluster.AllPrincipalsAgree(signature)) continue;
      const TimeFit fit = cluster.BestFit(signature);
      if (fit == TimeFit::kApart || ContradictsCalledOff(cluster, signature)) continue;
      loose.push_back(c);
      if (fit == TimeFit::kClose) close.push_back(c);
      if (cluster.HasOccasionOf(signature)) occasion.push_back(c);
    }
    if (loose.size() == 1) return loose[0];
    if (close.size() == 1) return close[0];
    return close.empty() && occasion.size() == 1 ? occasion[0] : -1;
  }

  // No record of the cluster may be apart for being called off.
  static bool ContradictsCalledOff(const Cluster& cluster, const VisitSignature& signature) {
    return absl::c_any_of(cluster.times, [&](const VisitSignature* known) {
      return known->called_off() != signature.called_off() &&
             CompareTimes(*known, signature) == TimeFit::kApart;
    });
  }

  const std::vector<const VisitSignature*>& signatures_;
  std::vector<int> numbers_;
  std::vector<Cluster> clusters_;
  ClusterIndex index_;
};

}  // namespace

std::vector<int> ClusterVisits(const std::vector<VisitSignature>& signatures) {
  std::vector<std::pair<std::string, size_t>> order;
  for (size_t i = 0; i < signatures.size(); ++i) order.emplace_back(SortKey(signatures[i]), i);
  absl::c_sort(order);
  std::vector<const VisitSignature*> distinct;
  std::vector<size_t> places(signatures.size());
  for (size_t k = 0; k < order.size(); ++k) {
    const VisitSignature& signature = signatures[order[k].second];
    // One that nobody can be told to share stays alone even beside its like.
    const bool alone = BlockKeys(signature).empty();
    if (k == 0 || alone || order[k].first != order[k - 1].first) distinct.push_back(&signature);
    places[order[k].second] = distinct.size() - 1;
  }
  const std::vector<int> clusters = Clustering(distinct).Run();
  std::vector<int> numbers;
  for (const size_t place : places) numbers.push_back(clusters[place]);
  return numbers;
}

}  // namespace communique::summary
