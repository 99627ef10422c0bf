#include "services/entity/domain/name_proposals.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "services/entity/domain/mention_finder.h"
#include "services/entity/domain/mention_proposals.h"
#include "tests/services/entity/domain/analysis_fixture.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A text with the names that a model would see in it: the words and their label.
class Proposed {
 public:
  Proposed(std::string text, const std::vector<std::pair<std::string, std::string>>& names,
           float score = 0.9F)
      : annotated_(std::move(text)) {
    doc_.text = annotated_.text().text;
    for (const auto& [words, label] : names) {
      const size_t begin = doc_.text.find(words);
      pipeline::DocToken token;
      token.begin = static_cast<uint32_t>(begin);
      token.end = static_cast<uint32_t>(begin + words.size());
      const int index = static_cast<int>(doc_.tokens.size());
      doc_.tokens.push_back(token);
      doc_.names.push_back({index, index + 1, symbols_.Intern(label), score});
    }
    AddProposals(doc_, &annotated_.text());
  }

  // The proposals as "PLACE:words".
  std::vector<std::string> Proposals() const {
    std::vector<std::string> out;
    const AnnotatedText& text = annotated_.text();
    for (const NameProposal& p : text.proposals) {
      const uint32_t begin = text.tokens[p.first_token].begin;
      out.push_back(Name(p.type, begin, text.tokens[p.last_token - 1].end));
    }
    return out;
  }

  // The named mentions after the rules have decided, as "PLACE:words".
  std::vector<std::string> Mentions() const {
    std::vector<std::string> out;
    const MentionDrafts drafts = MentionFinder(&TestBase(), &TestLexicon()).Find(annotated_.text());
    for (const MentionDraft& draft : drafts.mentions) {
      if (draft.span.kind != v1::MENTION_KIND_NAME) continue;
      out.push_back(Name(draft.span.type, draft.span.begin, draft.span.end));
    }
    return out;
  }

  const AnnotatedText& text() const { return annotated_.text(); }

 private:
  std::string Name(v1::EntityType type, uint32_t begin, uint32_t end) const {
    return v1::EntityType_Name(type).substr(sizeof("ENTITY_TYPE_") - 1) + ":" +
           std::string(annotated_.text().text.substr(begin, end - begin));
  }

  Annotated annotated_;
  pipeline::SymbolTable symbols_;
  pipeline::Doc doc_;
};

TEST(NameProposalsTest, GiveLabelsTheTypesOfThisProject) {
  EXPECT_EQ(ProposedType("PERSON"), v1::ENTITY_TYPE_PERSON);
  EXPECT_EQ(ProposedType("GPE"), v1::ENTITY_TYPE_PLACE);
  EXPECT_EQ(ProposedType("FAC"), v1::ENTITY_TYPE_FACILITY);
  EXPECT_EQ(ProposedType("MONEY"), v1::ENTITY_TYPE_UNSPECIFIED);
  EXPECT_EQ(ProposedType("a label of another scheme"), v1::ENTITY_TYPE_UNSPECIFIED);
}

TEST(NameProposalsTest, LeaveOutArticlesCliticsAndLabelsThatNameNothing) {
  const Proposed proposed(
      "On Monday the Varnholt Institute's guests left Quillby.",
      {{"Monday", "DATE"}, {"the Varnholt Institute's", "ORG"}, {"Quillby", "GPE"}});
  EXPECT_THAT(proposed.Proposals(),
              ElementsAre("ORGANIZATION:Varnholt Institute", "PLACE:Quillby"));
}

TEST(NameProposalsTest, NeverCrossASentence) {
  const Proposed proposed("They met in Quillby. Varnholt paid.", {{"Quillby. Varnholt", "ORG"}});
  EXPECT_THAT(proposed.Proposals(), IsEmpty());
}

TEST(NameProposalsTest, TypeANameThatRulesCannotType) {
  const std::string text = "The minister praised Varnholt Brask for its bridges.";
  EXPECT_THAT(Proposed(text, {}).Mentions(), IsEmpty());
  EXPECT_THAT(Proposed(text, {{"Varnholt Brask", "ORG"}}).Mentions(),
              ElementsAre("ORGANIZATION:Varnholt Brask"));
}

TEST(NameProposalsTest, DoNotMakeANameOfOneOrdinaryWord) {
  EXPECT_THAT(Proposed("The minister told the Committee of it.", {{"Committee", "ORG"}}).Mentions(),
              IsEmpty());
}

TEST(NameProposalsTest, DoNotMakeANameOfOneShoutedWordOrOfInitials) {
  EXPECT_THAT(
      Proposed("OPENING SPEECH ABOUT BRIDGES AND ROADS FROM THE HONB GUEST", {{"HONB", "ORG"}})
          .Mentions(),
      IsEmpty());
  EXPECT_THAT(Proposed("She was made Q. B. E. last year.", {{"Q. B. E.", "PERSON"}}).Mentions(),
              IsEmpty());
}

TEST(NameProposalsTest, AreEvidenceForAPersonAndNotProof) {
  const std::string text = "The minister praised Oddvik for the bridges.";
  EXPECT_THAT(Proposed(text, {}).Mentions(), IsEmpty());
  EXPECT_THAT(Proposed(text, {{"Oddvik", "PERSON"}}, 0.2F).Mentions(), IsEmpty());
  const std::string met = "The minister met Varnholt Brask, who builds bridges.";
  EXPECT_THAT(Proposed(met, {{"Varnholt Brask", "PERSON"}}).Mentions(),
              ElementsAre("PERSON:Varnholt Brask"));
}

TEST(NameProposalsTest, DoNotOverruleTheKnowledgeBase) {
  EXPECT_THAT(Proposed("The delegation flew to Norway.", {{"Norway", "PERSON"}}).Mentions(),
              ElementsAre("COUNTRY:Norway"));
}

TEST(NameProposalsTest, NeedAHighScoreWhereRulesSeeNothing) {
  const std::string text = "They toured the port of d'Arvelle yesterday.";
  EXPECT_THAT(Proposed(text, {{"d'Arvelle", "GPE"}}, 0.3F).Mentions(),
              ::testing::Not(::testing::Contains("PLACE:d'Arvelle")));
}

TEST(ProposalIndexTest, FindsTheProposalThatOverlapsMost) {
  const Proposed proposed("Ambassador Varnholt Brask Oddvik spoke.",
                          {{"Ambassador Varnholt", "ORG"}, {"Brask Oddvik", "PERSON"}});
  const ProposalIndex index(proposed.text());
  ASSERT_NE(index.Over(1, 4), nullptr);
  EXPECT_EQ(index.Over(1, 4)->type, v1::ENTITY_TYPE_PERSON);
  EXPECT_EQ(index.Over(4, 5), nullptr);
  EXPECT_GT(index.PersonEvidence(2, 4), index.PersonEvidence(3, 4));
  EXPECT_LT(index.PersonEvidence(0, 1), 0);
  EXPECT_EQ(index.OtherType(0, 2), v1::ENTITY_TYPE_ORGANIZATION);
  EXPECT_EQ(index.OtherType(0, 1), v1::ENTITY_TYPE_UNSPECIFIED);
}

}  // namespace
}  // namespace communique::entity
