#include "tests/services/ingest/mutated_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace communique::ingest {
namespace {

using testing::Dice;

constexpr absl::string_view kPieces[] = {
    "<",
    ">",
    "</",
    "/>",
    "<p>",
    "</p>",
    "<div class=\"nav menu\">",
    "</div>",
    "<h1>",
    "</h1>",
    "<h2 id=x>",
    "</h2>",
    "<li>",
    "<ul>",
    "</ul>",
    "<br>",
    "<br/>\n",
    "<td>",
    "<table>",
    "</table>",
    "<article>",
    "</article>",
    "<blockquote>",
    "<span class='byline author'>",
    "</span>",
    "<script>var a='<p>';</script>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<title>",
    "</title>",
    "<meta name=\"author\" content=\"",
    "<meta charset=utf-8>",
    "<time datetime=2024-05-01>",
    "<script type=\"application/ld+json\">{\"@type\":\"Article\",",
    "\"headline\":\"A &quot;B\\u00e9\"}",
    "</script>",
    "<a href='#'>",
    "</a>",
    "<img alt=x src=",
    "&amp;",
    "&nbsp;",
    "&#x1F600;",
    "&#0;",
    "&#xD800;",
    "&eacute",
    "&bogus;",
    "&",
    "\"",
    "'",
    "=",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xE2\x80\x8B",
    "\xE2\x80\xAE",
    "\xEF\xBB\xBF",
    "e\xCC\x81",
    "\xCC\x81\xCC\x88",
    "\xEA\xB0\x80\xE1\x86\xA8",
    "\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA",
    "\xE4\xB8\xAD",
    "\xEF\xAC\x81",
    "\xE2\x84\xAB",
    "\xCD\x85\xCC\x81",
    "\xC3",
    "\xED\xA0\x80",
    "\xFF",
    "\x80",
    absl::string_view("\0", 1),
    "\r\n",
    "\n\n",
    "\n",
    "\t",
    "\f",
    " ",
    "\x1B[31m",
    "By Jane Roe",
    "Related: ",
    "Share this",
    "Published: 1 May 2024",
    "OSLO, May 3 (Fjord News) -- ",
    "# ",
    "> ",
    "- ",
    "**",
    "[a](http://x.example)",
    "---\n",
    "We use cookies. Accept",
    "co-\noperation ",
    "The ministers met in Oslo and spoke about ice.",
    "Subscribe to our newsletter",
    "1. ",
    "\xE2\x80\x9CWe came,\xE2\x80\x9D she said. ",
};

size_t Place(const std::string& text, Dice* dice) { return dice->Below(text.size() + 1); }

size_t Length(const std::string& text, Dice* dice) {
  return dice->Below(
      std::max<size_t>(1, std::min<size_t>(text.size(), dice->Chance(0.8) ? 40 : 4000)));
}

void LeaveOut(std::string* text, Dice* dice) {
  text->erase(Place(*text, dice), Length(*text, dice));
}

void SayTwice(std::string* text, Dice* dice) {
  const std::string part = text->substr(Place(*text, dice), Length(*text, dice));
  text->insert(Place(*text, dice), part);
}

void Move(std::string* text, Dice* dice) {
  const size_t from = Place(*text, dice);
  const std::string part = text->substr(from, Length(*text, dice));
  text->erase(from, part.size());
  text->insert(Place(*text, dice), part);
}

void PutIn(std::string* text, Dice* dice) {
  const absl::string_view piece = dice->Pick(kPieces);
  const size_t times = dice->Chance(0.9) ? 1 : 1 + dice->Below(50);
  std::string part;
  for (size_t i = 0; i < times; ++i) absl::StrAppend(&part, piece);
  text->insert(Place(*text, dice), part);
}

void ChangeByte(std::string* text, Dice* dice) {
  if (!text->empty()) (*text)[dice->Below(text->size())] = static_cast<char>(dice->Next());
}

void CutOff(std::string* text, Dice* dice) {
  if (dice->Chance(0.2)) text->resize(Place(*text, dice));
}

constexpr void (*kChanges[])(std::string*, Dice*) = {LeaveOut, SayTwice,   Move,  PutIn,
                                                     PutIn,    ChangeByte, CutOff};

}  // namespace

std::string Mutated(std::string text, Dice* dice) {
  const size_t changes = 1 + dice->Below(8);
  for (size_t i = 0; i < changes; ++i) dice->Pick(kChanges)(&text, dice);
  return text;
}

std::string RandomMarkup(size_t size, Dice* dice) {
  std::string text;
  while (text.size() < size) absl::StrAppend(&text, dice->Pick(kPieces));
  return text;
}

std::string RandomBytes(size_t size, Dice* dice) {
  std::string bytes;
  while (bytes.size() < size) bytes.push_back(static_cast<char>(dice->Next()));
  return bytes;
}

}  // namespace communique::ingest
