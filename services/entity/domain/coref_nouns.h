#ifndef SERVICES_ENTITY_DOMAIN_COREF_NOUNS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_NOUNS_H_

#include <map>
#include <string>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/coref_parties.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Ties nouns that describe somebody to him: "the guest" and "the visitor" to who travels, "the
// host" to who receives, "the Norwegian diplomat" to the only person of that country who was named
// in the sentences before. "Her guest" is never she herself. "The joint statement" becomes an
// entity of its own, one for all that are called alike. What stays unclear keeps entity -1.
class NounResolver {
 public:
  // `drafts` and `out` must outlive the resolver.
  NounResolver(const MentionDrafts& drafts, const VisitParties& parties, AnnotatedText* out)
      : drafts_(drafts), parties_(parties), out_(*out) {}

  // Sets the entity of mention `m`, a noun that refers; what stands before it should be resolved.
  void Resolve(int m);

 private:
  std::string CountrySaid(int m) const;
  int Possessor(int m) const;
  int Party(int m, int party, const std::string& country) const;
  int HostOf(int guest);
  int MostNamedAbroad(const std::string& home) const;
  int Document(int m);
  int OnlyOne(int m, const std::string& country) const;

  const MentionDrafts& drafts_;
  const VisitParties parties_;
  AnnotatedText& out_;
  std::map<std::string, int> hosts_;      // By the country of the guest.
  std::map<std::string, int> documents_;  // By their words, lower case.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_NOUNS_H_
