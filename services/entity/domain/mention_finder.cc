#include "services/entity/domain/mention_finder.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "services/entity/domain/mention_evidence.h"
#include "services/entity/domain/mention_proposals.h"
#include "services/entity/domain/mention_references.h"
#include "services/entity/domain/mention_roles.h"
#include "services/entity/domain/mention_words.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// How sure a proposer is of its mentions, by judgment.
constexpr double kKnownScore = 0.95;
constexpr double kWeakScore = 0.7;
constexpr double kTitledScore = 0.9;
constexpr double kShapeScore = 0.75;

// What a title beside a run is worth as evidence of a person.
constexpr double kSureTitle = kPersonEvidence + 1;
constexpr double kLooseTitle = 1;

// Mentions that are each too weak make a person together.
constexpr double kEvidenceInSum = 2.5;

// Collects the mentions of one text, sentence by sentence.
class DraftCollector {
 public:
  DraftCollector(const AnnotatedText& text, const KnowledgeBase& base,
                 const MentionLexicon& lexicon, const Segmenter& segmenter)
      : text_(text),
        base_(base),
        lexicon_(lexicon),
        segmenter_(segmenter),
        words_(text, base),
        proposals_(text) {}

  MentionDrafts Collect() {
    for (const SentenceSpan& sentence : text_.sentences) AddSentence(sentence);
    for (MentionDraft& draft : out_.mentions) NotePersonWords(draft);
    for (const MentionDraft& draft : out_.mentions) NoteCountry(draft);
    SumEvidence();
    Decide();
    AddProposed();
    AddReferences(text_, words_, lexicon_, &out_);
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(), Before);
    IndexHolders();
    return std::move(out_);
  }

 private:
  static bool Before(const MentionDraft& a, const MentionDraft& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  }

  void AddSentence(const SentenceSpan& sentence) {
    const std::vector<Segment> segments =
        segmenter_.Cut(text_, words_, sentence.first_token, sentence.last_token);
    const SentenceRoles roles = FindRoles(text_, words_, base_, lexicon_, segments,
                                          sentence.first_token, sentence.last_token);
    std::vector<int> draft_of(segments.size(), -1);
    std::vector<bool> holds(segments.size(), false);
    std::vector<bool> sure(segments.size(), false);
    for (const RoleOfSegment& entry : roles.roles) {
      if (entry.segment < 0) continue;
      holds[entry.segment] = true;
      if (IsSure(entry.role)) sure[entry.segment] = true;
    }
    for (size_t s = 0; s < segments.size(); ++s) {
      if (segments[s].kind == SegmentKind::kTitle || segments[s].kind == SegmentKind::kHonorific)
        continue;
      draft_of[s] = static_cast<int>(out_.mentions.size());
      AddName(segments[s], roles.honorific_of[s] >= 0 ? &segments[roles.honorific_of[s]] : nullptr,
              holds[s], sure[s]);
      out_.mentions.back().country = roles.country_of[s];
    }
    for (const RoleOfSegment& entry : roles.roles) {
      const int role = static_cast<int>(out_.roles.size());
      out_.roles.push_back(entry.role);
      if (entry.segment < 0) continue;
      out_.roles.back().holder = draft_of[entry.segment];
      AttachRole(role, &out_.mentions[draft_of[entry.segment]]);
    }
  }

  // "Analyst", "official" and "head" are also ordinary adjectives and nouns before a capital.
  static bool IsSure(const RolePhrase& role) {
    return role.title->title_class != TitleClass::kProfession && role.office != "official" &&
           role.office != "head" && role.office != "relative";
  }

  void AttachRole(int role, MentionDraft* draft) {
    draft->roles.push_back(role);
    const RolePhrase& phrase = out_.roles[role];
    if (draft->gender.empty()) draft->gender = std::string(phrase.title->gender);
    if (phrase.first < draft->span.first_token) {
      draft->span.title_first_token = phrase.title_first;
      draft->span.title_last_token = phrase.title_last;
    }
  }

  void AddName(const Segment& segment, const Segment* honorific, bool holds_role, bool sure_title) {
    MentionDraft draft;
    SetSpan(segment.first, segment.last, &draft.span);
    draft.candidates = segment.candidates;
    draft.form = segment.form;
    draft.subtype = std::string(segment.subtype);
    draft.titled = honorific != nullptr || holds_role;
    draft.span.type = segment.type;
    draft.span.score = segment.weak ? kWeakScore : kKnownScore;
    draft.span.proposer =
        segment.candidates.empty() ? v1::PROPOSER_RULE : v1::PROPOSER_KNOWLEDGE_BASE;
    const bool title_before = honorific != nullptr || holds_role;
    // A title decides what a word is that also names something else.
    if (segment.kind == SegmentKind::kRun ||
        (title_before && segment.kind == SegmentKind::kEntity)) {
      draft.span.type = v1::ENTITY_TYPE_UNSPECIFIED;
      draft.form = AliasKind::kSurname;
      const double proposed = proposals_.PersonEvidence(segment.first, segment.last);
      // What the knowledge base knows for a surname alone is not voted down.
      const bool rare = IsRareSurname(words_, base_, segment.first, segment.last);
      draft.person = PersonEvidence(text_, words_, base_, lexicon_, segment.first, segment.last) +
                     (rare ? std::max(proposed, 0.0) : proposed);
      if (draft.titled)
        draft.person += honorific != nullptr || sure_title ? kSureTitle : kLooseTitle;
      draft.span.score = draft.titled ? kTitledScore : kShapeScore;
      draft.span.proposer = v1::PROPOSER_RULE;
    }
    if (honorific != nullptr) ReadHonorific(*honorific, &draft);
    out_.mentions.push_back(std::move(draft));
  }

  void ReadHonorific(const Segment& honorific, MentionDraft* draft) const {
    draft->gender = std::string(honorific.title->gender);
    const std::string& key = honorific.title->keys.front();
    draft->spouse_form =
        key == "mrs" || key == "madame" || key == "madam" || key == "lady" || key == "begum";
    draft->span.title_first_token = honorific.first;
    draft->span.title_last_token = honorific.last;
  }

  void SetSpan(int first, int last, MentionSpan* span) const {
    while (last - 1 > first && words_[last - 1].key.empty()) --last;
    span->first_token = first;
    span->last_token = last;
    span->title_first_token = span->title_last_token = first;
    span->begin = text_.tokens[first].begin;
    span->end = text_.tokens[last - 1].end;
    span->sentence = text_.tokens[first].sentence;
  }

  bool IsPerson(const MentionDraft& draft) const {
    return draft.span.type == v1::ENTITY_TYPE_PERSON ||
           (draft.span.type == v1::ENTITY_TYPE_UNSPECIFIED && draft.person >= kPersonEvidence);
  }

  // Remembers the words of sure names: alone they name the same people later.
  void NotePersonWords(const MentionDraft& draft) {
    if (!IsPerson(draft) || (!draft.titled && IsOneTown(draft))) return;
    int count = 0;
    for (int i = draft.span.first_token; i < draft.span.last_token; ++i)
      count += !words_[i].key.empty();
    const bool sure = draft.titled || draft.person >= kPersonEvidence;
    if (count == 1 && !sure) return;
    for (int i = draft.span.first_token; i < draft.span.last_token; ++i) {
      const std::string& key = words_[i].key;
      if (words_[i].cased && key.size() > 1 && !IsNameParticle(key)) person_words_.insert(key);
    }
  }

  // One word that is also a small town says nothing sure of people.
  static bool IsOneTown(const MentionDraft& draft) {
    return draft.span.type == v1::ENTITY_TYPE_UNSPECIFIED && !draft.candidates.empty() &&
           draft.span.last_token - draft.span.first_token == 1;
  }

  void NoteCountry(const MentionDraft& draft) {
    if (draft.span.type != v1::ENTITY_TYPE_COUNTRY) return;
    for (const Alias& alias : draft.candidates) {
      countries_.insert(base_.record(alias.record).country_code);
    }
  }

  // A small town of a country that the text names, and nothing makes it a person.
  bool IsTown(const MentionDraft& draft) const {
    const int end = draft.span.last_token;
    const bool speaks = end < text_.sentences[draft.span.sentence].last_token &&
                        lexicon_.Is(WordClass::kSpeech, words_[end].key);
    if (draft.titled || speaks || HasOnlyPersonWords(draft)) return false;
    return std::any_of(draft.candidates.begin(), draft.candidates.end(),
                       [this](const Alias& alias) {
                         return countries_.contains(base_.record(alias.record).country_code);
                       });
  }

  bool HasOnlyPersonWords(const MentionDraft& draft) const {
    bool some = false;
    for (int i = draft.span.first_token; i < draft.span.last_token; ++i) {
      const std::string& key = words_[i].key;
      if (key.empty() || IsNameParticle(key) || IsInitial(key)) continue;
      if (!person_words_.contains(key)) return false;
      some = true;
    }
    return some;
  }

  // Gives runs a type, drops those that stay without one.
  void Decide() {
    std::vector<MentionDraft> kept;
    std::vector<int> moved(out_.mentions.size(), -1);
    for (size_t m = 0; m < out_.mentions.size(); ++m) {
      MentionDraft& draft = out_.mentions[m];
      if (draft.span.type == v1::ENTITY_TYPE_UNSPECIFIED) SetType(&draft);
      if (draft.span.type == v1::ENTITY_TYPE_UNSPECIFIED) continue;
      moved[m] = static_cast<int>(kept.size());
      kept.push_back(std::move(draft));
    }
    out_.mentions = std::move(kept);
    for (RolePhrase& role : out_.roles) {
      if (role.holder >= 0) role.holder = moved[role.holder];
    }
  }

  // What the whole text says about a name whose mentions are each too weak: "Falk said", "Falk
  // met".
  void SumEvidence() {
    for (const MentionDraft& draft : out_.mentions) {
      if (draft.span.type != v1::ENTITY_TYPE_UNSPECIFIED || draft.person <= 0) continue;
      const NameWord& last = words_[draft.span.last_token - 1];
      if (!last.ordinary && last.key.size() > 1) evidence_[last.key] += draft.person;
    }
  }

  bool EnoughInSum(const MentionDraft& draft) const {
    const auto it = evidence_.find(words_[draft.span.last_token - 1].key);
    return draft.person > 0 && it != evidence_.end() && it->second >= kEvidenceInSum;
  }

  void SetType(MentionDraft* draft) const {
    const int first = draft->span.first_token;
    if (IsTown(*draft)) {
      draft->span.type = v1::ENTITY_TYPE_PLACE;
      draft->span.proposer = v1::PROPOSER_KNOWLEDGE_BASE;
      draft->form = AliasKind::kName;
    } else if (draft->person >= kPersonEvidence || HasOnlyPersonWords(*draft) ||
               EnoughInSum(*draft)) {
      draft->span.type = v1::ENTITY_TYPE_PERSON;
      AddSurnameCandidates(draft);
    } else if (StandsAfterLocative(text_, words_, lexicon_, first) && !words_[first].ordinary &&
               !text_.tokens[first].all_caps) {
      draft->span.type = v1::ENTITY_TYPE_PLACE;
      draft->span.score = kShapeScore / 2;
    } else {
      TakeProposedType(draft);
    }
  }

  // Rules see a name and not what it names: the model says so. One ordinary word with a capital
  // ("the Committee"), or one word of a shouted line, is no name by itself.
  void TakeProposedType(MentionDraft* draft) const {
    const int first = draft->span.first_token;
    const bool shouted = text_.tokens[first].all_caps && words_.TitleCase(draft->span.sentence);
    if (draft->span.last_token - first == 1 && (words_[first].ordinary || shouted)) return;
    draft->span.type = proposals_.OtherType(first, draft->span.last_token);
    if (draft->span.type == v1::ENTITY_TYPE_UNSPECIFIED) return;
    draft->span.proposer = v1::PROPOSER_MODEL;
    draft->span.score = proposals_.Over(first, draft->span.last_token)->score;
  }

  void AddProposed() {
    std::vector<MentionDraft> proposed = ProposedMentions(text_, words_, out_.mentions);
    out_.mentions.insert(out_.mentions.end(), std::make_move_iterator(proposed.begin()),
                         std::make_move_iterator(proposed.end()));
  }

  void AddSurnameCandidates(MentionDraft* draft) const {
    draft->candidates.clear();
    for (const KnowledgeBase::Match& match :
         words_.MatchesAt(draft->span.first_token, draft->span.last_token)) {
      if (draft->span.first_token + match.length != draft->span.last_token) continue;
      for (const Alias& alias : match.aliases) {
        if (base_.record(alias.record).type == v1::ENTITY_TYPE_PERSON)
          draft->candidates.push_back(alias);
      }
    }
  }

  // After sorting, roles find their holders through the mentions' own lists.
  void IndexHolders() {
    for (RolePhrase& role : out_.roles) role.holder = -1;
    for (size_t m = 0; m < out_.mentions.size(); ++m) {
      if (out_.mentions[m].span.kind != v1::MENTION_KIND_NAME) continue;
      for (const int role : out_.mentions[m].roles) out_.roles[role].holder = static_cast<int>(m);
    }
  }

  const AnnotatedText& text_;
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  const Segmenter& segmenter_;
  const DocumentWords words_;
  const ProposalIndex proposals_;
  absl::flat_hash_set<std::string> person_words_;
  absl::flat_hash_set<absl::string_view> countries_;   // That the text names.
  absl::flat_hash_map<std::string, double> evidence_;  // By last word of a name.
  MentionDrafts out_;
};

}  // namespace

MentionDrafts MentionFinder::Find(const AnnotatedText& text) const {
  return DraftCollector(text, base_, lexicon_, segmenter_).Collect();
}

}  // namespace communique::entity
