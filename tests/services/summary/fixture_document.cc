#include "tests/services/summary/fixture_document.h"

#include <gtest/gtest.h>

#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

base::v1::PartialDate ParseDate(absl::string_view text) {
  base::v1::PartialDate date;
  const bool no_year = absl::ConsumePrefix(&text, "--");
  const std::vector<std::string> parts = absl::StrSplit(text, '-');
  std::vector<int> numbers;
  for (const std::string& part : parts) {
    int number = 0;
    EXPECT_TRUE(absl::SimpleAtoi(part, &number)) << text;
    numbers.push_back(number);
  }
  if (no_year) numbers.insert(numbers.begin(), 0);
  date.set_year(numbers[0]);
  if (numbers.size() > 1) date.set_month(numbers[1]);
  if (numbers.size() > 2) date.set_day(numbers[2]);
  return date;
}

// Spans while text is still growing hold bytes only; Build fills in the other units.
base::v1::TextSpan Bytes(size_t begin, size_t end) {
  base::v1::TextSpan span;
  span.set_byte_begin(static_cast<int>(begin));
  span.set_byte_end(static_cast<int>(end));
  return span;
}

}  // namespace

FixtureDocument::FixtureDocument(absl::string_view name) {
  built_.document.set_name(std::string(name));
  built_.document.set_language_code("en");
  built_.document.add_sections();
}

void FixtureDocument::Published(int year, int month, int day) {
  base::v1::PartialDate& date =
      *built_.document.mutable_metadata()->mutable_publication_date()->mutable_value();
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
}

entity::v1::Entity& FixtureDocument::Entity(absl::string_view id, entity::v1::EntityType type,
                                            absl::string_view name) {
  entity::v1::Entity& entity = *built_.analysis.add_entities();
  entity.set_id(std::string(id));
  entity.set_type(type);
  entity.set_canonical_name(std::string(name));
  entity.set_name_in_text(std::string(name));
  entity.set_salience(0.5);
  return entity;
}

entity::v1::Entity& FixtureDocument::Person(absl::string_view id, absl::string_view name,
                                            absl::string_view country, absl::string_view office) {
  entity::v1::Entity& person = Entity(id, entity::v1::ENTITY_TYPE_PERSON, name);
  person.set_country_code(std::string(country));
  if (!office.empty()) {
    entity::v1::Role& role = *person.add_roles();
    role.set_title(std::string(office));
    role.set_office(std::string(office));
    role.set_country_code(std::string(country));
    role.set_stated(true);
  }
  return person;
}

entity::v1::Entity& FixtureDocument::Place(absl::string_view id, entity::v1::EntityType type,
                                           absl::string_view name, absl::string_view country) {
  entity::v1::Entity& place = Entity(id, type, name);
  place.set_country_code(std::string(country));
  return place;
}

entity::v1::TimeExpression& FixtureDocument::Time(absl::string_view id, absl::string_view start,
                                                  absl::string_view end) {
  time_ids_.emplace_back(id);
  times_.emplace_back();
  entity::v1::TimeExpression& time = times_.back();
  time.set_kind(end.empty() ? entity::v1::TIME_KIND_DATE : entity::v1::TIME_KIND_RANGE);
  time.set_anchoring(entity::v1::TIME_ANCHORING_EXPLICIT);
  if (!start.empty()) {
    *time.mutable_value() = MakeRange(ParseDate(start), ParseDate(end.empty() ? start : end));
  }
  return time;
}

void FixtureDocument::Title(absl::string_view marked) {
  Block(ingest::v1::BLOCK_ROLE_TITLE, {marked});
}

void FixtureDocument::Heading(absl::string_view marked) {
  Block(ingest::v1::BLOCK_ROLE_HEADING, {marked});
}

void FixtureDocument::Line(ingest::v1::BlockRole role, absl::string_view marked) {
  Block(role, {marked});
}

void FixtureDocument::Paragraph(const std::vector<absl::string_view>& marked) {
  Block(ingest::v1::BLOCK_ROLE_PARAGRAPH, marked);
}

void FixtureDocument::Block(ingest::v1::BlockRole role,
                            const std::vector<absl::string_view>& marked) {
  std::string& text = *built_.document.mutable_text();
  if (!text.empty()) text += "\n\n";
  const size_t block_begin = text.size();
  for (size_t i = 0; i < marked.size(); ++i) {
    if (i > 0) text += ' ';
    const size_t begin = text.size();
    AddMarked(marked[i]);
    entity::v1::Sentence& sentence = *built_.analysis.add_sentences();
    *sentence.mutable_span() = Bytes(begin, text.size());
    sentence.set_block(blocks_);
    sentence.set_heading(role == ingest::v1::BLOCK_ROLE_TITLE ||
                         role == ingest::v1::BLOCK_ROLE_HEADING);
  }
  ingest::v1::Block& block = *built_.document.mutable_sections(0)->add_blocks();
  block.set_role(role);
  *block.mutable_span() = Bytes(block_begin, text.size());
  ++blocks_;
}

void FixtureDocument::AddMarked(absl::string_view marked) {
  std::string& text = *built_.document.mutable_text();
  const int sentence = built_.analysis.sentences_size();
  while (!marked.empty()) {
    const size_t open = marked.find('[');
    text += std::string(marked.substr(0, open));
    if (open == absl::string_view::npos) return;
    const size_t close = marked.find(']', open);
    const absl::string_view inside = marked.substr(open + 1, close - open - 1);
    const size_t mark = inside.find_first_of(":~^");
    Piece piece;
    piece.id = std::string(inside.substr(0, mark));
    piece.begin = text.size();
    piece.kind =
        inside[mark] == '~' ? entity::v1::MENTION_KIND_PRONOUN : entity::v1::MENTION_KIND_NAME;
    piece.metonymic = inside[mark] == '^';
    piece.sentence = sentence;
    text += std::string(inside.substr(mark + 1));
    piece.end = text.size();
    pieces_.push_back(piece);
    marked.remove_prefix(close + 1);
  }
}

entity::v1::Quotation& FixtureDocument::Quote(absl::string_view words, absl::string_view speaker) {
  const size_t begin = built_.document.text().find(std::string(words));
  EXPECT_NE(begin, std::string::npos) << words;
  entity::v1::Quotation& quotation = *built_.analysis.add_quotations();
  *quotation.mutable_span() = Bytes(begin, begin + words.size());
  quotation.set_direct(true);
  quotation.set_speaker_entity_id(std::string(speaker));
  quotation.set_continues(-1);
  quotation.mutable_support()->set_confidence(0.9);
  for (int s = 0; s < built_.analysis.sentences_size(); ++s) {
    if (built_.analysis.sentences(s).span().byte_begin() <= static_cast<int>(begin)) {
      quotation.set_sentence(s);
    }
  }
  return quotation;
}

entity::v1::Claim& FixtureDocument::Claim(absl::string_view clause, absl::string_view source) {
  const size_t begin = built_.document.text().find(std::string(clause));
  EXPECT_NE(begin, std::string::npos) << clause;
  entity::v1::Claim& claim = *built_.analysis.add_claims();
  *claim.mutable_span() = Bytes(begin, begin + clause.size());
  claim.set_layer(entity::v1::CLAIM_LAYER_ATTRIBUTED);
  claim.set_source_text(std::string(source));
  claim.mutable_support()->set_confidence(0.9);
  return claim;
}

AnalyzedDocument FixtureDocument::Build() const {
  AnalyzedDocument result = built_;
  result.document.set_sha256(text::Sha256Hex(result.document.text()));
  const text::SpanIndex index(result.document.text());
  const auto fill = [&](base::v1::TextSpan* span) {
    *span = index.Span(span->byte_begin(), span->byte_end());
  };
  std::map<std::string, int> entities;
  for (int e = 0; e < result.analysis.entities_size(); ++e) {
    entities[result.analysis.entities(e).id()] = e;
  }
  for (const Piece& piece : pieces_) {
    const auto entity = entities.find(piece.id);
    if (entity != entities.end()) {
      entity::v1::Mention& mention =
          *result.analysis.mutable_entities(entity->second)->add_mentions();
      *mention.mutable_span() = index.Span(piece.begin, piece.end);
      mention.set_kind(piece.kind);
      mention.set_metonymic(piece.metonymic);
      mention.set_sentence(piece.sentence);
      continue;
    }
    for (size_t t = 0; t < time_ids_.size(); ++t) {
      if (time_ids_[t] != piece.id) continue;
      entity::v1::TimeExpression& time = *result.analysis.add_time_expressions();
      time = times_[t];
      *time.mutable_span() = index.Span(piece.begin, piece.end);
      time.set_sentence(piece.sentence);
    }
  }
  for (auto& sentence : *result.analysis.mutable_sentences()) fill(sentence.mutable_span());
  for (auto& quotation : *result.analysis.mutable_quotations()) fill(quotation.mutable_span());
  for (auto& claim : *result.analysis.mutable_claims()) {
    fill(claim.mutable_span());
    if (claim.has_content_span()) fill(claim.mutable_content_span());
  }
  for (auto& block : *result.document.mutable_sections(0)->mutable_blocks()) {
    fill(block.mutable_span());
  }
  return result;
}

ReadFixture::ReadFixture(const FixtureDocument& fixture)
    : document(fixture.Build()),
      lexicon(*CueLexicon::Embedded()),
      model(*SlotModel::Embedded()),
      view(document.document, document.analysis),
      cues(view, lexicon),
      frames(CollectFrames(view, cues)),
      detection(DetectVisit(view, cues, frames, model, nullptr)) {}

FixtureDocument SmallVisit(absl::string_view name) {
  FixtureDocument fixture(name);
  fixture.Published(2031, 5, 12);
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Person("h", "Iv\xC3\xA1n Rojas", "CL", "president");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Place("s", entity::v1::ENTITY_TYPE_PLACE, "Santiago", "CL");
  fixture.Time("t", "2031-05-07", "2031-05-09");
  fixture.Title("[p:Okafor] in [c:Chile]: copper and cod");
  fixture.Paragraph({
      "Prime Minister [p:Hana Okafor] paid an official visit to [c:Chile] from [t:7 to 9 May "
      "2031].",
      "President [h:Iv\xC3\xA1n Rojas] received [p~her] in [s:Santiago].",
      "The two governments signed two agreements on fisheries, hydropower and research.",
  });
  return fixture;
}

}  // namespace communique::summary
