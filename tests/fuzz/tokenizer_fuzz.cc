// The tokenizer on any text, with small tables and with those of the English model where it is at
// hand; and with any pattern, whose facts must hold of what it matches. The first byte chooses.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/affix_rules.h"
#include "services/entity/domain/pipeline/lexical/pattern.h"
#include "services/entity/domain/pipeline/lexical/tokenizer.h"
#include "services/entity/domain/pipeline/model/read_words.h"
#include "tests/fuzz/fuzz_target.h"

namespace communique::entity::pipeline {
namespace {

TokenizerTables SmallTables() {
  TokenizerTables tables;
  tables.prefix_search = "^\\(|^\"|^:|^\\$|^\\.\\.+|^'|^[\\u00A9\\U0001F600-\\U0001F64F]";
  tables.suffix_search = "\\)$|\"$|:$|\\.$|,$|'s$|\\.\\.+$|(?<=[0-9])(?:km|m)$|'$|(?<=[a-z])\\.$";
  tables.infix_finditer = "(?<=[a-z])-(?=[a-z])|\\.\\.+|(?<=[^a])\\||x*(?=y)";
  tables.url_match = "(?u)^(?:[\\w\\+]{2,}://)?(?:[a-z0-9]{0,6}[a-z]\\.)+[a-z]{2,3}(?:/\\S*)?$";
  tables.token_match = "#[a-z(]+$";
  tables.exceptions = {{" ", {{" ", ""}}},
                       {"):", {{"):", ""}}},
                       {":(", {{":(", ""}}},
                       {"a.m.", {{"a.m.", ""}}},
                       {"don't", {{"do", ""}, {"n't", "not"}}},
                       {"no. 1", {{"no. 1", "number one"}}}};
  return tables;
}

TokenizerTables EnglishTables() {
  std::ifstream file(COMMUNIQUE_MODELS "/en_core_web_sm/tokenizer", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  absl::StatusOr<TokenizerTables> tables = ReadTokenizer("tokenizer", bytes);
  return tables.ok() ? *std::move(tables) : SmallTables();
}

Tokenizer MakeTokenizer(const TokenizerTables& tables) {
  absl::StatusOr<Tokenizer> tokenizer = Tokenizer::Create(tables);
  PROMISE(tokenizer.ok());
  return *std::move(tokenizer);
}

// The input with "?" for each byte that is not UTF-8.
std::string WellFormed(absl::string_view input) {
  std::string text;
  while (const std::optional<size_t> bad = text::FindInvalidUtf8(input)) {
    absl::StrAppend(&text, input.substr(0, *bad), "?");
    input.remove_prefix(*bad + 1);
  }
  absl::StrAppend(&text, input);
  return text;
}

size_t CountCodePoints(absl::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !text::IsContinuation(c); }));
}

// Tokens cover the text, but for the one space after some.
void CheckTokens(const Doc& doc, const Lexicon& lexicon) {
  size_t at = 0;
  for (const DocToken& token : doc.tokens) {
    PROMISE(token.begin == at && token.end > token.begin && token.end <= doc.text.size());
    PROMISE(!text::IsContinuation(doc.text[token.begin]));
    PROMISE(lexicon[token.lexeme].text == doc.text.substr(at, token.end - at));
    at = token.end;
    PROMISE(!token.space_after || (at < doc.text.size() && doc.text[at] == ' '));
    at += token.space_after ? 1 : 0;
  }
  PROMISE(at == doc.text.size());
}

void CheckSame(const Doc& doc, const Lexicon& lexicon, const Doc& other,
               const Lexicon& other_lexicon) {
  PROMISE(doc.tokens.size() == other.tokens.size());
  for (size_t i = 0; i < doc.tokens.size(); ++i) {
    const DocToken& a = doc.tokens[i];
    const DocToken& b = other.tokens[i];
    PROMISE(a.begin == b.begin && a.end == b.end && a.space_after == b.space_after);
    PROMISE(lexicon[a.lexeme].norm == other_lexicon[b.lexeme].norm);
  }
}

void CheckTokenizer(const Tokenizer& tokenizer, absl::string_view text) {
  static const VocabularyTables* const kVocabulary = new VocabularyTables;
  static Lexicon* const kept_lexicon = new Lexicon(kVocabulary);
  Lexicon lexicon(kVocabulary);
  ChunkCache cache;
  Doc cold;
  cold.text = text;
  tokenizer.Tokenize(&lexicon, &cache, &cold);
  CheckTokens(cold, lexicon);
  Doc warm;
  warm.text = text;
  tokenizer.Tokenize(&lexicon, &cache, &warm);
  CheckSame(cold, lexicon, warm, lexicon);
  ChunkCache fresh;  // And with a lexicon full of other words.
  tokenizer.Tokenize(kept_lexicon, &fresh, &warm);
  CheckSame(cold, lexicon, warm, *kept_lexicon);
  kept_lexicon->Trim(10'000);
}

// What is known of a pattern without running it must hold of what it matches.
void CheckFacts(const Pattern& pattern, absl::string_view text, const Pattern::Match& match) {
  const PatternFacts& facts = pattern.facts();
  const absl::string_view matched = text.substr(match.begin, match.end - match.begin);
  const size_t length = CountCodePoints(matched);
  const auto index = [](char c) { return SetIndex(static_cast<unsigned char>(c)); };
  PROMISE(facts.may_match[AlphabetOf(text)]);
  PROMISE(length >= facts.shortest);
  PROMISE(length <= facts.longest || facts.longest >= PatternFacts::kUnbounded);
  PROMISE(matched.empty() || facts.first[index(matched.front())]);
  PROMISE(matched.empty() || facts.last[index(matched.back())]);
  PROMISE(!facts.begins_at_start || match.begin == 0);
  const bool is_at_end =
      match.end == text.size() || (match.end + 1 == text.size() && text.back() == '\n');
  PROMISE(!facts.ends_at_end || is_at_end);
}

// The first line is the pattern, the rest the text.
void CheckPattern(absl::string_view input) {
  constexpr size_t kLongestText = 200;  // Patterns may take any time.
  const size_t line = std::min(input.find('\n'), input.size());
  const absl::string_view python = input.substr(0, line);
  const absl::string_view text = text::FirstCodePoints(
      line < input.size() ? input.substr(line + 1) : absl::string_view(), kLongestText);
  TokenizerTables tables;
  tables.prefix_search = std::string(python);
  tables.suffix_search = std::string(python);
  tables.infix_finditer = std::string(python);
  tables.exceptions = {{"a-b", {{"a", ""}, {"-b", "b"}}}};
  const absl::StatusOr<Pattern> pattern = Pattern::Compile(python, false);
  const absl::StatusOr<Tokenizer> tokenizer = Tokenizer::Create(tables);
  PROMISE(pattern.ok() == tokenizer.ok() || python.empty());
  if (!tokenizer.ok() || python.empty()) return;
  CheckTokenizer(*tokenizer, text);
  const AffixRules rules = *AffixRules::Create(tables);
  PatternScratch scratch;
  const auto match = pattern->Find(text, 0, /*not_empty=*/false, &scratch);
  if (!match.has_value()) return;
  CheckFacts(*pattern, text, *match);
  const size_t length = CountCodePoints(text.substr(match->begin, match->end - match->begin));
  const Alphabet alphabet = AlphabetOf(text);
  PROMISE(rules.PrefixBytes(text, alphabet, &scratch) ==
          text::FirstCodePoints(text, length).size());
  PROMISE(rules.SuffixBytes(text, alphabet, &scratch) == text::LastCodePoints(text, length).size());
}

// One input, see the top of the file.
void Run(absl::string_view input) {
  static const Tokenizer* const kSmall = new Tokenizer(MakeTokenizer(SmallTables()));
  static const Tokenizer* const kEnglish = new Tokenizer(MakeTokenizer(EnglishTables()));
  const std::string text = WellFormed(input.substr(1));
  switch (static_cast<unsigned char>(input[0]) % 3) {
    case 0:
      return CheckTokenizer(*kSmall, text);
    case 1:
      return CheckTokenizer(*kEnglish, text);
    default:
      return CheckPattern(text);
  }
}

}  // namespace
}  // namespace communique::entity::pipeline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  communique::entity::pipeline::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}

std::vector<std::string> FuzzSeeds() {
  const absl::string_view kTexts[] = {
      "The envoy's visit (May 3-5) isn't over: see http://example.org/a-b?x=1, she said...",
      "\"Don't\" :) ): no. 1 a.m. 10km, x|y ..a.. #tag( \u00a0\n\n tail ",
      "«Σ'Σ» \u4e2d\u6587\uff0c\U0001f600\U0001f3fd US$5m A.B. a@b.co 192.168.0.1 :-( 1,000",
  };
  const absl::string_view kPatterns[] = {
      "^\\(|^US\\$|^\\.\\.+|^[\\u00a9\\u4e00-\\u9fff]\n(US$5..",
      "\\.\\.+$|(?<=[0-9])(?:km|m)$|'s$|(?<![a-z])-$\nis 10km....",
      "(?u)(?:[a-z\\d]{2,3}-){1,}?\\w*(?=[^-\\s])\nab-cd-ef-x y",
      "(?i)a|\\bé{2}\\B|[]^-]+\\Z\nA éé- ]^",
      "(?:a|b$)?c*\n\nabc\nb\n",
  };
  std::vector<std::string> seeds;
  for (const char kind : {'\0', '\1'}) {
    for (absl::string_view text : kTexts) seeds.push_back(absl::StrCat(std::string(1, kind), text));
  }
  for (absl::string_view pattern : kPatterns) seeds.push_back(absl::StrCat("\2", pattern));
  return seeds;
}
