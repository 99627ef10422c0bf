#ifndef SERVICES_ENTITY_DOMAIN_MENTION_FINDER_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_FINDER_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/mention_segments.h"

namespace communique::entity {

// Finds every place where a text names or means something: names by knowledge base and capital
// letters, offices, groups and pronouns. Immutable; borrows its tables.
class MentionFinder {
 public:
  MentionFinder(const KnowledgeBase* base, const MentionLexicon* lexicon)
      : base_(*base), lexicon_(*lexicon), segmenter_(base, lexicon) {}

  // The mentions of a text whose tokens and sentences are set, by begin, not yet tied to entities.
  // Names never overlap. Takes time linear in the text.
  MentionDrafts Find(const AnnotatedText& text) const;

 private:
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  Segmenter segmenter_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_FINDER_H_
