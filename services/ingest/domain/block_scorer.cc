#include "services/ingest/domain/block_scorer.h"

#include <cmath>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status/macros.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

absl::StatusOr<uint16_t> FeatureCalled(absl::string_view name) {
  for (size_t f = 0; f < kFeatureCount; ++f) {
    if (NameOf(static_cast<Feature>(f)) == name) return static_cast<uint16_t>(f);
  }
  return absl::InvalidArgumentError(absl::StrCat("no feature \"", name, "\""));
}

absl::StatusOr<float> Number(absl::string_view text) {
  float value = 0;
  if (!absl::SimpleAtof(text, &value) || !std::isfinite(value)) {
    return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is not a number"));
  }
  return value;
}

}  // namespace

absl::StatusOr<BlockScorer> BlockScorer::Create(absl::string_view name, absl::string_view table) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto rows, ParseRows(name, table, 5));
  BlockScorer scorer;
  for (const auto& row : rows) {
    if (const absl::Status read = scorer.ReadRow(row); !read.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(name, " tree ", scorer.roots_.size(), ": ", read.message()));
    }
  }
  if (scorer.roots_.empty()) return absl::InvalidArgumentError(absl::StrCat(name, ": has no tree"));
  COMMUNIQUE_RETURN_IF_ERROR(scorer.CheckLastTree());
  return scorer;
}

absl::Status BlockScorer::ReadRow(const std::vector<absl::string_view>& row) {
  if (row[0] == "keep") {
    COMMUNIQUE_ASSIGN_OR_RETURN(keep_, Number(row[2]));
    return absl::OkStatus();
  }
  if (row[0] == "tree") {
    COMMUNIQUE_RETURN_IF_ERROR(CheckLastTree());
    roots_.push_back(static_cast<uint32_t>(nodes_.size()));
    return ReadNode(row);
  }
  if (row[0] == "node" && !roots_.empty()) return ReadNode(row);
  return absl::InvalidArgumentError(absl::StrCat("\"", row[0], "\" is not keep, tree or node"));
}

absl::StatusOr<BlockScorer::Branch> BlockScorer::ReadBranch(absl::string_view text, size_t root) {
  if (absl::ConsumePrefix(&text, "=")) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const float value, Number(text));
    leaves_.push_back(value);
    return ~static_cast<Branch>(leaves_.size() - 1);
  }
  uint32_t node = 0;
  // Branches lead on to later nodes only, so that every walk ends.
  if (!absl::SimpleAtoi(text, &node) || root + node <= nodes_.size() || node > 4096) {
    return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is no later node"));
  }
  return static_cast<Branch>(root + node);
}

absl::Status BlockScorer::ReadNode(const std::vector<absl::string_view>& row) {
  const size_t root = roots_.back();
  Node node;
  COMMUNIQUE_ASSIGN_OR_RETURN(node.feature, FeatureCalled(row[1]));
  COMMUNIQUE_ASSIGN_OR_RETURN(node.threshold, Number(row[2]));
  COMMUNIQUE_ASSIGN_OR_RETURN(node.below, ReadBranch(row[3], root));
  COMMUNIQUE_ASSIGN_OR_RETURN(node.above, ReadBranch(row[4], root));
  nodes_.push_back(node);
  return absl::OkStatus();
}

absl::Status BlockScorer::CheckLastTree() const {
  if (roots_.empty()) return absl::OkStatus();
  const auto end = static_cast<Branch>(nodes_.size());
  for (size_t n = roots_.back(); n < nodes_.size(); ++n) {
    if (nodes_[n].below >= end || nodes_[n].above >= end)
      return absl::InvalidArgumentError("the tree leads to a node that it does not have");
  }
  return absl::OkStatus();
}

double BlockScorer::Probability(const BlockFeatures& features) const {
  double sum = 0;
  for (const uint32_t root : roots_) {
    auto at = static_cast<Branch>(root);
    while (at >= 0) {
      const Node& node = nodes_[at];
      at = features[node.feature] <= node.threshold ? node.below : node.above;
    }
    sum += leaves_[~at];
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace communique::ingest
