#include "services/entity/domain/knowledge_base_query.h"

#include <gmock/gmock.h>

#include <string>

#include "common/status/error.h"
#include "tests/services/entity/domain/analysis_fixture.h"
#include "tests/support/proto_matchers.h"

namespace communique::entity {
namespace {

std::string Reason(absl::string_view request) {
  const auto parsed = testing::ParseText<v1::LookUpEntityRequest>(request);
  return status::Reason(LookUp(TestBase(), parsed).status());
}

std::vector<std::string> Names(absl::string_view request) {
  const auto found = LookUp(TestBase(), testing::ParseText<v1::LookUpEntityRequest>(request));
  std::vector<std::string> names;
  if (!found.ok()) return {found.status().ToString()};
  for (const RecordId id : *found) names.emplace_back(TestBase().record(id).name);
  return names;
}

TEST(KnowledgeBaseQueryTest, SaysWhyAQueryIsRefused) {
  EXPECT_EQ(Reason("office: 'president'"), "QUERY_EMPTY");
  EXPECT_EQ(Reason("country_code: 'norway'"), "COUNTRY_CODE_INVALID");
  EXPECT_EQ(Reason("name: 'x' date { year: 2023 month: 2 day: 29 }"), "DATE_INVALID");
  EXPECT_EQ(Reason("name: 'x' date { month: 2 }"), "DATE_INVALID");
  EXPECT_EQ(Reason("name: 'x' limit: 101"), "LIMIT_INVALID");
  EXPECT_EQ(Reason("name: 'x' limit: -1"), "LIMIT_INVALID");
}

TEST(KnowledgeBaseQueryTest, FindsByNameCountryOfficeAndDate) {
  EXPECT_THAT(Names("name: 'lavrov'"), ::testing::ElementsAre("Sergey Lavrov"));
  EXPECT_THAT(Names("kb_id: 'Q159'"), ::testing::ElementsAre("Russia"));
  EXPECT_THAT(Names("country_code: 'RU' office: 'president' date { year: 2010 }"),
              ::testing::ElementsAre("Dmitry Medvedev"));
  EXPECT_THAT(Names("name: 'Georgia' type: ENTITY_TYPE_COUNTRY"),
              ::testing::ElementsAre("Georgia"));
}

TEST(KnowledgeBaseQueryTest, AnswersNothingForAnUnknownName) {
  EXPECT_THAT(Names("name: 'Nobody Whosoever'"), ::testing::IsEmpty());
}

TEST(KnowledgeBaseQueryTest, KeepsToTheLimit) {
  EXPECT_EQ(Names("country_code: 'NO'").size(), 10u);
  EXPECT_EQ(Names("country_code: 'NO' limit: 3").size(), 3u);
}

}  // namespace
}  // namespace communique::entity
