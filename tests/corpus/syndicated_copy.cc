#include "tests/corpus/syndicated_copy.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace communique::testing {
namespace {

constexpr double kCutCopies = 0.5;
constexpr double kLongestCut = 0.2;
constexpr size_t kHeadlineWords = 7;

constexpr absl::string_view kBylines[] = {"By Marit Solheim", "By Jonas Okello and Vera Lind",
                                          "Anton Brandvold, Staff Writer", ""};
constexpr absl::string_view kDatelines[] = {
    "TALLINN, March 3 (Coastline) -- ", "ACCRA (Meridian News Agency) - ", "LIMA, 14 May -- ", ""};
constexpr absl::string_view kCredits[] = {"(With inputs from Meridian News Agency)",
                                          "Reporting by Coastline; editing by Ida Moe", ""};

bool EndsSentence(absl::string_view word) {
  return absl::EndsWith(word, ".") || absl::EndsWith(word, "?") || absl::EndsWith(word, "!");
}

// The number of words that are left when a share of the sentences is cut off at the end.
size_t WordsLeft(const std::vector<absl::string_view>& words, double share) {
  auto left = static_cast<size_t>(static_cast<double>(words.size()) * (1 - share));
  while (left > 0 && left < words.size() && !EndsSentence(words[left - 1])) --left;
  return left == 0 ? words.size() : left;
}

std::string Headline(const std::vector<std::string>& words, Dice* dice) {
  std::vector<std::string> picked;
  while (picked.size() < kHeadlineWords) picked.push_back(dice->Pick(words));
  picked.front()[0] = absl::ascii_toupper(picked.front()[0]);
  return absl::StrJoin(picked, " ");
}

}  // namespace

std::string SyndicatedCopy(absl::string_view body, double rate,
                           const std::vector<std::string>& words, Dice* dice) {
  std::string copy = absl::StrCat(Headline(words, dice), "\n\n", dice->Pick(kBylines), "\n\n",
                                  dice->Pick(kDatelines));
  // Paragraphs stay: a line break is a word of its own here, and is never edited.
  const std::string marked = absl::StrJoin(absl::StrSplit(body, '\n'), " \n ");
  const std::vector<absl::string_view> all = absl::StrSplit(marked, ' ', absl::SkipEmpty());
  const double cut =
      dice->Chance(kCutCopies) ? kLongestCut * static_cast<double>(dice->Below(101)) / 100 : 0;
  const size_t left = WordsLeft(all, cut);
  for (size_t i = 0; i < left; ++i) {
    const bool edited = all[i] != "\n" && dice->Chance(rate);
    const size_t edit = edited ? dice->Below(3) : 3;
    if (edit == 0) {
      absl::StrAppend(&copy, dice->Pick(words), " ");
    } else if (edit == 1) {
      absl::StrAppend(&copy, all[i], " ", dice->Pick(words), " ");
    } else if (edit == 3) {
      absl::StrAppend(&copy, all[i], all[i] == "\n" ? "" : " ");
    }
  }
  absl::StrAppend(&copy, "\n\n", dice->Pick(kCredits), "\n");
  return copy;
}

}  // namespace communique::testing
