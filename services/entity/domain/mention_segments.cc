#include "services/entity/domain/mention_segments.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/mention_titles.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// Towns smaller than this need a preposition or a country beside them.
constexpr uint32_t kKnownCity = 300000;

// A run of capitalised words is read this far, so that hostile texts stay linear.
constexpr int kLongestRun = 16;
// "de la", "van der", "bin al".
constexpr int kMaxParticles = 3;

// Order in which record types win for one form.
int TypeRank(const KnowledgeRecordData& record, AliasKind kind) {
  switch (record.type) {
    case v1::ENTITY_TYPE_PERSON:
      return kind == AliasKind::kSurname ? 9 : 0;
    case v1::ENTITY_TYPE_COUNTRY:
      return kind == AliasKind::kMetonym ? 6 : 1;
    case v1::ENTITY_TYPE_FACILITY:
      return 2;
    case v1::ENTITY_TYPE_EVENT:
      return 3;
    case v1::ENTITY_TYPE_ORGANIZATION:
      return 4;
    case v1::ENTITY_TYPE_PLACE:
      return record.population >= kKnownCity || record.subtype != "city" ? 3 : 5;
    default:
      return 5;
  }
}

// Cuts one sentence.
class SentenceCutter {
 public:
  SentenceCutter(const AnnotatedText& text, const DocumentWords& words, const KnowledgeBase& base,
                 const MentionLexicon& lexicon, int first, int last)
      : text_(text),
        words_(words),
        base_(base),
        lexicon_(lexicon),
        first_(first),
        last_(last),
        title_case_(first < last && words.TitleCase(text.tokens[first].sentence)) {}

  std::vector<Segment> Cut() {
    for (int i = first_; i < last_;) {
      const std::optional<Segment> segment = SegmentAt(i);
      if (!segment) {
        ++i;
        continue;
      }
      i = std::max(segment->last, i + 1);
      segments_.push_back(*segment);
    }
    return std::move(segments_);
  }

 private:
  std::optional<Segment> SegmentAt(int i) const {
    if (words_[i].key.empty() || text_.tokens[i].kind == TokenKind::kPunctuation)
      return std::nullopt;
    const std::optional<TitleMatch> title = MatchTitle(text_, words_, lexicon_, i, last_);
    std::optional<Segment> known = KnownAt(i);
    if (known && known->form == AliasKind::kAdjective && IsLanguage(i, known->last))
      return std::nullopt;
    const std::optional<Segment> headed = words_[i].cased ? HeadedAt(i) : std::nullopt;
    const int title_end = title ? title->last : 0;
    if (known && IsGivenNameHere(*known)) {
      if (std::optional<Segment> run = RunAt(i); run && run->last > known->last) return run;
    }
    if (title && known && NameGoesFurther(*title, *known)) return TitleSegment(*title);
    if (headed && headed->last > std::max(title_end, known ? known->last : 0)) return headed;
    if (known && known->last > title_end) return known;
    // "The Economist noted": an outlet by its article and its verb.
    if (known && known->last == title_end && known->type == v1::ENTITY_TYPE_OUTLET && known->weak)
      return known;
    if (title) return TitleSegment(*title);
    return words_[i].cased ? RunAt(i) : std::nullopt;
  }

  // "Chad Falk", "Mr. Georgia Smith", "Jean Falk": a state, a town or a monarch whose word is the
  // start of another name.
  bool IsGivenNameHere(const Segment& known) const {
    const int next = known.last;
    const bool may = known.type == v1::ENTITY_TYPE_COUNTRY || known.type == v1::ENTITY_TYPE_PLACE ||
                     known.kind == SegmentKind::kPerson;
    if (!may || known.form == AliasKind::kAdjective || known.last - known.first != 1 ||
        next >= last_ || !words_[next].cased || !base_.IsGivenName(words_[known.first].key) ||
        IsCalendar(next) || StartsTitle(next) || text_.tokens[next].all_caps)
      return false;
    if (FollowsHonorific(known.first)) return true;
    return !title_case_ && !words_[next].ordinary && !StartsCountry(next) && !StartsPlace(next);
  }

  bool FollowsHonorific(int i) const {
    if (segments_.empty() || segments_.back().kind != SegmentKind::kHonorific) return false;
    const int end = segments_.back().last;
    return end == i || (end + 1 == i && words_[end].key.empty());
  }

  bool StartsPlace(int i) const { return !PlacesNamed(i, i + 1).empty(); }

  // "King Bhumibol" is known, and so is the longer "Bhumibol Adulyadej" behind the title.
  bool NameGoesFurther(const TitleMatch& title, const Segment& known) const {
    if (known.kind != SegmentKind::kPerson || title.last >= known.last) return false;
    const std::optional<Segment> name = KnownAt(title.last);
    return name && name->kind == SegmentKind::kPerson && name->last > known.last;
  }

  Segment TitleSegment(const TitleMatch& match) const {
    Segment segment;
    const TitleClass c = match.title->title_class;
    const bool honorific = c == TitleClass::kHonorific || c == TitleClass::kStyle;
    segment.kind = honorific ? SegmentKind::kHonorific : SegmentKind::kTitle;
    segment.first = match.first;
    segment.last = match.last;
    segment.title = match.title;
    segment.office = match.office;
    return segment;
  }

  // The longest acceptable form of the knowledge base at `i`.
  std::optional<Segment> KnownAt(int i) const {
    std::vector<KnowledgeBase::Match> matches = words_.MatchesAt(i, last_);
    for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
      std::optional<Segment> segment = Accept(i, *match);
      if (segment) return segment;
    }
    return std::nullopt;
  }

  std::optional<Segment> Accept(int i, const KnowledgeBase::Match& match) const {
    const int end = i + match.length;
    if (!words_[i].cased && text_.tokens[i].kind != TokenKind::kNumber) return std::nullopt;
    if (lexicon_.Is(WordClass::kNotName, words_[i].key) && match.length == 1 &&
        !text_.tokens[i].all_caps) {
      return std::nullopt;
    }
    Segment segment;
    segment.first = i;
    segment.last = end;
    int best = 9;
    for (const Alias& alias : match.aliases) {
      if (!Fits(alias, i, end)) continue;
      segment.candidates.push_back(alias);
      const int rank = TypeRank(base_.record(alias.record), alias.kind);
      if (rank >= best) continue;
      best = rank;
      segment.type = base_.record(alias.record).type;
      segment.form = alias.kind;
      segment.subtype = base_.record(alias.record).subtype;
    }
    if (best == 9) return std::nullopt;
    segment.kind =
        segment.type == v1::ENTITY_TYPE_PERSON ? SegmentKind::kPerson : SegmentKind::kEntity;
    segment.weak = IsWeak(segment);
    if (segment.weak && !WeakIsFine(segment)) return std::nullopt;
    return segment;
  }

  // The alias can be written as tokens [i, end) are.
  bool Fits(const Alias& alias, int i, int end) const {
    const bool single = end == i + 1;
    switch (alias.kind) {
      case AliasKind::kSurname:
        return false;
      case AliasKind::kAcronym:
        return !single || text_.tokens[i].all_caps ||
               text_.tokens[i].text.find('.') != absl::string_view::npos;
      case AliasKind::kCombining:
        return single && end < last_ && words_[end].joined;
      default:
        return single || words_[LastWord(i, end)].cased ||
               text_.tokens[LastWord(i, end)].kind != TokenKind::kWord ||
               base_.record(alias.record).type == v1::ENTITY_TYPE_EVENT;
    }
  }

  int LastWord(int i, int end) const {
    while (end - 1 > i && words_[end - 1].key.empty()) --end;
    return end - 1;
  }

  // "He spoke in English.", "the French language": no people and no state is meant.
  bool IsLanguage(int i, int end) const {
    static constexpr absl::string_view kVerbs[] = {"speak", "speaks",  "spoke",   "spoken",
                                                   "learn", "learned", "speaking"};
    static constexpr absl::string_view kNouns[] = {
        "language", "languages", "audio", "subtitles", "translation", "transcript", "version"};
    const auto is_in = [this](const auto& words, int token) {
      return std::find(std::begin(words), std::end(words), words_[token].key) != std::end(words);
    };
    const bool stops = end >= last_ || text_.tokens[end].kind == TokenKind::kPunctuation;
    if (!stops && is_in(kNouns, end)) return true;
    return stops && i > first_ && (words_[i - 1].key == "in" || is_in(kVerbs, i - 1));
  }

  bool IsWeak(const Segment& segment) const {
    if (segment.type == v1::ENTITY_TYPE_OUTLET && HasField(segment)) return true;
    if (segment.last - segment.first > 1) return false;
    const NameWord& word = words_[segment.first];
    if (word.ordinary && segment.form != AliasKind::kAcronym) return true;
    const KnowledgeRecordData& best = base_.record(segment.candidates.front().record);
    return segment.type == v1::ENTITY_TYPE_PLACE && best.subtype == "city" &&
           best.population < kKnownCity;
  }

  // A field of government: "Foreign Affairs" is seldom the magazine.
  bool HasField(const Segment& segment) const {
    for (int i = segment.first; i < segment.last; ++i) {
      if (lexicon_.IsPortfolio(words_[i].key)) return true;
    }
    return false;
  }

  // Evidence beside a weak form.
  bool WeakIsFine(const Segment& segment) const {
    const int i = segment.first;
    const bool country = segment.type == v1::ENTITY_TYPE_COUNTRY;
    // "China" and "Turkey" with a capital are states, "Polish" need not be.
    const bool named = segment.form == AliasKind::kName || segment.form == AliasKind::kAlias ||
                       segment.form == AliasKind::kFormer;
    if (country && named) return true;
    if (country && words_.IsNameLike(i) && segment.form != AliasKind::kMetonym) return true;
    if (segment.type == v1::ENTITY_TYPE_OUTLET) return OutletIsNamed(segment);
    if (segment.type != v1::ENTITY_TYPE_PLACE && segment.type != v1::ENTITY_TYPE_FACILITY &&
        !country) {
      return words_.IsNameLike(i) && !words_[i].opens && !NextIsName(segment.last) &&
             !PreviousIsName(i);
    }
    if (!words_.IsNameLike(i)) return false;
    const bool located = i > first_ && lexicon_.Is(WordClass::kLocative, words_[i - 1].key);
    return (located && !NextIsName(segment.last)) || CountryFollows(segment.last);
  }

  // "The Guardian": an ordinary word names a medium only with its capital article, or when it
  // speaks.
  bool OutletIsNamed(const Segment& segment) const {
    const int i = segment.first;
    if (i == first_ || words_[i - 1].key != "the" || NextIsName(segment.last)) return false;
    if (words_[i - 1].cased && !words_[i - 1].opens) return true;
    return segment.last < last_ && lexicon_.Is(WordClass::kSpeech, words_[segment.last].key);
  }

  bool NextIsName(int i) const { return i < last_ && words_[i].cased && !IsCalendar(i); }
  bool PreviousIsName(int i) const {
    return i > first_ && words_[i - 1].cased && words_.IsNameLike(i - 1);
  }
  // "As President Falk I ...": "I" goes on a name only before more of it ("Philip I Falk").
  bool IsPronounI(int i) const {
    return text_.tokens[i].text == "I" && (i + 1 >= last_ || !words_[i + 1].cased);
  }

  // "'S" of a shouted "MINISTER'S".
  bool IsClitic(int i) const {
    const absl::string_view token = text_.tokens[i].text;
    return words_[i].key == "s" && (absl::StartsWith(token, "'") || absl::StartsWith(token, "’"));
  }

  bool IsCalendar(int i) const { return lexicon_.Is(WordClass::kCalendar, words_[i].key); }

  bool CountryFollows(int i) const {
    if (i + 1 >= last_ || words_[i].key != ",") return false;
    for (const KnowledgeBase::Match& match : words_.MatchesAt(i + 1, last_)) {
      for (const Alias& alias : match.aliases) {
        if (base_.record(alias.record).type == v1::ENTITY_TYPE_COUNTRY && words_[i + 1].cased)
          return true;
      }
    }
    return false;
  }

  bool StartsTitle(int i) const {
    const std::optional<TitleMatch> title = MatchTitle(text_, words_, lexicon_, i, last_);
    return title && EndsRun(*title);
  }

  // A title ends a run; inside the name of a body ("Office of the Press Secretary") only one that a
  // person's name follows.
  bool StopsAtTitle(int i, bool always) const {
    const std::optional<TitleMatch> title = MatchTitle(text_, words_, lexicon_, i, last_);
    if (!title || !EndsRun(*title)) return false;
    return always || (title->last < last_ && words_[title->last].cased && !IsCalendar(title->last));
  }

  bool StartsCountry(int i) const {
    for (const KnowledgeBase::Match& match : words_.MatchesAt(i, last_)) {
      for (const Alias& alias : match.aliases) {
        const bool country = base_.record(alias.record).type == v1::ENTITY_TYPE_COUNTRY;
        if (country && alias.kind != AliasKind::kMetonym && Fits(alias, i, i + match.length))
          return true;
      }
    }
    return false;
  }

  // "Grand Vizier Vladimir Putin", "U Htin Kyaw": the full name of somebody known, and no given
  // name before it that would make it somebody else's.
  bool StartsKnownPerson(int i) const {
    const bool honorific = text_.tokens[i - 1].text == "U";  // Burmese, as "Daw" is.
    const bool initial = IsInitial(words_[i - 1].key) && !honorific;
    if (base_.IsGivenName(words_[i - 1].key) || IsNameParticle(words_[i - 1].key) || initial)
      return false;
    for (const KnowledgeBase::Match& match : words_.MatchesAt(i, last_)) {
      if (match.length < 2 || !words_[LastWord(i, i + match.length)].cased) continue;
      for (const Alias& alias : match.aliases) {
        const bool person = base_.record(alias.record).type == v1::ENTITY_TYPE_PERSON;
        if (person && alias.kind != AliasKind::kSurname) return true;
      }
    }
    return false;
  }

  // "Michael Jordan": behind a given name, a state whose name people bear too.
  bool IsSurnameHere(int i, int j) const {
    const bool ends = j + 1 >= last_ || (!words_[j + 1].joined && !words_[j + 1].cased);
    return j == i + 1 && ends && base_.IsGivenName(words_[i].key) && !words_[i].ordinary &&
           base_.IsGivenName(words_[j].key) && !title_case_;
  }

  // The token behind the particles ("van der") or the "&" at `i`; `last_` when there are none.
  int ParticlesEnd(int i) const {
    int end = i;
    while (end < last_ && end - i < kMaxParticles &&
           (IsNameParticle(words_[end].key) || text_.tokens[end].text == "&") &&
           !words_[end].cased) {
      ++end;
    }
    return end == i ? last_ : end;
  }

  // End of the capitalised words from `i` on; stops before titles, months and, with
  // `stop_at_countries`, countries.
  int RunEnd(int i, bool stop_at_countries, bool stop_at_titles = true) const {
    int end = i;
    for (int j = i; j < last_ && j - i < kLongestRun;) {
      const NameWord& word = words_[j];
      if (word.joined) {
        const bool suffix = j + 1 < last_ && !words_[j + 1].cased &&
                            lexicon_.Is(WordClass::kSuffixWord, words_[j + 1].key);
        const bool touches = j + 1 < last_ && text_.tokens[j].end == text_.tokens[j + 1].begin &&
                             !words_[j + 1].key.empty();
        if (suffix || !touches) break;
        if (stop_at_countries && words_[j + 1].cased && StartsCountry(j + 1)) break;
        j += 2;
        end = j;
        continue;
      }
      if (word.cased) {
        if (j > i && (IsCalendar(j) || StopsAtTitle(j, stop_at_titles) || StartsKnownPerson(j) ||
                      (stop_at_countries && StartsCountry(j) && !IsSurnameHere(i, j))))
          break;
        if (j > i && lexicon_.Is(WordClass::kNotName, word.key) && !IsInitial(word.key) &&
            !IsNameParticle(word.key))
          break;
        if (title_case_ && !words_.IsNameLike(j)) break;
        if (j > i && IsPronounI(j)) break;
        end = ++j;
        continue;
      }
      const bool bridges = j > i && ParticlesEnd(j) < last_ && words_[ParticlesEnd(j)].cased &&
                           !IsCalendar(ParticlesEnd(j));
      if (!bridges) break;
      j = ParticlesEnd(j);
    }
    return end;
  }

  // A name whose last or first word says what it is: "Raffles Hotel", "Ministry of Trade".
  std::optional<Segment> HeadedAt(int i) const {
    if (title_case_ || lexicon_.Is(WordClass::kNotName, words_[i].key) || IsCalendar(i))
      return std::nullopt;
    if (const std::optional<Segment> first = FirstHeadedAt(i)) return first;
    int end = RunEnd(i, false);
    while (end > i + 1 && words_[end - 1].key.empty()) --end;
    // The last head inside the run wins; what follows it is another name.
    for (; end > i + 1; --end) {
      const NameHead* head = lexicon_.LastHead(words_[end - 1].key);
      if (head == nullptr || !words_[end - 1].cased) continue;
      if (words_[i].opens && words_[i].ordinary && end == i + 2 && !IsNumeral(end))
        return std::nullopt;
      if (IsTitledSurname(i, end) || IsGivenAndSurname(i, end)) return std::nullopt;
      const bool numbered = head->type == v1::ENTITY_TYPE_EVENT && IsNumeral(end);
      return HeadSegment(i, numbered ? end + 1 : end, *head);
    }
    return std::nullopt;
  }

  // "World War II".
  bool IsNumeral(int i) const {
    static constexpr absl::string_view kNumerals[] = {"i", "ii", "iii", "one", "two"};
    return i < last_ && words_[i].cased &&
           std::find(std::begin(kNumerals), std::end(kNumerals), words_[i].key) !=
               std::end(kNumerals);
  }

  // "Mr. Richard Hall", "poet Rodney Hall": a surname that is also a word for what a name is.
  bool IsGivenAndSurname(int i, int end) const {
    if (end != i + 2 || !base_.IsOrdinarySurname(words_[i + 1].key)) return false;
    if (FollowsHonorific(i)) return true;
    const bool placed = i > first_ && (lexicon_.Is(WordClass::kLocative, words_[i - 1].key) ||
                                       lexicon_.Is(WordClass::kDeterminer, words_[i - 1].key) ||
                                       words_[i - 1].key == "of");
    return !placed && base_.IsGivenName(words_[i].key) && !words_[i].ordinary &&
           PlacesNamed(i, i + 1).empty() && !IsKnownPerson(i);
  }

  // "Albert Hall" is named after somebody whom the knowledge base has by this word alone.
  bool IsKnownPerson(int i) const {
    const std::optional<Segment> known = KnownAt(i);
    return known && known->kind == SegmentKind::kPerson;
  }

  // "President Park": an office and a surname that is also a word for what a name is.
  bool IsTitledSurname(int i, int end) const {
    const std::optional<TitleMatch> title = MatchTitle(text_, words_, lexicon_, i, last_);
    if (!title || title->last != end - 1 || !EndsRun(*title)) return false;
    for (const KnowledgeBase::Match& match : words_.MatchesAt(end - 1, end)) {
      for (const Alias& alias : match.aliases) {
        if (alias.kind == AliasKind::kSurname) return true;
      }
    }
    return false;
  }

  std::optional<Segment> FirstHeadedAt(int i) const {
    const NameHead* head = lexicon_.FirstHead(words_[i].key);
    if (head == nullptr) return std::nullopt;
    int end = i + 1;
    if (head->type == v1::ENTITY_TYPE_PLACE) {
      end = RunEnd(i, true);
      const bool person = words_[i].key == "san" || words_[i].key == "el";
      if (end < i + 2 || person) return std::nullopt;
      return HeadSegment(i, end, *head);
    }
    // "of"/"for" goes on; "and" only to one more capitalised word.
    while (end + 1 < last_) {
      const std::string& key = words_[end].key;
      int next = end + 1;
      if (key != "of" && key != "for" && !(key == "and" && end > i + 1) && key != "on") break;
      if (words_[next].key == "the" && next + 1 < last_) ++next;
      if (!words_[next].cased || IsCalendar(next) || StopsAtTitle(next, false)) break;
      if (key == "and" && (StartsCountry(next) || EndsInCountry(i, end))) break;
      const int run = RunEnd(next, false, false);
      if (run <= next) break;
      end = run;
      if (key != "and" && StartsCountry(next)) break;
    }
    return end > i + 1 ? std::optional<Segment>(HeadSegment(i, end, *head)) : std::nullopt;
  }

  bool EndsInCountry(int i, int end) const {
    for (int j = end - 1; j > i; --j) {
      if (words_[j].key == "of" || words_[j].key == "for" || words_[j].key == "and") break;
      if (StartsCountry(j)) return true;
    }
    return false;
  }

  Segment HeadSegment(int i, int end, const NameHead& head) const {
    Segment segment;
    segment.kind = SegmentKind::kEntity;
    segment.first = i;
    segment.last = end;
    segment.type = head.type;
    segment.subtype = head.subtype;
    for (const KnowledgeBase::Match& match : words_.MatchesAt(i, last_)) {
      if (i + match.length != end) continue;
      segment.candidates.assign(match.aliases.begin(), match.aliases.end());
      segment.type = base_.record(segment.candidates.front().record).type;
    }
    return segment;
  }

  // "Ingrid Falk AO": decorations and degrees are no part of the name.
  int WithoutPostnominals(int i, int end) const {
    while (end - 1 > i && lexicon_.Is(WordClass::kPostnominal, words_[end - 1].key) &&
           text_.tokens[end - 1].all_caps) {
      --end;
    }
    return end;
  }

  std::optional<Segment> RunAt(int i) const {
    // "Bin Salman" opens a sentence.
    const bool particle = IsNameParticle(words_[i].key) && i + 1 < last_ && words_[i + 1].cased &&
                          !words_[i + 1].ordinary;
    if ((!particle && !words_.IsNameLike(i)) || IsCalendar(i) || IsClitic(i)) return std::nullopt;
    // "A" and "I" are initials only with their stop.
    const bool initial = IsInitial(words_[i].key) && text_.tokens[i].text.size() > 1;
    if (lexicon_.Is(WordClass::kNotName, words_[i].key) && !initial) return std::nullopt;
    Segment segment;
    segment.first = i;
    segment.last = WithoutPostnominals(i, RunEnd(i, true));
    if (segment.last <= i) return std::nullopt;
    if (!words_[i].ordinary) segment.candidates = PlacesNamed(i, segment.last);
    return segment;
  }

  // Places for which tokens [i, end) are a form.
  std::vector<Alias> PlacesNamed(int i, int end) const {
    std::vector<Alias> places;
    for (const KnowledgeBase::Match& match : words_.MatchesAt(i, end)) {
      if (i + match.length != end) continue;
      for (const Alias& alias : match.aliases) {
        if (base_.record(alias.record).type == v1::ENTITY_TYPE_PLACE) places.push_back(alias);
      }
    }
    return places;
  }

  const AnnotatedText& text_;
  const DocumentWords& words_;
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  const int first_;
  const int last_;
  const bool title_case_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> Segmenter::Cut(const AnnotatedText& text, const DocumentWords& words,
                                    int first, int last) const {
  return SentenceCutter(text, words, base_, lexicon_, first, last).Cut();
}

}  // namespace communique::entity
