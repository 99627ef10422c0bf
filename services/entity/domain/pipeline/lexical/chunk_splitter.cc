#include "services/entity/domain/pipeline/lexical/chunk_splitter.h"

#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/affix_rules.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"
#include "services/entity/domain/pipeline/lexical/special_cases.h"

namespace communique::entity::pipeline {
namespace {

// A string that shrinks, and an alphabet of it, which is brought up to date only while that is
// cheap.
class Shrinking {
 public:
  explicit Shrinking(absl::string_view text) : text_(text), alphabet_(AlphabetOf(text)) {}

  absl::string_view text() const { return text_; }
  Alphabet alphabet() const { return alphabet_; }

  void Shrink(absl::string_view part) {
    constexpr size_t kCheap = 64;
    text_ = part;
    if (part.size() <= kCheap) alphabet_ = AlphabetOf(part);
  }

 private:
  absl::string_view text_;
  Alphabet alphabet_;
};

}  // namespace

void ChunkSplitter::Split(absl::string_view chunk, bool with_special_cases,
                          Scratch* scratch) const {
  scratch->pieces.clear();
  scratch->suffixes.clear();
  const absl::string_view middle = CutAffixes(chunk, with_special_cases, scratch);
  if (!middle.empty()) CutMiddle(middle, with_special_cases, scratch);
  for (auto it = scratch->suffixes.rbegin(); it != scratch->suffixes.rend(); ++it) {
    scratch->pieces.push_back({*it, {}});
  }
}

// Appends the prefixes to the pieces and the suffixes, outermost first, to theirs; what is left.
absl::string_view ChunkSplitter::CutAffixes(absl::string_view chunk, bool with_special_cases,
                                            Scratch* scratch) const {
  const auto is_special = [&](absl::string_view text) {
    return with_special_cases && special_cases_.Find(text) != nullptr;
  };
  PatternScratch* const patterns = &scratch->patterns;
  Shrinking left(chunk);
  while (!left.text().empty()) {
    const absl::string_view text = left.text();
    if (rules_.IsToken(text, left.alphabet(), patterns) || is_special(text)) break;
    const size_t prefix = rules_.PrefixBytes(text, left.alphabet(), patterns);
    const absl::string_view behind = text.substr(prefix);
    if (prefix > 0 && is_special(behind)) {
      scratch->pieces.push_back({text.substr(0, prefix), {}});
      return behind;
    }
    const size_t suffix = rules_.SuffixBytes(behind, left.alphabet(), patterns);
    const absl::string_view before = text.substr(0, text.size() - suffix);
    if (suffix > 0 && is_special(before)) {
      scratch->suffixes.push_back(text.substr(before.size()));
      return before;
    }
    if (prefix == 0 && suffix == 0) break;
    if (prefix > 0) scratch->pieces.push_back({text.substr(0, prefix), {}});
    if (suffix > 0) scratch->suffixes.push_back(text.substr(before.size()));
    left.Shrink(text.substr(prefix, before.size() - prefix));
  }
  return left.text();
}

void ChunkSplitter::CutMiddle(absl::string_view text, bool with_special_cases,
                              Scratch* scratch) const {
  const SpecialCases::Tokens* const special =
      with_special_cases ? special_cases_.Find(text) : nullptr;
  if (special == nullptr) {
    CutInfixes(text, scratch);
    return;
  }
  for (const ExceptionToken& token : *special) {
    scratch->pieces.push_back({text.substr(0, token.orth.size()), token.norm});
    text.remove_prefix(token.orth.size());
  }
}

void ChunkSplitter::CutInfixes(absl::string_view text, Scratch* scratch) const {
  const Alphabet alphabet = AlphabetOf(text);
  PatternScratch* const patterns = &scratch->patterns;
  scratch->infixes.clear();
  if (!rules_.IsToken(text, alphabet, patterns) && !rules_.IsUrl(text, alphabet, patterns)) {
    rules_.FindInfixes(text, alphabet, patterns, &scratch->infixes);
  }
  size_t begin = 0;
  for (const auto& [infix_begin, infix_end] : scratch->infixes) {
    if (infix_begin == 0) continue;  // What is no prefix stays with what follows.
    if (infix_begin > begin)
      scratch->pieces.push_back({text.substr(begin, infix_begin - begin), {}});
    if (infix_end > infix_begin) {
      scratch->pieces.push_back({text.substr(infix_begin, infix_end - infix_begin), {}});
    }
    begin = infix_end;
  }
  if (begin < text.size()) scratch->pieces.push_back({text.substr(begin), {}});
}

}  // namespace communique::entity::pipeline
