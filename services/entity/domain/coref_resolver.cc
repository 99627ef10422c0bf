#include "services/entity/domain/coref_resolver.h"

#include "services/entity/domain/coref_author.h"
#include "services/entity/domain/coref_groups.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/coref_pronouns.h"
#include "services/entity/domain/coref_salience.h"
#include "services/entity/domain/link_countries.h"

namespace communique::entity {

void ResolveReferences(const MentionDrafts& drafts, const KnowledgeBase& base,
                       const MentionLexicon& lexicon, const LinkContext& context,
                       AnnotatedText* out) {
  const int author = AddAuthor(base, context, out);
  CountryFinder countries(drafts, base, lexicon, context, HomeCountry(base, author, *out), out);
  countries.InferLeaders();
  ResolveOffices(drafts, base, context, countries, out);
  countries.InferLeaders();  // Again: offices without a name have taken some countries.
  ResolveSpeakers(drafts, author, out);
  ResolveGroups(drafts, out);
  ResolvePronouns(drafts, out);
  countries.InferLeaders();  // And again: pronouns show who received whom.
  countries.InferOthers();
  DropOpenMentions(out);
  RankEntities(out);
}

}  // namespace communique::entity
