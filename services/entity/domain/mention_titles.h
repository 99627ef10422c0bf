#ifndef SERVICES_ENTITY_DOMAIN_MENTION_TITLES_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_TITLES_H_

#include <optional>
#include <string>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

// A title in tokens [first, last).
struct TitleMatch {
  int first = 0;
  int last = 0;
  const Title* title = nullptr;
  std::string office;  // Normalised; of a minister with his field: "fisheries minister".
};

// The longest title that starts at `i` and ends before `last`, with a minister's field before
// ("Fisheries Minister") or behind him ("Minister for Trade and Tourism") and "-elect". Small
// letters do for offices; ranks and honorifics need a capital.
std::optional<TitleMatch> MatchTitle(const AnnotatedText& text, const DocumentWords& words,
                                     const MentionLexicon& lexicon, int i, int last);

// The title cannot go on a name: what stands before it is another name ("Chinese | President").
bool EndsRun(const TitleMatch& match);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_TITLES_H_
