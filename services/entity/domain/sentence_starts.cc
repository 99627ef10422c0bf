#include "services/entity/domain/sentence_starts.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "absl/strings/strip.h"
#include "common/text/utf8.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

// Marks that close what was opened in the sentence before them.
constexpr absl::string_view kClosers[] = {"\u201D", "\u00BB", "\u300D", "\u300F", ")", "]"};
constexpr absl::string_view kTerminators[] = {".",      "?",      "!", "\u2026", "\u3002",
                                              "\uFF1F", "\uFF01", ":", ";"};
constexpr absl::string_view kQuoteMarks[] = {"\"",     "'",      "\u2019", "\u201D",
                                             "\u00BB", "\u300D", "\u300F", ")"};
// A line at least this long that ends without a full stop was wrapped, not ended. Bytes.
constexpr size_t kWrappedLine = 55;

// Decides which of the proposed boundaries stand.
class BoundaryFilter {
 public:
  BoundaryFilter(absl::string_view block, const std::vector<TokenPiece>& pieces,
                 const SentenceRules& rules)
      : block_(block), pieces_(pieces), rules_(rules) {}

  // A sentence may start at piece `at`, > 0, when the one before it starts at piece `start`.
  bool Stands(size_t at, size_t start) const {
    const absl::string_view next = NextWord(at);
    if (!next.empty() && u_islower(static_cast<UChar32>(text::DecodeFront(next)))) return false;
    if (IsListMarker(start, at)) return false;
    if (IsLineEnd(at) && !IsOneOf(LastBeforeQuotes(at), kTerminators)) return !IsWrapped(at);
    return !rules_.Suppresses(WordBeforeStop(at), next);
  }

  bool IsCloser(size_t at) const { return IsOneOf(Text(at), kClosers); }

 private:
  absl::string_view Text(size_t at) const {
    return block_.substr(pieces_[at].begin, pieces_[at].end - pieces_[at].begin);
  }

  // The first word or number at or after `at`, looking past at most three marks.
  absl::string_view NextWord(size_t at) const {
    const size_t limit = std::min(at + 4, pieces_.size());
    for (; at < limit; ++at) {
      if (pieces_[at].kind != TokenKind::kPunctuation) return Text(at);
    }
    return {};
  }

  absl::string_view LastBeforeQuotes(size_t at) const {
    size_t last = at - 1;
    while (last > 0 && at - last < 4 && IsOneOf(Text(last), kQuoteMarks)) --last;
    return Text(last);
  }

  // "Mr" of "Mr." or "U.S" of "U.S." in front of `at`; empty when there is no full stop.
  absl::string_view WordBeforeStop(size_t at) const {
    absl::string_view last = Text(at - 1);
    if (last == ".") {
      const bool adjacent = at >= 2 && pieces_[at - 2].end == pieces_[at - 1].begin;
      return adjacent ? Text(at - 2) : absl::string_view();
    }
    return absl::ConsumeSuffix(&last, ".") ? last : absl::string_view();
  }

  // "1." or "a)" alone in front of `at`.
  bool IsListMarker(size_t start, size_t at) const {
    return at - start <= 2 && pieces_[start].kind != TokenKind::kPunctuation &&
           (pieces_[start].kind == TokenKind::kNumber || Text(start).size() == 1);
  }

  bool IsLineEnd(size_t at) const {
    const size_t end = pieces_[at - 1].end;
    return block_.substr(end, pieces_[at].begin - end).find_first_of("\r\n") !=
           absl::string_view::npos;
  }

  bool IsWrapped(size_t at) const {
    const size_t end = pieces_[at - 1].end;
    const size_t from = end > kWrappedLine ? end - kWrappedLine : 0;
    return end >= kWrappedLine &&
           block_.substr(from, end - from).find_first_of("\r\n") == absl::string_view::npos;
  }

  absl::string_view block_;
  const std::vector<TokenPiece>& pieces_;
  const SentenceRules& rules_;
};

// ICU's boundaries and the missing spaces, as indices of pieces, ascending.
std::vector<size_t> Proposals(absl::string_view block, const std::vector<TokenPiece>& pieces,
                              icu::BreakIterator* sentences) {
  std::vector<size_t> proposals;
  SetText(block, sentences);
  int32_t boundary = sentences->first();
  for (size_t i = 0; i < pieces.size(); ++i) {
    bool proposed = pieces[i].after_missing_space;
    while (boundary != icu::BreakIterator::DONE &&
           static_cast<size_t>(boundary) <= pieces[i].begin) {
      proposed = true;
      boundary = sentences->next();
    }
    if (proposed && i > 0) proposals.push_back(i);
  }
  return proposals;
}

}  // namespace

std::vector<size_t> SentenceStarts(absl::string_view block, const std::vector<TokenPiece>& pieces,
                                   const SentenceRules& rules, icu::BreakIterator* sentences) {
  std::vector<size_t> starts;
  if (pieces.empty()) return starts;
  starts.push_back(0);
  const BoundaryFilter filter(block, pieces, rules);
  for (size_t at : Proposals(block, pieces, sentences)) {
    while (at < pieces.size() && filter.IsCloser(at)) ++at;
    if (at >= pieces.size() || at <= starts.back()) continue;
    if (filter.Stands(at, starts.back())) starts.push_back(at);
  }
  return starts;
}

}  // namespace communique::entity
