#include "services/summary/domain/evidence_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/algorithm/container.h"
#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fabrications.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::IsEmpty;

std::vector<std::string> Paths(const std::vector<UnsupportedField>& fields) {
  std::vector<std::string> paths;
  for (const UnsupportedField& field : fields) {
    paths.push_back(field.path + " (" + field.value + ") " + field.why);
  }
  return paths;
}

class EvidenceCheckTest : public ::testing::Test {
 protected:
  const AnalyzedDocument document_ = SmallVisit().Build();
  const v1::Visit visit_ = Summarizer::Create()->Summarize({document_}).visits[0];
};

TEST_F(EvidenceCheckTest, FindsNothingInATrueRecord) {
  EXPECT_THAT(Paths(FindUnsupported(visit_, {&document_.document})), IsEmpty());
}

TEST_F(EvidenceCheckTest, FindsWhateverIsMadeUp) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    for (const Fabrication& made : Fabricate(visit_, seed)) {
      const auto found = FindUnsupported(made.visit, {&document_.document});
      EXPECT_TRUE(absl::c_any_of(
          found, [&](const UnsupportedField& field) { return field.path == made.path; }))
          << made.path << " of " << made.visit.ShortDebugString();
    }
  }
}

TEST_F(EvidenceCheckTest, NothingIsCarriedByADocumentThatIsNotThere) {
  EXPECT_FALSE(FindUnsupported(visit_, {}).empty());
  ingest::v1::Document other = document_.document;
  other.set_sha256("another");
  EXPECT_FALSE(FindUnsupported(visit_, {&other}).empty());
}

}  // namespace
}  // namespace communique::summary
