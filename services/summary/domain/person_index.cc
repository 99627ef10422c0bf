#include "services/summary/domain/person_index.h"

#include <algorithm>
#include <map>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"

namespace communique::summary {
namespace {

// Words on either side of an office in which its country stands: "the Norwegian foreign minister",
// "Minister for Trade of the Republic of Chile".
constexpr int kWordsBefore = 2;
constexpr int kWordsAfter = 5;

using CountryNames = absl::flat_hash_map<std::string, std::string>;

// Names of the countries of a document by code.
CountryNames NamesOfCountries(const DocumentView& view) {
  CountryNames names;
  for (const entity::v1::Entity& entity : view.analysis().entities()) {
    const bool country =
        entity.type() == entity::v1::ENTITY_TYPE_COUNTRY && !entity.country_code().empty();
    if (country) names.emplace(entity.country_code(), entity.canonical_name());
  }
  return names;
}

int FirstWordAfter(const DocumentView& view, int byte) {
  const auto found =
      std::partition_point(view.words().begin(), view.words().end(),
                           [byte](const Word& word) { return static_cast<int>(word.end) <= byte; });
  return static_cast<int>(found - view.words().begin());
}

// A word between an office and its country.
bool LinksOffice(const Word& word) {
  static constexpr absl::string_view kLinks[] = {"of", "the", "for", "in", "'s", "(", "republic"};
  return word.capitalized || absl::c_linear_search(kLinks, word.lower);
}

bool NamesCountry(const DocumentView& view, int word, absl::string_view country) {
  const int m = view.words()[word].mention;
  if (m < 0 || view.IsPersonLike(view.mentions()[m].entity)) return false;
  return view.IsPlaceLike(view.mentions()[m].entity) &&
         view.entity(view.mentions()[m].entity).country_code() == country;
}

// The country stands beside the words of the office.
bool StandsBeside(const DocumentView& view, const entity::v1::Role& role) {
  if (!role.has_span()) return true;  // It cannot be checked, and is not a guess from afar.
  const int first = FirstWordAfter(view, role.span().byte_begin());
  const int last = FirstWordAfter(view, role.span().byte_end());
  const int words = static_cast<int>(view.words().size());
  if (first >= words) return false;
  const int sentence = view.words()[first].sentence;
  for (int w = first; w < std::min(last + kWordsAfter, words); ++w) {
    if (view.words()[w].sentence != sentence) break;
    if (NamesCountry(view, w, role.country_code())) return true;
    if (w >= last && !LinksOffice(view.words()[w])) break;
  }
  for (int w = first - 1; w >= std::max(first - kWordsBefore, 0); --w) {
    if (view.words()[w].sentence != sentence || view.words()[w].lower == ",") break;
    if (NamesCountry(view, w, role.country_code())) return true;
  }
  return false;
}

// "President X of the Republic of Y".
bool NameSaysCountry(const DocumentView& view, const std::vector<int>& mentions,
                     absl::string_view country) {
  return absl::c_any_of(mentions, [&](int m) {
    const MentionView& mention = view.mentions()[m];
    const int limit =
        std::min(view.sentences()[mention.sentence].last_word, mention.last_word + kWordsAfter);
    if (mention.last_word >= limit || view.words()[mention.last_word].lower != "of") return false;
    for (int w = mention.last_word + 1; w < limit; ++w) {
      if (NamesCountry(view, w, country)) return true;
      if (!LinksOffice(view.words()[w])) return false;
    }
    return false;
  });
}

bool SaysCountry(const DocumentView& view, const CountryNames& names,
                 const entity::v1::Entity& entity, absl::string_view country) {
  if (entity.linked() || entity.is_author()) return true;
  const auto name = names.find(std::string(country));
  for (const entity::v1::Role& role : entity.roles()) {
    if (!role.stated() || role.country_code() != country) continue;
    if (name != names.end() && absl::StrContains(role.title(), name->second)) return true;
    if (StandsBeside(view, role)) return true;
  }
  return false;
}

// The country that the document speaks of most beside the destinations: the principal's, where no
// title says it. Empty unless it is spoken of at least twice and more than any other.
std::string InferHome(const VisitContext& context) {
  std::map<std::string, int> counts;
  for (const MentionView& mention : context.view.mentions()) {
    const entity::v1::Entity& entity = context.view.entity(mention.entity);
    const bool country = entity.type() == entity::v1::ENTITY_TYPE_COUNTRY || mention.metonymic;
    if (country && !context.main.GoesTo(entity.country_code())) ++counts[entity.country_code()];
  }
  counts.erase("");
  std::string best;
  int second = 1;
  for (const auto& [country, count] : counts) {
    if (best.empty() || count > counts[best]) {
      second = best.empty() ? 1 : counts[best];
      best = country;
    } else {
      second = std::max(second, count);
    }
  }
  return !best.empty() && counts[best] > second ? best : "";
}

std::string HomeOf(const VisitContext& context) {
  const std::string said(context.view.CountryOf(context.main.principal));
  if (!said.empty()) return said;
  const std::string& made = context.view.entity(context.main.principal).country_code();
  return made.empty() || context.main.GoesTo(made) ? InferHome(context) : made;
}

Side SideOf(const VisitContext& context, absl::string_view home, absl::string_view country) {
  if (country.empty()) return Side::kUnknown;
  if (country == home) return Side::kVisitors;
  return context.main.GoesTo(country) ? Side::kHosts : Side::kThird;
}

}  // namespace

PersonIndex::PersonIndex(const VisitContext& context)
    : view_(context.view), home_(HomeOf(context)) {
  const int entities = view_.analysis().entities_size();
  mentions_.resize(entities);
  affiliations_.resize(entities);
  for (size_t m = 0; m < view_.mentions().size(); ++m) {
    mentions_[view_.mentions()[m].entity].push_back(static_cast<int>(m));
  }
  const CountryNames names = NamesOfCountries(view_);
  for (int e = 0; e < entities; ++e) {
    if (!view_.IsPersonLike(e)) continue;
    Affiliation& affiliation = affiliations_[e];
    affiliation.country = std::string(view_.CountryOf(e));
    bool said = SaysCountry(view_, names, view_.entity(e), affiliation.country);
    if (affiliation.country.empty()) {
      affiliation.country = view_.entity(e).country_code();
      said = NameSaysCountry(view_, mentions_[e], affiliation.country);
      if (!said) affiliation.country.clear();
    }
    if (affiliation.country.empty()) continue;
    affiliation.certainty = said ? Certainty::kSaid : Certainty::kGuessed;
    affiliation.side = SideOf(context, home_, affiliation.country);
  }
}

// "The Hon. X MP": letters behind a name are no person of their own.
bool PersonIndex::IsPostNominal(int entity) const {
  if (view_.entity(entity).type() != entity::v1::ENTITY_TYPE_OFFICE) return false;
  return absl::c_all_of(mentions_[entity], [&](int m) {
    const int before = view_.mentions()[m].first_word - 1;
    if (before < 0 || view_.words()[before].mention < 0) return false;
    const MentionView& name = view_.mentions()[view_.words()[before].mention];
    return name.kind == entity::v1::MENTION_KIND_NAME &&
           view_.entity(name.entity).type() == entity::v1::ENTITY_TYPE_PERSON;
  });
}

bool PersonIndex::IsSinglePerson(int entity) const {
  return view_.IsPersonLike(entity) && view_.Resolved(entity) == entity &&
         view_.entity(entity).member_ids().empty() && !IsPostNominal(entity);
}

}  // namespace communique::summary
