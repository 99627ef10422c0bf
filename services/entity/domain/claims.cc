#include "services/entity/domain/claims.h"

#include <algorithm>

#include "services/entity/domain/claim_spans.h"

namespace communique::entity {
namespace {

constexpr double kOpinionThreshold = 0.5;
constexpr double kOfQuestion = 0.9;  // Least probability of a view in a question.
constexpr int kNearQuote = 12;  // Tokens between a verb of wording and the words it introduces.
constexpr double kMostlyQuoted = 0.6;  // Share of a claim's words that makes it its speaker's.

bool MakesClaims(const SentenceSpan& sentence) {
  switch (sentence.role) {
    case ingest::v1::BLOCK_ROLE_PARAGRAPH:
    case ingest::v1::BLOCK_ROLE_LIST_ITEM:
    case ingest::v1::BLOCK_ROLE_QUOTE:
    case ingest::v1::BLOCK_ROLE_UNSPECIFIED:
      return !sentence.heading;
    default:
      return false;
  }
}

class ClaimFinder {
 public:
  ClaimFinder(const OpinionModel& model, const AnnotatedText& text, const Syntax& syntax,
              const std::vector<Attribution>& attributions,
              const std::vector<QuotationSpan>& quotations,
              const std::vector<v1::TimeExpression>& times)
      : model_(model),
        text_(text),
        syntax_(syntax),
        attributions_(attributions),
        quotations_(quotations),
        times_(times) {}

  std::vector<ClaimSpan> Find() {
    for (size_t s = 0; s < text_.sentences.size(); ++s) {
      if (!MakesClaims(text_.sentences[s])) continue;
      for (const TokenRange& range :
           CutClaims(text_, syntax_, static_cast<int>(s), attributions_)) {
        Add(static_cast<int>(s), range);
      }
    }
    return std::move(out_);
  }

 private:
  void Add(int sentence, TokenRange range) {
    ClaimSpan claim;
    claim.sentence = sentence;
    claim.span = range;
    claim.content = range;
    const OpinionFeatures features = model_.Features(text_, syntax_, range, times_, &claim.hedge);
    claim.opinion = model_.Probability(features);
    const int main = MainGroup(text_, syntax_, range);
    if (main >= 0) {
      claim.tense = syntax_.groups[main].tense;
      claim.negated = syntax_.groups[main].negated || StartsNegated(range);
    } else if (claim.opinion < kOpinionThreshold) {
      return;  // A fragment that says nothing.
    }
    if (!Attribute(&claim)) SetLayer(&claim);
    out_.push_back(claim);
  }

  // A question that nobody else asks is the author's, and states nothing.
  void SetLayer(ClaimSpan* claim) const {
    if (IsQuestion(claim->span)) claim->opinion = std::max(claim->opinion, kOfQuestion);
    const bool opinion = claim->opinion >= kOpinionThreshold;
    claim->layer = opinion ? v1::CLAIM_LAYER_AUTHOR_OPINION : v1::CLAIM_LAYER_STATED;
    claim->confidence = opinion ? claim->opinion : 1 - claim->opinion;
    claim->rule = opinion ? "claim/opinion" : "claim/stated";
  }

  // "No agreement was signed", "Nothing was said".
  bool StartsNegated(TokenRange range) const {
    const absl::string_view word = text_.tokens[range.first].lower;
    if (word == "no" || word == "nothing" || word == "none" || word == "nobody" ||
        word == "neither")
      return true;
    for (int i = range.first; i + 1 < range.last && i < range.first + 6; ++i) {
      if (text_.tokens[i].lower == "no" && InFrontOfVerb(i)) return true;
      if (text_.tokens[i].lower == "there" &&
          text_.tokens[i + 2 < range.last ? i + 2 : i].lower == "no")
        return true;
    }
    return false;
  }

  bool InFrontOfVerb(int token) const {
    const auto [from, to] = GroupsIn(syntax_, {token, token + 5});
    return from < to;
  }

  bool Attribute(ClaimSpan* claim) const {
    const Attribution* best = nullptr;
    auto it = std::lower_bound(attributions_.begin(), attributions_.end(), claim->span.first,
                               [](const Attribution& a, int t) { return a.cue.first < t; });
    for (; it != attributions_.end() && it->cue.first < claim->span.last; ++it) {
      if (InQuote(syntax_, it->cue.first)) continue;
      if (it->first_person && it->group >= 0 && it->group == MainGroup(text_, syntax_, claim->span))
        break;  // "I think that they regret it": the author speaks.
      if (!Governs(*it, claim->span)) continue;
      best = &*it;
      break;
    }
    if (best == nullptr) return AttributeQuoted(claim);
    claim->layer = v1::CLAIM_LAYER_ATTRIBUTED;
    claim->source = best->source;
    claim->source_entity = best->mention < 0 ? -1 : text_.mentions[best->mention].entity;
    claim->cue = best->cue;
    claim->rule = best->group < 0             ? "claim/phrase"
                  : MostlyQuoted(claim->span) ? "claim/quotation"
                                              : "claim/verb";
    claim->chain = best->chain;
    if (claim->hedge.IsEmpty() && best->hedged) claim->hedge = best->cue;
    claim->content = Content(*best, claim->span);
    claim->confidence = best->use == CueUse::kSpeech ? 0.9 : 0.75;
    SetContentVerb(best->group, claim);
    return true;
  }

  // Most of the claim stands in quotation marks.
  bool MostlyQuoted(TokenRange range) const {
    auto it = std::lower_bound(syntax_.quoted.begin(), syntax_.quoted.end(), range.first,
                               [](const QuotedSpan& q, int t) { return q.last <= t; });
    int quoted = 0;
    for (; it != syntax_.quoted.end() && it->first < range.last; ++it) {
      quoted += std::min(it->last, range.last) - std::max(it->first, range.first);
    }
    return quoted >= kMostlyQuoted * (range.last - range.first);
  }

  // Tense and negation are those of what is said, not of the saying.
  void SetContentVerb(int cue_group, ClaimSpan* claim) const {
    const int main = MainGroup(text_, syntax_, claim->content);
    if (main < 0 || main == cue_group) return;
    claim->tense = syntax_.groups[main].tense;
    claim->negated =
        claim->negated || syntax_.groups[main].negated || StartsNegated(claim->content);
  }

  bool HasQuote(TokenRange range) const {
    const auto it = std::lower_bound(syntax_.quoted.begin(), syntax_.quoted.end(), range.first,
                                     [](const QuotedSpan& q, int t) { return q.first < t; });
    return it != syntax_.quoted.end() && it->first < range.last;
  }

  // The attribution stands behind the whole claim, not behind a part of it.
  bool Governs(const Attribution& attribution, TokenRange range) const {
    if (attribution.first_person) return false;
    if (attribution.group < 0 || attribution.trailing) return true;
    const VerbGroup& group = syntax_.groups[attribution.group];
    if (attribution.quotes_only) return false;
    const bool main = MainGroup(text_, syntax_, range) == attribution.group;
    if (!main && (syntax_.clauses[attribution.group].relative || InRelative(attribution))) {
      return false;
    }
    if (IsQuestion(range) && !HasQuote(range)) return false;
    if (attribution.use == CueUse::kWording) {
      const int near = std::min(range.last, attribution.cue.last + kNearQuote);
      return IsOutlet(attribution) || HasQuote({attribution.cue.last, near}) ||
             (TellsThat(attribution, range) && !IsCrowd(attribution));
    }
    if (attribution.impersonal) return true;
    if (attribution.use != CueUse::kSpeech || attribution.inverted) return true;
    const TokenRange after{attribution.cue.last, range.last};
    return IsOutlet(attribution) || HasClause(group, after) || HasQuote(range);
  }

  // "the note, which the ministry announced": the source stands behind a relative pronoun.
  bool InRelative(const Attribution& attribution) const {
    const int before = syntax_.clauses[attribution.group].subject.first - 1;
    if (before <= 0 || syntax_.clauses[attribution.group].subject.IsEmpty()) return false;
    const absl::string_view word = text_.tokens[before].lower;
    return word == "which" || word == "whom" || word == "what" ||
           (word == "that" && !InVerb(syntax_, before - 1));
  }

  // "that" follows the verb.
  bool TellsThat(const Attribution& attribution, TokenRange range) const {
    return attribution.cue.last < range.last && text_.tokens[attribution.cue.last].lower == "that";
  }

  // A people or a country, of which the text tells what it found and saw.
  bool IsCrowd(const Attribution& attribution) const {
    if (attribution.mention < 0) return attribution.noun == SourceNoun::kGroup;
    const v1::EntityType type = text_.mentions[attribution.mention].type;
    return type == v1::ENTITY_TYPE_GROUP || type == v1::ENTITY_TYPE_COUNTRY;
  }

  bool IsQuestion(TokenRange range) const { return text_.tokens[range.last - 1].lower == "?"; }

  bool IsOutlet(const Attribution& attribution) const {
    if (attribution.noun == SourceNoun::kMedia || attribution.noun == SourceNoun::kDocument)
      return true;
    return attribution.mention >= 0 &&
           text_.mentions[attribution.mention].type == v1::ENTITY_TYPE_OUTLET;
  }

  // "that", or a clause with a finite verb, follows the verb of saying.
  bool HasClause(const VerbGroup& group, TokenRange after) const {
    const int limit = std::min(after.last, after.first + 8);
    for (int i = after.first; i < limit; ++i) {
      if (text_.tokens[i].lower == "that" || text_.tokens[i].lower == ":") return true;
    }
    const auto [from, to] = GroupsIn(syntax_, after);
    for (int g = from; g < to && g < from + 8; ++g) {
      const VerbGroup& inner = syntax_.groups[g];
      const bool finite = !inner.gerund && !inner.infinitive && !inner.participle;
      if (finite && !syntax_.clauses[g].relative && !syntax_.clauses[g].inherited) return true;
    }
    return false;
  }

  // What is left of the claim without source and cue.
  TokenRange Content(const Attribution& attribution, TokenRange range) const {
    TokenRange content = range;
    if (attribution.inverted) {
      content.last = attribution.cue.first;
    } else if (attribution.trailing) {
      return ContentBeside(attribution, range);
    } else if (attribution.group >= 0) {
      content.first = HoldsVerb(attribution, range) ? attribution.cue.first : attribution.cue.last;
    } else if (attribution.cue.first == range.first && attribution.source.last < range.last) {
      content.first = attribution.source.last;
    } else {
      content.last = attribution.cue.first;
    }
    while (!content.IsEmpty() && IsLink(content.first)) ++content.first;
    while (!content.IsEmpty() && IsLink(content.last - 1)) --content.last;
    return content.IsEmpty() ? range : content;
  }

  // "blamed the weather", "counted 23 papers": the verb is part of what is claimed.
  bool HoldsVerb(const Attribution& attribution, TokenRange range) const {
    const bool told = attribution.use == CueUse::kSpeech || attribution.use == CueUse::kCalling;
    return !told && !TellsThat(attribution, range) &&
           !HasClause(syntax_.groups[attribution.group], {attribution.cue.last, range.last});
  }

  // "..., officials said": the longer side of the cue.
  TokenRange ContentBeside(const Attribution& attribution, TokenRange range) const {
    TokenRange before{range.first, std::max(range.first, attribution.source.first)};
    TokenRange after{std::min(attribution.cue.last, range.last), range.last};
    TokenRange content = before.last - before.first >= after.last - after.first ? before : after;
    while (!content.IsEmpty() && IsAside(content.last - 1)) --content.last;
    while (!content.IsEmpty() && IsLink(content.first)) ++content.first;
    return content.IsEmpty() ? range : content;
  }

  // Belongs to the attribution that stands behind: its article, "as", its comma.
  bool IsAside(int token) const {
    const absl::string_view word = text_.tokens[token].lower;
    return word == "the" || word == "a" || word == "an" || word == "as" || IsLink(token);
  }

  bool IsLink(int token) const {
    const absl::string_view word = text_.tokens[token].lower;
    return word == "that" || word == "," || word == ":" || word == ";";
  }

  // A sentence that is mostly somebody's quoted words.
  bool AttributeQuoted(ClaimSpan* claim) const {
    const uint32_t begin = text_.tokens[claim->span.first].begin;
    const uint32_t end = text_.tokens[claim->span.last - 1].end;
    auto it = std::lower_bound(quotations_.begin(), quotations_.end(), begin,
                               [](const QuotationSpan& q, uint32_t b) { return q.end <= b; });
    for (; it != quotations_.end() && it->begin < end; ++it) {
      const double inside =
          static_cast<double>(std::min(it->end, end)) - std::max(it->begin, begin);
      if (!it->direct || it->speaker.IsEmpty() || inside < kMostlyQuoted * (end - begin)) continue;
      claim->layer = v1::CLAIM_LAYER_ATTRIBUTED;
      claim->source = it->speaker;
      claim->source_entity = it->speaker_entity;
      claim->cue = it->cue;
      claim->rule = "claim/quotation";
      claim->confidence = it->confidence;
      return true;
    }
    return false;
  }

  const OpinionModel& model_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const std::vector<Attribution>& attributions_;
  const std::vector<QuotationSpan>& quotations_;
  const std::vector<v1::TimeExpression>& times_;
  std::vector<ClaimSpan> out_;
};

}  // namespace

std::vector<ClaimSpan> FindClaims(const OpinionModel& model, const AnnotatedText& text,
                                  const Syntax& syntax,
                                  const std::vector<Attribution>& attributions,
                                  const std::vector<QuotationSpan>& quotations,
                                  const std::vector<v1::TimeExpression>& times) {
  return ClaimFinder(model, text, syntax, attributions, quotations, times).Find();
}

}  // namespace communique::entity
