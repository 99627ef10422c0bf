#ifndef TESTS_CORPUS_CORPUS_TEXTS_H_
#define TESTS_CORPUS_CORPUS_TEXTS_H_

#include <string>
#include <vector>

namespace communique::testing {

// A text to try, with its bytes as they are.
struct RawText {
  std::string name;
  std::string content;
};

// The files of a folder whose names end in .txt, .html or .md (but README.md), by name; empty when
// the folder is not there.
std::vector<RawText> ReadTexts(const std::string& folder);

// The folder of the corpus: $COMMUNIQUE_CORPUS, else ../shared/corpus beside the checkout. May not
// be there.
std::string CorpusFolder();

}  // namespace communique::testing

#endif  // TESTS_CORPUS_CORPUS_TEXTS_H_
