#include "services/entity/domain/attributions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "services/entity/domain/one_of.h"
#include "services/entity/domain/quotation_marks.h"
#include "services/entity/domain/source_antecedents.h"

namespace communique::entity {
namespace {

// What "said to", "reported to" and the like leave without a source.
constexpr std::array<absl::string_view, 9> kImpersonal = {
    "say", "report", "believe", "think", "understand", "allege", "claim", "rumour", "suppose"};

// Verbs that say nothing with these particles: "called on the king", "put on a show".
constexpr std::array<std::pair<absl::string_view, absl::string_view>, 18> kPhrasal = {
    {{"call", "on"},
     {"call", "off"},
     {"call", "at"},
     {"put", "on"},
     {"put", "up"},
     {"put", "off"},
     {"put", "out"},
     {"put", "down"},
     {"put", "in"},
     {"put", "together"},
     {"find", "out"},
     {"show", "up"},
     {"show", "off"},
     {"carry", "out"},
     {"carry", "on"},
     {"see", "off"},
     {"write", "off"},
     {"give", "up"}}};

class Finder {
 public:
  Finder(const CueLexicon& cues, const AnnotatedText& text, const Syntax& syntax)
      : cues_(cues),
        text_(text),
        syntax_(syntax),
        sources_(cues, text, syntax),
        antecedents_(cues, text, syntax, &sources_) {}

  std::vector<Attribution> Find() {
    size_t g = 0;
    for (size_t s = 0; s < text_.sentences.size(); ++s) {
      sentence_ = &text_.sentences[s];
      sentence_index_ = static_cast<int>(s);
      first_in_sentence_ = found_.size();
      pending_chain_ = {};
      FindPhrases();
      for (; g < syntax_.groups.size() && syntax_.groups[g].first < sentence_->last_token; ++g) {
        if (syntax_.groups[g].first >= sentence_->first_token) ReadGroup(static_cast<int>(g));
      }
      std::stable_sort(
          found_.begin() + static_cast<int64_t>(first_in_sentence_), found_.end(),
          [](const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; });
    }
    return std::move(found_);
  }

 private:
  absl::string_view Lower(int i) const {
    return i >= sentence_->first_token && i < sentence_->last_token
               ? absl::string_view(text_.tokens[i].lower)
               : absl::string_view();
  }

  // Makes what `phrase` names the attribution's source; false when it cannot speak.
  bool SetSource(TokenRange phrase, bool any, Attribution* attribution) const {
    return Take(sources_.Read(phrase, any), attribution);
  }

  static bool Take(const std::optional<SourcePhrase>& source, Attribution* attribution) {
    if (!source.has_value()) return false;
    attribution->source = source->range;
    attribution->mention = source->mention;
    attribution->noun = source->noun;
    attribution->first_person = source->first_person;
    return true;
  }

  void FindPhrases() {
    for (int i = sentence_->first_token; i < sentence_->last_token; ++i) {
      for (const CuePhrase& phrase : cues_.PhrasesFrom(Lower(i))) {
        const int size = static_cast<int>(phrase.words.size());
        bool matches = true;
        for (int k = 0; k < size && matches; ++k) matches = Lower(i + k) == phrase.words[k];
        if (!matches) continue;
        Attribution attribution;
        attribution.sentence = sentence_index_;
        attribution.cue = {i, i + size};
        attribution.hedged = phrase.hedged;
        const bool found = phrase.before
                               ? SetSubjectAt(i, &attribution)
                               : SetSource(sources_.PhraseFrom(i + size, true), true, &attribution);
        if (found) found_.push_back(attribution);
      }
    }
  }

  // The subject of the verb group that holds `token` becomes the source, the group its verb.
  bool SetSubjectAt(int token, Attribution* attribution) const {
    if (!InVerb(syntax_, token)) return false;
    const auto it = std::upper_bound(syntax_.groups.begin(), syntax_.groups.end(), token,
                                     [](int t, const VerbGroup& g) { return t < g.first; });
    attribution->group = static_cast<int>(std::prev(it) - syntax_.groups.begin());
    attribution->use = CueUse::kPosition;
    const Clause& clause = syntax_.clauses[attribution->group];
    if (IsBareIt(text_, clause.subject)) {
      return Take(antecedents_.Find(attribution->group, SourceOfSentenceBefore()), attribution);
    }
    return Take(sources_.ReadSubject(clause, true), attribution);
  }

  // A phrase of this sentence has the group for its verb.
  bool InPhrase(int g) const {
    return std::any_of(found_.begin() + static_cast<int64_t>(first_in_sentence_), found_.end(),
                       [g](const Attribution& a) { return a.group == g; });
  }

  void ReadGroup(int g) {
    const VerbGroup& group = syntax_.groups[g];
    const Cue* cue = cues_.Find(group.lemma);
    if (cue == nullptr) return;
    if (ReadCiting(g) || IsPhrasal(group) || InPhrase(g)) return;
    Attribution attribution;
    attribution.sentence = sentence_index_;
    attribution.group = g;
    attribution.cue = {group.first, group.last};
    attribution.use = cue->use;
    attribution.hedged = cue->hedged;
    attribution.quotes_only = group.gerund || group.infinitive;
    if (!FindSource(g, *cue, &attribution) || !Suits(attribution)) return;
    attribution.addressee = Addressee(group, *cue);
    AddChain(g, &attribution);
    if (!attribution.addressee.IsEmpty()) attribution.cue.last = attribution.addressee.last;
    found_.push_back(attribution);
  }

  // A particle makes it another verb.
  bool IsPhrasal(const VerbGroup& group) const {
    const absl::string_view next = Lower(group.last);
    return std::find_if(kPhrasal.begin(), kPhrasal.end(), [&](const auto& phrasal) {
             return phrasal.first == group.lemma && phrasal.second == next;
           }) != kPhrasal.end();
  }

  bool FindSource(int g, const Cue& cue, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    const Clause& clause = syntax_.clauses[g];
    const bool human = cue.any_subject;
    if (group.passive || (group.participle && !clause.agent.IsEmpty()))
      return FindAgent(g, attribution);
    if (AfterQuote(group.first) && cue.use != CueUse::kReport && cue.use != CueUse::kWording) {
      attribution->inverted = SetSource(sources_.PhraseFrom(group.last, false), human, attribution);
      return attribution->inverted;
    }
    if (group.gerund && Lower(group.first - 1) == "as") return FindQuotedPerson(g, attribution);
    if (EndsSentence(g, human, attribution)) return true;
    if (IsBareIt(text_, clause.subject)) {
      return Take(antecedents_.Find(g, SourceOfSentenceBefore()), attribution);
    }
    if (!Take(sources_.ReadSubject(clause, human), attribution)) return false;
    attribution->trailing = StandsBeside(group, clause);
    return true;
  }

  // The last source of the sentence before; nothing when it has none.
  std::optional<SourcePhrase> SourceOfSentenceBefore() const {
    if (first_in_sentence_ == 0) return std::nullopt;
    const Attribution& last = found_[first_in_sentence_ - 1];
    if (last.sentence != sentence_index_ - 1 || last.source.IsEmpty()) return std::nullopt;
    return SourcePhrase{last.source, last.mention, last.noun, last.first_person};
  }

  // "the talks failed, officials said", "as the minister put it": a comma or "as" in front of the
  // subject, and nothing behind the verb that it could govern.
  bool StandsBeside(const VerbGroup& group, const Clause& clause) const {
    const int before = clause.subject.first - 1;
    if (clause.inherited || clause.relative || clause.parenthesis) return false;
    int after = group.last;
    if (Lower(after) == "it" || Lower(after) == "us" || Lower(after) == "me") ++after;
    const bool ends = after >= sentence_->last_token || Lower(after) == "." || Lower(after) == ",";
    const bool starts =
        Lower(before) == "as" ||
        (Lower(before) == "," && before > sentence_->first_token && HasVerb(before));
    return ends && starts;
  }

  // A verb stands in the sentence in front of `token`.
  bool HasVerb(int token) const {
    const auto it =
        std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), sentence_->first_token,
                         [](const VerbGroup& g, int t) { return g.first < t; });
    return it != syntax_.groups.end() && it->first < token;
  }

  // The verb follows a closing mark, perhaps with a comma between.
  bool AfterQuote(int first) const {
    int i = first - 1;
    if (Lower(i) == ",") --i;
    return i > sentence_->first_token && IsQuoteMark(Lower(i)) &&
           text_.tokens[i].end == text_.tokens[i - 1].end + text_.tokens[i].text.size();
  }

  // "The deal is done, said the minister."
  bool EndsSentence(int g, bool human, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    if (!human || Lower(group.first - 1) != ",") return false;
    const TokenRange after = sources_.PhraseFrom(group.last, true);
    if (after.IsEmpty() || (Lower(after.last) != "." && Lower(after.last) != ",")) return false;
    Attribution trial = *attribution;
    if (!SetSource(after, false, &trial) || (trial.mention < 0 && trial.noun == SourceNoun::kNone))
      return false;
    *attribution = trial;
    attribution->inverted = true;
    return true;
  }

  // "was quoted by Y": Y speaks; "is said to": nobody is named.
  bool FindAgent(int g, Attribution* attribution) const {
    const VerbGroup& group = syntax_.groups[g];
    const Clause& clause = syntax_.clauses[g];
    if (!clause.agent.IsEmpty()) {
      if (!SetSource(clause.agent, false, attribution)) return false;
      if (group.lemma == "quote" || group.lemma == "cite") {
        attribution->chain.push_back(WithoutClutter(text_, clause.subject));
      }
      return true;
    }
    if (!IsOneOf(group.lemma, kImpersonal)) return false;
    attribution->hedged = true;
    attribution->impersonal = true;
    return Lower(group.last) == "to" || Lower(group.last) == "that" ||
           Lower(group.first - 1) == "it";
  }

  // "quoted X as saying": X.
  bool FindQuotedPerson(int g, Attribution* attribution) const {
    if (g == 0) return false;
    const VerbGroup& before = syntax_.groups[g - 1];
    if (before.first < sentence_->first_token) return false;
    if (before.passive) return SetSource(syntax_.clauses[g - 1].subject, true, attribution);
    return SetSource({before.last, syntax_.groups[g].first - 1}, true, attribution);
  }

  // "citing Y": keeps Y for the attribution before or after it.
  bool ReadCiting(int g) {
    const VerbGroup& group = syntax_.groups[g];
    if (!group.gerund || (group.lemma != "cite" && group.lemma != "quote")) return false;
    Attribution cited;
    if (!SetSource(sources_.PhraseFrom(group.last, false), true, &cited)) return true;
    if (found_.size() > first_in_sentence_ && found_.back().group >= 0) {
      found_.back().chain.push_back(cited.source);
    } else {
      pending_chain_ = cited.source;
    }
    return true;
  }

  void AddChain(int g, Attribution* attribution) {
    const VerbGroup& group = syntax_.groups[g];
    if (!pending_chain_.IsEmpty()) {
      attribution->chain.push_back(pending_chain_);
      pending_chain_ = {};
    }
    if ((group.lemma != "quote" && group.lemma != "cite") || group.passive) return;
    Attribution cited;
    if (SetSource(sources_.PhraseFrom(group.last, true), true, &cited))
      attribution->chain.push_back(cited.source);
  }

  TokenRange Addressee(const VerbGroup& group, const Cue& cue) const {
    if (cue.addressee == CueAddressee::kNone) return {};
    const bool to = Lower(group.last) == "to" && cue.addressee == CueAddressee::kTo;
    if ((!to && cue.addressee != CueAddressee::kObject) || StartsGroup(syntax_, group.last))
      return {};
    const TokenRange phrase = sources_.PhraseFrom(group.last + (to ? 1 : 0), true);
    constexpr int kLongest = 6;
    if (phrase.last - phrase.first > kLongest || StartsGroup(syntax_, phrase.first)) return {};
    return WithoutClutter(text_, phrase);
  }

  // True when such a source does such a thing.
  bool Suits(const Attribution& attribution) const {
    const VerbGroup& verb = syntax_.groups[attribution.group];
    if (attribution.use == CueUse::kMedia && verb.negated) {
      // "It does not mention the canal" tells of the text; "the agency did not" of the agency.
      if (attribution.noun == SourceNoun::kDocument) return false;
    }
    if (attribution.use != CueUse::kReport && attribution.use != CueUse::kMedia) return true;
    const bool told = verb.modal != Modal::kNone && verb.modal != Modal::kWill;
    if (told || verb.infinitive) return false;
    if (attribution.noun == SourceNoun::kMedia) return true;
    const absl::string_view lemma = syntax_.groups[attribution.group].lemma;
    if (lemma == "quote" || lemma == "cite") return true;
    if (attribution.first_person) return false;
    if (attribution.mention < 0) {
      if (attribution.use == CueUse::kMedia) {
        return attribution.noun == SourceNoun::kMedia || attribution.noun == SourceNoun::kDocument;
      }
      return attribution.noun != SourceNoun::kNone && attribution.noun != SourceNoun::kPerson;
    }
    const v1::EntityType type = text_.mentions[attribution.mention].type;
    const bool named = text_.mentions[attribution.mention].kind == v1::MENTION_KIND_NAME;
    return type == v1::ENTITY_TYPE_OUTLET || type == v1::ENTITY_TYPE_DOCUMENT ||
           (type == v1::ENTITY_TYPE_ORGANIZATION && named && attribution.use == CueUse::kReport);
  }

  const CueLexicon& cues_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  SourceReader sources_;
  AntecedentFinder antecedents_;
  const SentenceSpan* sentence_ = nullptr;
  int sentence_index_ = 0;
  size_t first_in_sentence_ = 0;
  TokenRange pending_chain_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> FindAttributions(const CueLexicon& cues, const AnnotatedText& text,
                                          const Syntax& syntax) {
  return Finder(cues, text, syntax).Find();
}

}  // namespace communique::entity
