#ifndef SERVICES_SUMMARY_DOMAIN_PHRASE_H_
#define SERVICES_SUMMARY_DOMAIN_PHRASE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// Words [first, last) of one sentence.
struct WordRange {
  int first = 0;
  int last = 0;

  bool empty() const { return first >= last; }
};

// The text of the range, without punctuation at its ends. Empty for an empty range.
absl::string_view PhraseText(const DocumentView& view, WordRange range);
base::v1::Evidence PhraseEvidence(const DocumentView& view, WordRange range, base::v1::Basis basis);

// The part of the sentence around words [first, last), cut at semicolons, colons and dashes; when
// it is still longer than `max_words`, cut at the commas nearest to the words.
WordRange ClauseAround(const DocumentView& view, int sentence, int first, int last, int max_words);

// From `first` to the end of the noun phrase that starts there: up to a stop mark, a relative
// clause or "and" before a verb; at most `max_words`.
WordRange NounPhraseFrom(const DocumentView& view, int sentence, int first, int max_words);

// Items of "A, B and C" in a range, each as a phrase of at most `max_item_words` words; a longer
// item ends the list.
std::vector<WordRange> ListItems(const DocumentView& view, WordRange range, int max_item_words);

// Value of a number in digits or words ("20", "twenty", "a dozen" with `previous` "a"); 0 for none.
int NumberValue(absl::string_view lower_word);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PHRASE_H_
