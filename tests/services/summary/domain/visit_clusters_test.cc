#include "services/summary/domain/visit_clusters.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

constexpr v1::VisitStatus kPlanned = v1::VISIT_STATUS_PLANNED;
constexpr v1::VisitStatus kCompleted = v1::VISIT_STATUS_COMPLETED;
constexpr v1::VisitStatus kCancelled = v1::VISIT_STATUS_CANCELLED;

// The clusters as letters in the order of the accounts: "aab".
std::string Clusters(const std::vector<AccountRecord>& accounts) {
  std::vector<VisitSignature> signatures;
  for (const AccountRecord& account : accounts) {
    signatures.push_back(SignatureOf(account.Build().visit));
  }
  const std::vector<int> numbers = ClusterVisits(signatures);
  std::vector<int> seen;
  std::string letters;
  for (const int number : numbers) {
    size_t k = 0;
    while (k < seen.size() && seen[k] != number) ++k;
    if (k == seen.size()) seen.push_back(number);
    letters += static_cast<char>('a' + k);
  }
  return letters;
}

AccountRecord A() { return AccountRecord("x").To("CL"); }

TEST(VisitClustersTest, ThePrincipalDecides) {
  const auto with = [](const char* name, const char* country, const char* office, const char* kb) {
    return A().By(name, country, office, kb).On("2031-05-07", "2031-05-09");
  };
  const AccountRecord okafor = with("Hana Okafor", "NO", "prime minister", "");
  struct Case {
    const char* what;
    AccountRecord other;
    const char* clusters;
  };
  const Case cases[] = {
      {"a surname", with("Okafor", "NO", "", ""), "aa"},
      {"the office alone", with("Prime Minister", "NO", "prime minister", ""), "aa"},
      {"another office", with("Foreign Minister", "NO", "foreign minister", ""), "ab"},
      {"another name", with("Anders Dahl", "NO", "prime minister", ""), "ab"},
      {"another country", with("Hana Okafor", "SE", "prime minister", ""), "ab"},
      {"surname, office and country", with("H. A. Okafor", "NO", "prime minister", ""), "aa"},
      {"surname and country", with("Erik Okafor", "NO", "crown prince", ""), "ab"},
      {"linked against a name", with("Hana Okafor", "NO", "prime minister", "Q1"), "aa"},
  };
  for (const Case& c : cases) EXPECT_EQ(Clusters({okafor, c.other}), c.clusters) << c.what;
  EXPECT_EQ(Clusters({with("Hana Okafor", "NO", "", "Q1"), with("Hana Okafor", "NO", "", "Q2")}),
            "ab");
  EXPECT_EQ(Clusters({with("Hana Okafor", "NO", "", "Q1"), with("H. Sund", "NO", "", "Q1")}), "aa");
}

TEST(VisitClustersTest, TheDestinationDecides) {
  const auto to = [](const char* country, const char* city) {
    return AccountRecord("x").To(country, city).On("2031-05-07", "2031-05-09");
  };
  EXPECT_EQ(Clusters({to("CL", ""), to("CL", "Santiago")}), "aa");
  EXPECT_EQ(Clusters({to("CL", "Santiago"), to("", "Santiago")}), "aa");
  EXPECT_EQ(Clusters({to("CL", ""), to("PE", "")}), "ab");
  EXPECT_EQ(Clusters({to("CL", "").To("PE"), to("PE", "")}), "aa");
  EXPECT_EQ(Clusters({AccountRecord("x").On("2031-05-07"), AccountRecord("x").On("2031-05-07")}),
            "ab")
      << "nobody knows where they go";
}

TEST(VisitClustersTest, TheDaysDecide) {
  const AccountRecord visit = A().On("2031-05-07", "2031-05-09");
  struct Case {
    const char* start;
    const char* end;
    const char* clusters;
  };
  constexpr Case kCases[] = {
      {"2031-05-08", "2031-05-12", "aa"},
      {"2031-05-11", "2031-05-12", "aa"},
      {"2031-05-13", "2031-05-14", "ab"},
      {"2030-05-07", "2030-05-09", "ab"},
      {"2031-05", "", "aa"},
      {"2031-06", "", "ab"},
      {"2031", "", "aa"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Clusters({visit, A().On(c.start, c.end)}), c.clusters) << c.start;
  }
}

TEST(VisitClustersTest, ADateWithoutAYearTakesItFromThePublication) {
  const AccountRecord visit = A().On("2031-12-30", "2031-12-31");
  EXPECT_EQ(Clusters({visit, A().On("--12-30").Published("2032-01-02")}), "aa");
  EXPECT_EQ(Clusters({visit, A().On("--12-30").Published("2030-12-29")}), "ab");
}

TEST(VisitClustersTest, NothingIsChainedThroughRecordsInBetween) {
  EXPECT_EQ(Clusters({A().On("2031-05-01", "2031-05-02"), A().On("2031-05-04", "2031-05-06"),
                      A().On("2031-05-08", "2031-05-10"), A().On("2031-05-12", "2031-05-13")}),
            "aabb");
}

TEST(VisitClustersTest, TheSameOccasionBridgesAFewWeeks) {
  const auto on = [](const char* day, const char* occasion) {
    return A().On(day).Occasion(occasion);
  };
  EXPECT_EQ(Clusters({on("2031-05-07", "the 80th anniversary of the harbour"),
                      on("2031-05-20", "80th anniversary of the harbour")}),
            "aa");
  EXPECT_EQ(Clusters({on("2031-05-07", "the 80th anniversary of the harbour"),
                      on("2031-05-20", "the 75th anniversary of the harbour")}),
            "ab");
  EXPECT_EQ(Clusters({on("2031-05-07", "the harbour festival"),
                      on("2032-05-07", "the harbour festival")}),
            "ab");
}

TEST(VisitClustersTest, ARecordWithoutDaysJoinsOnlyWhatItCanMean) {
  const AccountRecord may = A().On("2031-05-07", "2031-05-09");
  const AccountRecord june = A().On("2031-06-20", "2031-06-22");
  const auto told = [](v1::VisitStatus status, const char* published) {
    return A().Status(status).Published(published);
  };
  EXPECT_EQ(Clusters({may, told(kCompleted, "2031-05-10")}), "aa");
  EXPECT_EQ(Clusters({may, told(kCompleted, "2031-05-01")}), "ab") << "before it began";
  EXPECT_EQ(Clusters({may, told(kCompleted, "2032-05-10")}), "ab") << "a year later";
  EXPECT_EQ(Clusters({may, told(kPlanned, "2031-05-01")}), "aa");
  EXPECT_EQ(Clusters({may, june, told(kCompleted, "2031-05-10")}), "aba");
  EXPECT_EQ(Clusters({may, june, told(kPlanned, "2031-06-18")}), "abb");
  EXPECT_EQ(Clusters({may, A()}), "aa") << "there is no other";
  EXPECT_EQ(Clusters({may, june, A()}), "abc") << "it can be either";
}

TEST(VisitClustersTest, ASurnameJoinsOnlyOnePerson) {
  const auto by = [](const char* name) {
    return A().By(name, "NO", "").On("2031-05-07", "2031-05-09");
  };
  EXPECT_EQ(Clusters({by("Hana Okafor"), by("Okafor")}), "aa");
  EXPECT_EQ(Clusters({by("Hana Okafor"), by("Erik Okafor"), by("Okafor")}), "abc");
}

TEST(VisitClustersTest, RecordsWithoutDaysFindEachOtherByTheirTime) {
  const auto told = [](const char* published) { return A().Published(published); };
  EXPECT_EQ(Clusters({told("2031-05-10"), told("2031-05-12")}), "aa");
  EXPECT_EQ(Clusters({told("2031-05-10"), told("2031-09-12")}), "ab");
  EXPECT_EQ(Clusters({A().On("2031-05"), told("2031-05-12").Status(kCompleted)}), "aa");
  EXPECT_EQ(Clusters({A().Occasion("the harbour festival"), A().Occasion("harbour festival")}),
            "aa");
}

TEST(VisitClustersTest, AVisitThatWasCalledOffIsNotItsSuccessor) {
  const AccountRecord off = A().On("2031-05-07", "2031-05-09").Status(kCancelled);
  struct Case {
    const char* what;
    AccountRecord other;
    const char* clusters;
  };
  const Case cases[] = {
      {"the plan", A().On("2031-05-07", "2031-05-09").Status(kPlanned), "aa"},
      {"the new date", A().On("2031-05-11", "2031-05-13").Status(kPlanned), "ab"},
      {"the later visit", A().On("2031-05-09", "2031-05-11").Status(kCompleted), "ab"},
      {"a contradiction", A().On("2031-05-07", "2031-05-09").Status(kCompleted), "aa"},
      {"a report without days", A().Status(kCompleted).Published("2031-05-20"), "ab"},
  };
  for (const Case& c : cases) EXPECT_EQ(Clusters({off, c.other}), c.clusters) << c.what;
  const AccountRecord undated = A().Status(kCancelled).Published("2031-05-01");
  EXPECT_EQ(Clusters({A().On("2031-05-07").Status(kPlanned).Published("2031-04-20"), undated}),
            "aa");
  EXPECT_EQ(Clusters({A().On("2031-05-07").Status(kPlanned).Published("2031-05-03"), undated}),
            "ab")
      << "the plan is newer than its cancellation";
}

}  // namespace
}  // namespace communique::summary
