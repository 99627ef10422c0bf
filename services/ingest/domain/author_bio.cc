#include "services/ingest/domain/author_bio.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

constexpr size_t kMostWords = 140;
constexpr size_t kShortNote = 40;  // Words of a note that is one sentence.
constexpr size_t kProfessionWithin = 30;

// The words that an author's note may open with before the name: "About the author:", "Dr".
size_t SkipOpening(const std::vector<Word>& words, const Lexicon& lexicon) {
  size_t at = 0;
  if (words.size() > 3 && words[0].folded == "about" && words[1].folded == "the" &&
      absl::StartsWith(words[2].folded, "author"))
    at = 3;
  if (words.size() > 2 && words[0].folded == "about" && words[1].folded == "author") at = 2;
  while (at < words.size() && words[at].capital &&
         lexicon.names().Is(PersonNames::Kind::kHonorific, words[at].folded))
    ++at;
  return at;
}

bool NamesProfession(const std::vector<Word>& words, size_t from, const Lexicon& lexicon) {
  const size_t end = std::min(words.size(), from + kProfessionWithin);
  return std::any_of(words.begin() + std::min(from, end), words.begin() + end,
                     [&](const Word& w) { return lexicon.IsProfession(w.folded); });
}

// The index after the author's name when the words from `at` on are one: whole, or the first or
// last word of it and then a verb of such notes. `at` when not.
size_t AuthorEnd(const std::vector<Word>& words, size_t at, const std::vector<std::string>& authors,
                 const Lexicon& lexicon) {
  for (const std::string& author : authors) {
    std::vector<Word> name = SplitWords(author, 8);
    name.erase(name.begin(), name.begin() + lexicon.names().SkipHonorifics(name, 0));
    if (name.empty()) continue;
    const bool whole =
        at + name.size() <= words.size() &&
        std::equal(name.begin(), name.end(), words.begin() + at,
                   [](const Word& a, const Word& b) { return a.folded == b.folded; });
    if (whole) return at + name.size();
    const bool part =
        words[at].folded == name.front().folded || words[at].folded == name.back().folded;
    if (part && at + 1 < words.size() && lexicon.IsBioVerb(words[at + 1].folded) &&
        NamesProfession(words, at + 1, lexicon)) {
      return at + 1;
    }
  }
  return at;
}

bool OpensWithTheAuthor(const std::vector<Word>& words, size_t at) {
  if (at + 2 >= words.size() || words[at].folded != "the") return false;
  for (const absl::string_view noun : {"author", "authors", "writer", "writers", "columnist"}) {
    if (words[at + 1].folded == noun) return true;
  }
  return false;
}

}  // namespace

BioMatch MatchBio(absl::string_view paragraph, const std::vector<std::string>& authors,
                  const Lexicon& lexicon) {
  const std::vector<Word> words = SplitWords(paragraph, kMostWords + 1);
  if (words.size() < 4 || words.size() > kMostWords) return {};
  const size_t at = SkipOpening(words, lexicon);
  if (at >= words.size()) return {};
  BioMatch match;
  if (OpensWithTheAuthor(words, at)) {
    if (lexicon.IsBioVerb(words[at + 2].folded) && NamesProfession(words, at + 2, lexicon))
      match.confidence = 0.85;
    return match;
  }
  const size_t known = AuthorEnd(words, at, authors, lexicon);
  const size_t end = known > at ? known : lexicon.names().NameEnd(paragraph, words, at);
  if (end == at || end >= words.size()) return {};
  match.name = std::string(paragraph.substr(words[at].begin, words[end - 1].end - words[at].begin));
  // ", PhD," or ", a lawyer," may stand between the name and the verb.
  const bool verb = lexicon.IsBioVerb(words[end].folded) ||
                    (end + 1 < words.size() && paragraph[words[end].begin - 2] == ',' &&
                     NamesProfession(words, end, lexicon));
  const bool profession = NamesProfession(words, end, lexicon);
  if (known > at) {
    const bool apposition = paragraph[words[end - 1].end] == ',' && words.size() <= kShortNote;
    match.confidence = verb ? (profession ? 0.97 : 0.9) : apposition ? 0.85 : 0;
  } else if (verb && profession && (words[end].folded == "is" || words[end].folded == "are")) {
    match.confidence = 0.6;
  }
  return match;
}

}  // namespace communique::ingest
