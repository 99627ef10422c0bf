// What documents about one visit agree and disagree on, field by field.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr v1::OutcomeKind kAgreement = v1::OUTCOME_KIND_AGREEMENT;
constexpr v1::OutcomeKind kMou = v1::OUTCOME_KIND_MOU;

AccountRecord Account(const char* name) {
  return AccountRecord(name).To("CL").On("2031-05-07", "2031-05-09");
}

// "path: value | value" of each conflict.
std::vector<std::string> Conflicts(const v1::Visit& visit) {
  std::vector<std::string> lines;
  for (const v1::Conflict& conflict : visit.conflicts()) {
    std::string line = conflict.field_path() + ":";
    for (const v1::ConflictValue& value : conflict.values()) {
      line += (line.back() == ':' ? " " : " | ") + value.value();
    }
    lines.push_back(line);
  }
  return lines;
}

v1::Visit MergedOne(const std::vector<AccountRecord>& accounts) {
  const std::vector<v1::Visit> visits = Merged(accounts);
  EXPECT_EQ(visits.size(), 1u);
  return visits.empty() ? v1::Visit() : visits[0];
}

TEST(MergeDatesTest, TellsDisagreementFromLessExactness) {
  struct Case {
    const char* what;
    const char* start;
    const char* end;
    const char* conflict;
  };
  constexpr Case kCases[] = {
      {"the same", "2031-05-07", "2031-05-09", ""},
      {"the month", "2031-05", "2031-05", ""},
      {"no year", "--05-07", "--05-09", ""},
      {"a day inside", "2031-05-08", "2031-05-08", ""},
      {"the first day", "2031-05-07", "2031-05-07", ""},
      {"another end", "2031-05-07", "2031-05-10", "dates.value.end: 2031-05-09 | 2031-05-10"},
      {"another start", "2031-05-06", "2031-05-09", "dates.value.start: 2031-05-06 | 2031-05-07"},
  };
  for (const Case& c : kCases) {
    const v1::Visit visit =
        MergedOne({Account("a"), AccountRecord("b").To("CL").On(c.start, c.end)});
    if (*c.conflict == '\0') {
      EXPECT_THAT(Conflicts(visit), IsEmpty()) << c.what;
      EXPECT_EQ(visit.dates().value().edtf(), "2031-05-07/2031-05-09") << c.what;
      EXPECT_EQ(visit.dates().support().independent_sources(), 2) << c.what;
    } else {
      EXPECT_THAT(Conflicts(visit), ElementsAre(c.conflict)) << c.what;
    }
  }
}

TEST(MergeDatesTest, ALegIsNoOtherRange) {
  const v1::Visit visit =
      MergedOne({AccountRecord("a").To("CL").To("PE").On("2031-05-03", "2031-05-09"),
                 AccountRecord("b").To("PE").On("2031-05-07", "2031-05-09")});
  EXPECT_THAT(Conflicts(visit), IsEmpty());
  EXPECT_EQ(visit.dates().value().edtf(), "2031-05-03/2031-05-09");
}

TEST(MergeDatesTest, TheLastDayIsNeverBeforeTheFirst) {
  const v1::Visit visit = MergedOne({AccountRecord("a").To("CL").On("2031-05-04", "2031-05-05"),
                                     AccountRecord("b").To("CL").On("2031-05-07", "2031-05-08"),
                                     AccountRecord("c").To("CL").On("2031-05-07", "2031-05-08")});
  EXPECT_EQ(visit.dates().value().edtf(), "2031-05-07/2031-05-08");
}

TEST(MergeStatusTest, ProgressIsNoConflict) {
  struct Case {
    v1::VisitStatus earlier;
    v1::VisitStatus later;
    v1::VisitStatus merged;
    bool conflict;
  };
  constexpr Case kCases[] = {
      {v1::VISIT_STATUS_PLANNED, v1::VISIT_STATUS_COMPLETED, v1::VISIT_STATUS_COMPLETED, false},
      {v1::VISIT_STATUS_PLANNED, v1::VISIT_STATUS_CANCELLED, v1::VISIT_STATUS_CANCELLED, false},
      {v1::VISIT_STATUS_POSTPONED, v1::VISIT_STATUS_CANCELLED, v1::VISIT_STATUS_CANCELLED, true},
      {v1::VISIT_STATUS_CANCELLED, v1::VISIT_STATUS_COMPLETED, v1::VISIT_STATUS_COMPLETED, true},
  };
  for (const Case& c : kCases) {
    const v1::Visit visit = MergedOne({Account("a").Status(c.later).Published("2031-05-12"),
                                       Account("b").Status(c.earlier).Published("2031-05-01")});
    // Postponed, then cancelled is progress too; the two differ in nothing but the day.
    const bool both_off = c.earlier == v1::VISIT_STATUS_POSTPONED;
    EXPECT_EQ(visit.status().value(), c.merged);
    EXPECT_EQ(FindConflict(visit, "status.value") != nullptr, c.conflict && !both_off);
  }
}

TEST(MergeStatusTest, TheFurthestIsTakenWhenNothingTellsWhichIsLater) {
  const v1::Visit visit = MergedOne({Account("a").Status(v1::VISIT_STATUS_COMPLETED),
                                     Account("b").Status(v1::VISIT_STATUS_PLANNED)});
  EXPECT_EQ(visit.status().value(), v1::VISIT_STATUS_COMPLETED);
  EXPECT_THAT(Conflicts(visit), IsEmpty());
}

TEST(MergeTypeTest, RanksExcludeEachOtherAndSummitsDoNot) {
  EXPECT_THAT(Conflicts(MergedOne({Account("a").Type(v1::VISIT_TYPE_STATE),
                                   Account("b").Type(v1::VISIT_TYPE_OFFICIAL, 0.9)})),
              ElementsAre("type.value: VISIT_TYPE_OFFICIAL | VISIT_TYPE_STATE"));
  const v1::Visit visit = MergedOne({Account("a").Type(v1::VISIT_TYPE_SUMMIT_ATTENDANCE),
                                     Account("b").Type(v1::VISIT_TYPE_OFFICIAL)});
  EXPECT_THAT(Conflicts(visit), IsEmpty());
  EXPECT_EQ(visit.type().value(), v1::VISIT_TYPE_OFFICIAL);
}

TEST(MergeTypeTest, EveryAgreeingSourceIsCounted) {
  const v1::Visit visit =
      MergedOne({Account("a").Type(v1::VISIT_TYPE_STATE), Account("b").Type(v1::VISIT_TYPE_STATE),
                 Account("c").Type(v1::VISIT_TYPE_STATE).CopyOf("wire"),
                 Account("d").Type(v1::VISIT_TYPE_STATE).CopyOf("wire")});
  EXPECT_EQ(visit.type().support().independent_sources(), 3);
}

TEST(MergeOccasionTest, AnotherNumberIsAConflictAndAnotherOccasionIsNone) {
  const auto conflicts = [](const char* a, const char* b) {
    return Conflicts(MergedOne({Account("a").Occasion(a), Account("b").Occasion(b)}));
  };
  EXPECT_THAT(
      conflicts("the 80th anniversary of the harbour", "the 75th anniversary of the harbour"),
      ElementsAre("occasion.value: the 75th anniversary of the harbour | the 80th "
                  "anniversary of the harbour"));
  EXPECT_THAT(conflicts("the 80th anniversary of the harbour", "80th anniversary of the harbour"),
              IsEmpty());
  EXPECT_THAT(conflicts("the 80th anniversary of the harbour", "a summit on copper"), IsEmpty());
}

TEST(MergePeopleTest, PeopleKeepTheirFullestName) {
  const v1::Visit visit =
      MergedOne({Account("a").Host("Rojas", "CL"), Account("b").Host("Iv\xC3\xA1n Rojas", "CL"),
                 Account("c").By("Prime Minister", "NO")});
  ASSERT_EQ(visit.hosts_size(), 1);
  EXPECT_EQ(visit.hosts(0).name(), "Iv\xC3\xA1n Rojas");
  EXPECT_EQ(visit.hosts(0).support().independent_sources(), 2);
  EXPECT_EQ(visit.visitors(0).name(), "Hana Okafor");
  EXPECT_EQ(visit.visitors(0).support().independent_sources(), 3);
  EXPECT_THAT(Conflicts(visit), IsEmpty());
}

TEST(MergePeopleTest, TwoHoldersOfOneOfficeAreAConflict) {
  const v1::Visit visit = MergedOne(
      {Account("a").Host("Eva Lund", "CL", "speaker"), Account("b").Host("Ana Soto", "CL"),
       Account("c").Host("Iv\xC3\xA1n Rojas", "CL"), Account("d").Host("Iv\xC3\xA1n Rojas", "CL")});
  EXPECT_THAT(Conflicts(visit), ElementsAre("hosts[1].name: Iv\xC3\xA1n Rojas | Ana Soto"));
  ASSERT_EQ(visit.hosts_size(), 2);
  EXPECT_EQ(visit.hosts(1).name(), "Iv\xC3\xA1n Rojas");
}

TEST(MergePeopleTest, ADocumentThatKnowsBothHoldersIsNotContradicted) {
  const v1::Visit visit =
      MergedOne({Account("a").Host("Ana Soto", "CL").Host("Iv\xC3\xA1n Rojas", "CL"),
                 Account("b").Host("Iv\xC3\xA1n Rojas", "CL")});
  EXPECT_THAT(Conflicts(visit), IsEmpty());
  EXPECT_EQ(visit.hosts_size(), 2);
}

TEST(MergePeopleTest, TheOfficeOfThePrincipalCanBeAConflict) {
  EXPECT_THAT(Conflicts(MergedOne({Account("a").By("Hana Okafor", "NO", "president"),
                                   Account("b").By("Hana Okafor", "NO", "prime minister"),
                                   Account("c").By("Hana Okafor", "NO", "prime minister")})),
              ElementsAre("visitors[0].role.office: prime minister | president"));
  EXPECT_THAT(Conflicts(MergedOne(
                  {Account("a").By("H. Okafor", "NO"), Account("b").By("Hana Okafor", "NO")})),
              ElementsAre("visitors[0].name: H. Okafor | Hana Okafor"));
}

TEST(MergeStopsTest, ACityMakesItsBareCountryNeedless) {
  const v1::Visit visit = MergedOne({Account("a"), Account("b").To("CL", "Santiago")});
  ASSERT_EQ(visit.stops_size(), 1);
  EXPECT_EQ(visit.stops(0).city(), "Santiago");
  EXPECT_THAT(Conflicts(visit), IsEmpty());
}

TEST(MergeStopsTest, PlacesOfALongerVisitAreStopsAndOfASingleDayAConflict) {
  const auto visit = [](const char* end) {
    return MergedOne({AccountRecord("a").To("CL", "Santiago").On("2031-05-07", end),
                      AccountRecord("b").To("CL", "Arica").On("2031-05-07", end),
                      AccountRecord("c").To("CL", "Arica").On("2031-05-07", end)});
  };
  EXPECT_THAT(Conflicts(visit("2031-05-09")), IsEmpty());
  EXPECT_EQ(visit("2031-05-09").stops_size(), 2);
  EXPECT_THAT(Conflicts(visit("2031-05-07")), ElementsAre("stops[0].city: Arica | Santiago"));
  EXPECT_EQ(visit("2031-05-07").stops_size(), 1);
}

TEST(MergeStopsTest, AVenueMakesItsCityMoreExact) {
  const v1::Visit visit =
      MergedOne({AccountRecord("a").To("CL", "Santiago").On("2031-05-07"),
                 AccountRecord("b").To("CL", "Santiago", "Copper House").On("2031-05-07"),
                 AccountRecord("c").To("CL", "Santiago", "the Copper House").On("2031-05-07")});
  EXPECT_THAT(Conflicts(visit), IsEmpty());
  ASSERT_EQ(visit.stops_size(), 1);
  EXPECT_EQ(visit.stops(0).venue(), "the Copper House");
}

TEST(MergeMeetingsTest, OneMeetingHasOneDayAndOnePlace) {
  const std::vector<std::string> people = {"Hana Okafor", "Iv\xC3\xA1n Rojas"};
  const v1::Visit visit =
      MergedOne({Account("a").Meeting(people, "2031-05-07", "Copper House"),
                 Account("b").Meeting({"Rojas", "Okafor"}, "2031-05-08", "Copper House"),
                 Account("c").Meeting(people, "2031-05-08", "Harbour Palace")});
  EXPECT_EQ(visit.meetings_size(), 1);
  EXPECT_THAT(Conflicts(visit), ElementsAre("meetings[0].date.value.start: 2031-05-08 | 2031-05-07",
                                            "meetings[0].place: Copper House | Harbour Palace"));
  EXPECT_EQ(visit.meetings(0).date().support().independent_sources(), 2);
}

TEST(MergeMeetingsTest, WhoKnowsTwoMeetingsIsNotContradicted) {
  const std::vector<std::string> people = {"Hana Okafor", "Iv\xC3\xA1n Rojas"};
  const v1::Visit visit =
      MergedOne({Account("a").Meeting(people, "2031-05-07").Meeting(people, "2031-05-09"),
                 Account("b").Meeting(people, "2031-05-09")});
  EXPECT_EQ(visit.meetings_size(), 2);
  EXPECT_THAT(Conflicts(visit), IsEmpty());
}

TEST(MergeOutcomesTest, CountsThatExcludeEachOtherAreAConflict) {
  constexpr v1::CountQualifier kExact = v1::COUNT_QUALIFIER_EXACT;
  constexpr v1::CountQualifier kAtLeast = v1::COUNT_QUALIFIER_AT_LEAST;
  constexpr v1::CountQualifier kAbout = v1::COUNT_QUALIFIER_ABOUT;
  struct Case {
    int a;
    v1::CountQualifier a_read;
    int b;
    v1::CountQualifier b_read;
    const char* conflict;
    int count;
  };
  constexpr Case kCases[] = {
      {14, kExact, 14, kExact, "", 14},
      {14, kExact, 13, kExact, "outcomes[0].count: 13 | 14", 13},
      {20, kAtLeast, 22, kExact, "", 22},
      {20, kAtLeast, 18, kExact, "outcomes[0].count: 18 | 20", 18},
      {20, kAbout, 21, kExact, "", 21},
  };
  for (const Case& c : kCases) {
    const v1::Visit visit = MergedOne({Account("a").Count(kMou, c.a, "many papers", c.a_read),
                                       Account("b").Count(kMou, c.b, "deals signed", c.b_read)});
    ASSERT_EQ(visit.outcomes_size(), 1);
    EXPECT_EQ(visit.outcomes(0).count(), c.count);
    if (*c.conflict == '\0') {
      EXPECT_THAT(Conflicts(visit), IsEmpty()) << c.a << " and " << c.b;
    } else {
      EXPECT_THAT(Conflicts(visit), ElementsAre(c.conflict));
    }
  }
}

TEST(MergeOutcomesTest, APartIsNoOtherTotal) {
  const v1::Visit visit = MergedOne({Account("a").Count(kMou, 14, "fourteen memoranda in all"),
                                     Account("b").Count(kMou, 3, "three papers about copper")});
  EXPECT_EQ(visit.outcomes_size(), 2);
  EXPECT_THAT(Conflicts(visit), IsEmpty());
}

TEST(MergeOutcomesTest, TheSameNumbersOfTwoKindsAreOneConflict) {
  const v1::Visit visit = MergedOne(
      {Account("a").Count(kMou, 14, "fourteen papers"),
       Account("b").Count(kMou, 13, "thirteen papers").Count(kAgreement, 13, "thirteen deals"),
       Account("c").Count(kMou, 13, "thirteen papers").Count(kAgreement, 14, "fourteen deals")});
  EXPECT_EQ(visit.conflicts_size(), 1);
}

TEST(MergeTextsTest, EqualTextsAreOneWithMoreSources) {
  AccountRecord a = Account("a");
  AccountRecord b = Account("b");
  for (AccountRecord* account : {&a, &b}) {
    v1::Statement& statement = *account->visit().add_statements();
    statement.set_text("copper is patient");
    statement.mutable_support()->add_evidence()->set_document(
        account->visit().sources(0).document());
  }
  const v1::Visit visit = MergedOne({a, b});
  ASSERT_EQ(visit.statements_size(), 1);
  EXPECT_EQ(visit.statements(0).support().independent_sources(), 2);
}

}  // namespace
}  // namespace communique::summary
