#include "services/entity/domain/mention_titles.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace communique::entity {
namespace {

// A minister's field has at most this many words.
constexpr int kLongestField = 8;

// Offices whose one-word titles also occur inside names ("Martin King", "Bin Sultan").
constexpr std::array<absl::string_view, 12> kNameLikeOffices = {
    "monarch",    "royal family", "chair",      "head",     "leader",  "judge",
    "legislator", "relative",     "profession", "official", "speaker", "mayor"};

bool IsWritten(const AnnotatedText& text, const DocumentWords& words, const Title& title, int i) {
  const Token& token = text.tokens[i];
  if (title.in_capitals) return token.all_caps || absl::StrContains(token.text, ".");
  switch (title.title_class) {
    case TitleClass::kRank:
    case TitleClass::kHonorific:
    case TitleClass::kStyle:
      return words[i].cased;
    default:
      return true;
  }
}

// End of `title` when it is written at `i`; 0 when it is not.
int EndOf(const AnnotatedText& text, const DocumentWords& words, const Title& title, int i,
          int last) {
  int j = i;
  for (const std::string& key : title.keys) {
    j = words.SkipJoined(j, last);
    if (j >= last || words[j].key != key) return 0;
    ++j;
  }
  return IsWritten(text, words, title, i) ? j : 0;
}

// "2:17 P.M.": letters behind a number are no title.
bool FollowsNumber(const AnnotatedText& text, int i) {
  return i > 0 && text.tokens[i - 1].kind == TokenKind::kNumber &&
         text.tokens[i - 1].sentence == text.tokens[i].sentence;
}

const Title* LongestTitle(const AnnotatedText& text, const DocumentWords& words,
                          const MentionLexicon& lexicon, int i, int last, int* end) {
  const std::vector<Title>* titles = lexicon.TitlesFrom(words[i].key);
  if (titles == nullptr) return nullptr;
  for (const Title& title : *titles) {
    if (title.in_capitals && FollowsNumber(text, i)) continue;
    *end = EndOf(text, words, title, i, last);
    if (*end > 0) return &title;
  }
  return nullptr;
}

bool IsMinister(const Title& title) { return title.office == "minister"; }

// End of a field from `i` on: portfolios or capitalised words joined by "and" and commas; `i` when
// there is none.
int FieldEnd(const DocumentWords& words, const MentionLexicon& lexicon, int i, int last) {
  int end = i;
  const auto is_field = [&](int j) {
    return j < last && (lexicon.IsPortfolio(words[j].key) || words[j].key == "affairs" ||
                        (words[j].cased && !lexicon.Is(WordClass::kNotName, words[j].key) &&
                         lexicon.TitlesFrom(words[j].key) == nullptr));
  };
  int j = words[i].key == "the" ? i + 1 : i;
  while (j < last && j - i < kLongestField) {
    if (words[j].joined) {
      ++j;
    } else if (is_field(j) &&
               (end == i || lexicon.IsPortfolio(words[j].key) || words[j].ordinary)) {
      end = ++j;
    } else if ((words[j].key == "and" || words[j].key == "," || words[j].key == "&") && end > i &&
               j + 1 < last && lexicon.IsPortfolio(words[j + 1].key)) {
      ++j;
    } else {
      break;
    }
  }
  return end;
}

std::string Join(const DocumentWords& words, int first, int last) {
  std::string out;
  for (int i = first; i < last; ++i) {
    if (!words[i].key.empty()) absl::StrAppend(&out, out.empty() ? "" : " ", words[i].key);
  }
  return out;
}

// "Fisheries Minister", "Trade and Industry Secretary": a field, then a minister.
std::optional<TitleMatch> MatchFieldMinister(const AnnotatedText& text, const DocumentWords& words,
                                             const MentionLexicon& lexicon, int i, int last) {
  if (!lexicon.IsPortfolio(words[i].key)) return std::nullopt;
  int j = i;
  while (j < last && j - i < kLongestField &&
         (lexicon.IsPortfolio(words[j].key) || words[j].key == "and" || words[j].key == "affairs" ||
          words[j].joined || words[j].key == "&")) {
    ++j;
  }
  if (j >= last) return std::nullopt;
  int end = 0;
  const Title* title = LongestTitle(text, words, lexicon, j, last, &end);
  if (title == nullptr || !IsMinister(*title) || words[j].cased != words[i].cased)
    return std::nullopt;
  return TitleMatch{i, end, title, Join(words, i, end)};
}

}  // namespace

std::optional<TitleMatch> MatchTitle(const AnnotatedText& text, const DocumentWords& words,
                                     const MentionLexicon& lexicon, int i, int last) {
  int end = 0;
  const Title* title = LongestTitle(text, words, lexicon, i, last, &end);
  if (title == nullptr) return MatchFieldMinister(text, words, lexicon, i, last);
  TitleMatch match{i, end, title, std::string(title->office)};
  // "President-elect".
  if (end + 1 < last && words[end].joined &&
      (words[end + 1].key == "elect" || words[end + 1].key == "designate")) {
    match.last = end + 2;
  }
  if (IsMinister(*title) && end + 1 < last && words[end].key == "assisting") {
    const int chief = words[end + 1].key == "the" ? end + 2 : end + 1;
    int chief_end = 0;
    if (chief < last && LongestTitle(text, words, lexicon, chief, last, &chief_end) != nullptr)
      match.last = chief_end;
    return match;
  }
  if (IsMinister(*title) && end + 1 < last && (words[end].key == "of" || words[end].key == "for")) {
    const int field = FieldEnd(words, lexicon, end + 1, last);
    if (field > end + 1 &&
        lexicon.IsPortfolio(words[words[end + 1].key == "the" ? end + 2 : end + 1].key)) {
      match.last = field;
      match.office = absl::StrCat(Join(words, end + 1, field), " minister");
    }
  }
  return match;
}

bool EndsRun(const TitleMatch& match) {
  const TitleClass c = match.title->title_class;
  if (match.last - match.first > 1) return true;
  if (c == TitleClass::kHonorific)
    return match.title->keys[0] == "mr" || match.title->keys[0] == "mrs" ||
           match.title->keys[0] == "ms" || match.title->keys[0] == "dr";
  if (c == TitleClass::kRank || c == TitleClass::kStyle || c == TitleClass::kProfession)
    return false;
  return std::find(kNameLikeOffices.begin(), kNameLikeOffices.end(), match.title->office) ==
         kNameLikeOffices.end();
}

}  // namespace communique::entity
