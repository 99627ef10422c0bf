#include "services/entity/domain/coref_salience.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace communique::entity {
namespace {

// Weights of a mention, by judgment. The lead is the first sentences that are no headings.
constexpr double kTitle = 3;
constexpr double kLead = 1.5;
constexpr double kBody = 1;
constexpr double kPronounShare = 0.5;
constexpr int kLeadSentences = 3;

std::vector<double> SentenceWeights(const AnnotatedText& text) {
  std::vector<double> weights;
  int running = 0;
  for (const SentenceSpan& sentence : text.sentences) {
    const bool title = sentence.role == ingest::v1::BLOCK_ROLE_TITLE;
    weights.push_back(title ? kTitle : running < kLeadSentences ? kLead : kBody);
    if (!sentence.heading) ++running;
  }
  return weights;
}

// Moves entity `order[i]` to place `i` and renumbers every reference to entities.
void Reorder(const std::vector<int>& order, AnnotatedText* text) {
  std::vector<int> place(text->entities.size(), -1);
  std::vector<EntityRecord> entities;
  for (const int old : order) {
    place[old] = static_cast<int>(entities.size());
    entities.push_back(std::move(text->entities[old]));
  }
  text->entities = std::move(entities);
  for (MentionSpan& mention : text->mentions) {
    if (mention.entity >= 0) mention.entity = place[mention.entity];
  }
  for (EntityRecord& entity : text->entities) {
    std::vector<int> members;
    for (const int member : entity.members) {
      if (place[member] >= 0) members.push_back(place[member]);
    }
    entity.members = std::move(members);
  }
}

}  // namespace

void DropOpenMentions(AnnotatedText* text) {
  std::vector<MentionSpan> mentions;
  for (EntityRecord& entity : text->entities) entity.mentions.clear();
  for (MentionSpan& mention : text->mentions) {
    if (mention.entity < 0) continue;
    text->entities[mention.entity].mentions.push_back(static_cast<int>(mentions.size()));
    mentions.push_back(mention);
  }
  text->mentions = std::move(mentions);
  std::vector<int> kept;
  for (size_t e = 0; e < text->entities.size(); ++e) {
    if (!text->entities[e].mentions.empty() || text->entities[e].is_author)
      kept.push_back(static_cast<int>(e));
  }
  Reorder(kept, text);
}

void RankEntities(AnnotatedText* text) {
  const std::vector<double> weights = SentenceWeights(*text);
  double most = 0;
  for (EntityRecord& entity : text->entities) {
    entity.salience = 0;
    for (const int m : entity.mentions) {
      const MentionSpan& mention = text->mentions[m];
      const double share = mention.kind == v1::MENTION_KIND_PRONOUN ? kPronounShare : 1;
      entity.salience += share * weights[mention.sentence];
    }
    most = std::max(most, entity.salience);
  }
  for (EntityRecord& entity : text->entities)
    entity.salience = most > 0 ? entity.salience / most : 0;
  std::vector<int> order(text->entities.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [text](int a, int b) {
    const EntityRecord& left = text->entities[a];
    const EntityRecord& right = text->entities[b];
    if (left.salience != right.salience) return left.salience > right.salience;
    const int first_left = left.mentions.empty() ? INT32_MAX : left.mentions.front();
    const int first_right = right.mentions.empty() ? INT32_MAX : right.mentions.front();
    return first_left < first_right;
  });
  Reorder(order, text);
}

}  // namespace communique::entity
