#include "services/entity/domain/time_dateline.h"

#include <algorithm>
#include <iterator>

namespace communique::entity {
namespace {

constexpr int kDatelineBlocks = 8;  // Blocks from the start in which a dateline can stand.
constexpr int kPlaceTokens = 8;     // Tokens of the place in front of the date.
constexpr int kAgencyTokens = 8;    // Tokens between the date and the dash.
constexpr absl::string_view kDashes[] = {"-", "–", "—", "--", "―"};

bool IsDash(absl::string_view word) {
  return std::find(std::begin(kDashes), std::end(kDashes), word) != std::end(kDashes);
}

bool BeginsBlock(const AnnotatedText& text, int sentence) {
  return sentence == 0 || text.sentences[sentence - 1].block != text.sentences[sentence].block;
}

// Names and punctuation alone, as in "RIO DE JANEIRO, Brazil, ".
bool IsPlace(const AnnotatedText& text, int first, int last) {
  if (last - first > kPlaceTokens) return false;
  for (int i = first; i < last; ++i) {
    const Token& token = text.tokens[i];
    const bool particle = token.lower == "de" || token.lower == "la" || token.lower == "al";
    if (token.kind == TokenKind::kWord && !token.capitalized && !particle) return false;
    if (IsDash(token.lower) && i + 1 == first) return false;
  }
  return true;
}

// A dash follows, at most an agency in parentheses or capitals between.
bool DashFollows(const AnnotatedText& text, int from, int last) {
  for (int i = from; i < std::min(last, from + kAgencyTokens); ++i) {
    const Token& token = text.tokens[i];
    if (IsDash(token.lower)) return true;
    if (token.kind == TokenKind::kWord && !token.capitalized) return false;
  }
  return false;
}

// Nothing but punctuation and capitals, "(Wednesday)." or "10:30 GMT".
bool IsEmptyRest(const AnnotatedText& text, int from, int last) {
  for (int i = from; i < last; ++i) {
    if (text.tokens[i].kind == TokenKind::kWord && !text.tokens[i].capitalized) return false;
  }
  return last - from <= kAgencyTokens;
}

bool IsDateline(const AnnotatedText& text, const TimeMatch& match) {
  const int index = text.tokens[match.first].sentence;
  const SentenceSpan& sentence = text.sentences[index];
  if (!BeginsBlock(text, index) || !IsPlace(text, sentence.first_token, match.first)) return false;
  if (IsEmptyRest(text, match.last, sentence.last_token)) return true;
  return sentence.block < kDatelineBlocks && match.first > sentence.first_token &&
         DashFollows(text, match.last, sentence.last_token);
}

}  // namespace

CalendarDate FindDateline(const AnnotatedText& text, const std::vector<TimeMatch>& matches) {
  for (const TimeMatch& match : matches) {
    const int block = text.sentences[text.tokens[match.first].sentence].block;
    if (block >= kDatelineBlocks && block < text.sentences.back().block - 1) continue;
    const bool day = match.form == TimeForm::kDate || match.form == TimeForm::kNumericDate;
    if (!day || match.start.month == 0 || match.start.day == 0) continue;
    if (IsDateline(text, match)) return {match.start.year, match.start.month, match.start.day};
  }
  return {};
}

}  // namespace communique::entity
