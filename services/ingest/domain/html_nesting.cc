#include "services/ingest/domain/html_nesting.h"

#include <bitset>
#include <cstddef>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_tags.h"

namespace communique::ingest {
namespace {

// Elements that are ended, and by the start of which others.
struct Row {
  absl::string_view open;
  absl::string_view next;
};

// HTML standard, section 13.1.2.4 (optional tags), with what browsers and libxml2's HTML parser
// make of markup that it does not allow: a link in a link, a paragraph or a table cell in an inline
// element that was never ended.
constexpr Row kRows[] = {
    {"a", "a fieldset table td th"},
    {"address", "dd dl dt form li ul"},
    {"b i font", "center td th"},
    {"b big i s small strike tt u", "p"},
    {"u span", "td th"},
    {"caption col colgroup", "colgroup tbody tfoot thead tr"},
    {"caption col", "col"},
    {"dd dt", "dd dt"},
    {"dir menu", "dd dl dt form ul"},
    {"dl", "form li"},
    {"dt", "dl"},
    {"form", "form"},
    {"h1 h2 h3 h4 h5 h6", "fieldset form li p table"},
    {"head",
     "a abbr acronym address article aside b bdo big blockquote body br center cite code dd dfn "
     "dir "
     "div dl dt em fieldset figure font footer form frameset h1 h2 h3 h4 h5 h6 header hr i iframe "
     "img kbd li listing main map menu nav ol p pre q s samp section small span strike strong sub "
     "sup table tt u ul var xmp"},
    {"legend", "fieldset"},
    {"li", "li"},
    {"listing pre xmp", "dd dl dt fieldset form li table ul"},
    {"ol", "form ul"},
    {"option", "optgroup option"},
    {"p",
     "address article aside blockquote body caption center col colgroup dd details dir div dl dt "
     "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr li "
     "listing main menu nav ol p pre section table tbody td tfoot th title tr ul xmp"},
    {"tbody thead", "tbody tfoot"},
    {"td th", "tbody td tfoot th tr"},
    {"tfoot", "tbody"},
    {"title", "body frameset"},
    {"tr", "tbody tfoot tr"},
    {"ul", "address form menu ol pre"},
};

// Ranks of elements that hold others; of the rest, 0.
constexpr Row kRanks[] = {
    {"1", "div"},   {"2", "td th"},     {"3", "tr"},   {"4", "thead tbody tfoot"},
    {"5", "table"}, {"6", "head body"}, {"7", "html"},
};

struct Nesting {
  std::bitset<kTagIds * kTagIds> ends;  // open * kTagIds + next.
  int ranks[kTagIds] = {};
};

Nesting MakeNesting() {
  Nesting nesting;
  for (const Row& row : kRows) {
    for (const absl::string_view open : absl::StrSplit(row.open, ' ')) {
      for (const absl::string_view next : absl::StrSplit(row.next, ' ')) {
        nesting.ends.set(size_t{InfoOf(open).id} * kTagIds + InfoOf(next).id);
      }
    }
  }
  for (const Row& row : kRanks) {
    for (const absl::string_view name : absl::StrSplit(row.next, ' ')) {
      nesting.ranks[InfoOf(name).id] = row.open[0] - '0';
    }
  }
  return nesting;
}

const Nesting& TheNesting() {
  static const Nesting* const nesting = new Nesting(MakeNesting());
  return *nesting;
}

}  // namespace

bool EndsBefore(uint8_t open, uint8_t next) {
  return TheNesting().ends.test(size_t{open} * kTagIds + next);
}

int EndRank(uint8_t id) { return TheNesting().ranks[id]; }

}  // namespace communique::ingest
