#ifndef SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"

namespace communique::entity {

// Gives a country to people and offices whose title does not say it ("his host, President X").
// Evidence: states and places named near them that belong to nobody else's title, more so for a
// host in his own capital than for a visitor; the heading above; for those who come with a leader,
// his country; and `home`, the country whose government speaks. A country that already has a holder
// of the office, or that never had such an office, is no candidate. Where two countries are nearly
// as likely, none is given.
class CountryFinder {
 public:
  // All must outlive the finder. `home` is empty when no government speaks.
  CountryFinder(const MentionDrafts& drafts, const KnowledgeBase& base,
                const MentionLexicon& lexicon, const LinkContext& context, std::string home,
                AnnotatedText* out);

  // Sets EntityRecord::country_code of leaders of states, the surest first. Once pronouns are
  // resolved, a host is not of the country of "him" or "her" whom he receives.
  void InferLeaders();

  // The same for everybody else who has a title or the surname of a leader. Pronouns should be
  // resolved by then: they show who comes with whom.
  void InferOthers();

  // The country of an office without a name, mention `m`; empty when it stays open.
  std::string OfOffice(int m, const RolePhrase& role) const;

 private:
  using Scores = std::map<std::string, double>;  // Ordered, so that ties are settled alike.

  enum class Part { kOpen, kHost, kMover, kCompany };

  struct Choice {
    std::string country;  // Empty when no country is likely enough.
    double lead = 0;      // Score over that of the next country.
  };

  void MarkOwned();
  void CountCountries();
  void FindWhere();
  void FindHeadings();
  void NoteOffices(int e);
  void Set(int e, const std::string& country);
  bool CanBe(int e, const std::string& country) const;
  std::string CountryOf(const MentionSpan& mention) const;
  std::string OfNamesake(int e) const;
  std::string OfPossessor(int e) const;
  std::string OfPartner(int e) const;
  std::string OfList(int e) const;
  std::string OfCompany(int e) const;
  std::string OfLedBy(int m) const;
  std::string CountryOfPronoun(int n) const;
  int GuestOf(const MentionSpan& host) const;
  std::string NearestPersonBefore(int m) const;
  Scores ScoresOf(int e) const;
  void AddMention(int e, int m, bool company, Scores* scores) const;
  bool AddNeighbour(int e, int m, int n, Part part, bool company, Scores* scores) const;
  double LocativeShare(const MentionSpan& place, Part part, bool behind) const;
  Part PartOf(const MentionSpan& mention) const;
  bool IsTitled(int e) const;
  bool IsRestricted(int e) const;
  bool IsFormer(int e, absl::string_view office) const;
  Choice ByElimination(const Scores& possible) const;
  Choice Best(const Scores& scores, double enough) const;

  const MentionDrafts& drafts_;
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  const LinkContext& context_;
  std::string home_;
  std::string visited_;  // Where the text happens; empty when that is open.
  AnnotatedText& out_;
  std::vector<int> owned_by_;         // Entity whose title a mention is part of, or -1.
  std::vector<std::string> heading_;  // For each sentence: country of the heading above, or empty.
  Scores of_document_;
  std::map<std::string, std::string> country_of_surname_;  // Of people with a title.
  // By country and office: mentions of the holder, SIZE_MAX when only the text makes him one.
  std::map<std::pair<std::string, std::string>, size_t> taken_;
  std::set<std::string> led_;  // Countries with a leader in the text.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_
