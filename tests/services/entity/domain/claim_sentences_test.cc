// Measures the layers and sources of the labelled sentences of claim_sentences.tsv. The opinion
// model learned from them too, so this guards what was reached; what it does on others is measured
// by cross-validation, see services/entity/training.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/tsv_rows.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

// The rows, as views into a table that lives as long as the test program.
std::vector<TsvRow> Rows() {
  static const std::string& table = *new std::string([] {
    std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/services/entity/domain/claim_sentences.tsv");
    return std::string{std::istreambuf_iterator<char>(file), {}};
  }());
  return ParseTsv("claim_sentences.tsv", table, 7).value();
}

bool Holds(absl::string_view words, absl::string_view part) {
  return !part.empty() &&
         absl::StrContains(absl::AsciiStrToLower(words), absl::AsciiStrToLower(part));
}

std::string LayerOf(const v1::Claim& claim) {
  return absl::AsciiStrToLower(v1::ClaimLayer_Name(claim.layer()).substr(12));
}

// The claim that shares most bytes with `clause`; one without a layer when there is none.
v1::Claim ClaimOf(const v1::Analysis& analysis, absl::string_view text, absl::string_view clause) {
  const auto begin = static_cast<int>(text.find(clause));
  const int end = begin + static_cast<int>(clause.size());
  v1::Claim best;
  int most = 0;
  for (const v1::Claim& claim : analysis.claims()) {
    const int common =
        std::min(end, claim.span().byte_end()) - std::max(begin, claim.span().byte_begin());
    if (common > most) {
      most = common;
      best = claim;
    }
  }
  return best;
}

// How many rows of a layer are found to be of another, by "gold/found", and what else was counted.
std::map<std::string, int> Measure() {
  std::map<std::string, int> counts;
  for (const TsvRow& row : Rows()) {
    ingest::v1::Document document;
    document.set_text(std::string(row[0]));
    const v1::Analysis analysis = TestAnalyzer().Analyze(document).value();
    const v1::Claim claim = ClaimOf(analysis, row[0], row[1] == "=" ? row[0] : row[1]);
    ++counts[std::string(row[2])];
    ++counts[absl::StrCat(row[2], "/", LayerOf(claim))];
    if (row[2] != "attributed" || LayerOf(claim) != "attributed") continue;
    const bool none = row[3] == "-" && claim.source_text().empty();
    const bool same = Holds(claim.source_text(), row[3]) || Holds(row[3], claim.source_text());
    ++counts[none || same ? "source right" : "source wrong"];
  }
  return counts;
}

TEST(ClaimSentencesTest, KeepsTheLayersApart) {
  std::map<std::string, int> counts = Measure();
  const double stated = counts["stated/stated"] / static_cast<double>(counts["stated"]);
  const double views =
      counts["author_opinion/author_opinion"] / static_cast<double>(counts["author_opinion"]);
  const double as_fact =
      counts["author_opinion/stated"] / static_cast<double>(counts["author_opinion"]);
  const double attributed =
      counts["attributed/attributed"] / static_cast<double>(counts["attributed"]);
  const double sources = counts["source right"] / static_cast<double>(counts["attributed"]);
  std::cout << "stated " << stated << ", views " << views << ", views as facts " << as_fact
            << ", attributed " << attributed << ", sources " << sources << "\n";
  EXPECT_GE(stated, 0.62);
  EXPECT_GE(views, 0.93);
  EXPECT_LE(as_fact, 0.05);
  EXPECT_GE(attributed, 0.90);
  EXPECT_GE(sources, 0.85);
}

}  // namespace
}  // namespace communique::entity
