#include "services/summary/domain/office_holders.h"

#include <algorithm>
#include <string>

#include "absl/algorithm/container.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using entity::v1::Entity;

// What may stand between an office and the name of its holder.
constexpr absl::string_view kStyles[] = {
    ",",         "(",     ".",     "mr",     "mr.",    "mrs",        "mrs.",
    "ms",        "ms.",   "miss",  "dr",     "dr.",    "sir",        "dame",
    "the",       "rt",    "hon",   "hon.",   "rt.",    "h.e.",       "h.e",
    "h",         "e",     "his",   "her",    "hrh",    "excellency", "honourable",
    "honorable", "right", "madam", "madame", "u",      "daw",        "datuk",
    "dato",      "tun",   "tan",   "sri",    "sheikh", "general",    "professor"};
// Bytes between them.
constexpr size_t kWidestGap = 40;

// The person has the office that stands without a name, for the same country. An office of no
// country can only be the author's.
bool Holds(const Entity& person, const Entity& office) {
  if (person.type() != entity::v1::ENTITY_TYPE_PERSON) return false;
  const absl::string_view country = office.country_code();
  if (country.empty() && !person.is_author()) return false;
  for (const entity::v1::Role& wanted : office.roles()) {
    for (const entity::v1::Role& role : person.roles()) {
      if (role.office().empty() || role.office() != wanted.office()) continue;
      if (country.empty() || role.country_code() == country || person.country_code() == country) {
        return true;
      }
    }
  }
  return false;
}

// Where people are named, in text order.
struct NamedAt {
  size_t begin = 0;
  int person = -1;
};

std::vector<NamedAt> NamesInOrder(const entity::v1::Analysis& analysis) {
  std::vector<NamedAt> names;
  for (int e = 0; e < analysis.entities_size(); ++e) {
    if (analysis.entities(e).type() != entity::v1::ENTITY_TYPE_PERSON) continue;
    for (const entity::v1::Mention& mention : analysis.entities(e).mentions()) {
      if (mention.kind() != entity::v1::MENTION_KIND_NAME) continue;
      names.push_back({static_cast<size_t>(mention.span().byte_begin()), e});
    }
  }
  absl::c_sort(names, [](const NamedAt& a, const NamedAt& b) { return a.begin < b.begin; });
  return names;
}

bool OnlyStyles(absl::string_view gap) {
  bool open = false;  // A comma or bracket opens the apposition.
  for (const WordSpan& span : SplitWords(gap)) {
    const std::string word = FoldWord(gap.substr(span.begin, span.end - span.begin));
    if (!absl::c_linear_search(kStyles, word)) return false;
    open |= word == "," || word == "(" || word == "mr" || word == "mr.";
  }
  return open;
}

// The person named right behind a mention of the office; -1 when none or several are.
int NamedBehind(absl::string_view text, const Entity& office, const std::vector<NamedAt>& names) {
  int holder = -1;
  for (const entity::v1::Mention& mention : office.mentions()) {
    const size_t end = mention.span().byte_end();
    const auto next = std::partition_point(names.begin(), names.end(),
                                           [end](const NamedAt& n) { return n.begin < end; });
    if (next == names.end() || next->begin - end > kWidestGap) continue;
    if (!OnlyStyles(text.substr(end, next->begin - end))) continue;
    if (holder >= 0 && holder != next->person) return -1;
    holder = next->person;
  }
  return holder;
}

// The author of a text, of whom nothing else is known, holds the only office of a country that
// stands in it without a holder: "since I became Prime Minister of Norway".
int VoiceOfOffice(const entity::v1::Analysis& analysis, const Entity& office) {
  int author = -1;
  for (int e = 0; e < analysis.entities_size(); ++e) {
    const Entity& entity = analysis.entities(e);
    const bool person = entity.type() == entity::v1::ENTITY_TYPE_PERSON;
    if (person && entity.is_author() && !entity.linked() && entity.roles().empty()) author = e;
    const bool other = entity.type() == entity::v1::ENTITY_TYPE_OFFICE &&
                       entity.id() != office.id() && !entity.country_code().empty();
    if (other) return -1;
  }
  return office.country_code().empty() ? -1 : author;
}

int OnlyHolder(const entity::v1::Analysis& analysis, const Entity& office) {
  int holder = -1;
  int holders = 0;
  for (int p = 0; p < analysis.entities_size(); ++p) {
    if (!Holds(analysis.entities(p), office)) continue;
    ++holders;
    if (holder < 0 || analysis.entities(p).is_author()) holder = p;
  }
  if (holders == 0) return VoiceOfOffice(analysis, office);
  const bool sure = holders == 1 || (holder >= 0 && analysis.entities(holder).is_author());
  return sure ? holder : -1;
}

}  // namespace

std::vector<int> FindOfficeHolders(absl::string_view text, const entity::v1::Analysis& analysis) {
  const std::vector<NamedAt> names = NamesInOrder(analysis);
  std::vector<int> holders;
  for (const Entity& office : analysis.entities()) {
    holders.push_back(-1);
    if (office.type() != entity::v1::ENTITY_TYPE_OFFICE) continue;
    holders.back() = NamedBehind(text, office, names);
    if (holders.back() < 0) holders.back() = OnlyHolder(analysis, office);
  }
  return holders;
}

}  // namespace communique::summary
