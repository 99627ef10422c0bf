#include "services/entity/domain/pipeline/lexical/tokenizer.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/affix_rules.h"
#include "services/entity/domain/pipeline/lexical/code_points.h"
#include "services/entity/domain/pipeline/lexical/special_cases.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"

namespace communique::entity::pipeline {
namespace {

// Calls append(begin, end) for each run of white space or of anything else, but for white space
// that is exactly one ' ' after something else; calls space() for that one, and also for a ' ' that
// begins longer white space, which then is not part of the run.
template <typename Append, typename Space>
void ForEachChunk(absl::string_view text, Append append, Space space) {
  uint32_t begin = 0;
  const auto size = static_cast<uint32_t>(text.size());
  bool in_space = !text.empty() && IsSpace(text::DecodeFront(text));
  uint32_t at = 0;
  while (at < size) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_space = byte < 0x80 ? IsSpace(byte) : IsSpace(text::DecodeFront(text.substr(at)));
    if (is_space != in_space) {
      if (begin < at) append(begin, at);
      begin = at;
      if (byte == ' ') {
        space();
        ++begin;
      }
      in_space = is_space;
    }
    at += static_cast<uint32_t>(text::SequenceLength(text[at]));
  }
  if (begin < size) append(begin, size);
}

}  // namespace

struct Tokenizer::Target {
  Lexicon* lexicon;
  ChunkCache* cache;
  Doc* doc;
};

absl::StatusOr<Tokenizer> Tokenizer::Create(const TokenizerTables& tables) {
  absl::StatusOr<AffixRules> rules = AffixRules::Create(tables);
  if (!rules.ok()) return rules.status();
  Tokenizer tokenizer(ChunkSplitter(*std::move(rules), SpecialCases(tables.exceptions)));
  tokenizer.AddPhrases(tables);
  return tokenizer;
}

// The special cases that the second pass must look for: those that the rules alone may cut.
void Tokenizer::AddPhrases(const TokenizerTables& tables) {
  const AffixRules& rules = splitter_.rules();
  ChunkSplitter::Scratch scratch;
  std::vector<uint64_t> words;
  for (const auto& exception : tables.exceptions) {
    const std::string& text = exception.first;  // No structured binding: a lambda captures it.
    const Alphabet alphabet = AlphabetOf(text);
    rules.FindInfixes(text, alphabet, &scratch.patterns, &scratch.infixes);
    const bool may_be_cut = !scratch.infixes.empty() ||
                            rules.PrefixBytes(text, alphabet, &scratch.patterns) > 0 ||
                            rules.SuffixBytes(text, alphabet, &scratch.patterns) > 0 ||
                            absl::string_view(text).find(' ') != absl::string_view::npos;
    if (tables.faster_heuristics && !may_be_cut) continue;
    words.clear();
    const auto append = [&](uint32_t begin, uint32_t end) {
      const absl::string_view chunk = absl::string_view(text).substr(begin, end - begin);
      splitter_.Split(chunk, /*with_special_cases=*/false, &scratch);
      for (const Piece& piece : scratch.pieces) words.push_back(StringId(piece.text));
    };
    ForEachChunk(text, append, [] {});
    if (!words.empty()) phrases_.Add(words);
  }
}

void Tokenizer::Tokenize(Lexicon* lexicon, ChunkCache* cache, Doc* doc) const {
  Target target = {lexicon, cache, doc};
  cache->Follow(lexicon->epoch());
  cache->phrase_begins_.clear();
  doc->tokens.clear();
  CutAtSpace(&target);
  if (!cache->phrase_begins_.empty()) PutTogetherPhrases(&target);
}

void Tokenizer::CutAtSpace(Target* target) const {
  ForEachChunk(
      target->doc->text,
      [this, target](uint32_t begin, uint32_t end) { AppendChunk(begin, end, target); },
      [target] { target->doc->tokens.back().space_after = true; });
}

void Tokenizer::AppendChunk(uint32_t begin, uint32_t end, Target* target) const {
  const absl::string_view chunk = target->doc->text.substr(begin, end - begin);
  absl::Span<const ChunkCache::Token> tokens = target->cache->Find(chunk);
  if (tokens.empty()) tokens = CutChunk(chunk, target);
  std::vector<DocToken>& out = target->doc->tokens;
  for (const ChunkCache::Token& token : tokens) {
    if (token.begins_phrase) {
      target->cache->phrase_begins_.push_back(static_cast<uint32_t>(out.size()));
    }
    out.push_back({begin, begin + token.length, token.lexeme, false});
    begin += token.length;
  }
}

// Cuts a chunk that the cache does not hold; valid until the next call.
absl::Span<const ChunkCache::Token> Tokenizer::CutChunk(absl::string_view chunk,
                                                        Target* target) const {
  ChunkCache& cache = *target->cache;
  splitter_.Split(chunk, /*with_special_cases=*/true, &cache.scratch_);
  cache.fresh_.clear();
  for (const Piece& piece : cache.scratch_.pieces) {
    ChunkCache::Token& token = cache.fresh_.emplace_back();
    token.lexeme = target->lexicon->Find(piece.text, piece.norm);
    token.length = static_cast<uint32_t>(piece.text.size());
    token.begins_phrase = phrases_.Begins((*target->lexicon)[token.lexeme].orth);
  }
  cache.Add(chunk, cache.fresh_);
  return cache.fresh_;
}

// spaCy's second pass: special cases over the words of the whole doc, whatever cut them.
void Tokenizer::PutTogetherPhrases(Target* target) const {
  const std::vector<DocToken>& tokens = target->doc->tokens;
  std::vector<TokenSpan> found;
  std::vector<uint64_t> words;
  for (const uint32_t begin : target->cache->phrase_begins_) {
    words.clear();
    const size_t end = std::min(tokens.size(), begin + phrases_.longest());
    for (size_t i = begin; i < end; ++i) {
      words.push_back((*target->lexicon)[tokens[i].lexeme].orth);
    }
    phrases_.FindAtFront(words, begin, &found);
  }
  if (found.empty()) return;
  std::vector<DocToken> out;
  out.reserve(tokens.size() + found.size());
  uint32_t done = 0;
  for (const TokenSpan& span : ChooseSpans(std::move(found), tokens.size())) {
    out.insert(out.end(), tokens.begin() + done, tokens.begin() + span.begin);
    AppendSpan(span, target, &out);
    done = span.end;
  }
  out.insert(out.end(), tokens.begin() + done, tokens.end());
  target->doc->tokens = std::move(out);
}

// Appends the tokens of the special case that the span's text is; when it is none, since white
// space parts its words, the tokens as they are.
void Tokenizer::AppendSpan(const TokenSpan& span, Target* target,
                           std::vector<DocToken>* out) const {
  const std::vector<DocToken>& tokens = target->doc->tokens;
  uint32_t begin = tokens[span.begin].begin;
  const DocToken& last = tokens[span.end - 1];
  const absl::string_view text = target->doc->text.substr(begin, last.end - begin);
  const SpecialCases::Tokens* const special = splitter_.special_cases().Find(text);
  if (special == nullptr) {
    out->insert(out->end(), tokens.begin() + span.begin, tokens.begin() + span.end);
    return;
  }
  for (const ExceptionToken& token : *special) {
    const auto end = begin + static_cast<uint32_t>(token.orth.size());
    out->push_back({begin, end, target->lexicon->Find(token.orth, token.norm), false});
    begin = end;
  }
  out->back().space_after = last.space_after;
}

}  // namespace communique::entity::pipeline
