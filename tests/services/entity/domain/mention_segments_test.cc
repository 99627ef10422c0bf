#include "services/entity/domain/mention_segments.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

// The segments of the first sentence, each as kind letter and words.
std::vector<std::string> Cut(absl::string_view text) {
  const AnnotatedDocument document(text);
  const AnnotatedText& annotated = document.annotated();
  const DocumentWords words(annotated, TestBase());
  const Segmenter segmenter(&TestBase(), &TestLexicon());
  std::vector<std::string> out;
  for (const Segment& segment :
       segmenter.Cut(annotated, words, 0, annotated.sentences[0].last_token)) {
    static constexpr const char* kKinds[] = {"title", "honorific", "entity", "person", "run"};
    const uint32_t begin = annotated.tokens[segment.first].begin;
    out.push_back(
        absl::StrCat(kKinds[static_cast<int>(segment.kind)], ":",
                     annotated.text.substr(begin, annotated.tokens[segment.last - 1].end - begin)));
  }
  return out;
}

TEST(SegmenterTest, SeparatesCountryTitleAndName) {
  EXPECT_THAT(Cut("Norwegian Prime Minister Ingrid Solberg-Lie arrived."),
              ElementsAre("entity:Norwegian", "title:Prime Minister", "run:Ingrid Solberg-Lie"));
  EXPECT_THAT(Cut("He met H.E. Mr. Anders bin Falk."), Contains("run:Anders bin Falk"));
}

TEST(SegmenterTest, KeepsTheNamesOfBodiesAndVenuesWhole) {
  EXPECT_THAT(Cut("They toured the Ministry of Foreign Affairs of Norway."),
              ElementsAre("entity:Ministry of Foreign Affairs of Norway"));
  EXPECT_THAT(Cut("A dinner at the Granvik Palace followed."),
              ElementsAre("entity:Granvik Palace"));
  EXPECT_THAT(Cut("He spoke at the Oslo University."), ElementsAre("entity:Oslo University"));
}

TEST(SegmenterTest, CutsHyphenPairsOfCountries) {
  EXPECT_THAT(Cut("The Norway-Latvia agreement stands."),
              ElementsAre("entity:Norway", "entity:Latvia"));
  EXPECT_THAT(Cut("The Franco-German motor runs."), ElementsAre("entity:Franco", "entity:German"));
}

TEST(SegmenterTest, TellsPlacesFromPeopleWhoBearTheirNames) {
  EXPECT_THAT(Cut("The delegation went to Jordan."), ElementsAre("entity:Jordan"));
  EXPECT_THAT(Cut("It can happen in May."), Not(Contains("run:May")));
  EXPECT_THAT(Cut("They asked us about the UK."), ElementsAre("entity:UK"));
}

TEST(SegmenterTest, NamesOutletsThatAreOrdinaryWordsOnlyWithTheirArticle) {
  EXPECT_THAT(Cut("He told The Guardian that it was over."), Contains("entity:Guardian"));
  EXPECT_THAT(Cut("He was the guardian of the treaty."), ElementsAre());
}

TEST(SegmenterTest, StaysLinearOnARunWithoutEnd) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "France Xyz ";
  EXPECT_GT(Cut(text).size(), 1000u);
}

}  // namespace
}  // namespace communique::entity
