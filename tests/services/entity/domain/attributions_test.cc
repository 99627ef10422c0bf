#include "services/entity/domain/attributions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// Every attribution as "source/cue", with "~" for a hedge, "me" for the author, and its chain.
std::string Attributions(const std::string& text) {
  Annotated annotated(text);
  if (absl::StrContains(text, "Rao")) annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  if (absl::StrContains(text, "Gulf Post")) annotated.Mention("Gulf Post", v1::ENTITY_TYPE_OUTLET);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  std::vector<std::string> lines;
  for (const Attribution& a : FindAttributions(TestRules().cues, annotated.text(), syntax)) {
    std::string line =
        absl::StrCat(a.hedged ? "~" : "", a.first_person ? "me " : "",
                     TextOf(annotated.text(), a.source), "/", TextOf(annotated.text(), a.cue));
    for (const TokenRange& source : a.chain)
      absl::StrAppend(&line, " < ", TextOf(annotated.text(), source));
    lines.push_back(line);
  }
  return absl::StrJoin(lines, "; ");
}

TEST(FindAttributionsTest, NamesTheSource) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"The Gulf Post reported that talks failed.", "Gulf Post/reported"},
      {"The Gulf Post counted nine papers.", "Gulf Post/counted"},
      {"Rao counted nine papers.", ""},
      {"According to Rao, talks failed.", "Rao/According to"},
      {"An official, who asked not to be named, said talks failed.",
       "official/asked; official/said"},
      {"An aide to the president told me that talks failed.", "aide to the president/told me"},
      {"The embassy says he left.", "embassy/says"},
      {"The Gulf Post claimed that talks failed.", "~Gulf Post/claimed"},
      {"I believe that talks failed.", "me I/believe"},
      {"The talks failed, said Rao.", "Rao/said"},
      {"The ministry is said to prepare a note.", "~/is said"},
      {"The talks failed, officials said.", "officials/said"},
      {"As the guide put it, the talks failed.", "guide/put it"},
      {"The foreign minister, Ana Rao, said talks failed.", "Ana Rao/said"},
      {"Their union, Laran Net, said talks failed.", "Laran Net/said"},
      {"A hydrologist whom I know warned that talks would fail.", "hydrologist/warned"},
      {"A man standing there grumbled about the talks.", "man/grumbled"},
      {"The Delta Gazette opposed it. It said that talks failed.", "Delta Gazette/said"},
      {"The chamber has worked out that talks cost more.", "chamber/worked out that"},
      {"The Delta Gazette is gloomier; it reports that the paper is lost.",
       "Delta Gazette/reports"},
      {"The Delta Gazette spoke of nine accords.", "Delta Gazette/spoke of"},
      {"A driver was of the opinion that kings should walk.", "driver/was of the opinion that"},
      {"An official hinted at delays.", "~official/hinted at"},
      {"Neither side said that talks failed.", ""},
      {"The text does not mention the canal.", ""},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Attributions(text), want) << text;
}

TEST(FindAttributionsTest, KeepsChains) {
  EXPECT_EQ(Attributions("The Gulf Post, citing two diplomats, reported that talks failed."),
            "Gulf Post/reported < two diplomats");
  EXPECT_EQ(Attributions("The Gulf Post quoted Rao as saying that talks failed."),
            "Gulf Post/quoted < Rao; Rao/saying");
}

TEST(FindAttributionsTest, FindsANameThatKeepsItsArticle) {
  Annotated annotated("The Courier reported that talks failed.");
  annotated.Mention("The Courier", v1::ENTITY_TYPE_OUTLET);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto found = FindAttributions(TestRules().cues, annotated.text(), syntax);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].mention, 0);
}

}  // namespace
}  // namespace communique::entity
