#ifndef TESTS_SERVICES_SUMMARY_FIXTURE_DOCUMENT_H_
#define TESTS_SERVICES_SUMMARY_FIXTURE_DOCUMENT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// Builds a document with its analysis from marked text, as ingest and entity would give them:
//
//   FixtureDocument fixture;
//   fixture.Published(2031, 5, 12);
//   fixture.Person("p", "Hana Okafor", "NO", "prime minister");
//   fixture.Place("o", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
//   fixture.Time("t", "2031-05-07", "2031-05-09");
//   fixture.Title("[p:Okafor] in [o:Chile]");
//   fixture.Paragraph({"[p:Hana Okafor] visited [o:Chile] from [t:7 to 9 May]."});
//
// "[id:words]" is a mention by name (or a time expression), "[id~words]" by pronoun or description,
// "[id^words]" a metonymic one. Sentences of a paragraph are given one by one.
class FixtureDocument {
 public:
  explicit FixtureDocument(absl::string_view name = "documents/fixture");

  void Published(int year, int month, int day);
  entity::v1::Entity& Person(absl::string_view id, absl::string_view name,
                             absl::string_view country, absl::string_view office);
  entity::v1::Entity& Place(absl::string_view id, entity::v1::EntityType type,
                            absl::string_view name, absl::string_view country);
  entity::v1::Entity& Entity(absl::string_view id, entity::v1::EntityType type,
                             absl::string_view name);
  // "2031-05-07", "2031-05", "--05-07"; an empty start leaves the value unset.
  entity::v1::TimeExpression& Time(absl::string_view id, absl::string_view start,
                                   absl::string_view end = "");

  void Title(absl::string_view marked);
  void Heading(absl::string_view marked);
  void Line(ingest::v1::BlockRole role, absl::string_view marked);
  void Paragraph(const std::vector<absl::string_view>& marked);

  // A quotation of `words`, which must stand in the text already.
  entity::v1::Quotation& Quote(absl::string_view words, absl::string_view speaker);
  // An attributed claim over `clause`, which must stand in the text already.
  entity::v1::Claim& Claim(absl::string_view clause, absl::string_view source);

  // The finished pair.
  AnalyzedDocument Build() const;

 private:
  struct Piece {
    std::string id;
    size_t begin = 0;
    size_t end = 0;
    entity::v1::MentionKind kind = entity::v1::MENTION_KIND_NAME;
    bool metonymic = false;
    int sentence = 0;
  };

  void Block(ingest::v1::BlockRole role, const std::vector<absl::string_view>& marked);
  void AddMarked(absl::string_view marked);

  AnalyzedDocument built_;
  std::vector<std::string> time_ids_;
  std::vector<entity::v1::TimeExpression> times_;
  std::vector<Piece> pieces_;
  int blocks_ = 0;
};

// A document with everything that the finders look at.
struct ReadFixture {
  explicit ReadFixture(const FixtureDocument& fixture);

  VisitContext context() const { return {view, cues, frames, *detection.main, model}; }

  AnalyzedDocument document;
  CueLexicon lexicon;
  SlotModel model;
  DocumentView view;
  CueIndex cues;
  std::vector<VisitFrame> frames;
  Detection detection;
};

// A small invented visit: Prime Minister Hana Okafor of Norway in Chile, 7 to 9 May 2031, received
// by President Iván Rojas, with two agreements.
FixtureDocument SmallVisit(absl::string_view name = "documents/small");

}  // namespace communique::summary

#endif  // TESTS_SERVICES_SUMMARY_FIXTURE_DOCUMENT_H_
