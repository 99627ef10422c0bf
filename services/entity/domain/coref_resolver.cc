#include "services/entity/domain/coref_resolver.h"

#include "services/entity/domain/coref_author.h"
#include "services/entity/domain/coref_groups.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/coref_pronouns.h"
#include "services/entity/domain/coref_salience.h"
#include "services/entity/domain/link_countries.h"

namespace communique::entity {

void ResolveReferences(const MentionDrafts& drafts, const KnowledgeBase& base,
                       const LinkContext& context, AnnotatedText* out) {
  const int author = AddAuthor(base, context, out);
  InferCountries(drafts, base, HomeCountry(base, author, *out), out);
  ResolveOffices(drafts, base, context, out);
  ResolveSpeakers(drafts, author, out);
  ResolveGroups(drafts, out);
  ResolvePronouns(drafts, out);
  DropOpenMentions(out);
  RankEntities(out);
}

}  // namespace communique::entity
