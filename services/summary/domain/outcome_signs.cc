#include "services/summary/domain/outcome_signs.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"

namespace communique::summary {
namespace {

absl::string_view Lower(const VisitContext& context, int word) {
  const std::vector<Word>& words = context.view.words();
  if (word < 0 || word >= static_cast<int>(words.size())) return "";
  return words[word].lower;
}

template <size_t N>
bool HasWord(const VisitContext& context, WordRange range, const absl::string_view (&forms)[N]) {
  for (int w = range.first; w < range.last; ++w) {
    if (absl::c_linear_search(forms, Lower(context, w))) return true;
  }
  return false;
}

constexpr absl::string_view kGroups[] = {"leaders",    "sides",     "countries", "nations",
                                         "both",       "ministers", "their",     "they",
                                         "presidents", "we",        "bilateral", "governments"};

bool IsSide(const VisitContext& context, absl::string_view country) {
  return !country.empty() && (context.main.GoesTo(country) ||
                              country == context.view.CountryOf(context.main.principal));
}

}  // namespace

bool NamesGroup(const VisitContext& context, int sentence) {
  const SentenceView& s = context.view.sentences()[sentence];
  return HasWord(context, {s.first_word, s.last_word}, kGroups);
}

bool IsParty(const VisitContext& context, const Cast& cast, const OutcomeClause& clause,
             const Cue& act) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[act.sentence];
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word >= act.first_word) break;
    for (const int person : Members(view, mention.entity)) {
      if (cast.Has(person)) return true;
    }
    const entity::v1::EntityType type = view.entity(mention.entity).type();
    const bool body =
        type == entity::v1::ENTITY_TYPE_COUNTRY || type == entity::v1::ENTITY_TYPE_ORGANIZATION;
    if (body && IsSide(context, view.CountryOf(mention.entity))) return true;
  }
  return HasWord(context, clause.words, kGroups) || NamesGroup(context, act.sentence);
}

bool IsUndone(const VisitContext& context, const OutcomeClause& clause, const Cue& act) {
  static constexpr absl::string_view kBase[] = {"sign",   "conclude", "adopt",     "ink",
                                                "issue",  "launch",   "establish", "announce",
                                                "create", "unveil",   "exchange"};
  static constexpr absl::string_view kAhead[] = {"to",    "will", "would", "shall",
                                                 "could", "may",  "might", "should"};
  static constexpr int kReach = 3;
  if (act.kind == CueKind::kPledge) return false;
  for (int w = act.first_word - 1; w >= std::max(clause.words.first, act.first_word - kReach);
       --w) {
    const bool ahead = absl::c_linear_search(kAhead, Lower(context, w));
    const bool base = absl::c_linear_search(kBase, Lower(context, act.first_word));
    if (ahead && (base || Lower(context, act.first_word - 1) == "be")) return true;
  }
  return false;
}

bool IsDefinite(const VisitContext& context, const Cue& noun) {
  static constexpr absl::string_view kDefinite[] = {"the", "this", "that", "these", "those", "its"};
  static constexpr absl::string_view kOpen[] = {"a", "an", "new", "another", "second", "of", ","};
  static constexpr int kReach = 5;
  for (int w = noun.first_word - 1; w >= noun.first_word - kReach; --w) {
    if (absl::c_linear_search(kDefinite, Lower(context, w))) return true;
    if (absl::c_linear_search(kOpen, Lower(context, w))) return false;
  }
  return false;
}

bool IsOldPaper(const VisitContext& context, const OutcomeClause& clause, const Cue& noun) {
  static constexpr absl::string_view kOld[] = {
      "progress", "towards",      "toward",     "negotiate",      "negotiating", "negotiations",
      "draft",    "proposed",     "based",      "under",          "existing",    "implement",
      "recent",   "implementing", "recently",   "implementation", "number",      "focus",
      "possible", "discuss",      "discussing", "looking",        "seeking",     "since"};
  static constexpr int kReach = 6;
  for (int w = noun.first_word - 1; w >= std::max(clause.words.first, noun.first_word - kReach);
       --w) {
    if (Lower(context, w) == ",") return false;
    if (absl::c_linear_search(kOld, Lower(context, w))) return true;
  }
  return false;
}

bool IsAppearance(const VisitContext& context, const Cue& noun) {
  return Lower(context, noun.last_word) == "to" && Lower(context, noun.last_word + 2) == "press";
}

bool IsPromised(const VisitContext& context, const OutcomeClause& clause, const Cue& noun) {
  return clause.act.has_value() && clause.act->kind == CueKind::kPledge &&
         noun.first_word > clause.act->last_word && Lower(context, clause.act->last_word) == "to";
}

bool Governs(const OutcomeClause& clause, const Cue& noun) {
  static constexpr int kReach = 5;
  if (!clause.act.has_value()) return false;
  if (clause.act->kind != CueKind::kPledge) return true;
  const int gap = noun.first_word - clause.act->last_word;
  return gap >= 0 && gap < kReach;
}

bool IsOnlyOneMind(const VisitContext& context, const OutcomeClause& clause) {
  static constexpr absl::string_view kDeeds[] = {"should", "would", "will", "must", "shall"};
  static constexpr absl::string_view kLinks[] = {"that", "with", ",", "."};
  const Cue& act = *clause.act;
  if (!absl::StartsWith(Lower(context, act.first_word), "agree")) return false;
  return absl::c_linear_search(kLinks, Lower(context, act.last_word)) &&
         !HasWord(context, {act.last_word, clause.words.last}, kDeeds);
}

bool IsOpportunity(const VisitContext& context, const OutcomeClause& clause) {
  static constexpr absl::string_view kThings[] = {"opportunity", "opportunities", "chance",
                                                  "impetus",     "boost",         "basis"};
  const int last = std::min(clause.words.last, clause.act->last_word + 6);
  return HasWord(context, {clause.act->last_word, last}, kThings);
}

bool IsEarlier(const VisitContext& context, const Cue& act) {
  static constexpr absl::string_view kEarlier[] = {"already", "recently", "earlier", "previously"};
  return absl::c_linear_search(kEarlier, Lower(context, act.first_word - 1)) ||
         absl::c_linear_search(kEarlier, Lower(context, act.last_word));
}

bool IsOfOthers(const VisitContext& context, const Cast& cast, const OutcomeClause& clause) {
  const DocumentView& view = context.view;
  const SentenceView& sentence = view.sentences()[clause.sentence];
  if (view.CountryOf(context.main.principal).empty()) return false;
  bool others = false;
  for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
    const MentionView& mention = view.mentions()[m];
    if (mention.first_word < clause.words.first || mention.last_word > clause.words.last) continue;
    const absl::string_view country = view.CountryOf(mention.entity);
    if (cast.Has(mention.entity) || IsSide(context, country)) return false;
    const entity::v1::EntityType type = view.entity(mention.entity).type();
    others |= !country.empty() &&
              (type == entity::v1::ENTITY_TYPE_COUNTRY || type == entity::v1::ENTITY_TYPE_GROUP);
  }
  return others && !HasWord(context, clause.words, kGroups);
}

bool IsWeakPledge(const VisitContext& context, const Cue& act) {
  static constexpr absl::string_view kWeak[] = {"reaffirm", "offer",      "grant", "lend",
                                                "invest",   "commitment", "approv"};
  const absl::string_view word = Lower(context, act.first_word);
  return absl::c_any_of(kWeak,
                        [word](absl::string_view stem) { return absl::StartsWith(word, stem); });
}

bool IsReported(const VisitContext& context, const Cue& noun) {
  const Word& word = context.view.words()[noun.first_word];
  return absl::c_any_of(context.view.analysis().claims(), [&](const entity::v1::Claim& claim) {
    if (claim.layer() != entity::v1::CLAIM_LAYER_ATTRIBUTED || claim.sentence() != noun.sentence ||
        !claim.has_content_span()) {
      return false;
    }
    if (static_cast<int>(word.begin) < claim.content_span().byte_begin() ||
        static_cast<int>(word.end) > claim.content_span().byte_end()) {
      return false;
    }
    const int source = context.view.EntityIndex(claim.source_entity_id());
    return source < 0 || context.view.entity(source).type() == entity::v1::ENTITY_TYPE_OUTLET;
  });
}

bool IsAfterword(const VisitContext& context, const OutcomeClause& clause) {
  static constexpr absl::string_view kEnds[] = {".", ",", ""};
  return clause.act->last_word >= clause.words.last ||
         absl::c_linear_search(kEnds, Lower(context, clause.act->last_word));
}

bool IsAnnouncing(const VisitContext& context, const Cue& act) {
  const absl::string_view word = Lower(context, act.first_word);
  return absl::StartsWith(word, "announc") || absl::StartsWith(word, "unveil");
}

}  // namespace communique::summary
