#include "services/summary/domain/event_codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::summary {
namespace {

v1::Visit Visit(v1::VisitStatus status) {
  v1::Visit visit;
  base::v1::Support support;
  support.add_evidence()->set_exact("x");
  visit.mutable_status()->set_value(status);
  *visit.mutable_status()->mutable_support() = support;
  v1::Participant& principal = *visit.add_visitors();
  principal.set_name("Okafor");
  principal.set_country_code("NO");
  *principal.mutable_support() = support;
  visit.add_stops()->set_country_code("CL");
  return visit;
}

std::vector<std::string> Cameo(const v1::Visit& visit) {
  std::vector<std::string> codes;
  for (const v1::EventCode& code : CodeEvents(visit)) {
    if (code.scheme() == "CAMEO") codes.push_back(code.code());
  }
  return codes;
}

TEST(EventCodesTest, CodesWhatTheRecordHolds) {
  EXPECT_THAT(Cameo(Visit(v1::VISIT_STATUS_COMPLETED)), ::testing::ElementsAre("042"));
  EXPECT_THAT(Cameo(Visit(v1::VISIT_STATUS_PLANNED)), ::testing::ElementsAre("036"));
  EXPECT_THAT(Cameo(Visit(v1::VISIT_STATUS_CANCELLED)), ::testing::ElementsAre("1246"));
}

TEST(EventCodesTest, ReceivingTurnsActorAndRecipientRound) {
  v1::Visit visit = Visit(v1::VISIT_STATUS_COMPLETED);
  v1::Participant& host = *visit.add_hosts();
  host.mutable_support()->add_evidence()->set_exact("y");
  for (const v1::EventCode& code : CodeEvents(visit)) {
    if (code.code() != "043") continue;
    EXPECT_EQ(code.actors(0), "CL");
    EXPECT_EQ(code.recipients(0), "NO");
    return;
  }
  FAIL() << "no 043";
}

TEST(EventCodesTest, NobodyGivesNoCode) { EXPECT_TRUE(CodeEvents(v1::Visit()).empty()); }

}  // namespace
}  // namespace communique::summary
