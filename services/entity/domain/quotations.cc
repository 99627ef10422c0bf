#include "services/entity/domain/quotations.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "services/entity/domain/one_of.h"
#include "services/entity/domain/quoted_words.h"

namespace communique::entity {
namespace {

constexpr int kNearCue = 12;        // Tokens between a cue and the words it introduces.
constexpr int kShortQuotation = 3;  // Words that need their cue nearer.
constexpr int kNearShort = 8;
constexpr int kNearDocument = 6;  // Tokens between a document's name and its words.
// Verbs that name what stands in front of them: "a programme called".
constexpr std::array<absl::string_view, 8> kNamingVerbs = {"call",  "dub",      "name",     "title",
                                                           "label", "nickname", "christen", "term"};
constexpr int kAdjacent = 3;  // Tokens between a cue and one or two words that it introduces.
constexpr int kOneOrTwoWords = 2;
constexpr int kIntroductionWords =
    3;  // Fewest words that a colon in the sentence before introduces.

class QuotationFinder {
 public:
  QuotationFinder(const CueLexicon& cues, const AnnotatedText& text, const Syntax& syntax,
                  const std::vector<Attribution>& attributions)
      : cues_(cues), text_(text), syntax_(syntax), attributions_(attributions) {}

  std::vector<QuotationSpan> Find() {
    for (const QuotedSpan& quoted : syntax_.quoted) {
      const QuotedWords site = DescribeQuoted(text_, quoted);
      if (IsNickname(text_, site)) continue;
      QuotationSpan quotation = Span(site);
      if (quotation.begin >= quotation.end) continue;
      Classify(site, &quotation);
      out_.push_back(quotation);
      last_ = site;
    }
    return std::move(out_);
  }

 private:
  absl::string_view Lower(int i) const {
    return i >= 0 && i < static_cast<int>(text_.tokens.size())
               ? absl::string_view(text_.tokens[i].lower)
               : absl::string_view();
  }

  QuotationSpan Span(const QuotedWords& site) const {
    QuotationSpan quotation;
    int first = site.quoted.first;
    int last = site.quoted.last;
    while (last > first && text_.tokens[last - 1].text == ",") --last;
    if (first >= last) return quotation;
    quotation.begin = text_.tokens[first].begin;
    quotation.end = text_.tokens[last - 1].end;
    quotation.sentence = text_.tokens[first].sentence;
    return quotation;
  }

  void Classify(const QuotedWords& site, QuotationSpan* quotation) {
    if (IsMention(text_, site)) return Unattributed(site, quotation);
    const Attribution* cue = CueAfter(site);
    const char* rule = "cue-after";
    if (cue == nullptr) {
      cue = CueBefore(site);
      rule = "cue-before";
      if (cue != nullptr && Names(*cue, site)) return Unattributed(site, quotation);
    }
    if (cue != nullptr && !cue->first_person) {
      Attribute(*cue, rule, quotation);
      return LinkToSplit(site, quotation);
    }
    if (Continues(site, quotation)) return;
    if (ReadDocument(site, quotation)) return;
    if (ReadLabel(site, quotation)) return;
    if (ReadIntroduction(site, quotation)) return;
    Unattributed(site, quotation);
  }

  // Nobody is named: speech, or words at a distance.
  void Unattributed(const QuotedWords& site, QuotationSpan* quotation) const {
    quotation->scare_quote = IsTitle(text_, site) || IsNamed(text_, site) ||
                             (site.words <= kScareWords && !IsWholeSentence(text_, site)) ||
                             IsMention(text_, site);
    quotation->direct = !quotation->scare_quote;
    quotation->confidence = quotation->scare_quote ? 0.75 : 0.5;
    quotation->rule = "no-cue";
  }

  // The cue in front names a thing or a title, or is too far from a word or two: no speech.
  bool Names(const Attribution& cue, const QuotedWords& site) const {
    const int distance = site.quoted.first - 1 - cue.cue.last;
    if (cue.group < 0) return false;
    const VerbGroup& group = syntax_.groups[cue.group];
    const bool naming = IsOneOf(group.lemma, kNamingVerbs) && cue.cue.last == group.last;
    if (distance == 0 && naming) return !IsObjectOfWhat(cue.group);
    if (naming || IsWholeSentence(text_, site)) return false;
    if (site.words <= kOneOrTwoWords && distance > kAdjacent && cue.use == CueUse::kSpeech) {
      return true;
    }
    return distance > 1 && IsTitle(text_, site);
  }

  // "what she called "a gift"": the thing named is "what".
  bool IsObjectOfWhat(int group) const {
    const TokenRange subject = syntax_.clauses[group].subject;
    const absl::string_view before = Lower(subject.first - 1);
    return !subject.IsEmpty() && (before == "what" || before == "which" || before == "so");
  }

  void Attribute(const Attribution& cue, const char* rule, QuotationSpan* quotation) const {
    quotation->direct = true;
    quotation->speaker = cue.source;
    quotation->cue = cue.cue;
    quotation->addressee = cue.addressee;
    if (cue.mention >= 0) quotation->speaker_entity = text_.mentions[cue.mention].entity;
    quotation->confidence = cue.mention >= 0 ? 0.9 : 0.8;
    quotation->rule = rule;
  }

  // Both parts of a split quotation hang on one cue: the second goes on from the first.
  void LinkToSplit(const QuotedWords& site, QuotationSpan* quotation) const {
    if (out_.empty()) return;
    const QuotationSpan& before = out_.back();
    const bool same_cue = !before.cue.IsEmpty() && before.cue.first == quotation->cue.first;
    if (same_cue && before.cue.first > last_.quoted.first && site.quoted.first > before.cue.first) {
      quotation->continues = static_cast<int>(out_.size()) - 1;
    }
  }

  // "...," said X / X said / according to X.
  const Attribution* CueAfter(const QuotedWords& site) const {
    int i = site.quoted.last + 1;
    const bool comma = Lower(i) == "," || IsSpeechEnd(Lower(site.quoted.last - 1));
    if (Lower(i) == ",") ++i;
    if (i >= site.sentence_last || IsJoiner(Lower(i))) return nullptr;
    const auto next = FirstAttributionFrom(i);
    if (next == attributions_.end() || next->cue.first >= site.sentence_last) return nullptr;
    if (CrossesQuote(site.quoted.last + 1, next->cue.first)) return nullptr;
    if (next->group < 0) return next->cue.first == i ? &*next : nullptr;
    if (next->inverted) return next->cue.first - i <= 1 ? &*next : nullptr;
    const bool starts =
        !next->source.IsEmpty() && next->source.first >= i && next->source.first - i <= 2;
    return comma && starts && !IntroducesQuote(*next, site) ? &*next : nullptr;
  }

  static bool IsSpeechEnd(absl::string_view word) {
    return word == "," || word == "?" || word == "!" || word == "…" || word == "." || word == "-";
  }

  static bool IsJoiner(absl::string_view word) {
    return word == "and" || word == "but" || word == "while" || word == "or" || word == "that" ||
           word == "which" || word == ";" || word == "." || word == ":";
  }

  // The cue is followed by its own quotation.
  bool IntroducesQuote(const Attribution& cue, const QuotedWords& site) const {
    const int next = cue.cue.last;
    return Lower(next) == ":" && next < site.sentence_last;
  }

  std::vector<Attribution>::const_iterator FirstAttributionFrom(int token) const {
    return std::lower_bound(attributions_.begin(), attributions_.end(), token,
                            [](const Attribution& a, int t) { return a.cue.first < t; });
  }

  // Another quoted span starts between the tokens.
  bool CrossesQuote(int from, int to) const {
    const auto it = std::lower_bound(syntax_.quoted.begin(), syntax_.quoted.end(), from,
                                     [](const QuotedSpan& q, int t) { return q.first < t; });
    return it != syntax_.quoted.end() && it->first <= to;
  }

  // X said "...", X called it "...", X said that A was "b".
  const Attribution* CueBefore(const QuotedWords& site) const {
    auto it = FirstAttributionFrom(site.quoted.first - 1);
    const int reach = site.words <= kShortQuotation ? kNearShort : kNearCue;
    for (int n = 0; n < 3 && it != attributions_.begin(); ++n) {
      --it;
      if (it->cue.first < site.sentence_first) return nullptr;
      if (InQuote(syntax_, it->cue.first)) continue;
      if (it->group < 0) {
        if (CommaBetween(it->source.last, site.quoted.first - 1) <= 1) return &*it;
        continue;
      }
      if (it->inverted || ClauseEnds(it->cue.last, site.quoted.first - 1)) return nullptr;
      const int distance = site.quoted.first - 1 - it->cue.last;
      if (distance <= reach || it->noun == SourceNoun::kDocument || IsThat(it->cue.last))
        return &*it;
      return nullptr;
    }
    return nullptr;
  }

  bool IsThat(int token) const { return Lower(token) == "that"; }

  int CommaBetween(int from, int to) const {
    int commas = 0;
    for (int i = from; i < to; ++i) commas += Lower(i) == "," ? 1 : 0;
    return commas;
  }

  // A semicolon, or a comma with "but" or "and" and a new subject, ends what a cue governs.
  bool ClauseEnds(int from, int to) const {
    for (int i = from; i + 1 < to; ++i) {
      const absl::string_view word = Lower(i);
      if (word == ";" || word == "—") return true;
      if (word == "," && (Lower(i + 1) == "but" || Lower(i + 1) == "while" ||
                          Lower(i + 1) == "although" || Lower(i + 1) == "which")) {
        return true;
      }
    }
    return false;
  }

  // Split by its cue, or the next sentence of the same speech.
  bool Continues(const QuotedWords& site, QuotationSpan* quotation) const {
    if (out_.empty()) return false;
    const QuotationSpan& before = out_.back();
    if (!before.direct || before.speaker.IsEmpty()) return false;
    const bool paragraph = site.quoted.continues;
    const bool same_block = text_.sentences[text_.tokens[site.quoted.first].sentence].block ==
                            text_.sentences[text_.tokens[last_.quoted.first].sentence].block;
    const bool starts_sentence = site.quoted.first - 1 == site.sentence_first && site.words > 1;
    const bool follows =
        same_block && starts_sentence && site.sentence_first == last_.sentence_last;
    const bool same_sentence = site.sentence_first < last_.quoted.last &&
                               before.cue.first > last_.quoted.first &&
                               site.quoted.first - before.cue.last <= 6;
    const bool next_block = FollowsInNextBlock(site);
    if (!paragraph && !follows && !same_sentence && !next_block) return false;
    quotation->direct = true;
    quotation->speaker_entity = before.speaker_entity;
    quotation->speaker = before.speaker;
    quotation->continues = static_cast<int>(out_.size()) - 1;
    quotation->confidence = before.confidence * (next_block ? 0.8 : 0.92);
    quotation->rule = paragraph || next_block ? "next-paragraph"
                      : same_sentence         ? "split"
                                              : "next-sentence";
    return true;
  }

  // A paragraph that is nothing but a quotation goes on from the one before it, when that one ended
  // with a quotation or with its cue.
  bool FollowsInNextBlock(const QuotedWords& site) const {
    const int sentence = text_.tokens[site.quoted.first].sentence;
    const int last_sentence = text_.tokens[last_.quoted.last - 1].sentence;
    if (!IsWholeSentence(text_, site) || sentence != last_sentence + 1) return false;
    const SentenceSpan& own = text_.sentences[sentence];
    if (own.block != text_.sentences[last_sentence].block + 1) return false;
    const int end = text_.tokens[site.quoted.last - 1].sentence;
    const bool alone = end + 1 == static_cast<int>(text_.sentences.size()) ||
                       text_.sentences[end + 1].block != own.block;
    return alone && site.quoted.last + 1 >= site.sentence_last;
  }

  // 'X put it so:' at the end of the sentence before, also of the paragraph before.
  bool ReadIntroduction(const QuotedWords& site, QuotationSpan* quotation) const {
    const int sentence = text_.tokens[site.quoted.first].sentence;
    if (sentence == 0 || site.words < kIntroductionWords) return false;
    const SentenceSpan& before = text_.sentences[sentence - 1];
    if (site.quoted.first - 1 != site.sentence_first || Lower(before.last_token - 1) != ":") {
      return false;
    }
    auto it = FirstAttributionFrom(before.last_token);
    if (it == attributions_.begin()) return false;
    --it;
    if (it->cue.first < before.first_token || it->first_person) return false;
    Attribute(*it, "introduced", quotation);
    return true;
  }

  // 'a joint statement on a "..."': the words are the document's.
  bool ReadDocument(const QuotedWords& site, QuotationSpan* quotation) const {
    if (site.words < 3) return false;
    const int floor = std::max(site.sentence_first, site.quoted.first - 1 - kNearDocument);
    for (int i = site.quoted.first - 2; i >= floor; --i) {
      const absl::string_view word = Lower(i);
      if (word == "," || word == ";" || word == "." || IsClosing(i)) return false;
      if (cues_.Noun(word) != SourceNoun::kDocument) continue;
      const absl::string_view before = i > site.sentence_first ? Lower(i - 1) : absl::string_view();
      quotation->direct = true;
      quotation->speaker = {before == "joint" || before == "official" ? i - 1 : i, i + 1};
      quotation->confidence = 0.7;
      quotation->rule = "document";
      return true;
    }
    return false;
  }

  bool IsClosing(int token) const {
    return token > 0 && (Lower(token) == "”" || Lower(token) == "\"");
  }

  // 'NAME: "..."'.
  bool ReadLabel(const QuotedWords& site, QuotationSpan* quotation) const {
    const int colon = site.quoted.first - 2;
    if (Lower(colon) != ":" || colon - site.sentence_first > 8) return false;
    for (const int m : MentionsIn(text_, {site.sentence_first, colon})) {
      const MentionSpan& mention = text_.mentions[m];
      if (mention.last_token != colon || mention.type != v1::ENTITY_TYPE_PERSON) continue;
      quotation->direct = true;
      quotation->speaker = {mention.first_token, mention.last_token};
      quotation->speaker_entity = mention.entity;
      quotation->confidence = 0.85;
      quotation->rule = "label";
      return true;
    }
    return false;
  }

  const CueLexicon& cues_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const std::vector<Attribution>& attributions_;
  std::vector<QuotationSpan> out_;
  QuotedWords last_;
};

}  // namespace

std::vector<QuotationSpan> FindQuotations(const CueLexicon& cues, const AnnotatedText& text,
                                          const Syntax& syntax,
                                          const std::vector<Attribution>& attributions) {
  return QuotationFinder(cues, text, syntax, attributions).Find();
}

}  // namespace communique::entity
