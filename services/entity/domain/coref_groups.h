#ifndef SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Ties groups of two to an entity that has them as members.
//
// "The two leaders", "both ministers", "both sides", "the pair": the only two who fit in the
// sentences just before, else the two most named of the text who fit, of different countries.
// "The couple": somebody and his or her spouse. "They": the last group or the last "A and B". One
// pair of members is one entity, however it is called. Without two members a mention keeps
// entity -1.
class GroupResolver {
 public:
  // Both must outlive the resolver. Countries are known by then; leaders are counted once for each
  // kind of group, so that many groups cost no more than few.
  GroupResolver(const MentionDrafts& drafts, AnnotatedText* out);

  // Sets the entity of mention `m`, a group of two; mentions are given in text order.
  void ResolvePair(int m);

  // The same for "they" and its forms.
  void ResolveThey(int m);

 private:
  enum class Kind { kPeople, kStates, kCouple };

  bool GoesOn(int m) const;
  Kind KindOf(int m) const;
  int StateOf(int e) const;
  bool Fits(int e, int m, Kind kind) const;
  absl::string_view OfficeOf(int m) const;
  std::vector<int> Couple(int m) const;
  std::vector<int> NearPair(int m, Kind kind) const;
  const std::vector<int>& MostNamed(int m, Kind kind);
  std::vector<int> FindMostNamed(int m, Kind kind) const;
  std::vector<int> CoordinationBefore(int m, int* last_token) const;
  bool OnlyAndBetween(int p, int n) const;
  int GroupOf(std::vector<int> members, absl::string_view name);

  const MentionDrafts& drafts_;
  AnnotatedText& out_;
  std::map<std::string, int> countries_;    // Entity of each country that the text names.
  std::map<std::vector<int>, int> groups_;  // Entity of each set of members.
  // Members of groups by kind, office and gender.
  std::map<std::tuple<Kind, std::string, std::string>, std::vector<int>> most_named_;
  int last_group_ = -1;  // Entity and mention of the group spoken of last.
  int last_mention_ = -1;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_GROUPS_H_
