#include "services/summary/domain/render_jsonld.h"

#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/status/macros.h"
#include "common/text/uuid.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/record_outline.h"
#include "services/summary/domain/safe_link.h"
#include "summary_data.h"

namespace communique::summary {
namespace {

constexpr char kSoftware[] = "urn:communique:summary:v1:software";

// The name of an enum value without its prefix, in lower case: VISIT_TYPE_STATE is "state".
std::string Word(absl::string_view name, absl::string_view prefix) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(absl::StripPrefix(name, prefix)), {{"_", " "}});
}

// The name of a text by its hash (RFC 6920), or one made from the document's name where the hash is
// none.
std::string DocumentIri(const std::string& document, const std::string& sha256) {
  const std::string digest = absl::HexStringToBytes(
      sha256.size() == 64 && absl::c_all_of(sha256, absl::ascii_isxdigit) ? sha256 : "");
  if (digest.empty()) return absl::StrCat("urn:uuid:", text::UuidOf(document));
  return absl::StrCat("ni:///sha-256;", absl::StripSuffix(absl::WebSafeBase64Escape(digest), "="));
}

Json Texts(const google::protobuf::RepeatedPtrField<std::string>& list) {
  Json texts = Json::array();
  for (const std::string& text : list) texts.push_back(text);
  return texts;
}

void SetList(Json* object, const char* name, Json list) {
  if (!list.empty()) (*object)[name] = std::move(list);
}

void SetWikidata(Json* object, const std::string& kb_id) {
  if (!WikidataLink(kb_id).empty()) {
    (*object)["sameAs"] = absl::StrCat("http://www.wikidata.org/entity/", kb_id);
  }
}

void SetDates(Json* object, const base::v1::DateRange& range) {
  SetText(object, "startDate", IsoDate(range.start()));
  SetText(object, "endDate", IsoDate(range.end()));
  SetText(object, "dates", range.edtf());
}

// Writes the record as nodes whose names are those of the record with a pointer.
class Graph {
 public:
  explicit Graph(const v1::Visit& visit)
      : visit_(visit), iri_(absl::StrCat("urn:uuid:", text::UuidOf(visit.name()))) {}

  Json Write(Json record) const {
    Json root = {{"@context", Json::parse(summary::context().begin(), summary::context().end())},
                 {"@id", iri_},
                 {"@type", Json::array({"Event", "prov:Entity"})},
                 {"identifier", visit_.name()},
                 {"name", HeadlineOf(visit_)}};
    SetText(&root, "description", visit_.abstract());
    AddFacts(&root);
    AddPeople(&root);
    AddEvents(&root);
    AddWords(&root);
    AddDoubts(&root);
    AddProvenance(&root);
    root["record"] = std::move(record);
    return root;
  }

 private:
  std::string IriOf(absl::string_view path) const {
    return absl::StrCat(iri_, "#", JsonPointerOf(path));
  }

  Json Node(const char* type, absl::string_view field, size_t index) const {
    return {{"@id", IriOf(absl::StrCat(field, "[", index, "]"))}, {"@type", type}};
  }

  // A list of nodes of one type, filled by `fill(element, &node)`.
  template <typename List, typename Fill>
  Json Nodes(const char* type, absl::string_view field, const List& list, Fill fill) const {
    Json nodes = Json::array();
    for (const auto& element : list) {
      Json node = Node(type, field, nodes.size());
      fill(element, &node);
      nodes.push_back(std::move(node));
    }
    return nodes;
  }

  void AddFacts(Json* root) const {
    SetDates(root, visit_.dates().value());
    if (visit_.has_status()) {
      (*root)["status"] = Word(v1::VisitStatus_Name(visit_.status().value()), "VISIT_STATUS_");
      if (visit_.status().value() == v1::VISIT_STATUS_CANCELLED)
        (*root)["eventStatus"] = "EventCancelled";
      if (visit_.status().value() == v1::VISIT_STATUS_POSTPONED)
        (*root)["eventStatus"] = "EventPostponed";
    }
    if (visit_.has_type())
      (*root)["visitType"] = Word(v1::VisitType_Name(visit_.type().value()), "VISIT_TYPE_");
    SetText(root, "occasion", visit_.occasion().value());
  }

  template <typename List>
  Json People(absl::string_view field, const List& list) const {
    return Nodes("Person", field, list, [](const v1::Participant& person, Json* node) {
      (*node)["name"] = person.name();
      if (person.name_in_text() != person.name())
        SetText(node, "alternateName", person.name_in_text());
      SetText(node, "jobTitle",
              person.role().title().empty() ? person.role().office() : person.role().title());
      SetText(node, "countryCode", person.country_code());
      SetWikidata(node, person.kb_id());
    });
  }

  void AddPeople(Json* root) const {
    SetList(root, "visitors", People("visitors", visit_.visitors()));
    SetList(root, "hosts", People("hosts", visit_.hosts()));
    SetList(root, "delegation", People("delegation", visit_.delegation()));
    SetList(root, "location",
            Nodes("Place", "stops", visit_.stops(), [](const v1::Stop& stop, Json* node) {
              const std::string& where = stop.city().empty() ? stop.country() : stop.city();
              SetText(node, "name", stop.venue().empty() ? where : stop.venue());
              Json address = {{"@type", "PostalAddress"}};
              SetText(&address, "addressLocality", stop.city());
              SetText(&address, "addressCountry",
                      stop.country_code().empty() ? stop.country() : stop.country_code());
              (*node)["address"] = std::move(address);
              SetText(node, "dates", stop.dates().value().edtf());
              SetWikidata(node, stop.kb_id());
            }));
  }

  void AddEvents(Json* root) const {
    Json events =
        Nodes("Event", "meetings", visit_.meetings(), [](const v1::Meeting& meeting, Json* node) {
          (*node)["name"] = "meeting";
          SetList(node, "attendee", Texts(meeting.participants()));
          SetDates(node, meeting.date().value());
          SetText(node, "location", meeting.place());
          if (meeting.planned()) (*node)["planned"] = true;
        });
    Json programme = Nodes("Event", "itinerary", visit_.itinerary(),
                           [](const v1::Activity& activity, Json* node) {
                             SetText(node, "name", activity.kind());
                             SetText(node, "description", activity.description());
                             SetDates(node, activity.date().value());
                             SetText(node, "location", activity.place());
                           });
    for (Json& event : programme) events.push_back(std::move(event));
    SetList(root, "subEvent", std::move(events));
    SetList(root, "outcomes",
            Nodes("CreativeWork", "outcomes", visit_.outcomes(),
                  [](const v1::Outcome& outcome, Json* node) {
                    (*node)["genre"] = Word(v1::OutcomeKind_Name(outcome.kind()), "OUTCOME_KIND_");
                    SetText(node, "description", outcome.description());
                    if (outcome.count() != 0) {
                      (*node)["count"] = outcome.count();
                      (*node)["countQualifier"] = Word(
                          v1::CountQualifier_Name(outcome.count_qualifier()), "COUNT_QUALIFIER_");
                    }
                    SetList(node, "about", Texts(outcome.areas()));
                    SetList(node, "contributor", Texts(outcome.parties()));
                    if (outcome.status() != v1::OUTCOME_STATUS_UNSPECIFIED)
                      (*node)["status"] =
                          Word(v1::OutcomeStatus_Name(outcome.status()), "OUTCOME_STATUS_");
                  }));
  }

  void AddWords(Json* root) const {
    Json words = Nodes("Quotation", "statements", visit_.statements(),
                       [](const v1::Statement& statement, Json* node) {
                         (*node)["text"] = statement.text();
                         Json speaker = {{"@type", "Person"}, {"name", statement.speaker()}};
                         SetWikidata(&speaker, statement.speaker_kb_id());
                         (*node)["spokenByCharacter"] = std::move(speaker);
                         SetText(node, "audience", statement.addressee());
                       });
    Json claims =
        Nodes("Claim", "claims", visit_.claims(), [](const v1::AttributedClaim& claim, Json* node) {
          (*node)["text"] = claim.text();
          (*node)["author"] = claim.source();
          SetList(node, "citation", Texts(claim.chain()));
          SetText(node, "hedge", claim.hedge());
          if (claim.negated()) (*node)["negated"] = true;
        });
    for (Json& claim : claims) words.push_back(std::move(claim));
    SetList(root, "hasPart", std::move(words));
    SetList(root, "about",
            Nodes("DefinedTerm", "themes", visit_.themes(),
                  [](const v1::Theme& theme, Json* node) { (*node)["name"] = theme.name(); }));
    SetList(root, "mentions",
            Nodes("Event", "related_visits", visit_.related_visits(),
                  [](const v1::RelatedVisit& visit, Json* node) {
                    SetText(node, "description", visit.description());
                    SetText(node, "attendee", visit.visitor());
                    SetText(node, "countryCode", visit.country_code());
                    SetDates(node, visit.dates());
                  }));
  }

  void AddDoubts(Json* root) const {
    SetList(
        root, "conflicts",
        Nodes("communique:Conflict", "conflicts", visit_.conflicts(),
              [](const v1::Conflict& conflict, Json* node) {
                (*node)["fieldPath"] = conflict.field_path();
                for (const v1::ConflictValue& value : conflict.values()) {
                  (*node)["value"].push_back({{"@type", "PropertyValue"},
                                              {"value", value.value()},
                                              {"independentSources", value.independent_sources()}});
                }
              }));
    SetList(root, "missing",
            Nodes("communique:Abstention", "missing", visit_.missing(),
                  [](const v1::Abstention& abstention, Json* node) {
                    (*node)["fieldPath"] = abstention.field_path();
                    (*node)["reason"] =
                        Word(v1::AbstentionReason_Name(abstention.reason()), "ABSTENTION_REASON_");
                    SetText(node, "description", abstention.detail());
                  }));
  }

  void AddProvenance(Json* root) const {
    Json sources = Json::array();
    for (const v1::SourceDocument& source : visit_.sources()) {
      Json node = {{"@id", DocumentIri(source.document(), source.sha256())},
                   {"@type", Json::array({"Article", "prov:Entity"})},
                   {"identifier", source.document()},
                   {"sha256", source.sha256()}};
      SetText(&node, "name", source.title());
      SetText(&node, "publisher", source.publisher());
      SetText(&node, "datePublished", IsoDate(source.publication_date()));
      if (IsSafeLink(source.source_uri())) node["url"] = source.source_uri();
      sources.push_back(std::move(node));
    }
    SetList(root, "wasDerivedFrom", std::move(sources));
    (*root)["wasAttributedTo"] = {
        {"@id", kSoftware}, {"@type", "SoftwareAgent"}, {"name", "Communique"}};
    Json annotations = Json::array();
    for (const RecordFinding& finding : FindingsOf(visit_)) {
      if (!finding.evidence->empty()) annotations.push_back(AnnotationOf(finding));
    }
    SetList(root, "annotations", std::move(annotations));
  }

  Json AnnotationOf(const RecordFinding& finding) const {
    Json node = {{"@type", "Annotation"},
                 {"motivation", "oa:linking"},
                 {"body", IriOf(finding.path)},
                 {"fieldPath", finding.path}};
    if (finding.support != nullptr) {
      node["confidence"] = finding.support->confidence();
      SetText(&node, "rule", finding.support->rule());
      node["independentSources"] = finding.support->independent_sources();
    }
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      node["target"].push_back(TargetOf(evidence));
    }
    return node;
  }

  static Json TargetOf(const base::v1::Evidence& evidence) {
    Json quote = {{"@type", "TextQuoteSelector"}, {"exact", evidence.exact()}};
    SetText(&quote, "prefix", evidence.prefix());
    SetText(&quote, "suffix", evidence.suffix());
    Json selectors = Json::array({std::move(quote)});
    if (evidence.has_span()) {
      selectors.push_back({{"@type", "TextPositionSelector"},
                           {"start", evidence.span().code_point_begin()},
                           {"end", evidence.span().code_point_end()}});
    }
    return {{"@type", "SpecificResource"},
            {"source", DocumentIri(evidence.document(), evidence.document_sha256())},
            {"selector", std::move(selectors)},
            {"basis", Word(base::v1::Basis_Name(evidence.basis()), "BASIS_")}};
  }

  const v1::Visit& visit_;
  const std::string iri_;
};

}  // namespace

absl::StatusOr<Json> ToJsonLd(const v1::Visit& visit) {
  COMMUNIQUE_ASSIGN_OR_RETURN(Json record, ToJson(visit));
  return Graph(visit).Write(std::move(record));
}

}  // namespace communique::summary
