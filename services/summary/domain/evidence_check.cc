#include "services/summary/domain/evidence_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/text/evidence.h"
#include "common/text/span_index.h"
#include "services/summary/domain/carried_values.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/visit_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::Evidence;
using base::v1::PartialDate;
using base::v1::Support;

// A document, read once.
struct Source {
  explicit Source(const ingest::v1::Document& d)
      : document(d),
        index(d.text()),
        text(absl::StrCat(d.text(), "\n", d.metadata().title().value(), "\n",
                          d.metadata().author().value(), "\n", d.metadata().publisher().value())),
        words(text) {}

  const ingest::v1::Document& document;
  const text::SpanIndex index;
  const std::string text;
  const PassageWords words;
};

// The passages of one finding, and the documents that they stand in.
struct Basis {
  Basis(const Support& support, const std::map<std::string, std::unique_ptr<Source>>& sources)
      : joined(Join(support)), passage(joined) {
    for (const Evidence& evidence : support.evidence()) {
      const auto found = sources.find(evidence.document());
      if (found != sources.end() && !absl::c_linear_search(documents, found->second.get())) {
        documents.push_back(found->second.get());
      }
    }
  }

  static std::string Join(const Support& support) {
    std::string joined;
    for (const Evidence& evidence : support.evidence()) {
      absl::StrAppend(&joined, evidence.exact(), "\n");
    }
    return joined;
  }

  bool InDocument(absl::string_view words) const {
    return absl::c_any_of(documents, [&](const Source* s) { return CarriesWords(s->text, words); });
  }

  bool NamedInDocument(absl::string_view name) const {
    return absl::c_any_of(documents, [&](const Source* s) { return CarriesName(s->words, name); });
  }

  std::string joined;
  PassageWords passage;
  std::vector<const Source*> documents;
};

class Check {
 public:
  Check(const v1::Visit& visit, const std::vector<const ingest::v1::Document*>& documents)
      : visit_(visit) {
    for (const ingest::v1::Document* document : documents) {
      sources_.emplace(document->name(), std::make_unique<Source>(*document));
    }
  }

  std::vector<UnsupportedField> Run() {
    CheckEvidence();
    People("visitors", visit_.visitors());
    People("hosts", visit_.hosts());
    People("delegation", visit_.delegation());
    Each("stops", visit_.stops(), [this](auto&&... args) { CheckStop(args...); });
    Dates("dates", visit_.dates());
    if (visit_.has_occasion()) {
      Words("occasion.value", visit_.occasion().value(), Of(visit_.occasion().support()));
    }
    Each("itinerary", visit_.itinerary(), [this](auto&&... args) { CheckActivity(args...); });
    Each("meetings", visit_.meetings(), [this](auto&&... args) { CheckMeeting(args...); });
    Each("outcomes", visit_.outcomes(), [this](auto&&... args) { CheckOutcome(args...); });
    Each("statements", visit_.statements(), [this](auto&&... args) { CheckStatement(args...); });
    Each("claims", visit_.claims(), [this](auto&&... args) { CheckClaim(args...); });
    Each("related_visits", visit_.related_visits(),
         [this](const std::string& path, const v1::RelatedVisit& related) {
           Words(path + ".description", related.description(), Of(related.support()));
         });
    Each("key_points", visit_.key_points(),
         [this](const std::string& path, const v1::KeyPoint& point) {
           Words(path + ".text", point.text(), Of(point.support()));
         });
    return std::move(found_);
  }

 private:
  template <typename Items, typename CheckOne>
  void Each(const std::string& field, const Items& items, CheckOne check) {
    for (int i = 0; i < items.size(); ++i) check(absl::StrCat(field, "[", i, "]"), items.Get(i));
  }

  Basis Of(const Support& support) const { return Basis(support, sources_); }

  void Report(const std::string& path, absl::string_view value, absl::string_view why) {
    found_.push_back({path, std::string(value), std::string(why)});
  }

  void CheckEvidence() {
    for (const RecordFinding& finding : FindingsOf(visit_)) {
      if (finding.evidence->empty()) Report(finding.path, "", "has no evidence");
      for (const Evidence& evidence : *finding.evidence) {
        const auto source = sources_.find(evidence.document());
        if (source == sources_.end() ||
            source->second->document.sha256() != evidence.document_sha256()) {
          Report(finding.path, evidence.exact(), "is from no document given");
        } else if (evidence.has_span() ? !text::Quotes(evidence, source->second->index)
                                       : evidence.exact().empty()) {
          Report(finding.path, evidence.exact(), "does not stand where it says");
        }
      }
    }
  }

  // The words stand in a document of the evidence.
  void Words(const std::string& path, const std::string& value, const Basis& basis) {
    if (!value.empty() && !basis.InDocument(value)) Report(path, value, "is not in the text");
  }

  // `in_text` is the form that the text has, where the record keeps it.
  void Name(const std::string& path, const std::string& name, const std::string& in_text,
            bool linked, const Basis& basis) {
    if (name.empty() || CarriesName(basis.passage, name)) return;
    const bool form = !in_text.empty() && basis.InDocument(in_text);
    const bool completed = form && (linked || CarriesName(PassageWords(in_text), name));
    // A pronoun or a description in the evidence stands for a name elsewhere in the text.
    if (completed || basis.NamedInDocument(name)) return;
    Report(path, name, "is neither in the text nor a completed name");
  }

  template <typename Items>
  void People(const std::string& field, const Items& people) {
    Each(field, people, [this](const std::string& path, const v1::Participant& person) {
      const Basis basis = Of(person.support());
      Name(path + ".name", person.name(), person.name_in_text(), !person.kb_id().empty(), basis);
      Words(path + ".name_in_text", person.name_in_text(), basis);
    });
  }

  void CheckStop(const std::string& path, const v1::Stop& stop) {
    const Basis basis = Of(stop.support());
    if (!stop.city().empty() && !basis.NamedInDocument(stop.city())) {
      Report(path + ".city", stop.city(), "is not in the text");
    }
    Venue(path + ".venue", stop.venue(), basis);
    const PassageWords country(stop.country());
    // Demonyms begin as their countries do; a city is in a country that need not be named.
    const bool named = absl::c_any_of(country.words(), [&](const std::string& word) {
      return absl::c_any_of(basis.documents,
                            [&](const Source* source) { return source->words.HasPrefix(word); });
    });
    if (!stop.country().empty() && stop.city().empty() && !named && stop.kb_id().empty()) {
      Report(path + ".country", stop.country(), "is not in the text");
    }
    if (stop.has_dates()) Dates(path + ".dates", stop.dates());
  }

  // A building is completed from a part of its name ("the Planalto"), or written in one word. Words
  // that only say what kind of building it is count for a name that has no others.
  void Venue(const std::string& path, const std::string& venue, const Basis& basis) {
    if (venue.empty() || basis.InDocument(venue)) return;
    static constexpr absl::string_view kKinds[] = {
        "palace", "hall",   "house",    "airport", "port",  "base", "park", "square",     "museum",
        "center", "centre", "building", "hotel",   "state", "the",  "of",   "university", "castle"};
    std::vector<std::string> own;
    std::string joined;
    for (const std::string& word : NameWords(venue)) {
      absl::StrAppend(&joined, word);
      for (const absl::string_view part : absl::StrSplit(word, '-')) {
        if (!absl::c_linear_search(kKinds, part)) own.emplace_back(part);
      }
    }
    own.push_back(joined);
    const bool carried = absl::c_any_of(own, [&](const std::string& word) {
      return absl::c_any_of(basis.documents,
                            [&](const Source* source) { return source->words.Has(word); });
    });
    const bool only_kinds = own.size() == 1 && basis.NamedInDocument(venue);
    if (!carried && !only_kinds) Report(path, venue, "is not in the text");
  }

  // A subject may be put in other order, but its words are the text's.
  void Subject(const std::string& path, const std::string& subject, const Basis& basis) {
    const auto words = ContentWords(subject);
    const bool carried = absl::c_any_of(basis.documents, [&](const Source* source) {
      const std::vector<std::string> parts = absl::StrSplit(absl::StrJoin(words, "-"), '-');
      return absl::c_all_of(parts,
                            [&](const std::string& word) { return source->words.HasPrefix(word); });
    });
    if (!carried && !basis.InDocument(subject)) Report(path, subject, "is not in the text");
  }

  void Dates(const std::string& path, const v1::DateRangeFinding& finding) {
    if (!finding.has_value()) return;
    const base::v1::DateRange& range = finding.value();
    const auto optional = [](bool has, const PartialDate& date) {
      return has ? std::optional<PartialDate>(date) : std::nullopt;
    };
    const auto start = optional(range.has_start(), range.start());
    const auto end = optional(range.has_end(), range.end());
    const Basis basis = Of(finding.support());
    const bool inferred = &finding != &visit_.dates() && IsInferred(finding.support());
    if (inferred && IsDuringVisit(range)) return;
    if (start.has_value()) Date(path + ".value.start", *start, end, basis, inferred);
    if (end.has_value()) Date(path + ".value.end", *end, start, basis, inferred);
  }

  static bool IsInferred(const Support& support) {
    return absl::c_any_of(support.evidence(), [](const Evidence& evidence) {
      return evidence.basis() == base::v1::BASIS_INFERRED;
    });
  }

  // "The second day", "the morning after": worked out from the days of the visit, which are
  // checked.
  bool IsDuringVisit(const base::v1::DateRange& range) const {
    const base::v1::DateRange& visit = visit_.dates().value();
    const PartialDate& end = range.has_end() ? range.end() : range.start();
    return visit.has_start() && visit.has_end() && range.has_start() &&
           Compare(visit.start(), range.start()).value_or(1) <= 0 &&
           Compare(range.start(), end).value_or(1) <= 0 &&
           Compare(end, visit.end()).value_or(1) <= 0;
  }

  void Date(const std::string& path, const PartialDate& date,
            const std::optional<PartialDate>& other, const Basis& basis, bool from_document) {
    const bool carried = absl::c_any_of(basis.documents, [&](const Source* source) {
      const auto& metadata = source->document.metadata();
      std::optional<PartialDate> published;
      if (metadata.has_publication_date()) published = metadata.publication_date().value();
      // "That day", "the same morning": the day is said elsewhere.
      const PassageWords& passage = from_document ? source->words : basis.passage;
      return CarriesDate({passage, source->words, published, other}, date) ||
             CarriesDate({basis.passage, source->words, published, other}, date);
    });
    if (!carried) Report(path, date.ShortDebugString(), "does not follow from the text");
  }

  void CheckActivity(const std::string& path, const v1::Activity& activity) {
    const Basis basis = Of(activity.support());
    Words(path + ".description", activity.description(), basis);
    Words(path + ".place", activity.place(), basis);
    Dates(path + ".date", activity.date());
  }

  // Names of a meeting are those of the record.
  void CheckMeeting(const std::string& path, const v1::Meeting& meeting) {
    const Basis basis = Of(meeting.support());
    for (int i = 0; i < meeting.participants_size(); ++i) {
      const std::string& name = meeting.participants(i);
      if (!IsOfRecord(name) && !basis.NamedInDocument(name)) {
        Report(absl::StrCat(path, ".participants[", i, "]"), name, "is not in the text");
      }
    }
    Words(path + ".place", meeting.place(), basis);
    Dates(path + ".date", meeting.date());
  }

  bool IsOfRecord(const std::string& name) const {
    const auto named = [&](const v1::Participant& person) { return person.name() == name; };
    return absl::c_any_of(visit_.visitors(), named) || absl::c_any_of(visit_.hosts(), named) ||
           absl::c_any_of(visit_.delegation(), named);
  }

  void CheckOutcome(const std::string& path, const v1::Outcome& outcome) {
    const Basis basis = Of(outcome.support());
    Words(path + ".description", outcome.description(), basis);
    for (int i = 0; i < outcome.areas_size(); ++i) {
      Subject(absl::StrCat(path, ".areas[", i, "]"), outcome.areas(i), basis);
    }
    // Something single need not say so.
    if (outcome.count() > 1 && !CarriesCount(basis.passage, outcome.count())) {
      Report(path + ".count", absl::StrCat(outcome.count()), "is no number of the evidence");
    }
  }

  void CheckStatement(const std::string& path, const v1::Statement& statement) {
    const Basis basis = Of(statement.support());
    if (!CarriesWords(basis.joined, statement.text())) {
      Report(path + ".text", statement.text(), "is not what the evidence says");
    }
    Name(path + ".speaker", statement.speaker(), statement.speaker_in_text(),
         !statement.speaker_kb_id().empty(), basis);
  }

  void CheckClaim(const std::string& path, const v1::AttributedClaim& claim) {
    const Basis basis = Of(claim.support());
    Words(path + ".text", claim.text(), basis);
    Name(path + ".source", claim.source(), "", !claim.source_kb_id().empty(), basis);
  }

  const v1::Visit& visit_;
  std::map<std::string, std::unique_ptr<Source>> sources_;
  std::vector<UnsupportedField> found_;
};

}  // namespace

std::vector<UnsupportedField> FindUnsupported(
    const v1::Visit& visit, const std::vector<const ingest::v1::Document*>& documents) {
  return Check(visit, documents).Run();
}

}  // namespace communique::summary
