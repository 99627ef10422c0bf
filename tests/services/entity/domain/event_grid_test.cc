#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/events.h"
#include "services/entity/domain/time_expressions.h"
#include "services/entity/domain/tsv_rows.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr size_t kLeastRows = 100;

constexpr std::pair<absl::string_view, v1::EntityType> kNames[] = {
    {"Rao", v1::ENTITY_TYPE_PERSON},
    {"Ito", v1::ENTITY_TYPE_PERSON},
    {"Silva", v1::ENTITY_TYPE_PERSON},
    {"Oslo", v1::ENTITY_TYPE_PLACE},
    {"Bergen", v1::ENTITY_TYPE_PLACE},
    {"Norway", v1::ENTITY_TYPE_COUNTRY},
    {"Japan", v1::ENTITY_TYPE_COUNTRY},
    {"Castle Hall", v1::ENTITY_TYPE_FACILITY},
    {"Nordic Council", v1::ENTITY_TYPE_ORGANIZATION}};
constexpr absl::string_view kModalities[] = {
    "?", "actual", "planned", "cancelled", "hypothetical", "past", "postponed"};

std::vector<std::vector<std::string>> ReadGrid() {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/services/entity/domain/event_grid.tsv");
  std::stringstream data;
  data << file.rdbuf();
  const std::string text = data.str();
  const absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("event_grid.tsv", text, 8);
  EXPECT_TRUE(rows.ok()) << rows.status();
  std::vector<std::vector<std::string>> grid;
  if (!rows.ok()) return grid;
  for (const TsvRow& row : *rows) grid.emplace_back(row.begin(), row.end());
  return grid;
}

// A word that means a named entity.
struct Reference {
  std::string word;
  std::string name;
};

// Takes the "[he:Rao]" out of `text`.
std::vector<Reference> TakeReferences(std::string* text) {
  std::vector<Reference> references;
  for (size_t open = text->find('['); open != std::string::npos; open = text->find('[')) {
    const size_t colon = text->find(':', open);
    const size_t close = text->find(']', open);
    references.push_back(
        {text->substr(open + 1, colon - open - 1), text->substr(colon + 1, close - colon - 1)});
    text->replace(open, close - open + 1, references.back().word);
  }
  return references;
}

void AddMentions(const std::vector<Reference>& references, Annotated* annotated) {
  const absl::string_view text = annotated->text().text;
  for (const auto& [name, type] : kNames) {
    int entity = -1;
    int nth = 0;
    for (size_t at = text.find(name); at != absl::string_view::npos; at = text.find(name, at + 1)) {
      entity = annotated->Mention(name, type, entity, nth++);
    }
    for (const Reference& reference : references) {
      if (reference.name != name) continue;
      const int meant =
          annotated->Mention(reference.word, type, entity, 0, v1::MENTION_KIND_PRONOUN);
      annotated->text().entities[meant].canonical_name = std::string(name);
    }
  }
}

std::string OrDash(std::string text) { return text.empty() ? "-" : text; }

std::string Names(const AnnotatedText& text, const std::vector<int>& entities) {
  return OrDash(absl::StrJoin(entities, "+", [&text](std::string* out, int e) {
    *out += text.entities[e].canonical_name;
  }));
}

// An event as the columns of the table from `trigger` on.
std::string Columns(const AnnotatedText& text, const std::vector<v1::TimeExpression>& times,
                    const EventSpan& event) {
  std::vector<std::string> when;
  for (int t : event.times) {
    if (times[t].value().has_start()) when.push_back(times[t].value().edtf());
  }
  return absl::StrJoin(
      {std::string(TextOf(text, event.trigger)), event.kind, Names(text, event.actors),
       Names(text, event.recipients), Names(text, event.places), OrDash(absl::StrJoin(when, "+")),
       absl::StrCat(event.negated ? "not " : "", kModalities[event.modality])},
      " | ");
}

std::vector<std::string> Events(std::string sentence) {
  DocumentContext context;
  context.publication_date.set_year(2030);
  context.publication_date.set_month(3);
  context.publication_date.set_day(13);
  const std::vector<Reference> references = TakeReferences(&sentence);
  Annotated annotated(sentence, context);
  AddMentions(references, &annotated);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto times = FindTimes(TestRules(), annotated.text(), syntax.groups, annotated.index());
  std::vector<std::string> lines;
  for (const EventSpan& e : FindEvents(TestRules().events, annotated.text(), syntax, times)) {
    lines.push_back(Columns(annotated.text(), times, e));
  }
  return lines;
}

// Empty when the row comes out as wanted, else what came out instead.
std::string Miss(const std::vector<std::string>& row) {
  const std::vector<std::string> found = Events(row[0]);
  const std::string want =
      absl::StrJoin(std::vector<std::string>(row.begin() + 1, row.end()), " | ");
  const std::string prefix = absl::StrCat(row[1], " | ");
  const bool none = row[2] == "none";
  const bool right =
      none ? std::none_of(found.begin(), found.end(),
                          [&](const std::string& f) { return absl::StartsWith(f, prefix); })
           : std::find_if(found.begin(), found.end(), [&](const std::string& f) {
               return absl::EqualsIgnoreCase(f, want);
             }) != found.end();
  if (right) return "";
  return absl::StrCat(row[0], "\n  want ", want, "\n  got  ", absl::StrJoin(found, "\n       "));
}

TEST(EventGridTest, GivesTheExpectedEvents) {
  const std::vector<std::vector<std::string>> grid = ReadGrid();
  EXPECT_GE(grid.size(), kLeastRows);
  size_t right = 0;
  for (const std::vector<std::string>& row : grid) {
    const std::string miss = Miss(row);
    if (miss.empty()) ++right;
    EXPECT_EQ(miss, "");
  }
  std::cout << "event grid: " << right << " of " << grid.size() << " rows\n";
}

}  // namespace
}  // namespace communique::entity
