#include "services/entity/domain/mention_references.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace communique::entity {
namespace {

struct Pronoun {
  absl::string_view key;
  Reference reference;
  bool possessive;
};

constexpr std::array<Pronoun, 20> kPronouns = {{
    {"he", Reference::kHe, false},       {"him", Reference::kHe, false},
    {"his", Reference::kHe, true},       {"himself", Reference::kHe, false},
    {"she", Reference::kShe, false},     {"her", Reference::kShe, true},
    {"hers", Reference::kShe, false},    {"herself", Reference::kShe, false},
    {"they", Reference::kThey, false},   {"them", Reference::kThey, false},
    {"their", Reference::kThey, true},   {"themselves", Reference::kThey, false},
    {"i", Reference::kSpeaker, false},   {"me", Reference::kSpeaker, false},
    {"my", Reference::kSpeaker, true},   {"myself", Reference::kSpeaker, false},
    {"we", Reference::kSpeakers, false}, {"us", Reference::kSpeakers, false},
    {"our", Reference::kSpeakers, true}, {"ourselves", Reference::kSpeakers, false},
}};

constexpr double kPronounScore = 0.9;
constexpr double kNominalScore = 0.85;

// Words between "the two" or "the" and the noun at most.
constexpr int kAdjectives = 2;

void SetSpan(const AnnotatedText& text, int first, int last, MentionDraft* draft) {
  MentionSpan& span = draft->span;
  span.first_token = first;
  span.last_token = last;
  span.title_first_token = span.title_last_token = first;
  span.begin = text.tokens[first].begin;
  span.end = text.tokens[last - 1].end;
  span.sentence = text.tokens[first].sentence;
  span.proposer = v1::PROPOSER_RULE;
}

void AddPronoun(const AnnotatedText& text, const Pronoun& pronoun, int i, MentionDrafts* drafts) {
  // "US" and "U.S." are no pronouns, nor is the numeral "I" in lower case.
  const Token& token = text.tokens[i];
  if (pronoun.key == "us" && (token.all_caps || token.text.find('.') != absl::string_view::npos))
    return;
  if (pronoun.key == "i" && token.text != "I") return;
  MentionDraft draft;
  SetSpan(text, i, i + 1, &draft);
  draft.span.kind = v1::MENTION_KIND_PRONOUN;
  draft.span.type = v1::ENTITY_TYPE_PERSON;
  draft.span.score = kPronounScore;
  draft.reference = pronoun.reference;
  draft.possessive = pronoun.possessive;
  if (pronoun.reference == Reference::kHe) draft.gender = "m";
  if (pronoun.reference == Reference::kShe) draft.gender = "f";
  drafts->mentions.push_back(std::move(draft));
}

bool IsGroup(ReferenceKind kind) {
  return kind == ReferenceKind::kPeople || kind == ReferenceKind::kStates ||
         kind == ReferenceKind::kPair || kind == ReferenceKind::kCouple;
}

// A noun that refers, and where.
struct NounPhrase {
  const ReferenceNoun* noun = nullptr;
  int first = 0;  // Tokens [first, last).
  int last = 0;
};

// The noun phrases that refer in the sentences of one text.
class NounPhrases {
 public:
  NounPhrases(const DocumentWords& words, const MentionLexicon& lexicon,
              const MentionDrafts& drafts)
      : words_(words), lexicon_(lexicon) {
    for (const MentionDraft& draft : drafts.mentions) {
      if (draft.form == AliasKind::kAdjective) adjectives_.insert(draft.span.last_token);
    }
  }

  // The phrase that the word at `i` opens, before token `last`; without a noun when there is none.
  NounPhrase At(int i, int last) const {
    const absl::string_view opener = words_[i].key;
    if (opener == "joint") return Document(i, last);
    if (opener == "both") return Group(i, i + 1, last);
    if (opener == "the" && i + 1 < last && words_[i + 1].key == "two") return Group(i, i + 2, last);
    if (opener == "the" && i + 1 < last) {
      const ReferenceNoun* noun = lexicon_.ReferenceNounOf(words_[i + 1].key);
      const bool pair = noun != nullptr && (noun->kind == ReferenceKind::kPair ||
                                            noun->kind == ReferenceKind::kCouple);
      if (pair && Refers(*noun, i + 2, last)) return {noun, i, i + 2};
    }
    const bool opens =
        opener == "the" || opener == "this" || lexicon_.Is(WordClass::kPossessive, opener);
    return opens ? Single(i + 1, last) : NounPhrase();
  }

 private:
  // "[a] joint statement", "joint press statement".
  NounPhrase Document(int first, int last) const {
    for (int i = first + 1; i < std::min(last, first + 1 + kAdjectives); ++i) {
      const ReferenceNoun* noun = lexicon_.ReferenceNounOf(words_[i].key);
      if (noun != nullptr && noun->kind == ReferenceKind::kDocument) return {noun, first, i + 1};
      if (!words_[i].ordinary) break;
    }
    return {};
  }

  // "the two [young] leaders": `i` stands behind the number.
  NounPhrase Group(int first, int i, int last) const {
    for (int skipped = 0; i < last && skipped <= kAdjectives; ++i, ++skipped) {
      // "Both the United States and ...": no noun of a group.
      if (words_[i].cased && !words_[first].cased) break;
      const ReferenceNoun* noun = lexicon_.ReferenceNounOf(words_[i].key);
      if (noun != nullptr && IsGroup(noun->kind)) return {noun, first, i + 1};
      if (!words_[i].ordinary) break;
    }
    return {};
  }

  // "the [honoured] guest", "the Norwegian diplomat": `i` stands behind the article.
  NounPhrase Single(int i, int last) const {
    const int first = i;
    for (int skipped = 0; i < last && skipped <= kAdjectives; ++i, ++skipped) {
      const ReferenceNoun* noun = lexicon_.ReferenceNounOf(words_[i].key);
      if (noun != nullptr && noun->kind == ReferenceKind::kDocument) break;  // See Document.
      if (noun != nullptr && !IsGroup(noun->kind)) {
        // "the diplomat" may be anybody; a country tells whose he is.
        const bool told = noun->kind != ReferenceKind::kPerson || adjectives_.contains(i);
        return told && Refers(*noun, i + 1, last) ? NounPhrase{noun, first, i + 1} : NounPhrase();
      }
      if (!words_[i].ordinary && !adjectives_.contains(i + 1)) break;
    }
    return {};
  }

  bool Refers(const ReferenceNoun& noun, int next, int last) const {
    return next >= last ||
           std::find(noun.never.begin(), noun.never.end(), words_[next].key) == noun.never.end();
  }

  const DocumentWords& words_;
  const MentionLexicon& lexicon_;
  absl::flat_hash_set<int> adjectives_;  // Ends of adjectives of countries.
};

void AddNoun(const AnnotatedText& text, const MentionLexicon& lexicon, const NounPhrase& phrase,
             MentionDrafts* drafts) {
  const bool group = IsGroup(phrase.noun->kind);
  MentionDraft draft;
  SetSpan(text, phrase.first, phrase.last, &draft);
  draft.span.kind = v1::MENTION_KIND_NOMINAL;
  const bool document = phrase.noun->kind == ReferenceKind::kDocument;
  draft.span.type = group      ? v1::ENTITY_TYPE_GROUP
                    : document ? v1::ENTITY_TYPE_DOCUMENT
                               : v1::ENTITY_TYPE_PERSON;
  draft.span.score = kNominalScore;
  draft.gender = std::string(phrase.noun->gender);
  draft.reference = group ? Reference::kPair : Reference::kNoun;
  draft.noun = phrase.noun;
  draft.possessive = !group && phrase.first > 0 &&
                     lexicon.Is(WordClass::kPossessive, text.tokens[phrase.first - 1].lower);
  drafts->mentions.push_back(std::move(draft));
}

// "His Majesty", "Her Royal Highness": the end of a style that starts at `i` with "his" or "her";
// `i` when there is none.
int StyleEnd(const DocumentWords& words, const MentionLexicon& lexicon, int i, int last) {
  const std::vector<Title>* titles = lexicon.TitlesFrom(words[i].key);
  if (titles == nullptr) return i;
  for (const Title& title : *titles) {
    const int end = i + static_cast<int>(title.keys.size());
    if (title.title_class != TitleClass::kStyle || title.gender.empty() || end > last) continue;
    bool same = true;
    for (int k = i; k < end && same; ++k) same = words[k].key == title.keys[k - i];
    if (same) return end;
  }
  return i;
}

// A style that no name or title follows refers like a pronoun: "His Majesty was tired".
void AddStyle(const AnnotatedText& text, const DocumentWords& words, int first, int last,
              MentionDrafts* drafts) {
  if (last < words.size() && words[last].cased) return;
  MentionDraft draft;
  SetSpan(text, first, last, &draft);
  draft.span.kind = v1::MENTION_KIND_NOMINAL;
  draft.span.type = v1::ENTITY_TYPE_PERSON;
  draft.span.score = kNominalScore;
  draft.reference = words[first].key == "his" ? Reference::kHe : Reference::kShe;
  draft.gender = draft.reference == Reference::kHe ? "m" : "f";
  drafts->mentions.push_back(std::move(draft));
}

bool StandsAlone(const RolePhrase& role) {
  if (role.holder >= 0 || role.indefinite) return false;
  const TitleClass c = role.title->title_class;
  if (c == TitleClass::kRank || c == TitleClass::kHonorific || c == TitleClass::kStyle)
    return false;
  if (c == TitleClass::kProfession) return false;
  return role.definite || role.possessive || !role.country.empty() || role.cased;
}

void AddOffices(const AnnotatedText& text, MentionDrafts* drafts) {
  for (size_t r = 0; r < drafts->roles.size(); ++r) {
    const RolePhrase& role = drafts->roles[r];
    if (!StandsAlone(role)) continue;
    MentionDraft draft;
    SetSpan(text, role.first, role.last, &draft);
    draft.span.kind = v1::MENTION_KIND_NOMINAL;
    draft.span.type = role.plural ? v1::ENTITY_TYPE_GROUP : v1::ENTITY_TYPE_OFFICE;
    draft.span.score = kNominalScore;
    draft.gender = std::string(role.title->gender);
    draft.reference = role.plural && role.definite ? Reference::kPair : Reference::kNone;
    draft.roles.push_back(static_cast<int>(r));
    drafts->mentions.push_back(std::move(draft));
  }
}

}  // namespace

void AddReferences(const AnnotatedText& text, const DocumentWords& words,
                   const MentionLexicon& lexicon, MentionDrafts* drafts) {
  const NounPhrases phrases(words, lexicon, *drafts);
  AddOffices(text, drafts);
  for (const SentenceSpan& sentence : text.sentences) {
    int taken = 0;
    for (int i = sentence.first_token; i < sentence.last_token; ++i) {
      if (i < taken) continue;
      if (const int end = StyleEnd(words, lexicon, i, sentence.last_token); end > i) {
        AddStyle(text, words, i, end, drafts);
        taken = end;
        continue;
      }
      const NounPhrase phrase = phrases.At(i, sentence.last_token);
      if (phrase.noun != nullptr) {
        AddNoun(text, lexicon, phrase, drafts);
        if (IsGroup(phrase.noun->kind)) taken = phrase.last;
      }
      for (const Pronoun& pronoun : kPronouns) {
        if (i >= taken && words[i].key == pronoun.key) AddPronoun(text, pronoun, i, drafts);
      }
    }
  }
}

}  // namespace communique::entity
