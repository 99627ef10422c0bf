#ifndef TESTS_SUPPORT_CONLLU_CHECK_H_
#define TESTS_SUPPORT_CONLLU_CHECK_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace communique::testing {

// What a well-formed file of CoNLL-U says: its words by sentence, and the text it was made from.
struct Conllu {
  std::vector<std::vector<std::vector<std::string>>> sentences;  // Ten columns a word.
  std::string text;
};

inline std::string Unescape(absl::string_view space) {
  std::string text;
  for (size_t i = 0; i < space.size(); ++i) {
    if (space[i] != '\\' || i + 1 == space.size()) {
      text.push_back(space[i]);
      continue;
    }
    constexpr absl::string_view kFrom = "strnp\\";
    constexpr absl::string_view kTo = " \t\r\n|\\";
    const size_t which = kFrom.find(space[++i]);
    EXPECT_NE(which, absl::string_view::npos) << space;
    if (which != absl::string_view::npos) text.push_back(kTo[which]);
  }
  return text;
}

// The value of `key` in MISC; empty when it is not there.
inline std::string MiscOf(const std::vector<std::string>& word, const std::string& key) {
  for (absl::string_view part : absl::StrSplit(word[9], '|')) {
    if (absl::ConsumePrefix(&part, key + "=")) return std::string(part);
  }
  return "";
}

inline void CheckWord(const std::vector<std::string>& word, size_t position, size_t count) {
  ASSERT_EQ(word.size(), 10U);
  EXPECT_EQ(word[0], absl::StrCat(position + 1));
  for (const std::string& column : word) {
    EXPECT_FALSE(column.empty());
    EXPECT_EQ(column.find_first_of("\t\r\n"), std::string::npos);
  }
  EXPECT_EQ(word[8], "_");
  if (word[6] == "_") return;
  int head = -1;
  EXPECT_TRUE(absl::SimpleAtoi(word[6], &head)) << word[6];
  EXPECT_GE(head, 0);
  EXPECT_LE(head, static_cast<int>(count));
  EXPECT_NE(head, static_cast<int>(position) + 1) << "a word hangs on itself";
  EXPECT_EQ(head == 0, word[7] == "ROOT");
}

// At least one word is the top, and from every word the heads lead to one.
inline void CheckTree(const std::vector<std::vector<std::string>>& words) {
  if (words[0][6] == "_") return;
  for (const auto& word : words) {
    size_t steps = 0;
    int at = 0;
    ASSERT_TRUE(absl::SimpleAtoi(word[6], &at));
    while (at != 0 && steps++ <= words.size()) {
      ASSERT_TRUE(absl::SimpleAtoi(words[static_cast<size_t>(at) - 1][6], &at));
    }
    EXPECT_EQ(at, 0) << "the heads go round in a circle at " << word[1];
  }
}

// Reads a file as a validator does; each thing that is wrong fails the test.
inline Conllu CheckConllu(absl::string_view file) {
  Conllu result;
  EXPECT_TRUE(file.empty() || absl::EndsWith(file, "\n\n"));
  std::vector<std::string> ids;
  for (absl::string_view paragraph : absl::StrSplit(file, "\n\n", absl::SkipEmpty())) {
    std::vector<std::vector<std::string>> words;
    std::string text;
    for (absl::string_view line : absl::StrSplit(paragraph, '\n')) {
      if (absl::ConsumePrefix(&line, "# text = ")) text = std::string(line);
      if (absl::ConsumePrefix(&line, "# sent_id = ")) ids.emplace_back(line);
      if (!absl::StartsWith(line, "#") || absl::StrContains(line, "\t")) {
        const std::vector<std::string> columns = absl::StrSplit(line, '\t');
        if (columns.size() > 1) words.push_back(columns);
      }
    }
    EXPECT_FALSE(words.empty()) << "a sentence without words";
    if (words.empty()) continue;
    std::string forms;
    for (size_t w = 0; w < words.size(); ++w) {
      CheckWord(words[w], w, words.size());
      const bool no_space = MiscOf(words[w], "SpaceAfter") == "No";
      const std::string spaces = MiscOf(words[w], "SpacesAfter");
      forms += words[w][1] + (no_space ? "" : " ");
      result.text += Unescape(MiscOf(words[w], "SpacesBefore")) + words[w][1] +
                     (no_space         ? ""
                      : spaces.empty() ? " "
                                       : Unescape(spaces));
    }
    EXPECT_EQ(absl::StripSuffix(forms, " "), text);
    CheckTree(words);
    result.sentences.push_back(words);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_TRUE(std::adjacent_find(ids.begin(), ids.end()) == ids.end()) << "an id twice";
  EXPECT_EQ(ids.size(), result.sentences.size());
  return result;
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_CONLLU_CHECK_H_
