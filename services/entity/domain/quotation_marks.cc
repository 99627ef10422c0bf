#include "services/entity/domain/quotation_marks.h"

#include <utility>

#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

// A mark with what it may do. `pair` numbers the styles; only marks of one style close each other.
struct Mark {
  absl::string_view text;
  int pair;
  bool opens;
  bool closes;
  bool single;
};

constexpr Mark kMarks[] = {{"\"", 0, true, true, false},      {"\u201C", 1, true, false, false},
                           {"\u201D", 1, false, true, false}, {"\u00AB", 2, true, false, false},
                           {"\u00BB", 2, false, true, false}, {"\u300C", 3, true, false, false},
                           {"\u300D", 3, false, true, false}, {"\u300E", 4, true, false, false},
                           {"\u300F", 4, false, true, false}, {"\u2018", 5, true, false, true},
                           {"\u2019", 5, false, true, true},  {"'", 6, true, true, true},
                           {"\u201E", 7, true, false, false}, {"\uFF02", 8, true, true, false},
                           {"\u201A", 9, true, false, true},  {"\u2039", 10, true, false, true},
                           {"\u203A", 10, false, true, true}};
constexpr int kCurly = 1;
constexpr int kStraight = 0;
constexpr int kGuillemets = 2;
constexpr int kSingleCurly = 5;
constexpr int kLowHigh = 7;        // Closed by either curly mark or a straight one.
constexpr int kLowHighSingle = 9;  // Closed by either single curly mark.
// "»yes«": guillemets that point inwards.
constexpr Mark kInward = {"\u00BB", 11, true, false, false};

const Mark* MarkOf(const Token& token) {
  if (token.kind != TokenKind::kPunctuation) return nullptr;
  for (const Mark& mark : kMarks) {
    if (mark.text == token.text) return &mark;
  }
  return nullptr;
}

constexpr int kStraightSingle = 6;
constexpr int kLongestSingle = 80;  // Tokens; a single mark farther away is an apostrophe.

// Pairs the double or the single marks of a text.
class Pairer {
 public:
  Pairer(const AnnotatedText& text, bool single) : text_(text), single_(single) {}

  // The spans with the number of their style.
  struct Paired {
    QuotedSpan span;
    int pair;
  };

  std::vector<Paired> Pair() {
    for (size_t s = 0; s < text_.sentences.size();) {
      size_t end = s + 1;
      while (end < text_.sentences.size() &&
             text_.sentences[end].block == text_.sentences[s].block) {
        ++end;
      }
      PairBlock(text_.sentences[s].first_token, text_.sentences[end - 1].last_token);
      s = end;
    }
    return std::move(spans_);
  }

 private:
  bool SpaceBefore(int i) const {
    return i == 0 || text_.tokens[i - 1].end != text_.tokens[i].begin;
  }
  bool SpaceAfter(int i) const {
    return i + 1 >= static_cast<int>(text_.tokens.size()) ||
           text_.tokens[i].end != text_.tokens[i + 1].begin;
  }
  bool PunctuationBefore(int i) const {
    return i > 0 && text_.tokens[i - 1].kind == TokenKind::kPunctuation;
  }
  bool WordAfter(int i) const {
    return !SpaceAfter(i) && text_.tokens[i + 1].kind == TokenKind::kWord;
  }

  bool Opens(const Mark& mark, int i, int block_first) const {
    if (!mark.opens || (mark.single && !WordAfter(i))) return false;
    const bool at_edge = i == block_first || SpaceBefore(i) || PunctuationBefore(i);
    if (mark.single && !at_edge) return false;
    return !mark.closes || (at_edge && !SpaceAfter(i));
  }

  // A mark of two uses that follows white space and touches a word opens, whatever is open.
  bool MustOpen(const Mark& mark, int i) const {
    return mark.opens && (!mark.closes || (SpaceBefore(i) && WordAfter(i)));
  }

  // A closing guillemet in front of a word, where nothing is open.
  bool OpensInward(const Mark& mark, int i) const {
    return open_ == nullptr && mark.text == kInward.text && WordAfter(i) &&
           (i == 0 || SpaceBefore(i));
  }

  bool Closes(const Mark& mark, int i) const {
    if (open_ == nullptr) return false;
    if (open_->pair == kLowHigh && (mark.pair == kCurly || mark.pair == kStraight)) return true;
    if (open_->pair == kLowHighSingle && mark.pair == kSingleCurly) return true;
    if (open_ == &kInward) return mark.pair == kGuillemets && mark.opens;
    if (!mark.closes || MustOpen(mark, i) || mark.pair != open_->pair) return false;
    return !mark.single || (!WordAfter(i) && i - open_at_ <= kLongestSingle);
  }

  void PairBlock(int first, int last) {
    const Mark* carried = carried_;
    carried_ = nullptr;
    open_ = nullptr;
    bool continues = false;
    for (int i = first; i < last; ++i) {
      const Mark* mark = MarkOf(text_.tokens[i]);
      if (mark == nullptr || mark->single != single_) continue;
      if (OpensInward(*mark, i)) {
        open_ = &kInward;
        open_at_ = i;
        continues = false;
      } else if (Closes(*mark, i)) {
        Add(open_at_ + 1, i, continues);
        open_ = nullptr;
      } else if (Opens(*mark, i, first) && (open_ == nullptr || MustOpen(*mark, i))) {
        open_ = mark;
        open_at_ = i;
        continues = i == first && carried != nullptr && carried->pair == mark->pair;
      }
    }
    if (open_ != nullptr && !single_ && OpensNextBlock(last)) {
      Add(open_at_ + 1, last, continues);
      carried_ = open_;
    }
  }

  bool OpensNextBlock(int next) const {
    if (next >= static_cast<int>(text_.tokens.size())) return false;
    const Mark* mark = MarkOf(text_.tokens[next]);
    return mark != nullptr && mark->pair == open_->pair && mark->opens && !SpaceAfter(next);
  }

  void Add(int first, int last, bool continues) {
    if (first < last) spans_.push_back({{first, last, single_, continues}, open_->pair});
  }

  const AnnotatedText& text_;
  bool single_;
  std::vector<Paired> spans_;
  const Mark* open_ = nullptr;
  int open_at_ = 0;
  const Mark* carried_ = nullptr;  // Left open at the end of the block before.
};

bool Overlaps(const QuotedSpan& a, const QuotedSpan& b) {
  return a.first < b.last && b.first < a.last;
}

}  // namespace

// Single marks that hold double ones win when they are curly; all others give way to double ones.
bool IsQuoteMark(absl::string_view token) {
  static constexpr absl::string_view kMarks[] = {"\"", "“", "”",  "«",  "»",  "‘",
                                                 "’",  "'", "「", "」", "『", "』"};
  return IsOneOf(token, kMarks);
}

std::vector<QuotedSpan> FindQuotedSpans(const AnnotatedText& text) {
  const std::vector<Pairer::Paired> doubles = Pairer(text, false).Pair();
  const std::vector<Pairer::Paired> singles = Pairer(text, true).Pair();
  std::vector<QuotedSpan> spans;
  size_t s = 0;
  const auto add_single = [&](const Pairer::Paired& single) {
    if (spans.empty() || !Overlaps(spans.back(), single.span)) spans.push_back(single.span);
  };
  for (const Pairer::Paired& quoted : doubles) {
    for (; s < singles.size() && singles[s].span.first < quoted.span.first; ++s) {
      const bool holds = Overlaps(singles[s].span, quoted.span);
      if (!holds || singles[s].pair != kStraightSingle) add_single(singles[s]);
    }
    if (spans.empty() || !Overlaps(spans.back(), quoted.span)) spans.push_back(quoted.span);
  }
  for (; s < singles.size(); ++s) add_single(singles[s]);
  return spans;
}

}  // namespace communique::entity
