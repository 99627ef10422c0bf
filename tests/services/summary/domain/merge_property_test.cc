// What merging promises for any records: neither their order nor the way they came decides
// anything, and the work stays in proportion to their number.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/summary/domain/visit_book.h"
#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

// Invented accounts that collide as often as they can: few people, places and days, all vague and
// exact forms, copies, cancellations.
class AccountMaker {
 public:
  explicit AccountMaker(unsigned seed) : random_(seed) {}

  AccountRecord Make(int number) {
    AccountRecord account(absl::StrFormat("%04d", number));
    const Person& person = kPeople[Below(std::size(kPeople))];
    account.By(person.name, person.country, person.office, person.kb_id);
    account.To(kPlaces[Below(3)], Below(2) == 0 ? "" : kCities[Below(3)]);
    if (Below(4) == 0) account.To(kPlaces[Below(3)]);
    if (Below(5) > 0) AddDays(&account);
    if (Below(3) > 0) account.Published(Day(Below(60)));
    account.Status(static_cast<v1::VisitStatus>(1 + Below(5)));
    if (Below(2) == 0) account.Type(static_cast<v1::VisitType>(1 + Below(6)), 0.5 + Below(4) / 10.);
    if (Below(3) == 0) account.Occasion(kOccasions[Below(3)]);
    if (Below(2) == 0) account.Host(kHosts[Below(3)], kPlaces[0]);
    if (Below(2) == 0) account.Count(v1::OUTCOME_KIND_MOU, 2 + Below(4), "papers signed");
    if (Below(2) == 0) account.Meeting({person.name, kHosts[Below(2)]}, Day(Below(30)));
    if (Below(3) == 0) account.CopyOf(kWires[Below(3)]);
    return account;
  }

  int Below(size_t limit) { return static_cast<int>(random_() % limit); }

  std::mt19937& random() { return random_; }

 private:
  struct Person {
    const char* name;
    const char* country;
    const char* office;
    const char* kb_id;
  };
  static constexpr Person kPeople[] = {{"Hana Okafor", "NO", "prime minister", ""},
                                       {"Okafor", "NO", "", ""},
                                       {"Hana Okafor", "NO", "prime minister", "Q1"},
                                       {"Erik Okafor", "NO", "king", ""},
                                       {"Prime Minister", "NO", "prime minister", ""},
                                       {"Anders Dahl", "SE", "president", "Q2"},
                                       {"Dahl", "", "president", ""}};
  static constexpr const char* kPlaces[] = {"CL", "PE", "AR"};
  static constexpr const char* kCities[] = {"Santiago", "Lima", "Arica"};
  static constexpr const char* kOccasions[] = {"the 80th anniversary of the harbour",
                                               "the 75th anniversary of the harbour",
                                               "a summit on copper"};
  static constexpr const char* kHosts[] = {"Iv\xC3\xA1n Rojas", "Rojas", "Ana Soto"};
  static constexpr const char* kWires[] = {"north wire", "south wire", "east wire"};

  static std::string Day(int offset) {
    return absl::StrFormat("2031-%02d-%02d", 5 + offset / 28, 1 + offset % 28);
  }

  void AddDays(AccountRecord* account) {
    const int first = Below(50);
    switch (Below(5)) {
      case 0:
        account->On("2031-05");
        break;
      case 1:
        account->On(absl::StrCat("--", Day(first).substr(5)));
        break;
      default:
        account->On(Day(first), Day(first + Below(6)));
    }
  }

  std::mt19937 random_;
};

std::vector<AccountRecord> MakeAccounts(AccountMaker* maker, int count) {
  std::vector<AccountRecord> accounts;
  for (int i = 0; i < count; ++i) accounts.push_back(maker->Make(i));
  return accounts;
}

TEST(MergePropertyTest, AnyOrderGivesTheSameBytes) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    AccountMaker maker(seed);
    std::vector<AccountRecord> accounts = MakeAccounts(&maker, 2 + maker.Below(40));
    const std::string expected = BytesOf(Merged(accounts));
    for (int round = 0; round < 4; ++round) {
      std::shuffle(accounts.begin(), accounts.end(), maker.random());
      ASSERT_EQ(BytesOf(Merged(accounts)), expected) << "seed " << seed;
    }
  }
}

TEST(MergePropertyTest, RepeatedDocumentsChangeNothing) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    AccountMaker maker(seed);
    std::vector<AccountRecord> accounts = MakeAccounts(&maker, 20);
    const std::string expected = BytesOf(Merged(accounts));
    for (int i = 0; i < 10; ++i) accounts.push_back(accounts[maker.Below(20)]);
    ASSERT_EQ(BytesOf(Merged(accounts)), expected) << "seed " << seed;
  }
}

TEST(MergePropertyTest, DocumentByDocumentGivesWhatAllAtOnceGives) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    AccountMaker maker(seed);
    VisitBook book;
    std::map<int, AccountRecord> held;
    for (int step = 0; step < 60; ++step) {
      const int number = maker.Below(25);
      const auto known = held.find(number);
      if (known != held.end() && maker.Below(2) == 0) {
        ASSERT_TRUE(book.Remove(absl::StrFormat("documents/%04d", number)));
        held.erase(known);
      } else {
        const AccountRecord account = maker.Make(number);
        book.Put(account.Build());
        held.insert_or_assign(number, account);
      }
      if (maker.Below(3) > 0) continue;
      std::vector<AccountRecord> all;
      for (const auto& [name, account] : held) all.push_back(account);
      ASSERT_EQ(BytesOf(book.Visits()), BytesOf(Merged(all)))
          << "seed " << seed << " step " << step;
    }
  }
}

TEST(MergePropertyTest, EveryDocumentIsInOneVisitAndEveryConflictLeadsTheRecord) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    AccountMaker maker(seed);
    std::multiset<std::string> documents;
    for (const v1::Visit& visit : Merged(MakeAccounts(&maker, 40))) {
      for (const v1::SourceDocument& source : visit.sources()) documents.insert(source.document());
      EXPECT_GE(visit.visitors(0).support().independent_sources(), 1);
      for (const v1::Conflict& conflict : visit.conflicts()) {
        ASSERT_GE(conflict.values_size(), 2) << conflict.field_path();
        for (int i = 0; i < conflict.values_size(); ++i) {
          EXPECT_GT(conflict.values(i).evidence_size(), 0);
          EXPECT_LE(conflict.values(i).independent_sources(),
                    conflict.values(0).independent_sources());
        }
      }
    }
    EXPECT_EQ(documents.size(), 40u);
    EXPECT_EQ(std::set<std::string>(documents.begin(), documents.end()).size(), 40u);
  }
}

// Visits of many principals all over the world, told by five documents each.
std::vector<AccountRecord> ManyVisits(int count) {
  std::vector<AccountRecord> accounts;
  for (int i = 0; i < count; ++i) {
    const int visit = i / 5;
    AccountRecord account(absl::StrFormat("%06d", i));
    account.By(absl::StrCat("Given", visit % 97, " Surname", visit % 331), "NO");
    account.To("CL", absl::StrCat("City", visit % 13));
    const std::string day =
        absl::StrFormat("20%02d-%02d-%02d", 10 + visit % 30, 1 + visit % 12, 1 + visit % 28);
    if (i % 5 < 4) account.On(day);
    account.Published(day).Status(v1::VISIT_STATUS_COMPLETED).CopyOf(absl::StrCat("text ", i));
    account.Count(v1::OUTCOME_KIND_MOU, 2 + i % 3, "papers signed");
    accounts.push_back(std::move(account));
  }
  return accounts;
}

double SecondsToMerge(const std::vector<AccountRecord>& accounts) {
  const auto begin = std::chrono::steady_clock::now();
  const size_t visits = Merged(accounts).size();
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  std::printf("%zu records, %zu visits: %.3f s\n", accounts.size(), visits, time.count());
  return time.count();
}

TEST(MergePropertyTest, WorkStaysInProportionToTheNumberOfRecords) {
  const std::vector<AccountRecord> accounts = ManyVisits(5000);
  const std::vector<AccountRecord> fewer(accounts.begin(), accounts.begin() + 1000);
  EXPECT_EQ(Merged(accounts).size(), 1000u);
  const double small = std::max(SecondsToMerge(fewer), 0.02);
  EXPECT_LT(SecondsToMerge(accounts), 25 * small) << "five times the records";
}

// The other extreme: one visit that everybody tells of.
TEST(MergePropertyTest, AVisitCanHaveThousandsOfDocuments) {
  std::vector<AccountRecord> accounts;
  for (int i = 0; i < 2000; ++i) {
    AccountRecord account(absl::StrFormat("%06d", i));
    account.To("CL", "Santiago").On("2031-05-07", i % 3 == 0 ? "2031-05-10" : "2031-05-09");
    account.Published(absl::StrFormat("2031-05-%02d", 10 + i % 15)).CopyOf(absl::StrCat("t ", i));
    accounts.push_back(std::move(account));
  }
  EXPECT_LT(SecondsToMerge(accounts), 20);
  const std::vector<v1::Visit> visits = Merged(accounts);
  ASSERT_EQ(visits.size(), 1u);
  EXPECT_EQ(visits[0].conflicts(0).values(0).value(), "2031-05-09");
  EXPECT_GT(visits[0].visitors(0).support().independent_sources(), 1000);
}

}  // namespace
}  // namespace communique::summary
