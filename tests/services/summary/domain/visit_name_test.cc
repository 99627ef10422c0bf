#include "services/summary/domain/visit_name.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

v1::Visit Visit(const char* name, const char* country, int day) {
  v1::Visit visit;
  visit.add_visitors()->set_name(name);
  visit.add_stops()->set_country_code(country);
  if (day > 0) {
    base::v1::PartialDate& start = *visit.mutable_dates()->mutable_value()->mutable_start();
    start.set_year(2031);
    start.set_month(5);
    start.set_day(day);
  }
  return visit;
}

TEST(VisitNameTest, DependsOnPrincipalDestinationAndFirstDay) {
  const std::string name = NameOf(Visit("Hana Okafor", "CL", 7));
  EXPECT_EQ(name.size(), std::string("visits/").size() + 32);
  EXPECT_EQ(name, NameOf(Visit("Hana Okafor", "CL", 7)));
  EXPECT_NE(name, NameOf(Visit("Hana Okafor", "CL", 8)));
  EXPECT_NE(name, NameOf(Visit("Hana Okafor", "PE", 7)));
  EXPECT_NE(name, NameOf(Visit("Anders Dahl", "CL", 7)));
}

TEST(VisitNameTest, TakesInTheDocumentWhenNoDayIsKnown) {
  v1::Visit a = Visit("Hana Okafor", "CL", 0);
  v1::Visit b = a;
  a.add_sources()->set_document("documents/1");
  b.add_sources()->set_document("documents/2");
  EXPECT_NE(NameOf(a), NameOf(b));
}

TEST(VisitNameTest, TheEtagChangesWithTheRecordButNotWithItself) {
  v1::Visit visit = Visit("Hana Okafor", "CL", 7);
  const std::string etag = EtagOf(visit);
  visit.set_etag(etag);
  EXPECT_EQ(EtagOf(visit), etag);
  visit.set_abstract("changed");
  EXPECT_NE(EtagOf(visit), etag);
}

TEST(VisitNameTest, KnowsNamesOfOnePerson) {
  EXPECT_TRUE(SamePerson("Okafor", "Hana Okafor"));
  EXPECT_TRUE(SamePerson("President Rojas", "Rojas"));
  EXPECT_FALSE(SamePerson("Hana Okafor", "Erik Okafor"));
  EXPECT_FALSE(SamePerson("", "Rojas"));
}

}  // namespace
}  // namespace communique::summary
