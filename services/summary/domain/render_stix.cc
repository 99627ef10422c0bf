#include "services/summary/domain/render_stix.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/text/uuid.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/record_outline.h"
#include "services/summary/domain/safe_link.h"

namespace communique::summary {
namespace {

constexpr char kMidnight[] = "T00:00:00.000Z";

// A day that there is: 31 April is none.
bool IsFullDate(const base::v1::PartialDate& date) {
  return IsoDate(date).size() == 10 && SameDate(AddDays(date, 0), date);
}

std::string StoredAt(const google::protobuf::Timestamp& time) {
  base::v1::PartialDate epoch;
  epoch.set_year(1970);
  epoch.set_month(1);
  epoch.set_day(1);
  constexpr int64_t kDay = 86400;
  const int64_t second = time.seconds() % kDay;
  return absl::StrFormat("%sT%02d:%02d:%02d.%03dZ",
                         IsoDate(AddDays(epoch, static_cast<int>(time.seconds() / kDay))),
                         second / 3600, second / 60 % 60, second % 60, time.nanos() / 1000000);
}

// The time that the objects bear, in RFC 3339.
std::string TimeOf(const v1::Visit& visit) {
  constexpr int64_t kEndOfYear9999 = 253402300799;
  const int64_t stored = visit.update_time().seconds();
  if (visit.has_update_time() && stored >= 0 && stored <= kEndOfYear9999 &&
      visit.update_time().nanos() >= 0 && visit.update_time().nanos() < 1000000000) {
    return StoredAt(visit.update_time());
  }
  std::string latest;
  for (const v1::SourceDocument& source : visit.sources()) {
    if (IsFullDate(source.publication_date()))
      latest = std::max(latest, IsoDate(source.publication_date()));
  }
  if (latest.empty() && IsFullDate(visit.dates().value().start()))
    latest = IsoDate(visit.dates().value().start());
  return absl::StrCat(latest.empty() ? "1970-01-01" : latest, kMidnight);
}

int Percent(double confidence) {
  return confidence >= 0 && confidence <= 1 ? static_cast<int>(std::lround(confidence * 100)) : 0;
}

bool IsCountryCode(const std::string& code) {
  return code.size() == 2 && absl::ascii_isupper(code[0]) && absl::ascii_isupper(code[1]);
}

// A text that STIX wants to be there.
std::string OrUnknown(const std::string& text) { return text.empty() ? "unknown" : text; }

Json SourceReference(const v1::SourceDocument& source) {
  Json reference = {
      {"source_name", source.publisher().empty() ? "document" : source.publisher()},
      {"description", absl::StrCat(source.title().empty() ? source.document() : source.title(),
                                   " (SHA-256 of its clean text: ", source.sha256(), ")")}};
  if (IsSafeLink(source.source_uri())) reference["url"] = source.source_uri();
  SetText(&reference, "external_id", source.document());
  return reference;
}

class Bundle {
 public:
  explicit Bundle(const v1::Visit& visit) : visit_(visit), time_(TimeOf(visit)) {
    for (const RecordFinding& finding : FindingsOf(visit)) findings_.emplace(finding.path, finding);
  }

  Json Write() {
    AddMaker();
    AddPeople("visitors", visit_.visitors());
    AddPeople("hosts", visit_.hosts());
    AddPeople("delegation", visit_.delegation());
    AddPlaces();
    AddRelationships();
    AddReport();
    AddNotes();
    return {{"type", "bundle"}, {"id", Id("bundle", "")}, {"objects", std::move(objects_)}};
  }

 private:
  std::string Id(absl::string_view type, absl::string_view key) const {
    return absl::StrCat(type, "--",
                        text::UuidOf(absl::StrCat(visit_.name(), "\n", type, "\n", key)));
  }

  // An object of the record, named by its key among those of its type.
  Json Object(const char* type, absl::string_view key) const {
    return {{"type", type},        {"spec_version", "2.1"},
            {"id", Id(type, key)}, {"created_by_ref", maker_},
            {"created", time_},    {"modified", time_}};
  }

  void Put(Json object) { objects_.push_back(std::move(object)); }

  void AddMaker() {
    Json maker = Object("identity", "communique");
    maker_ = maker["id"];
    maker["created_by_ref"] = maker_;
    maker["name"] = "Communique";
    maker["identity_class"] = "system";
    Put(std::move(maker));
  }

  template <typename List>
  void AddPeople(absl::string_view field, const List& people) {
    int index = 0;
    for (const v1::Participant& person : people) {
      const std::string path = absl::StrCat(field, "[", index++, "]");
      Json identity = Object("identity", path);
      identity["name"] = OrUnknown(person.name());
      identity["identity_class"] = "individual";
      const std::string& office =
          person.role().title().empty() ? person.role().office() : person.role().title();
      if (!office.empty()) identity["roles"] = Json::array({office});
      SetText(&identity, "description", NoteOn(person));
      identity["confidence"] = Percent(person.support().confidence());
      const std::string link = WikidataLink(person.kb_id());
      if (!link.empty()) {
        identity["external_references"] = Json::array(
            {{{"source_name", "wikidata"}, {"url", link}, {"external_id", person.kb_id()}}});
      }
      subjects_.push_back(identity["id"]);
      Put(std::move(identity));
    }
  }

  static std::string NoteOn(const v1::Participant& person) {
    return person.country_code().empty() ? ""
                                         : absl::StrCat("Acts for ", person.country_code(), ".");
  }

  void AddPlaces() {
    for (int i = 0; i < visit_.stops_size(); ++i) {
      const v1::Stop& stop = visit_.stops(i);
      if (!IsCountryCode(stop.country_code())) continue;  // STIX knows no place without a country.
      Json location = Object("location", absl::StrCat("stops[", i, "]"));
      const std::string& where = stop.city().empty() ? stop.country() : stop.city();
      SetText(&location, "name", stop.venue().empty() ? where : stop.venue());
      location["country"] = stop.country_code();
      SetText(&location, "city", stop.city());
      location["confidence"] = Percent(stop.support().confidence());
      subjects_.push_back(location["id"]);
      Put(std::move(location));
    }
  }

  Json Relationship(const char* kind, const std::string& from, const std::string& to) const {
    Json relationship = Object("relationship", absl::StrCat(kind, "\n", from, "\n", to));
    relationship["relationship_type"] = kind;
    relationship["source_ref"] = from;
    relationship["target_ref"] = to;
    return relationship;
  }

  void AddRelationships() {
    if (visit_.visitors().empty()) return;
    const std::string principal = Id("identity", "visitors[0]");
    for (int i = 0; i < visit_.stops_size(); ++i) {
      if (!IsCountryCode(visit_.stops(i).country_code())) continue;
      const std::string place = Id("location", absl::StrCat("stops[", i, "]"));
      Json stay = Relationship("located-at", principal, place);
      SetStay(visit_.stops(i).dates().value(), &stay);
      subjects_.push_back(stay["id"]);
      Put(std::move(stay));
    }
    for (int i = 0; i < visit_.hosts_size(); ++i) {
      Json met =
          Relationship("related-to", principal, Id("identity", absl::StrCat("hosts[", i, "]")));
      met["description"] = "Received or met in the course of the visit.";
      subjects_.push_back(met["id"]);
      Put(std::move(met));
    }
  }

  // From the first day to the end of the last; an end that is not after the start is left out.
  static void SetStay(const base::v1::DateRange& range, Json* relationship) {
    if (IsFullDate(range.start()))
      (*relationship)["start_time"] = absl::StrCat(IsoDate(range.start()), kMidnight);
    if (!IsFullDate(range.end()) || range.end().year() == 9999) return;
    const std::string end = IsoDate(AddDays(range.end(), 1));
    if (IsFullDate(range.start()) && end <= IsoDate(range.start())) return;
    (*relationship)["stop_time"] = absl::StrCat(end, kMidnight);
  }

  void AddReport() {
    Json report = Object("report", "");
    report_ = report["id"];
    report["name"] = OrUnknown(HeadlineOf(visit_));
    SetText(&report, "description", visit_.abstract());
    report["report_types"] = Json::array({"identity"});
    report["published"] = time_;
    report["object_refs"] = subjects_.empty() ? Json::array({maker_}) : Json(subjects_);
    report["labels"] = Json::array({"diplomatic-visit"});
    Json sources = Json::array();
    for (const v1::SourceDocument& source : visit_.sources()) {
      sources.push_back(SourceReference(source));
    }
    if (!sources.empty()) report["external_references"] = std::move(sources);
    Put(std::move(report));
  }

  void AddNotes() {
    for (const OutlineSection& section : OutlineOf(visit_)) {
      for (const OutlineItem& item : section.items) {
        Json note = Object("note", item.path);
        note["abstract"] = section.heading;
        note["content"] = OrUnknown(absl::StrCat(item.text, PassagesOf(item.path)));
        note["object_refs"] = Json::array({report_});
        if (item.confidence > 0) note["confidence"] = Percent(item.confidence);
        Put(std::move(note));
      }
    }
  }

  std::string PassagesOf(const std::string& path) const {
    const auto finding = findings_.find(path);
    std::string passages;
    if (finding == findings_.end()) return passages;
    for (const base::v1::Evidence& evidence : *finding->second.evidence) {
      absl::StrAppend(&passages, "\n\n\xE2\x80\x9C", evidence.exact(), "\xE2\x80\x9D (",
                      evidence.document());
      if (evidence.has_span()) {
        absl::StrAppend(&passages, ", code points ", evidence.span().code_point_begin(), " to ",
                        evidence.span().code_point_end());
      }
      passages += ')';
    }
    return passages;
  }

  const v1::Visit& visit_;
  const std::string time_;
  std::map<std::string, RecordFinding> findings_;
  std::string maker_;
  std::string report_;
  std::vector<std::string> subjects_;
  Json objects_ = Json::array();
};

}  // namespace

Json ToStix(const v1::Visit& visit) { return Bundle(visit).Write(); }

}  // namespace communique::summary
