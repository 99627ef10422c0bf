#include "services/ingest/domain/line_facts.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/programme.h"

namespace communique::ingest {
namespace {

// Lines longer than this are running text, whatever words they begin with.
constexpr size_t kLongestMetadataLine = 30;

bool IsAddress(absl::string_view text) {
  if (absl::StrContains(text, " ")) return false;
  return absl::StartsWith(text, "http://") || absl::StartsWith(text, "https://") ||
         absl::StartsWith(text, "www.") || absl::StrContains(text, "@") ||
         (absl::StrContains(text, ".") && absl::ascii_islower(text.front()) &&
          absl::ascii_isalpha(text.back()));
}

// "10:05 P.M. MMT", "7:32 P.M. (Local)".
bool IsTimeOfDay(absl::string_view text, const std::vector<Word>& words) {
  if (words.size() < 2 || words.size() > 7 || !words[0].number || !words[1].number) return false;
  const absl::string_view gap = text.substr(words[0].end, words[1].begin - words[0].end);
  return (gap == ":" || gap == ".") && words[0].begin <= 1 && words[0].folded.size() <= 2 &&
         words[1].folded.size() == 2;
}

bool IsHandling(const std::vector<Word>& words, const Lexicon& lexicon) {
  if (words.empty() || words.size() > 16) return false;
  // "E M B A R G O E D": spaced letters.
  std::string letters;
  for (const Word& word : words) {
    if (word.folded.size() > 1) break;
    letters += word.folded;
  }
  if (absl::StartsWith(letters, "embarg")) return true;
  const size_t marks = std::count_if(
      words.begin(), words.end(), [&](const Word& w) { return lexicon.IsHandlingWord(w.folded); });
  const bool opens = words[0].folded == "for" || words[0].folded == "not" ||
                     lexicon.IsHandlingWord(words[0].folded);
  return opens && marks >= 1 && (marks >= 2 || words.size() <= 6);
}

// "Office of the Press Secretary": a line of a few words that opens with the noun of an office.
bool NamesOffice(const LineFacts& facts) {
  if (facts.ends_sentence || facts.word_count > 8 || facts.word_count < 3) return false;
  for (const absl::string_view noun :
       {"office of ", "embassy of ", "ministry of ", "department of "}) {
    if (absl::StartsWith(facts.folded, noun)) return true;
  }
  return false;
}

// Whether the line up to its first comma is an organisation; only a line with such a word is read.
bool OpensWithOrganisation(absl::string_view text, const std::vector<Word>& words,
                           const PersonNames& names) {
  const bool has_word = std::any_of(words.begin(), words.end(), [&](const Word& w) {
    return w.capital && names.Is(PersonNames::Kind::kOrganisation, w.folded);
  });
  return has_word && names.IsOrganisation(text.substr(0, text.find(", ")));
}

// On the heap, since few lines have one; nullptr for none.
template <typename Value>
std::unique_ptr<const Value> Kept(std::optional<Value> value) {
  return value ? std::make_unique<const Value>(*std::move(value)) : nullptr;
}

}  // namespace

bool StartsWithSpeaker(absl::string_view text) {
  if (absl::StartsWith(text, "Q: ") || absl::StartsWith(text, "Q ") ||
      absl::StartsWith(text, "A: "))
    return true;
  const size_t colon = text.substr(0, 80).find(':');
  if (colon == absl::string_view::npos || colon < 3) return false;
  const absl::string_view name = text.substr(0, colon);
  if (name.find_first_of(".?!\"") != absl::string_view::npos && !IsAllCapitals(name)) {
    // "Mr. Smith:" is a speaker too, "It was late. He said:" is not.
    const size_t stop = name.find(". ");
    if (stop == absl::string_view::npos || stop > 4) return false;
  }
  const std::vector<Word> words = SplitWords(name, 10);
  const bool says = std::any_of(text.begin() + colon, text.end(), absl::ascii_islower) ||
                    (text.size() < colon + 40 && EndsSentence(text));
  return words.size() <= 8 && IsAllCapitals(name) && !words.empty() && !words[0].number && says;
}

LineFacts FactsOf(const Block& block, const Lexicon& lexicon, NumericOrder order) {
  const std::string& text = block.text();
  LineFacts facts;
  facts.words = SplitWords(text, kFactWords);
  facts.word_count = facts.words.size() < kFactWords ? facts.words.size() : CountWords(text);
  facts.ends_sentence = EndsSentence(text);
  facts.is_rule = facts.words.empty();
  facts.is_turn = facts.word_count >= 2 && StartsWithSpeaker(text);
  if (facts.word_count <= kFactWords) {
    facts.folded = FoldLine(text);
    facts.all_capitals = IsAllCapitals(text);
    facts.residue = lexicon.residue().Find(facts.words, facts.ends_sentence);
  }
  if (facts.word_count > kLongestMetadataLine) return facts;
  facts.label = Kept(lexicon.labels().Read(text));
  // A series line has a number or a date.
  if (text.find_first_of("0123456789") != std::string::npos)
    facts.series = Kept(lexicon.series().Read(text, order));
  facts.byline = Kept(lexicon.bylines().Read(text, facts.words, order));
  facts.is_kicker = lexicon.IsKicker(facts.folded);
  facts.is_organisation = !facts.is_kicker && !facts.ends_sentence && facts.word_count <= 12 &&
                          OpensWithOrganisation(text, facts.words, lexicon.names());
  facts.is_end_mark = lexicon.IsEndMark(facts.folded) || text == "###" || text == "# # #";
  facts.is_letterhead = lexicon.IsLetterhead(facts.folded) || NamesOffice(facts);
  facts.is_handling = IsHandling(facts.words, lexicon);
  facts.is_time = IsTimeOfDay(text, facts.words);
  facts.is_address = IsAddress(text);
  facts.is_programme_entry = OpensProgrammeEntry(facts.words, facts.word_count, lexicon.dates());
  return facts;
}

}  // namespace communique::ingest
