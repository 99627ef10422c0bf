#include "services/entity/domain/link_knowledge.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/numbers.h"

namespace communique::entity {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

// The years that the text names and how often.
std::map<int, int> NamedYears(const AnnotatedText& text) {
  std::map<int, int> counts;
  for (const Token& token : text.tokens) {
    int year = 0;
    if (token.kind != TokenKind::kNumber || token.text.size() != 4) continue;
    if (absl::SimpleAtoi(token.text, &year) && year >= kFirstYear && year < kLastYear)
      ++counts[year];
  }
  return counts;
}

// The year that is named most often, the later one on a tie; 0 when none is.
int MostNamed(const std::map<int, int>& counts) {
  int best = 0;
  int best_count = 0;
  for (const auto& [year, count] : counts) {
    if (count < best_count) continue;
    best = year;
    best_count = count;
  }
  return best;
}

}  // namespace

LinkContext MakeLinkContext(const AnnotatedText& text, const MentionDrafts& drafts,
                            const KnowledgeBase& base) {
  LinkContext context;
  for (const MentionDraft& draft : drafts.mentions) {
    const bool place = draft.span.type == v1::ENTITY_TYPE_COUNTRY ||
                       draft.span.type == v1::ENTITY_TYPE_PLACE ||
                       draft.span.type == v1::ENTITY_TYPE_FACILITY;
    if (!place) continue;
    for (const Alias& alias : draft.candidates) {
      const KnowledgeRecordData& record = base.record(alias.record);
      const bool capital = record.type == v1::ENTITY_TYPE_PLACE && record.subtype == "capital";
      if (record.type == v1::ENTITY_TYPE_COUNTRY || record.type == v1::ENTITY_TYPE_FACILITY ||
          capital)
        ++context.countries[std::string(record.country_code)];
    }
  }
  context.date = text.context.publication_date;
  const std::map<int, int> years = NamedYears(text);
  for (const auto& [year, count] : years) context.years.push_back(year);
  if (context.date.year() == 0) context.date.set_year(MostNamed(years));
  return context;
}

LinkDecision LinkThing(const std::vector<Alias>& candidates, v1::EntityType type,
                       const KnowledgeBase& base, const LinkContext& context) {
  std::optional<RecordId> best;
  std::pair<int, uint32_t> best_rank;
  for (const Alias& alias : candidates) {
    const KnowledgeRecordData& record = base.record(alias.record);
    if (record.type != type) continue;
    const auto named = context.countries.find(record.country_code);
    const int mentions = named == context.countries.end() ? 0 : named->second;
    const bool capital = record.subtype == "capital";
    const std::pair<int, uint32_t> rank = {mentions + (capital ? 2 : 0), record.population};
    if (best && rank <= best_rank) continue;
    best = alias.record;
    best_rank = rank;
  }
  return {best, best ? "" : "unknown_name"};
}

}  // namespace communique::entity
