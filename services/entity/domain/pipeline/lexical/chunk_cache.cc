#include "services/entity/domain/pipeline/lexical/chunk_cache.h"

#include <cstdint>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace communique::entity::pipeline {

size_t ChunkCache::bytes() const {
  return strings_.bytes() + tokens_.capacity() * sizeof(Token) +
         chunks_.capacity() * (sizeof(std::pair<absl::string_view, Entry>) + 1);
}

void ChunkCache::Follow(uint64_t lexicon_epoch) {
  if (lexicon_epoch == lexicon_epoch_) return;
  Clear();
  lexicon_epoch_ = lexicon_epoch;
}

absl::Span<const ChunkCache::Token> ChunkCache::Find(absl::string_view chunk) const {
  const auto it = chunks_.find(chunk);
  if (it == chunks_.end()) return {};
  return absl::MakeConstSpan(tokens_).subspan(it->second.begin, it->second.end - it->second.begin);
}

void ChunkCache::Add(absl::string_view chunk, absl::Span<const Token> tokens) {
  if (chunk.size() > kLongestChunk) return;
  const bool is_full = chunks_.size() == kMaxChunks || tokens_.size() >= kMaxTokens ||
                       strings_.bytes() >= kMaxTextBytes;
  if (is_full) Clear();
  const auto begin = static_cast<uint32_t>(tokens_.size());
  tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
  chunks_.emplace(strings_.Copy(chunk), Entry{begin, static_cast<uint32_t>(tokens_.size())});
}

void ChunkCache::Clear() {
  chunks_.clear();
  tokens_.clear();
  strings_.Clear();
}

}  // namespace communique::entity::pipeline
