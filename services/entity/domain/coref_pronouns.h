#ifndef SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_

#include <utility>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Ties "he", "she" and their forms to the person of fitting gender in the same or the three
// sentences before, by distance, subject position and how often he is named. A pronoun with two
// candidates of nearly the same weight, or with none, keeps entity -1.
class PronounResolver {
 public:
  // `drafts` and `out` must outlive the resolver; `speakers` are those of ResolveSpeakers.
  PronounResolver(const MentionDrafts& drafts, std::vector<int> speakers, AnnotatedText* out)
      : drafts_(drafts), speakers_(std::move(speakers)), out_(*out) {}

  // Sets the entity of mention `m`, a pronoun of the third person; what stands before it should be
  // resolved. A clear antecedent whose gender nobody knew has the pronoun's from then on.
  void Resolve(int m);

 private:
  // The best antecedent, and by how much it leads the next.
  struct Choice {
    int entity = -1;
    double lead = 0;
  };

  Choice Antecedent(int m) const;
  double Score(int p, int distance) const;
  bool OpensPhrase(int i) const;
  int SubjectOfObject(int m) const;
  bool IsSubject(int m) const;
  bool IsJoined(int p, int m) const;

  const MentionDrafts& drafts_;
  const std::vector<int> speakers_;  // Entity that speaks each sentence, or -1.
  AnnotatedText& out_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_PRONOUNS_H_
