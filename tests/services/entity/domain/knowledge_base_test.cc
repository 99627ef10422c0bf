#include "services/entity/domain/knowledge_base.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Holders(absl::string_view country, absl::string_view office,
                                 const base::v1::PartialDate& date) {
  std::vector<std::string> names;
  for (const RecordId id : TestBase().FindHolders(country, office, date)) {
    names.emplace_back(TestBase().record(id).name);
  }
  return names;
}

std::string FirstNamed(absl::string_view name) {
  const std::vector<Alias> found = TestBase().FindByName(name);
  return found.empty() ? "" : std::string(TestBase().record(found.front().record).name);
}

TEST(KnowledgeBaseTest, HasAVersionOfItsTables) {
  EXPECT_THAT(TestBase().version(), ::testing::MatchesRegex("communique-kb-[0-9a-f]+"));
  EXPECT_EQ(TestBase().version(), KnowledgeBase::Load()->version());
}

TEST(KnowledgeBaseTest, KnowsWhoHeldAnOfficeOnADate) {
  EXPECT_THAT(Holders("RU", "president", Date(2025, 5, 9)), ElementsAre("Vladimir Putin"));
  EXPECT_THAT(Holders("RU", "president", Date(2010, 3)), ElementsAre("Dmitry Medvedev"));
  EXPECT_THAT(Holders("US", "president", Date(1977, 6, 1)), ElementsAre("Jimmy Carter"));
  EXPECT_THAT(Holders("CN", "prime minister", Date(2024)), ElementsAre("Li Qiang"));
  EXPECT_THAT(Holders("DE", "prime minister", Date(2010)), ElementsAre("Angela Merkel"));
}

TEST(KnowledgeBaseTest, KnowsNoHolderOfAnOfficeThatACountryDoesNotHave) {
  EXPECT_THAT(Holders("US", "prime minister", Date(2010)), IsEmpty());
  EXPECT_THAT(Holders("ZZ", "president", Date(2010)), IsEmpty());
}

TEST(KnowledgeBaseTest, FindsNamesInAnyCaseAndWithoutAccents) {
  EXPECT_EQ(FirstNamed("NORWAY"), "Norway");
  EXPECT_EQ(FirstNamed("turkiye"), "Turkey");
  EXPECT_EQ(FirstNamed("Republic of Korea"), "South Korea");
  EXPECT_EQ(FirstNamed("pham minh chinh"), "Phạm Minh Chính");
  EXPECT_EQ(FirstNamed("Ban Ki Moon"), "Ban Ki-moon");
  EXPECT_EQ(FirstNamed("South China Morning Post"), "South China Morning Post");
  EXPECT_EQ(FirstNamed("the Guardian"), "The Guardian");
  EXPECT_EQ(FirstNamed("The Hague"), "The Hague");
  EXPECT_EQ(FirstNamed("Nowhere at all"), "");
}

TEST(KnowledgeBaseTest, FindsRecordsByWikidataIdentifier) {
  const std::vector<RecordId> found = TestBase().FindById("Q15031");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(TestBase().record(found[0]).name, "Xi Jinping");
  EXPECT_THAT(TestBase().FindById("Q0"), IsEmpty());
}

TEST(KnowledgeBaseTest, JoinsTheTermsOfOnePersonLatestFirst) {
  const auto& putin = TestBase().record(TestBase().FindById("Q7747").front());
  ASSERT_GE(putin.terms.size(), 3u);
  EXPECT_EQ(putin.terms.front().office, "president");
  EXPECT_EQ(putin.terms.front().start, "2012-05-07");
  for (size_t i = 1; i < putin.terms.size(); ++i) {
    EXPECT_GE(putin.terms[i - 1].start, putin.terms[i].start);
  }
}

TEST(KnowledgeBaseTest, MatchesTheLongestFormLast) {
  std::vector<WordId> words;
  for (const char* key : {"new", "zealand", "said"}) words.push_back(TestBase().FindWord(key));
  const std::vector<KnowledgeBase::Match> matches = TestBase().MatchesAt(words);
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(matches.back().length, 2);
}

TEST(KnowledgeBaseTest, CoversTheDaysOfATermAndNoOthers) {
  const Term closed = {"president", "RU", "", "2008-05-07", "2012-05-07", ""};
  EXPECT_TRUE(Covers(closed, Date(2008, 5, 7)));
  EXPECT_TRUE(Covers(closed, Date(2012)));
  EXPECT_FALSE(Covers(closed, Date(2008, 5, 6)));
  EXPECT_FALSE(Covers(closed, Date(2012, 6)));
  const Term open = {"president", "RU", "", "2012", "", "2026-08"};
  EXPECT_TRUE(Covers(open, Date(2030)));
  EXPECT_TRUE(Covers(open, Date(0)));
}

TEST(KnowledgeBaseTest, TellsOrdinaryWordsAndGivenNames) {
  EXPECT_TRUE(TestBase().IsOrdinaryWord("agreement"));
  EXPECT_FALSE(TestBase().IsOrdinaryWord("lavrov"));
  EXPECT_TRUE(TestBase().IsGivenName("solveig"));
  EXPECT_EQ(TestBase().GivenNameGender("solveig"), "f");
}

TEST(KnowledgeBaseTest, LoadsWithinTheBudgetOfAServerStart) {
  // Processor time, the best of some runs: tests run beside others. Without optimization and with
  // sanitizers only the order of magnitude is looked at.
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr double kSeconds = 0.2;
#else
  constexpr double kSeconds = 5;
#endif
  double best = kSeconds + 1;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    ASSERT_TRUE(KnowledgeBase::Load().ok());
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  EXPECT_LE(best, kSeconds);
  RecordProperty("seconds", std::to_string(best));
}

}  // namespace
}  // namespace communique::entity
