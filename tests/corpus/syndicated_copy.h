#ifndef TESTS_CORPUS_SYNDICATED_COPY_H_
#define TESTS_CORPUS_SYNDICATED_COPY_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tests/support/dice.h"

namespace communique::testing {

// What another paper makes of a story: `rate` of the words of its body replaced, left out or
// followed by a new one (a third each), in half of the copies up to a fifth of the sentences
// cut off at the end, and a headline, a byline, a dateline and an agency's credit of its own. Plain
// text. New words are drawn from `words`, which must not be empty.
std::string SyndicatedCopy(absl::string_view body, double rate,
                           const std::vector<std::string>& words, Dice* dice);

}  // namespace communique::testing

#endif  // TESTS_CORPUS_SYNDICATED_COPY_H_
