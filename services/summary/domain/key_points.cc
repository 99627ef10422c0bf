#include "services/summary/domain/key_points.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/confidence.h"

namespace communique::summary {
namespace {

constexpr size_t kMaxPoints = 5;
constexpr int kMinWords = 7;
constexpr int kMaxWords = 60;
// What a newly covered finding is worth, by field; and what centrality, at most 1, is worth.
constexpr std::pair<absl::string_view, double> kFieldWeights[] = {
    {"visitors", 1.0}, {"hosts", 1.0},      {"stops", 0.8},    {"dates", 1.2},
    {"status", 0.4},   {"type", 0.6},       {"occasion", 0.8}, {"meetings", 0.7},
    {"outcomes", 1.2}, {"delegation", 0.5}, {"claims", 0.3},   {"statements", 0.3}};
constexpr double kCentralityWeight = 1.5;
constexpr double kMinGain = 0.7;

bool Dangles(const DocumentView& view, const SentenceView& sentence) {
  static constexpr absl::string_view kPronouns[] = {
      "he",      "she",  "it",    "they",  "this",  "that",       "these", "those",
      "his",     "her",  "their", "its",   "but",   "and",        "yet",   "however",
      "instead", "then", "there", "later", "so",    "conversely", "for",   "such",
      "above",   "both", "also",  "nor",   "still", "here",       "him"};
  return absl::c_linear_search(kPronouns, view.words()[sentence.first_word].lower);
}

bool Eligible(const VisitContext& context, int s) {
  const SentenceView& sentence = context.view.sentences()[s];
  const int length = sentence.last_word - sentence.first_word;
  if (length < kMinWords || length > kMaxWords) return false;
  if (sentence.zone != Zone::kLead && sentence.zone != Zone::kBody) return false;
  if (!context.InMain(s) || Dangles(context.view, sentence)) return false;
  if (context.view.words()[sentence.last_word - 1].lower == "?") return false;
  return !context.cues.Has(s, CueKind::kBoilerplate);
}

// Mean rarity-free weight of a sentence's content words: how often the document uses them.
std::vector<double> Centrality(const DocumentView& view) {
  absl::flat_hash_map<absl::string_view, int> counts;
  const auto content = [](const Word& word) { return word.lower.size() > 3; };
  for (const Word& word : view.words()) {
    if (content(word)) ++counts[word.lower];
  }
  std::vector<double> scores(view.sentences().size(), 0);
  double best = 0;
  for (size_t s = 0; s < scores.size(); ++s) {
    const SentenceView& sentence = view.sentences()[s];
    double sum = 0;
    int words = 0;
    for (int w = sentence.first_word; w < sentence.last_word; ++w) {
      if (!content(view.words()[w])) continue;
      sum += std::log(1.0 + counts[view.words()[w].lower]);
      ++words;
    }
    scores[s] = words > 0 ? sum / words : 0;
    best = std::max(best, scores[s]);
  }
  for (double& score : scores) score = best > 0 ? score / best : 0;
  return scores;
}

double FieldWeight(absl::string_view path) {
  for (const auto& [field, weight] : kFieldWeights) {
    if (path.substr(0, path.find_first_of(".[")) == field) return weight;
  }
  return 0;
}

// For each sentence, the findings with evidence in it.
std::vector<std::vector<std::string>> Coverage(const VisitContext& context,
                                               const v1::Visit& visit) {
  const DocumentView& view = context.view;
  std::vector<std::vector<std::string>> paths(view.sentences().size());
  for (const auto& [path, support] : Findings(visit)) {
    if (FieldWeight(path) == 0) continue;
    for (const base::v1::Evidence& evidence : support->evidence()) {
      for (size_t s = 0; s < paths.size(); ++s) {
        const bool inside =
            evidence.has_span() &&
            static_cast<size_t>(evidence.span().byte_begin()) >= view.sentences()[s].begin &&
            static_cast<size_t>(evidence.span().byte_end()) <= view.sentences()[s].end;
        if (inside && !absl::c_linear_search(paths[s], path)) paths[s].push_back(path);
      }
    }
  }
  return paths;
}

template <typename List>
void AddList(absl::string_view name, const List& list,
             std::vector<std::pair<std::string, const base::v1::Support*>>* out) {
  for (int i = 0; i < list.size(); ++i) {
    out->emplace_back(absl::StrCat(name, "[", i, "]"), &list[i].support());
  }
}

}  // namespace

std::vector<std::pair<std::string, const base::v1::Support*>> Findings(const v1::Visit& visit) {
  std::vector<std::pair<std::string, const base::v1::Support*>> out;
  if (visit.has_status()) out.emplace_back("status", &visit.status().support());
  if (visit.has_type()) out.emplace_back("type", &visit.type().support());
  AddList("visitors", visit.visitors(), &out);
  AddList("hosts", visit.hosts(), &out);
  AddList("delegation", visit.delegation(), &out);
  AddList("stops", visit.stops(), &out);
  if (visit.has_dates()) out.emplace_back("dates", &visit.dates().support());
  if (visit.has_occasion()) out.emplace_back("occasion", &visit.occasion().support());
  AddList("itinerary", visit.itinerary(), &out);
  AddList("meetings", visit.meetings(), &out);
  AddList("outcomes", visit.outcomes(), &out);
  AddList("statements", visit.statements(), &out);
  AddList("claims", visit.claims(), &out);
  AddList("themes", visit.themes(), &out);
  AddList("related_visits", visit.related_visits(), &out);
  AddList("key_points", visit.key_points(), &out);
  AddList("codes", visit.codes(), &out);
  AddList("abstract_sentences", visit.abstract_sentences(), &out);
  return out;
}

std::vector<v1::KeyPoint> FindKeyPoints(const VisitContext& context, const v1::Visit& visit) {
  const DocumentView& view = context.view;
  const std::vector<double> centrality = Centrality(view);
  const std::vector<std::vector<std::string>> paths = Coverage(context, visit);
  std::set<std::string> covered;
  std::vector<std::pair<int, double>> chosen;
  while (chosen.size() < kMaxPoints) {
    int best = -1;
    double best_gain = kMinGain;
    for (size_t s = 0; s < paths.size(); ++s) {
      const bool used = absl::c_any_of(
          chosen, [s](const auto& point) { return point.first == static_cast<int>(s); });
      if (used || !Eligible(context, static_cast<int>(s))) continue;
      double gain = 0;
      for (const std::string& path : paths[s])
        gain += covered.contains(path) ? 0 : FieldWeight(path);
      if (gain == 0) continue;
      gain += kCentralityWeight * centrality[s];
      if (gain <= best_gain) continue;
      best_gain = gain;
      best = static_cast<int>(s);
    }
    if (best < 0) break;
    covered.insert(paths[best].begin(), paths[best].end());
    chosen.emplace_back(best, best_gain);
  }
  std::sort(chosen.begin(), chosen.end());
  std::vector<v1::KeyPoint> points;
  for (const auto& [s, gain] : chosen) {
    v1::KeyPoint point;
    point.set_text(std::string(view.SentenceText(s)));
    point.set_score(std::round((1.0 - std::exp(-gain / 3.0)) * 1e4) / 1e4);
    for (const std::string& path : paths[s]) point.add_field_paths(path);
    *point.mutable_support() = MakeSupport(Slot::kKeyPoint, gain / 2, "key_points.coverage",
                                           {view.SentenceEvidence(s, base::v1::BASIS_STATED)});
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace communique::summary
