// What published systems get wrong, each once with the language model and once with rules alone.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/rpc/load_model.h"
#include "tests/services/entity/domain/analysis_fixture.h"
#include "tests/support/model_folder.h"

namespace communique::entity {
namespace {

const Analyzer& ModelAnalyzer() {
  static const Analyzer& analyzer = *[] {
    const auto* model = LoadModel(testing::ModelFolder("en_core_web_sm")).value().release();
    return new Analyzer(Analyzer::Create(&TestBase(), model).value());
  }();
  return analyzer;
}

v1::Analysis Analyze(bool with_model, const std::string& text) {
  ingest::v1::Document document;
  document.set_text(text);
  *document.mutable_metadata()->mutable_publication_date()->mutable_value() = Date(2025, 5, 9);
  const Analyzer& analyzer = with_model ? ModelAnalyzer() : TestAnalyzer();
  return analyzer.Analyze(document, {}).value();
}

// "TYPE country name" of the entity whose name `words` are; empty when nothing is named so.
std::string Named(const v1::Analysis& analysis, const std::string& text, const std::string& words) {
  for (const v1::Entity& entity : analysis.entities()) {
    for (const v1::Mention& mention : entity.mentions()) {
      const auto& span = mention.span();
      if (mention.kind() != v1::MENTION_KIND_NAME) continue;
      if (text.substr(span.byte_begin(), span.byte_end() - span.byte_begin()) != words) continue;
      return absl::StrCat(v1::EntityType_Name(entity.type()).substr(12), " ", entity.country_code(),
                          " ", entity.canonical_name());
    }
  }
  return "";
}

struct FailureCase {
  const char* name;  // Of the test.
  const char* text;
  const char* words;
  const char* entity;
};

class KnownFailuresTest : public ::testing::TestWithParam<std::tuple<bool, FailureCase>> {};

TEST_P(KnownFailuresTest, IsRight) {
  const auto& [with_model, failure] = GetParam();
  const v1::Analysis analysis = Analyze(with_model, failure.text);
  EXPECT_EQ(Named(analysis, failure.text, failure.words), failure.entity) << failure.text;
}

std::string NameOf(const ::testing::TestParamInfo<KnownFailuresTest::ParamType>& info) {
  const auto& [with_model, failure] = info.param;
  return absl::StrCat(failure.name, with_model ? "WithModel" : "ByRules");
}

INSTANTIATE_TEST_SUITE_P(
    OfPeers, KnownFailuresTest,
    ::testing::Combine(
        ::testing::Bool(),
        ::testing::Values(
            FailureCase{"FranceIsNoTown", "France and Germany signed the text.", "France",
                        "COUNTRY FR France"},
            FailureCase{"ChinaIsNoUniversity", "China studied the draft at length.", "China",
                        "COUNTRY CN China"},
            FailureCase{"LongBeachIsNotInAustralia", "The ship left Long Beach, CA, on Monday.",
                        "Long Beach", "PLACE US Long Beach"},
            FailureCase{"SouthChinaMorningPostIsAnOutlet",
                        "The South China Morning Post wrote about the harbour.",
                        "South China Morning Post", "OUTLET HK South China Morning Post"},
            FailureCase{"LavrovIsAPerson", "Lavrov came to Oslo, and Russia sent a second plane.",
                        "Lavrov", "PERSON RU Sergey Lavrov"},
            FailureCase{"ZelenskyyIsAPerson", "Zelenskyy thanked the harbour masters of Ukraine.",
                        "Zelenskyy", "PERSON UA Volodymyr Zelenskyy"},
            FailureCase{"PortSudanIsACity", "They sailed to Port Sudan in the night.", "Port Sudan",
                        "PLACE SD Port Sudan"},
            FailureCase{"AnUnknownPlaceLeavesTheRest",
                        "From Qwyxtown she flew to Montevideo, and Uruguay was glad.", "Montevideo",
                        "PLACE UY Montevideo"},
            FailureCase{"GeorgiaIsAState", "The train left Atlanta, Georgia, in the morning.",
                        "Georgia", "PLACE US Georgia"},
            FailureCase{"GeorgiaIsACountry", "Georgia and Armenia opened the road.", "Georgia",
                        "COUNTRY GE Georgia"},
            FailureCase{"JordanIsAPerson", "Mr Michael Jordan came with the team.",
                        "Michael Jordan", "PERSON  Michael Jordan"},
            FailureCase{"ChadIsACountry", "The road to Chad is closed.", "Chad", "COUNTRY TD Chad"},
            FailureCase{"TurkeyIsACountry", "Turkey and Greece opened the road.", "Turkey",
                        "COUNTRY TR Turkey"},
            FailureCase{"GuineasAreFour", "Papua New Guinea and Guinea-Bissau signed it.",
                        "Papua New Guinea", "COUNTRY PG Papua New Guinea"},
            FailureCase{"NewEnglandIsNotEngland", "Snow fell in New England for days.",
                        "New England", "PLACE US New England"},
            FailureCase{"TheOceanIsOfNobody", "The Indian Ocean is wide.", "Indian Ocean",
                        "PLACE  Indian Ocean"},
            FailureCase{"TheSeaIsOfNobody", "Ships crossed the South China Sea.", "South China Sea",
                        "PLACE  South China Sea"},
            FailureCase{"ThePeninsulaIsOfNobody", "Peace on the Korean Peninsula is far.",
                        "Korean Peninsula", "PLACE  Korean Peninsula"},
            FailureCase{"AmericanSamoaIsNotSamoa", "American Samoa sent a team.", "American Samoa",
                        "COUNTRY AS American Samoa"},
            FailureCase{"TheWarHasItsNumber", "It was the end of World War II in Europe.",
                        "World War II", "EVENT  World War II"},
            FailureCase{"TheGuardianReports", "The Guardian reported delays at the port.",
                        "Guardian", "OUTLET GB The Guardian"},
            FailureCase{"XiIsThePresident", "Xi Jinping landed in Moscow.", "Xi Jinping",
                        "PERSON CN Xi Jinping"},
            FailureCase{"BinSalmanIsNotTheKing", "Bin Salman of Saudi Arabia hosted the talks.",
                        "Bin Salman", "PERSON SA Mohammed bin Salman"},
            FailureCase{"ALanguageIsNoCountry", "She answered in French.", "French", ""})),
    NameOf);

class NicknameTest : public ::testing::TestWithParam<bool> {};

TEST_P(NicknameTest, IsNoQuotation) {
  const v1::Analysis analysis =
      Analyze(GetParam(), "Senator Joe \"the Anchor\" Malone came to Oslo with two bags.");
  for (const v1::Quotation& quotation : analysis.quotations()) {
    EXPECT_TRUE(quotation.scare_quote()) << quotation.ShortDebugString();
  }
}

INSTANTIATE_TEST_SUITE_P(OfPeers, NicknameTest, ::testing::Bool());

}  // namespace
}  // namespace communique::entity
