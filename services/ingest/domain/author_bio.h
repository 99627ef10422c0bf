#ifndef SERVICES_INGEST_DOMAIN_AUTHOR_BIO_H_
#define SERVICES_INGEST_DOMAIN_AUTHOR_BIO_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/lexicon.h"

namespace communique::ingest {

// What makes a paragraph a note on its author.
struct BioMatch {
  double confidence = 0;  // 0 = it is none.
  std::string name;       // The name it opens with, empty for "The author is ...".
};

// Whether `paragraph` is a note on one of `authors` ("X is a Research Fellow at ..."). Without a
// known author it must open with a name or "The author", go on with a verb of such notes and name a
// profession.
BioMatch MatchBio(absl::string_view paragraph, const std::vector<std::string>& authors,
                  const Lexicon& lexicon);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_AUTHOR_BIO_H_
