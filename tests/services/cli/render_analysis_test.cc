#include "services/cli/render_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/span_index.h"

namespace communique::cli {
namespace {

constexpr absl::string_view kText =
    "Ana Lopes met him on 9 May. \"We agreed,\" she said, reported Lusa. Two papers on the visit.";

base::v1::TextSpan SpanOf(absl::string_view part) {
  const size_t begin = kText.find(part);
  return text::SpanIndex(kText).Span(begin, begin + part.size());
}

entity::v1::Analysis MakeAnalysis() {
  entity::v1::Analysis analysis;
  analysis.set_model("rules-1");
  analysis.set_knowledge_base("kb-1");
  analysis.add_sentences();
  entity::v1::Entity* person = analysis.add_entities();
  person->set_id("e1");
  person->set_type(entity::v1::ENTITY_TYPE_PERSON);
  person->set_canonical_name("Ana Lopes");
  person->set_country_code("PT");
  person->add_mentions();
  entity::v1::TimeExpression* time = analysis.add_time_expressions();
  *time->mutable_span() = SpanOf("9 May");
  time->mutable_value()->set_edtf("XXXX-05-09");
  entity::v1::Quotation* quotation = analysis.add_quotations();
  *quotation->mutable_span() = SpanOf("We agreed,");
  quotation->set_speaker_entity_id("e1");
  entity::v1::Claim* claim = analysis.add_claims();
  *claim->mutable_span() = SpanOf("reported Lusa");
  claim->set_layer(entity::v1::CLAIM_LAYER_ATTRIBUTED);
  claim->set_source_text("Lusa");
  entity::v1::Event* event = analysis.add_events();
  event->set_kind("meet");
  *event->mutable_trigger() = SpanOf("met");
  event->set_modality(entity::v1::MODALITY_ACTUAL);
  event->add_actor_entity_ids("e1");
  event->add_place_entity_ids("e9");
  event->set_refers_to(-1);
  entity::v1::Event* again = analysis.add_events();
  again->set_kind("visit");
  *again->mutable_trigger() = SpanOf("visit");
  again->set_modality(entity::v1::MODALITY_PLANNED);
  entity::v1::Quantity* quantity = analysis.add_quantities();
  *quantity->mutable_span() = SpanOf("Two papers");
  quantity->set_value(2);
  quantity->set_unit("papers");
  quantity->set_qualifier(entity::v1::QUANTITY_QUALIFIER_AT_LEAST);
  return analysis;
}

TEST(RenderAnalysisTest, ShowsALineForEachFinding) {
  EXPECT_EQ(RenderAnalysis(MakeAnalysis(), kText),
            "1 sentences, model rules-1, knowledge base kb-1\n"
            "\n"
            "Entities (1):\n"
            "  person       Ana Lopes (PT, 1 mention)\n"
            "\n"
            "Times (1):\n"
            "  XXXX-05-09             9 May\n"
            "\n"
            "Numbers (1):\n"
            "  at least 2 papers      Two papers\n"
            "\n"
            "Quotations (1):\n"
            "  Ana Lopes              We agreed,\n"
            "\n"
            "Claims of others and opinions (1):\n"
            "  Lusa                   reported Lusa\n"
            "\n"
            "Events (2):\n"
            "  meet      actual           \"met\" by Ana Lopes at e9\n"
            "  visit     planned          \"visit\", again\n");
}

TEST(RenderAnalysisTest, LeavesPlainStatementsOut) {
  entity::v1::Analysis analysis = MakeAnalysis();
  analysis.mutable_claims(0)->set_layer(entity::v1::CLAIM_LAYER_STATED);
  EXPECT_THAT(RenderAnalysis(analysis, kText),
              testing::HasSubstr("Claims of others and opinions (0):\n\n"));
}

}  // namespace
}  // namespace communique::cli
