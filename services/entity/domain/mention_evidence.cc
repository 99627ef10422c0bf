#include "services/entity/domain/mention_evidence.h"

#include <string>

#include "absl/strings/match.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// Weights, by judgment: two independent signs, or one that is nearly sure, make a person.
constexpr double kGivenNameFirst = 2;
constexpr double kGivenNameAlone = 1;
constexpr double kInitial = 2;
constexpr double kParticle = 1;
constexpr double kKnownSurname = 2;
constexpr double kKnownOrdinarySurname = 1;
constexpr double kPersonVerb = 1.5;
constexpr double kBesidePerson = 0.5;
constexpr double kUnknownWords = 1;
constexpr double kHyphenated = 2;
constexpr double kArticle = -2;
constexpr double kPlace = -1.5;
constexpr double kOrdinaryWord = -1.5;
constexpr double kNoSurname =
    -2;                           // "Chief Scientist", "the leader, Indeed": not even with a title.
constexpr double kGoesOn = -1.5;  // "Young Australians": one ordinary word before another name.
constexpr double kShouted = -1;
constexpr double kTooLong = -2;
constexpr double kNoName = -9;

// The first word is the family name of somebody whose family name comes first ("Park").
bool IsFamilyName(const DocumentWords& words, const KnowledgeBase& base, int first, int last) {
  for (const KnowledgeBase::Match& match : words.MatchesAt(first, last)) {
    for (const Alias& alias : match.aliases) {
      const KnowledgeRecordData& record = base.record(alias.record);
      if (record.type == v1::ENTITY_TYPE_PERSON && alias.kind == AliasKind::kSurname &&
          record.name_order == "family-first") {
        return true;
      }
    }
  }
  return false;
}

// The whole run, or its last word, is a form of a person.
bool EndsInPerson(const DocumentWords& words, const KnowledgeBase& base, int first, int last) {
  int end = last - 1;
  while (end > first && words[end].key.empty()) --end;
  for (const int i : {first, end}) {
    for (const KnowledgeBase::Match& match : words.MatchesAt(i, last)) {
      if (i + match.length != last) continue;
      for (const Alias& alias : match.aliases) {
        if (base.record(alias.record).type == v1::ENTITY_TYPE_PERSON) return true;
      }
    }
  }
  return false;
}

bool HasKnownSurname(const DocumentWords& words, const KnowledgeBase& base, int first, int last) {
  return EndsInPerson(words, base, first, last) || IsFamilyName(words, base, first, last);
}

// "Sun-hwa": the parts of an East Asian given name, with a family name beside them; not
// "Hydro-electric".
bool IsGivenNameJoint(const DocumentWords& words, const KnowledgeBase& base, int i, int first,
                      int last) {
  if (i == first || i + 1 >= last || words[i + 1].cased) return false;
  const bool word = words[i - 1].ordinary && words[i + 1].ordinary &&
                    !base.IsGivenName(words[i - 1].key) && !base.IsGivenName(words[i + 1].key);
  return !word && last - first > 3;
}

// "the Duke of | Gloucester".
bool IsHonorific(const DocumentWords& words, const MentionLexicon& lexicon, int i, int first) {
  if (i < first || !words[i].cased) return false;
  const std::vector<Title>* titles = lexicon.TitlesFrom(words[i].key);
  return titles != nullptr && titles->back().keys.size() == 1 &&
         titles->back().title_class == TitleClass::kHonorific;
}

double NeighbourEvidence(const AnnotatedText& text, const DocumentWords& words,
                         const MentionLexicon& lexicon, int first, int last) {
  double sum = 0;
  const Token& token = text.tokens[first];
  const SentenceSpan& sentence = text.sentences[token.sentence];
  if (last < sentence.last_token && lexicon.Is(WordClass::kSpeech, words[last].key))
    sum += kPersonVerb;
  const bool goes_on = last < sentence.last_token && words[last].cased && !words[last].key.empty();
  if (goes_on && last - first == 1 && words[first].ordinary) sum += kGoesOn;
  if (first == sentence.first_token) return sum;
  const std::string& before = words[first - 1].key;
  if (before == "of" && IsHonorific(words, lexicon, first - 2, sentence.first_token))
    return kNoName;
  if (before == "the" || before == "a" || before == "an") sum += kArticle;
  if (lexicon.Is(WordClass::kRelation, before)) sum += kBesidePerson;
  if (StandsAfterLocative(text, words, lexicon, first)) sum += kPlace;
  return sum;
}

}  // namespace

bool IsRareSurname(const DocumentWords& words, const KnowledgeBase& base, int first, int last) {
  return last - first == 1 && !words[first].ordinary && !base.IsGivenName(words[first].key) &&
         EndsInPerson(words, base, first, last);
}

bool StandsAfterLocative(const AnnotatedText& text, const DocumentWords& words,
                         const MentionLexicon& lexicon, int first) {
  const SentenceSpan& sentence = text.sentences[text.tokens[first].sentence];
  return first > sentence.first_token && lexicon.Is(WordClass::kLocative, words[first - 1].key);
}

double PersonEvidence(const AnnotatedText& text, const DocumentWords& words,
                      const KnowledgeBase& base, const MentionLexicon& lexicon, int first,
                      int last) {
  int count = 0;
  int ordinary = 0;
  int shouted = 0;
  int initials = 0;
  double sum = 0;
  for (int i = first; i < last; ++i) {
    const NameWord& word = words[i];
    if (word.key.empty()) {
      if (IsGivenNameJoint(words, base, i, first, last)) {
        sum += kHyphenated;
        if (i > first && words[i - 1].ordinary && !base.IsGivenName(words[i - 1].key)) --ordinary;
        if (words[i + 1].ordinary && !base.IsGivenName(words[i + 1].key)) --ordinary;
      }
      continue;
    }
    ++count;
    if (text.tokens[i].text == "&") return kNoName;
    if (IsInitial(word.key)) ++initials;
    if (IsInitial(word.key)) sum += kInitial / (count > 1 ? 2 : 1);
    if (i > first && IsNameParticle(word.key)) sum += kParticle;
    if (word.ordinary && !base.IsGivenName(word.key) && !IsNameParticle(word.key)) ++ordinary;
    if (text.tokens[i].all_caps && word.key.size() > 1) ++shouted;
  }
  // Initials alone are an abbreviation ("N. S. W.").
  if (initials == count) return kNoName;
  const bool given = base.IsGivenName(words[first].key);
  const bool plain = given && words[first].ordinary;
  if (given) sum += count > 1 && !plain ? kGivenNameFirst : kGivenNameAlone;
  if (count >= 2 && count <= 3 && ordinary == 0) sum += kUnknownWords;
  if (count > 5) sum += kTooLong;
  if (shouted == count) sum += kShouted;
  if (ordinary > 0 && words[first].ordinary && IsFamilyName(words, base, first, last)) --ordinary;
  const bool known = HasKnownSurname(words, base, first, last);
  const bool single = count == 1 && words[first].ordinary;
  // A given name that is an ordinary word too is not surer for being a surname as well.
  if (known && !(single && given)) {
    const bool plain_word = words[first].ordinary && !IsNameParticle(words[first].key);
    sum += plain_word ? kKnownOrdinarySurname : kKnownSurname;
  }
  const bool surname = known || base.IsOrdinarySurname(words[last - 1].key);
  if (single && ordinary > 0 && !surname) {
    sum += kNoSurname;
  } else {
    sum += ordinary * (count == 1 || given ? kOrdinaryWord / 3 : kOrdinaryWord);
  }
  return sum + NeighbourEvidence(text, words, lexicon, first, last);
}

}  // namespace communique::entity
