#include "services/entity/domain/pipeline/network/row_stream.h"

namespace communique::entity::pipeline {
namespace {

// Rows of zeros after a doc of `tokens`.
size_t ZerosAfter(size_t tokens, size_t depth) { return depth + (tokens + depth) % 2; }

}  // namespace

const DocToken* RowStream::Next() {
  if (zeros_ > 0) {
    --zeros_;
    return nullptr;
  }
  while (!docs_.empty() && docs_[0].tokens.empty()) docs_.remove_prefix(1);
  if (docs_.empty()) return nullptr;
  const std::vector<DocToken>& tokens = docs_[0].tokens;
  const DocToken* token = &tokens[token_++];
  if (token_ == tokens.size()) {
    zeros_ = ZerosAfter(tokens.size(), depth_);
    docs_.remove_prefix(1);
    token_ = 0;
  }
  return token;
}

size_t RowStream::CountRows(absl::Span<const Doc> docs, size_t depth) {
  size_t rows = depth;
  for (const Doc& doc : docs) {
    if (!doc.tokens.empty()) rows += doc.tokens.size() + ZerosAfter(doc.tokens.size(), depth);
  }
  return rows + rows % 2;
}

}  // namespace communique::entity::pipeline
