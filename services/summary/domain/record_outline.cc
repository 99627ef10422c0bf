#include "services/summary/domain/record_outline.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/summary/domain/abstract.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

// The name of an enum value as words: VISIT_TYPE_STATE with prefix VISIT_TYPE_ is "state".
std::string Words(absl::string_view name, absl::string_view prefix) {
  name.remove_prefix(std::min(prefix.size(), name.size()));
  return absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", " "}});
}

OutlineItem Item(std::string text, const base::v1::Support& support, std::string path) {
  OutlineItem item;
  item.text = std::move(text);
  item.path = std::move(path);
  item.confidence = support.confidence();
  if (!support.evidence().empty()) item.passage = support.evidence(0).exact();
  return item;
}

std::string WithCountry(const v1::Participant& person) {
  std::string text = NameAndOffice(person);
  if (!person.country_code().empty()) absl::StrAppend(&text, ", ", person.country_code());
  if (person.kind() == v1::PARTICIPANT_KIND_SPOUSE) absl::StrAppend(&text, ", spouse");
  return text;
}

std::string StopText(const v1::Stop& stop) {
  std::vector<std::string> parts;
  if (!stop.venue().empty()) parts.push_back(stop.venue());
  if (!stop.city().empty()) parts.push_back(stop.city());
  const std::string& country = stop.country().empty() ? stop.country_code() : stop.country();
  if (!country.empty()) parts.push_back(country);
  std::string text = absl::StrJoin(parts, ", ");
  if (stop.has_dates()) absl::StrAppend(&text, ": ", ForPeople(stop.dates().value()));
  return text;
}

std::string MeetingText(const v1::Meeting& meeting) {
  std::string text = JoinList({meeting.participants().begin(), meeting.participants().end()});
  if (meeting.has_date()) absl::StrAppend(&text, ", ", ForPeople(meeting.date().value()));
  if (!meeting.place().empty()) absl::StrAppend(&text, ", ", meeting.place());
  if (meeting.planned()) absl::StrAppend(&text, " (planned)");
  return text;
}

std::string CountText(const v1::Outcome& outcome) {
  static constexpr std::pair<v1::CountQualifier, absl::string_view> kWords[] = {
      {v1::COUNT_QUALIFIER_AT_LEAST, "at least "},
      {v1::COUNT_QUALIFIER_AT_MOST, "at most "},
      {v1::COUNT_QUALIFIER_ABOUT, "about "}};
  if (outcome.count() == 0) return "";
  absl::string_view qualifier;
  for (const auto& [value, words] : kWords) {
    if (outcome.count_qualifier() == value) qualifier = words;
  }
  return absl::StrCat(", ", qualifier, outcome.count());
}

std::string OutcomeText(const v1::Outcome& outcome) {
  std::string text = absl::StrCat(
      "[", Words(v1::OutcomeKind_Name(outcome.kind()), "OUTCOME_KIND_"), CountText(outcome),
      outcome.status() == v1::OUTCOME_STATUS_UNSPECIFIED
          ? ""
          : absl::StrCat(", ", Words(v1::OutcomeStatus_Name(outcome.status()), "OUTCOME_STATUS_")),
      "] ", outcome.description());
  if (!outcome.areas().empty()) {
    absl::StrAppend(&text, " (areas: ", absl::StrJoin(outcome.areas(), "; "), ")");
  }
  return text;
}

std::string RelatedText(const v1::RelatedVisit& visit) {
  std::string text = visit.visitor();
  if (!visit.country_code().empty()) absl::StrAppend(&text, " to ", visit.country_code());
  const std::string when = ForPeople(visit.dates());
  if (!when.empty()) absl::StrAppend(&text, ", ", when);
  return absl::StrCat(text, ": ", visit.description());
}

std::string PathOf(absl::string_view field, size_t index) {
  return absl::StrCat(field, "[", index, "]");
}

class Outline {
 public:
  // Adds a section unless `items` is empty.
  void Add(absl::string_view heading, std::vector<OutlineItem> items) {
    if (!items.empty()) sections_.push_back({std::string(heading), std::move(items)});
  }

  template <typename List, typename Text>
  void AddList(absl::string_view heading, absl::string_view field, const List& list, Text text) {
    std::vector<OutlineItem> items;
    for (const auto& element : list) {
      items.push_back(Item(text(element), element.support(), PathOf(field, items.size())));
    }
    Add(heading, std::move(items));
  }

  std::vector<OutlineSection> Take() { return std::move(sections_); }

 private:
  std::vector<OutlineSection> sections_;
};

void AddFacts(const v1::Visit& visit, Outline* outline) {
  std::vector<OutlineItem> facts;
  if (visit.has_status()) {
    facts.push_back(
        Item(absl::StrCat("Status: ",
                          Words(v1::VisitStatus_Name(visit.status().value()), "VISIT_STATUS_")),
             visit.status().support(), "status"));
  }
  if (visit.has_type()) {
    facts.push_back(
        Item(absl::StrCat("Type: ", Words(v1::VisitType_Name(visit.type().value()), "VISIT_TYPE_")),
             visit.type().support(), "type"));
  }
  if (visit.has_dates()) {
    facts.push_back(Item(absl::StrCat("Dates: ", ForPeople(visit.dates().value()), " (",
                                      visit.dates().value().edtf(), ")"),
                         visit.dates().support(), "dates"));
  }
  if (visit.has_occasion()) {
    facts.push_back(Item(absl::StrCat("Occasion: ", visit.occasion().value()),
                         visit.occasion().support(), "occasion"));
  }
  outline->Add("Visit", std::move(facts));
}

void AddConflicts(const v1::Visit& visit, Outline* outline) {
  std::vector<OutlineItem> items;
  for (const v1::Conflict& conflict : visit.conflicts()) {
    std::vector<std::string> values;
    for (const v1::ConflictValue& value : conflict.values()) {
      values.push_back(absl::StrCat(value.value(), " (", value.independent_sources(), ")"));
    }
    items.push_back({absl::StrCat(conflict.field_path(), ": ", absl::StrJoin(values, " against ")),
                     0, "", PathOf("conflicts", items.size())});
  }
  outline->Add("Documents disagree (independent sources)", std::move(items));
}

void AddEnd(const v1::Visit& visit, Outline* outline) {
  std::vector<OutlineItem> missing;
  for (const v1::Abstention& abstention : visit.missing()) {
    missing.push_back({absl::StrCat(abstention.field_path(), ": ", abstention.detail()), 0, "",
                       PathOf("missing", missing.size())});
  }
  outline->Add("Not known", std::move(missing));
  std::vector<OutlineItem> sources;
  for (const v1::SourceDocument& source : visit.sources()) {
    std::vector<std::string> parts;
    for (const std::string& part :
         {source.title(), source.publisher(), ForPeople(source.publication_date())}) {
      if (!part.empty()) parts.push_back(part);
    }
    parts.push_back(source.document());
    sources.push_back({absl::StrJoin(parts, ", "), 0, "", PathOf("sources", sources.size())});
  }
  outline->Add("Sources", std::move(sources));
}

}  // namespace

std::string HeadlineOf(const v1::Visit& visit) {
  std::string text = visit.visitors().empty() ? "Visit" : visit.visitors(0).name();
  std::vector<std::string> countries;
  for (const v1::Stop& stop : visit.stops()) {
    const std::string& country = stop.country().empty() ? stop.country_code() : stop.country();
    if (!country.empty() && !absl::c_linear_search(countries, country))
      countries.push_back(country);
  }
  if (!countries.empty()) absl::StrAppend(&text, " to ", JoinList(countries));
  const std::string when = ForPeople(visit.dates().value());
  if (!when.empty()) absl::StrAppend(&text, ", ", when);
  return text;
}

std::vector<OutlineSection> OutlineOf(const v1::Visit& visit) {
  Outline outline;
  AddFacts(visit, &outline);
  outline.AddList("Visitors", "visitors", visit.visitors(), WithCountry);
  outline.AddList("Delegation", "delegation", visit.delegation(), WithCountry);
  outline.AddList("Hosts", "hosts", visit.hosts(), WithCountry);
  outline.AddList("Stops", "stops", visit.stops(), StopText);
  outline.AddList("Meetings", "meetings", visit.meetings(), MeetingText);
  outline.AddList("Outcomes", "outcomes", visit.outcomes(), OutcomeText);
  outline.AddList("Programme", "itinerary", visit.itinerary(), [](const v1::Activity& activity) {
    const std::string when = ForPeople(activity.date().value());
    return absl::StrCat(when.empty() ? "" : absl::StrCat(when, ": "), activity.kind(), ": ",
                        activity.description());
  });
  outline.AddList("Said", "statements", visit.statements(), [](const v1::Statement& statement) {
    return absl::StrCat(statement.speaker(), ": \xE2\x80\x9C", statement.text(), "\xE2\x80\x9D");
  });
  outline.AddList("Attributed", "claims", visit.claims(), [](const v1::AttributedClaim& claim) {
    return absl::StrCat(claim.source(), ": ", claim.text());
  });
  outline.AddList("Themes", "themes", visit.themes(),
                  [](const v1::Theme& theme) { return theme.name(); });
  outline.AddList("Key points", "key_points", visit.key_points(),
                  [](const v1::KeyPoint& point) { return point.text(); });
  outline.AddList("Other visits mentioned", "related_visits", visit.related_visits(), RelatedText);
  AddConflicts(visit, &outline);
  AddEnd(visit, &outline);
  return outline.Take();
}

}  // namespace communique::summary
