#include "services/entity/domain/quantities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"

namespace communique::entity {
namespace {

// Words from the number to the counted noun, that included: "20 new bilateral trade agreements".
constexpr int kNounWords = 5;
// The longest phrase in front of a number has so many words.
constexpr int kQualifierWords = 3;

// A noun phrase does not go on past these.
constexpr std::array<absl::string_view, 26> kPhraseEnds = {
    "of", "in",  "on",  "at", "to", "for", "from",  "with", "by", "that", "which", "who", "and",
    "or", "but", "the", "a",  "an", "as",  "after", "are",  "is", "was",  "were",  "per", "than"};

bool IsPhraseEnd(absl::string_view word) {
  return std::find(kPhraseEnds.begin(), kPhraseEnds.end(), word) != kPhraseEnds.end();
}

class QuantityFinder {
 public:
  QuantityFinder(const QuantityLexicon& lexicon, const AnnotatedText& text,
                 const std::vector<VerbGroup>& groups, const std::vector<v1::TimeExpression>& times)
      : lexicon_(lexicon), text_(text), closed_(text.tokens.size()), verb_(text.tokens.size()) {
    for (const VerbGroup& group : groups) {
      for (int i = group.first; i < group.last; ++i) verb_[i] = true;
    }
    size_t i = 0;
    for (const v1::TimeExpression& time : times) {
      while (i < text.tokens.size() &&
             text.tokens[i].end <= static_cast<uint32_t>(time.span().byte_begin()))
        ++i;
      for (; i < text.tokens.size() &&
             text.tokens[i].begin < static_cast<uint32_t>(time.span().byte_end());
           ++i)
        closed_[i] = true;
    }
  }

  std::vector<QuantitySpan> Find() {
    for (const SentenceSpan& sentence : text_.sentences) {
      begin_ = sentence.first_token;
      end_ = sentence.last_token;
      for (int i = begin_; i < end_;) i = ReadAt(i);
    }
    return std::move(out_);
  }

 private:
  const std::string& Word(int i) const { return text_.tokens[i].lower; }

  // The longest phrase of the class at token `i`; null when there is none.
  const QuantityPhrase* PhraseAt(int i, QuantityClass phrase_class) const {
    if (i < begin_ || i >= end_) return nullptr;
    for (const QuantityPhrase& phrase : lexicon_.PhrasesFrom(Word(i))) {
      if (phrase.phrase_class == phrase_class && Matches(phrase, i)) return &phrase;
    }
    return nullptr;
  }

  bool Matches(const QuantityPhrase& phrase, int i) const {
    if (i + static_cast<int>(phrase.words.size()) > end_) return false;
    for (size_t w = 0; w < phrase.words.size(); ++w) {
      if (Word(i + static_cast<int>(w)) != phrase.words[w]) return false;
    }
    return true;
  }

  // Reads the quantity whose number starts at `i`; returns the token to go on from.
  int ReadAt(int i) {
    QuantitySpan quantity;
    const int number_last = ReadNumber(i, &quantity.value);
    if (number_last == i) return i + 1;
    quantity.first = i;
    quantity.last = number_last;
    if (quantity.value <= 0 || NamesSomething(i) || !ReadUnit(number_last, &quantity))
      return number_last;
    ReadQualifier(&quantity);
    out_.push_back(quantity);
    return quantity.last;
  }

  // "20", "1,200", "2.5 million", "two dozen", "a hundred", "twenty - five": the end of the number,
  // `i` when there is none.
  int ReadNumber(int i, double* value) const {
    if (closed_[i]) return i;
    int last = i;
    const QuantityPhrase* word = PhraseAt(i, QuantityClass::kNumber);
    if (word != nullptr) {
      *value = word->number;
      last = ReadUnits(i + 1, value);
    } else if (const std::string figures = absl::StrReplaceAll(Word(i), {{",", ""}});
               absl::ascii_isdigit(static_cast<unsigned char>(figures[0])) &&
               absl::SimpleAtod(figures, value)) {
      last = i + 1;
    } else if ((Word(i) == "a" || Word(i) == "half") &&
               PhraseAt(Word(i) == "a" ? i + 1 : i + 2, QuantityClass::kScale) != nullptr) {
      // "a dozen", "half a million".
      *value = Word(i) == "a" ? 1 : 0.5;
      last = Word(i) == "a" ? i + 1 : i + 2;
    } else {
      return i;
    }
    while (const QuantityPhrase* scale = PhraseAt(last, QuantityClass::kScale)) {
      *value *= scale->number;
      ++last;
    }
    return last;
  }

  // "- five" behind "twenty".
  int ReadUnits(int i, double* value) const {
    const int unit = i < end_ && Word(i) == "-" ? i + 1 : i;
    const QuantityPhrase* word = PhraseAt(unit, QuantityClass::kNumber);
    if (word == nullptr || word->number >= 10 || *value < 20 || unit == i) return i;
    *value += word->number;
    return unit + 1;
  }

  // "Article 5", "No. 12": and the parts of "12-14" or "3/4".
  bool NamesSomething(int i) const {
    if (i == begin_) return false;
    if (PhraseAt(i - 1, QuantityClass::kNever) != nullptr) return true;
    return text_.tokens[i - 1].end == text_.tokens[i].begin &&
           PhraseAt(i - 1, QuantityClass::kCurrencyBefore) == nullptr &&
           text_.tokens[i - 1].text != "(";
  }

  // A percent sign, a currency or a counted noun; false when there is none of them.
  bool ReadUnit(int i, QuantitySpan* quantity) {
    if (const QuantityPhrase* percent = PhraseAt(i, QuantityClass::kPercent)) {
      quantity->kind = v1::QUANTITY_KIND_PERCENT;
      quantity->unit.assign(1, '%');
      quantity->last = i + static_cast<int>(percent->words.size());
      return true;
    }
    return ReadCurrency(i, quantity) || ReadCounted(i, quantity);
  }

  bool ReadCurrency(int i, QuantitySpan* quantity) const {
    const QuantityPhrase* before = PhraseAt(quantity->first - 1, QuantityClass::kCurrencyBefore);
    const QuantityPhrase* behind = PhraseAt(i, QuantityClass::kCurrencyBehind);
    if (before == nullptr && behind == nullptr) return false;
    quantity->kind = v1::QUANTITY_KIND_MONEY;
    const QuantityPhrase& phrase = before != nullptr ? *before : *behind;
    quantity->unit = phrase.currency.empty() ? phrase.words.front() : phrase.currency;
    if (before != nullptr) --quantity->first;
    if (behind != nullptr) quantity->last = i + 1;
    return true;
  }

  // "cooperation agreements": up to the first plural noun of the phrase.
  bool ReadCounted(int i, QuantitySpan* quantity) const {
    const bool one = quantity->value <= 1;
    for (int j = i; j < std::min(end_, i + kNounWords) && !one; ++j) {
      const Token& token = text_.tokens[j];
      const bool dash = token.text == "-" && j > i;
      if (dash) continue;
      if (token.kind != TokenKind::kWord || closed_[j] || IsPhraseEnd(token.lower)) return false;
      if (!IsPlural(j)) {
        if (verb_[j] && !absl::EndsWith(token.lower, "ing")) return false;
        continue;
      }
      quantity->counted_first = i;
      quantity->counted_last = quantity->last = j + 1;
      quantity->unit = token.lower;
      return true;
    }
    return false;
  }

  bool IsPlural(int j) const {
    const std::string& word = Word(j);
    if (PhraseAt(j, QuantityClass::kPlural) != nullptr) return true;
    const bool s = word.size() > 3 && absl::EndsWith(word, "s") && !absl::EndsWith(word, "ss") &&
                   !absl::EndsWith(word, "us") && !absl::EndsWith(word, "is");
    // "20 years" is a length of time, and no noun follows "20 others".
    return s && word != "years" && word != "months" && word != "weeks" && word != "days" &&
           word != "hours" && word != "minutes";
  }

  // "more than" in front of the number, "or so" behind what it counts.
  void ReadQualifier(QuantitySpan* quantity) const {
    constexpr std::pair<QuantityClass, v1::QuantityQualifier> kBefore[] = {
        {QuantityClass::kAtLeast, v1::QUANTITY_QUALIFIER_AT_LEAST},
        {QuantityClass::kAtMost, v1::QUANTITY_QUALIFIER_AT_MOST},
        {QuantityClass::kAbout, v1::QUANTITY_QUALIFIER_ABOUT}};
    // The longest phrase that ends at the number: "no more than", not "more than".
    for (int words = kQualifierWords; words >= 1; --words) {
      const int at = quantity->first - words;
      for (const auto& [phrase_class, qualifier] : kBefore) {
        const QuantityPhrase* phrase = PhraseAt(at, phrase_class);
        if (phrase == nullptr || static_cast<int>(phrase->words.size()) != words) continue;
        quantity->qualifier = qualifier;
        quantity->first = at;
        return;
      }
    }
    if (const QuantityPhrase* more = PhraseAt(quantity->last, QuantityClass::kBehindAtLeast)) {
      quantity->qualifier = v1::QUANTITY_QUALIFIER_AT_LEAST;
      quantity->last += static_cast<int>(more->words.size());
    } else if (const QuantityPhrase* so = PhraseAt(quantity->last, QuantityClass::kBehindAbout)) {
      quantity->qualifier = v1::QUANTITY_QUALIFIER_ABOUT;
      quantity->last += static_cast<int>(so->words.size());
    }
  }

  const QuantityLexicon& lexicon_;
  const AnnotatedText& text_;
  std::vector<bool> closed_;  // Tokens of times.
  std::vector<bool> verb_;    // Tokens of verb groups.
  std::vector<QuantitySpan> out_;
  int begin_ = 0;  // Of the sentence that is read.
  int end_ = 0;
};

}  // namespace

std::vector<QuantitySpan> FindQuantities(const QuantityLexicon& lexicon, const AnnotatedText& text,
                                         const std::vector<VerbGroup>& groups,
                                         const std::vector<v1::TimeExpression>& times) {
  return QuantityFinder(lexicon, text, groups, times).Find();
}

}  // namespace communique::entity
