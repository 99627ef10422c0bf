#ifndef SERVICES_INGEST_DOMAIN_BLOCK_SCORER_H_
#define SERVICES_INGEST_DOMAIN_BLOCK_SCORER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/block_features.h"

namespace communique::ingest {

// Tells article text from the rest of a page, block by block: a sum of small decision trees
// (gradient boosting, Friedman 2001) over the blocks' features. The trees are learned by
// training/train_block_scorer.py, which writes the tables data/*_block_trees.tsv. Immutable.
class BlockScorer {
 public:
  // Reads a table. Rows have five tab-separated columns:
  //   keep  -        PROBABILITY -     -      blocks from this probability on are article text
  //   tree  FEATURE  THRESHOLD   BELOW ABOVE  the root of the next tree, its node 0
  //   node  FEATURE  THRESHOLD   BELOW ABOVE  its next node, counted from 1
  // BELOW (value <= threshold) and ABOVE are the number of a later node of the tree, or "=" and a
  // value that is added to the sum. INVALID_ARGUMENT, naming the table and the tree, when a row is
  // malformed or there is no tree.
  static absl::StatusOr<BlockScorer> Create(absl::string_view name, absl::string_view table);

  // The probability that the block is article text, 0 to 1.
  double Probability(const BlockFeatures& features) const;

  // The probability from which on a block is kept.
  double keep() const { return keep_; }

 private:
  // A branch: the index of a node, or ~index of a leaf.
  using Branch = int32_t;

  struct Node {
    float threshold = 0;
    uint16_t feature = 0;
    Branch below = 0;
    Branch above = 0;
  };

  absl::Status ReadRow(const std::vector<absl::string_view>& row);
  absl::StatusOr<Branch> ReadBranch(absl::string_view text, size_t root);
  absl::Status ReadNode(const std::vector<absl::string_view>& row);
  // That the nodes which the last tree leads to are there.
  absl::Status CheckLastTree() const;

  float keep_ = 0.5F;
  std::vector<uint32_t> roots_;
  std::vector<Node> nodes_;
  std::vector<float> leaves_;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_BLOCK_SCORER_H_
