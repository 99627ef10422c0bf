// Who is who in a visit, from raw text to record, with the language model: rows of people_grid.tsv.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/rpc/channel.h"
#include "services/cli/options.h"
#include "services/cli/suite.h"
#include "tests/support/model_folder.h"

namespace communique::summary {
namespace {

using ::testing::UnorderedElementsAreArray;

constexpr absl::string_view kLead =
    "Prime Minister Hana Okafor of Norway paid an official visit to Chile from 7 to 9 May 2031.";

// The same rows with leaders whom the knowledge base knows, in a year in which they hold office.
std::string WithKnownLeaders(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"Hana Okafor", "Mette Frederiksen"},
                                    {"Erik Okafor", "Erik Frederiksen"},
                                    {"Okafor", "Frederiksen"},
                                    {"Iv\xC3\xA1n Rojas", "Gabriel Boric"},
                                    {"Rojas", "Boric"},
                                    {"Norway", "Denmark"},
                                    {"Norwegian", "Danish"},
                                    {"2031", "2024"},
                                    {"2029", "2022"}});
}

struct Row {
  std::string slot;
  std::string text;
  std::vector<std::string> expected;
};

// Rows whose slot is `slot`.
std::vector<Row> ReadRows(absl::string_view slot) {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/services/summary/people_grid.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    EXPECT_EQ(cells.size(), 3u) << line;
    if (cells.size() != 3 || cells[0] != slot) continue;
    rows.push_back({cells[0], cells[1], {}});
    if (cells[2] != "-") rows.back().expected = absl::StrSplit(cells[2], "; ");
  }
  return rows;
}

std::string Commentary(absl::string_view text) {
  std::string body = absl::StrCat(kLead, "\n\n", text);
  if (absl::StartsWith(text, "=")) body = std::string(text.substr(1));
  body = absl::StrReplaceAll(body, {{"//", "\n\n"}});
  return absl::StrCat("A visit to Chile\n\n12 May 2031\n\n", body,
                      "\n\nThe two countries have had relations for a hundred years, and trade "
                      "between them has grown.\n");
}

std::vector<std::string> Names(const google::protobuf::RepeatedPtrField<v1::Participant>& people) {
  std::vector<std::string> names;
  for (const v1::Participant& person : people) names.push_back(person.name());
  return names;
}

std::vector<std::string> Spouses(const v1::Visit& visit) {
  std::vector<std::string> names;
  for (const v1::Participant& person : visit.visitors()) {
    if (person.kind() == v1::PARTICIPANT_KIND_SPOUSE) names.push_back(person.name());
  }
  return names;
}

// People in the order of the alphabet, as the expected ones are put, and the day if `dated`.
std::string Told(std::vector<std::string> people, absl::string_view day, bool dated) {
  std::sort(people.begin(), people.end());
  return absl::StrCat(absl::StrJoin(people, " + "), dated ? absl::StrCat(" @", day) : "");
}

std::vector<std::string> Meetings(const v1::Visit& visit, bool dated) {
  std::vector<std::string> meetings;
  for (const v1::Meeting& meeting : visit.meetings()) {
    meetings.push_back(Told({meeting.participants().begin(), meeting.participants().end()},
                            meeting.date().value().edtf(), dated));
  }
  return meetings;
}

std::vector<std::string> ExpectedMeetings(const Row& row, bool* dated) {
  std::vector<std::string> meetings;
  *dated = false;
  for (const std::string& cell : row.expected) *dated |= absl::StrContains(cell, '@');
  for (const std::string& cell : row.expected) {
    const std::vector<std::string> parts = absl::StrSplit(cell, absl::MaxSplits(" @", 1));
    meetings.push_back(
        Told(absl::StrSplit(parts[0], " + "), parts.size() > 1 ? parts[1] : "", *dated));
  }
  return meetings;
}

class PeopleGridTest : public ::testing::Test {
 protected:
  PeopleGridTest() {
    cli::Options options;
    options.command = cli::Command::kSummarize;
    options.timeout = absl::Minutes(10);
    options.model = testing::ModelFolder("en_core_web_sm");
    auto suite = cli::Suite::Create(options);
    EXPECT_TRUE(suite.ok()) << suite.status();
    suite_ = *std::move(suite);
  }

  v1::Visit Read(const std::string& commentary) {
    v1::SummarizeCommentaryRequest request;
    request.add_commentaries()->set_content(commentary);
    v1::SummarizeCommentaryResponse response;
    const grpc::Status status = suite_->summary().SummarizeCommentary(
        rpc::MakeClientContext(absl::Minutes(10)).get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(response.visits_size(), 1);
    return response.visits_size() > 0 ? response.visits(0) : v1::Visit();
  }

  // What the record says in the row's slot.
  std::vector<std::string> Found(const Row& row, bool dated) {
    const v1::Visit visit = Read(Commentary(row.text));
    if (row.slot == "delegation") return Names(visit.delegation());
    if (row.slot == "spouse") return Spouses(visit);
    if (row.slot == "hosts") return Names(visit.hosts());
    return Meetings(visit, dated);
  }

  void Check(const Row& row) {
    SCOPED_TRACE(row.text);
    bool dated = false;
    const std::vector<std::string> expected =
        row.slot == "meetings" ? ExpectedMeetings(row, &dated) : row.expected;
    EXPECT_THAT(Found(row, dated), UnorderedElementsAreArray(expected));
  }

  void CheckSlot(absl::string_view slot, size_t at_least) {
    const std::vector<Row> rows = ReadRows(slot);
    EXPECT_GE(rows.size(), at_least);
    for (const Row& row : rows) {
      Check(row);
      Row known{row.slot, WithKnownLeaders(row.text), {}};
      for (const std::string& cell : row.expected) known.expected.push_back(WithKnownLeaders(cell));
      CheckKnown(known);
    }
  }

 private:
  void CheckKnown(const Row& row) {
    SCOPED_TRACE(row.text);
    bool dated = false;
    const std::vector<std::string> expected =
        row.slot == "meetings" ? ExpectedMeetings(row, &dated) : row.expected;
    const v1::Visit visit = Read(WithKnownLeaders(Commentary(row.text)));
    const std::vector<std::string> found = row.slot == "delegation" ? Names(visit.delegation())
                                           : row.slot == "spouse"   ? Spouses(visit)
                                           : row.slot == "hosts"    ? Names(visit.hosts())
                                                                    : Meetings(visit, dated);
    EXPECT_THAT(found, UnorderedElementsAreArray(expected));
  }

  std::unique_ptr<cli::Suite> suite_;
};

TEST_F(PeopleGridTest, TheDelegationIsWhoTravelsWithThePrincipal) { CheckSlot("delegation", 30); }

TEST_F(PeopleGridTest, TheSpouseIsOneOfTheVisitors) { CheckSlot("spouse", 8); }

TEST_F(PeopleGridTest, HostsReceiveOrAreMet) { CheckSlot("hosts", 20); }

TEST_F(PeopleGridTest, MeetingsHaveBothSidesAndTheirDay) { CheckSlot("meetings", 14); }

}  // namespace
}  // namespace communique::summary
