#include "services/summary/domain/outcome_details.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {
namespace {

// "more than 20 economic and technical cooperation agreements"
constexpr int kCountReach = 7;
constexpr int kAreaItemWords = 7;
constexpr int kAreaReach = 12;
// "A joint statement on the ocean"; what stands further off is what the statement says.
constexpr int kStatementReach = 1;
constexpr int kAreaWords = 40;
constexpr size_t kMaxAreas = 12;
// More than this is no count of papers.
constexpr double kLargestCount = 100000;

v1::CountQualifier QualifierAt(const VisitContext& context, int sentence, int number) {
  struct Row {
    CueKind kind;
    v1::CountQualifier qualifier;
  };
  static constexpr Row kRows[] = {{CueKind::kAtLeast, v1::COUNT_QUALIFIER_AT_LEAST},
                                  {CueKind::kAtMost, v1::COUNT_QUALIFIER_AT_MOST},
                                  {CueKind::kAbout, v1::COUNT_QUALIFIER_ABOUT}};
  for (const Row& row : kRows) {
    for (const Cue& cue : context.cues.In(sentence, row.kind)) {
      const int gap = number - cue.last_word;
      if (gap == 0 || (gap == 1 && context.view.words()[number - 1].lower == "a"))
        return row.qualifier;
    }
  }
  return v1::COUNT_QUALIFIER_EXACT;
}

// A number that counts something else: part of a date, money, a percentage.
bool CountsOther(const DocumentView& view, int word, int sentence) {
  const Word& number = view.words()[word];
  if (number.time >= 0) return true;
  const SentenceView& s = view.sentences()[sentence];
  const auto lower = [&](int w) -> absl::string_view {
    return w >= s.first_word && w < s.last_word ? absl::string_view(view.words()[w].lower) : "";
  };
  static constexpr absl::string_view kUnits[] = {
      "%", "percent", "million", "billion", "trillion", "years", "year", "days", "year-old", "-"};
  const absl::string_view before = lower(word - 1);
  return absl::c_linear_search(kUnits, lower(word + 1)) || before == "$" ||
         before == "\xE2\x82\xAC" || before == "\xC2\xA3" || before == "-";
}

struct QualifierRow {
  entity::v1::QuantityQualifier analysed;
  v1::CountQualifier qualifier;
};
constexpr QualifierRow kQualifiers[] = {
    {entity::v1::QUANTITY_QUALIFIER_EXACT, v1::COUNT_QUALIFIER_EXACT},
    {entity::v1::QUANTITY_QUALIFIER_AT_LEAST, v1::COUNT_QUALIFIER_AT_LEAST},
    {entity::v1::QUANTITY_QUALIFIER_AT_MOST, v1::COUNT_QUALIFIER_AT_MOST},
    {entity::v1::QUANTITY_QUALIFIER_ABOUT, v1::COUNT_QUALIFIER_ABOUT},
};

// The quantity of the analysis whose counted noun ends the instrument; 0 for none.
Count AnalysedCount(const DocumentView& view, const Cue& instrument) {
  const Word& head = view.words()[instrument.last_word - 1];
  for (const entity::v1::Quantity& quantity : view.analysis().quantities()) {
    if (quantity.sentence() != instrument.sentence) continue;
    if (quantity.kind() != entity::v1::QUANTITY_KIND_COUNT || !quantity.has_counted_span())
      continue;
    const base::v1::TextSpan& counted = quantity.counted_span();
    const bool counts =
        static_cast<int>(view.words()[instrument.first_word].begin) < counted.byte_end() &&
        static_cast<int>(head.end) >= counted.byte_end() &&
        static_cast<int>(head.begin) >= counted.byte_begin();
    if (!counts || quantity.value() < 1 || quantity.value() > kLargestCount) continue;
    const auto row = absl::c_find_if(kQualifiers, [&](const QualifierRow& qualifier) {
      return qualifier.analysed == quantity.qualifier();
    });
    const v1::CountQualifier qualifier =
        row == std::end(kQualifiers) ? v1::COUNT_QUALIFIER_EXACT : row->qualifier;
    return {static_cast<int>(quantity.value()), qualifier};
  }
  return {};
}

// Words that start the phrase of the instrument: what stands before them counts something else.
constexpr absl::string_view kDeterminers[] = {"a", "an", "the", "this", "their", "its"};
constexpr absl::string_view kCountStops[] = {",", ";", ":", "of", "for"};

// "An agreement", "the joint statement": a paper in the singular is one paper. What an announcement
// names ("aid", "a package") is not counted that way.
bool IsOnePaper(const DocumentView& view, const Cue& instrument) {
  static constexpr absl::string_view kPapers[] = {"agreement", "mou", "joint_statement"};
  const absl::string_view head = view.words()[instrument.last_word - 1].lower;
  return absl::c_linear_search(kPapers, absl::string_view(instrument.value)) &&
         !absl::EndsWith(head, "s") && head != "memoranda";
}

// "... on energy and announced that": the list of areas is over, the next act begins.
bool StartsWithAct(const VisitContext& context, int sentence, int word) {
  static constexpr CueKind kActs[] = {CueKind::kSign, CueKind::kAnnounce, CueKind::kPledge};
  return absl::c_any_of(kActs, [&](CueKind kind) {
    return absl::c_any_of(context.cues.In(sentence, kind),
                          [word](const Cue& cue) { return cue.first_word == word; });
  });
}

bool HasIndefiniteArticle(const DocumentView& view, const WordRange& item) {
  const absl::string_view before =
      item.first > 0 ? absl::string_view(view.words()[item.first - 1].lower) : absl::string_view();
  return before == "a" || before == "an";
}

}  // namespace

Count CountBefore(const VisitContext& context, const Cue& instrument) {
  const DocumentView& view = context.view;
  const bool statement = instrument.value == "joint_statement" && IsOnePaper(view, instrument);
  if (statement) return {1, v1::COUNT_QUALIFIER_EXACT};
  const Count analysed = AnalysedCount(view, instrument);
  if (analysed.value > 0) return analysed;
  const int start = view.sentences()[instrument.sentence].first_word;
  for (int w = instrument.first_word - 1; w >= std::max(start, instrument.first_word - kCountReach);
       --w) {
    const absl::string_view word = view.words()[w].lower;
    if (absl::c_linear_search(kDeterminers, word)) {
      return IsOnePaper(view, instrument) ? Count{1, v1::COUNT_QUALIFIER_EXACT} : Count();
    }
    if (absl::c_linear_search(kCountStops, word)) break;
    const int value = NumberValue(word);
    if (value == 0 || CountsOther(view, w, instrument.sentence)) continue;
    return {value, QualifierAt(context, instrument.sentence, w)};
  }
  return {};
}

std::vector<std::string> AreasBelow(const VisitContext& context, int sentence) {
  static constexpr absl::string_view kAnaphors[] = {"they", "these", "among", "them", "most"};
  static constexpr int kFirstWords = 4;
  if (sentence + 1 >= static_cast<int>(context.view.sentences().size())) return {};
  const SentenceView& next = context.view.sentences()[sentence + 1];
  bool anaphoric = false;
  for (int w = next.first_word; w < std::min(next.last_word, next.first_word + kFirstWords); ++w) {
    anaphoric |= absl::c_linear_search(kAnaphors, absl::string_view(context.view.words()[w].lower));
  }
  if (!anaphoric) return {};
  const Cue start = {CueKind::kInstrument, next.first_word, next.first_word + 1, sentence + 1, ""};
  return AreasAfter(context, start);
}

std::vector<std::string> AreasAfter(const VisitContext& context, const Cue& instrument) {
  const DocumentView& view = context.view;
  const int last = view.sentences()[instrument.sentence].last_word;
  std::vector<std::string> best;
  for (const Cue& link : context.cues.In(instrument.sentence, CueKind::kAreas)) {
    const int gap = link.first_word - instrument.last_word;
    const bool statement = instrument.value == "joint_statement";
    if (gap < 0 || gap > (statement ? kStatementReach : kAreaReach)) continue;
    const WordRange range = {link.last_word, std::min(last, link.last_word + kAreaWords)};
    std::vector<std::string> areas;
    const std::vector<WordRange> items = ListItems(view, range, kAreaItemWords);
    for (const WordRange& item : items) {
      // "on free transit, a gift to shippers": what an article sets off explains the item before.
      if (HasIndefiniteArticle(view, item) && !HasIndefiniteArticle(view, items.front())) break;
      // A time or place behind "in" or "on" is no subject.
      const Word& first = view.words()[item.first];
      const bool place =
          first.mention >= 0 && view.IsPlaceLike(view.mentions()[first.mention].entity);
      if (first.time >= 0 || place || StartsWithAct(context, instrument.sentence, item.first))
        break;
      areas.emplace_back(PhraseText(view, item));
      if (areas.size() == kMaxAreas) break;
    }
    if (areas.size() > best.size()) best = std::move(areas);
  }
  return best;
}

std::vector<std::string> PartiesIn(const VisitContext& context, int sentence) {
  const DocumentView& view = context.view;
  const SentenceView& s = view.sentences()[sentence];
  std::vector<std::string> parties;
  for (int m = s.first_mention; m < s.last_mention; ++m) {
    const int entity = view.mentions()[m].entity;
    const entity::v1::EntityType type = view.entity(entity).type();
    const bool party = type == entity::v1::ENTITY_TYPE_COUNTRY || view.IsPersonLike(entity) ||
                       view.mentions()[m].metonymic;
    const std::string country(view.CountryOf(entity));
    const bool side =
        context.main.GoesTo(country) || country == view.CountryOf(context.main.principal);
    if (!party || country.empty() || !side) continue;
    if (!absl::c_linear_search(parties, country)) parties.push_back(country);
  }
  if (parties.size() < 2) parties.clear();
  return parties;
}

}  // namespace communique::summary
