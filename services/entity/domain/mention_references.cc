#include "services/entity/domain/mention_references.h"

#include <array>
#include <string>
#include <utility>

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

// Words between "the two" and the noun at most.
constexpr int kGroupAdjectives = 2;

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

// "the two leaders", "both sides": the end of the group that starts at `i`; `i` when there is none.
int GroupEnd(const DocumentWords& words, const MentionLexicon& lexicon, int i, int last) {
  int j = i;
  if (words[j].key == "the" && j + 1 < last && words[j + 1].key == "two") {
    j += 2;
  } else if (words[j].key == "both") {
    ++j;
  } else {
    return i;
  }
  for (int skipped = 0; j < last && skipped <= kGroupAdjectives; ++j, ++skipped) {
    if (lexicon.Is(WordClass::kGroupNoun, words[j].key)) return j + 1;
    if (!words[j].ordinary) return i;
  }
  return i;
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
  AddOffices(text, drafts);
  for (const SentenceSpan& sentence : text.sentences) {
    for (int i = sentence.first_token; i < sentence.last_token; ++i) {
      const int group_end = GroupEnd(words, lexicon, i, sentence.last_token);
      if (group_end > i) {
        MentionDraft draft;
        SetSpan(text, i, group_end, &draft);
        draft.span.kind = v1::MENTION_KIND_NOMINAL;
        draft.span.type = v1::ENTITY_TYPE_GROUP;
        draft.span.score = kNominalScore;
        draft.reference = Reference::kPair;
        drafts->mentions.push_back(std::move(draft));
        i = group_end - 1;
        continue;
      }
      for (const Pronoun& pronoun : kPronouns) {
        if (words[i].key == pronoun.key) AddPronoun(text, pronoun, i, drafts);
      }
    }
  }
}

}  // namespace communique::entity
