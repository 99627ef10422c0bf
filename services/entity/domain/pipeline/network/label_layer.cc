#include "services/entity/domain/pipeline/network/label_layer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace communique::entity::pipeline {
namespace {

// Tokens whose scores are kept at a time.
constexpr size_t kTileTokens = 64;

// Index of the label of a sentence's first token.
constexpr int kStart = 1;

}  // namespace

absl::StatusOr<LabelLayer> LabelLayer::Create(const LabelLayerTables& tables,
                                              SymbolTable* symbols) {
  const std::vector<int>& shape = tables.output.weights.shape;
  if (tables.labels.size() != static_cast<size_t>(shape[0])) {
    return absl::InvalidArgumentError(absl::StrCat("the output layer scores ", shape[0],
                                                   " labels, the component names ",
                                                   tables.labels.size()));
  }
  if (tables.labels.empty()) return absl::InvalidArgumentError("the component has no labels");
  std::vector<Label> labels;
  for (const std::string& label : tables.labels) labels.push_back(symbols->Intern(label));
  return LabelLayer(
      Dense(tables.output.weights.data.data(), tables.output.bias.data.data(), shape[0], shape[1]),
      std::move(labels), tables.overwrite);
}

LabelLayer::LabelLayer(Dense output, std::vector<Label> labels, bool overwrite)
    : output_(std::move(output)), labels_(std::move(labels)), overwrite_(overwrite) {}

std::vector<int> LabelLayer::BestLabels(const float* vectors, size_t tokens) const {
  const size_t labels = labels_.size();
  std::vector<float> scores(std::min(tokens, kTileTokens) * labels);
  std::vector<int> best;
  best.reserve(tokens);
  for (size_t begin = 0; begin < tokens; begin += kTileTokens) {
    const size_t count = std::min(kTileTokens, tokens - begin);
    output_.Apply(vectors + begin * width(), count, width(), scores.data());
    for (size_t i = 0; i < count; ++i) {
      const float* row = scores.data() + i * labels;
      best.push_back(static_cast<int>(std::max_element(row, row + labels) - row));
    }
  }
  return best;
}

void LabelLayer::Tag(const float* vectors, Doc* doc) const {
  if (!doc->tags.empty() && !overwrite_) return;
  doc->tags.clear();
  doc->tags.reserve(doc->tokens.size());
  for (const int label : BestLabels(vectors, doc->tokens.size())) {
    doc->tags.push_back(labels_[label]);
  }
}

void LabelLayer::FindSentences(const float* vectors, Doc* doc) const {
  if (!doc->sentence_starts.empty() && !overwrite_) return;
  doc->sentence_starts.clear();
  doc->sentence_starts.reserve(doc->tokens.size());
  for (const int label : BestLabels(vectors, doc->tokens.size())) {
    doc->sentence_starts.push_back(label == kStart || doc->sentence_starts.empty() ? 1 : 0);
  }
}

}  // namespace communique::entity::pipeline
