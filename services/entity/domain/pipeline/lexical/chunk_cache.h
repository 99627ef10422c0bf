#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_CACHE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/lexical/chunk_splitter.h"
#include "services/entity/domain/pipeline/lexical/string_arena.h"

namespace communique::entity::pipeline {

// How chunks between white space were cut before, and the scratch memory of cutting others; one
// thread at a time, part of a Workspace, used with one Tokenizer and one Lexicon. Answers do not
// depend on what it holds. It empties itself when it is full (some 4 MiB) and when the lexicon was
// emptied.
class ChunkCache {
 public:
  struct Token {
    uint32_t lexeme = 0;
    uint32_t length : 31;        // Bytes.
    uint32_t begins_phrase : 1;  // A special phrase may begin with it.
  };

  // Chunks held.
  size_t size() const { return chunks_.size(); }
  // Bytes held by chunks and their tokens, the table's own slots included.
  size_t bytes() const;
  // What running the patterns took so far.
  const PatternScratch& patterns() const { return scratch_.patterns; }

 private:
  friend class Tokenizer;
  struct Entry {
    uint32_t begin;  // Tokens [begin, end) of tokens_.
    uint32_t end;
  };

  static constexpr size_t kMaxChunks = size_t{1} << 15;
  static constexpr size_t kMaxTokens = size_t{1} << 16;
  static constexpr size_t kMaxTextBytes = size_t{1} << 20;
  static constexpr size_t kLongestChunk = 256;  // Longer ones are not held.

  // Empties it unless it was filled from this epoch of the lexicon.
  void Follow(uint64_t lexicon_epoch);

  // The tokens of a chunk, none when it is not held. Valid until the next Add.
  absl::Span<const Token> Find(absl::string_view chunk) const;

  // Holds them, unless the chunk is too long.
  void Add(absl::string_view chunk, absl::Span<const Token> tokens);
  void Clear();

  absl::flat_hash_map<absl::string_view, Entry> chunks_;
  std::vector<Token> tokens_;
  StringArena strings_;
  uint64_t lexicon_epoch_ = 0;

  // Of the tokenizer, while it works.
  ChunkSplitter::Scratch scratch_;
  std::vector<Token> fresh_;
  std::vector<uint32_t> phrase_begins_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_CHUNK_CACHE_H_
