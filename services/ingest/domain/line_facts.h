#ifndef SERVICES_INGEST_DOMAIN_LINE_FACTS_H_
#define SERVICES_INGEST_DOMAIN_LINE_FACTS_H_

#include <memory>
#include <string>
#include <vector>

#include "services/ingest/domain/lexicon.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// What a block's own text says about it, before its neighbours are looked at. What few lines have
// is held by pointers, nullptr for none, so that a text of a million lines takes less memory.
struct LineFacts {
  std::vector<Word> words;  // At most kFactWords.
  std::string folded;       // Of lines up to kFactWords words; else empty.
  size_t word_count = 0;
  bool ends_sentence = false;
  bool all_capitals = false;
  const PhraseMatch* residue = nullptr;       // Into the lexicon.
  std::unique_ptr<const LabelledLine> label;  // Its value is a view into the block's text.
  std::unique_ptr<const SeriesLine> series;
  std::unique_ptr<const Byline> byline;
  bool is_turn = false;  // Opens with a speaker: "PRESIDENT X: ".
  bool is_organisation = false;
  bool is_kicker = false;
  bool is_end_mark = false;
  bool is_letterhead = false;
  bool is_handling = false;         // "For immediate release", with or without a date.
  bool is_time = false;             // A time of day: "10:05 A.M. EDT".
  bool is_rule = false;             // No letter or digit in it.
  bool is_address = false;          // A web or mail address.
  bool is_programme_entry = false;  // Says when something happens: see OpensProgrammeEntry.

  // Running text: a sentence of five words or more, a paragraph, or a turn.
  bool IsBody() const { return is_turn || (ends_sentence && word_count >= 5) || word_count >= 22; }
};

inline constexpr size_t kFactWords = 60;

// The facts of `block`, whose text must outlive them.
LineFacts FactsOf(const Block& block, const Lexicon& lexicon, NumericOrder order);

// True when the text opens with the name of a speaker and a colon.
bool StartsWithSpeaker(absl::string_view text);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_LINE_FACTS_H_
