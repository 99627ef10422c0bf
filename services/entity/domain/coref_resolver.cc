#include "services/entity/domain/coref_resolver.h"

#include <utility>
#include <vector>

#include "services/entity/domain/coref_author.h"
#include "services/entity/domain/coref_counterparts.h"
#include "services/entity/domain/coref_groups.h"
#include "services/entity/domain/coref_nouns.h"
#include "services/entity/domain/coref_offices.h"
#include "services/entity/domain/coref_parties.h"
#include "services/entity/domain/coref_pronouns.h"
#include "services/entity/domain/coref_salience.h"
#include "services/entity/domain/link_countries.h"

namespace communique::entity {
namespace {

// Pronouns, groups and nouns in text order, so that each can lean on those before it.
void ResolveInOrder(const MentionDrafts& drafts, const MentionLexicon& lexicon,
                    std::vector<int> speakers, AnnotatedText* out) {
  PronounResolver pronouns(drafts, std::move(speakers), out);
  GroupResolver groups(drafts, out);
  NounResolver nouns(drafts, FindParties(drafts, lexicon, *out), out);
  for (size_t i = 0; i < drafts.mentions.size(); ++i) {
    const int m = static_cast<int>(i);
    switch (drafts.mentions[i].reference) {
      case Reference::kHe:
      case Reference::kShe:
        pronouns.Resolve(m);
        break;
      case Reference::kPair:
        groups.ResolvePair(m);
        break;
      case Reference::kThey:
        groups.ResolveThey(m);
        break;
      case Reference::kNoun:
        nouns.Resolve(m);
        break;
      case Reference::kNone:
      case Reference::kSpeaker:  // Resolved before.
      case Reference::kSpeakers:
        break;
    }
  }
}

}  // namespace

void ResolveReferences(const MentionDrafts& drafts, const KnowledgeBase& base,
                       const MentionLexicon& lexicon, const LinkContext& context,
                       AnnotatedText* out) {
  const int author = AddAuthor(base, context, out);
  CountryFinder countries(drafts, base, lexicon, context, HomeCountry(base, author, *out), out);
  countries.InferLeaders();
  ResolveOffices(drafts, base, context, countries, out);
  countries.InferLeaders();  // Again: offices without a name have taken some countries.
  ResolveInOrder(drafts, lexicon, ResolveSpeakers(drafts, author, out), out);
  countries.InferLeaders();  // And again: pronouns show who received whom.
  countries.InferOthers();
  ResolveCounterparts(drafts, base, context, out);
  DropOpenMentions(out);
  RankEntities(out);
}

}  // namespace communique::entity
