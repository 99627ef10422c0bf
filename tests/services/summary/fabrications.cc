#include "tests/services/summary/fabrications.h"

#include <functional>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

// Nothing of this stands in any text.
constexpr const char* kPeople[] = {"Ozmin Quarrelbee",  "Thaddea Vexworth", "Iggulden Prax",
                                   "Wilhelmet Zoogris", "Bartle Omquist",   "Yevrenka Skoll"};
constexpr const char* kCities[] = {"Quillhaven", "Zorbury", "Mextor", "Yggdale"};
constexpr const char* kCountries[] = {"Quorria", "Zembland", "Vextonia"};
constexpr const char* kWords[] = {"zymurgic turnip accord", "an umbrella parity charter",
                                  "the quixotic kelp protocol", "a jelly quota"};
constexpr int kCounts[] = {37, 86, 64, 93};

template <typename T, size_t n>
const T& Pick(const T (&table)[n], unsigned seed) {
  return table[seed % n];
}

// The last word that is longer than three letters replaced.
std::string WithOneWordAltered(const std::string& text, unsigned seed) {
  std::vector<std::string> words = absl::StrSplit(text, ' ');
  size_t altered_word = words.size() - 1;
  while (altered_word > 0 && words[altered_word].size() < 4) --altered_word;
  words[altered_word] = std::vector<std::string>{"zymurgy", "quixotry", "umbrageous"}[seed % 3];
  std::string altered;
  for (const std::string& word : words) absl::StrAppend(&altered, altered.empty() ? "" : " ", word);
  return altered;
}

class Fabricator {
 public:
  Fabricator(const v1::Visit& visit, unsigned seed) : visit_(visit), seed_(seed) {}

  std::vector<Fabrication> Run() {
    People("visitors", &v1::Visit::mutable_visitors);
    People("hosts", &v1::Visit::mutable_hosts);
    People("delegation", &v1::Visit::mutable_delegation);
    Places();
    Days();
    Texts();
    Additions();
    return std::move(made_);
  }

 private:
  using Change = std::function<void(v1::Visit*)>;

  void Make(const std::string& path, const Change& change) {
    made_.push_back({path, visit_});
    change(&made_.back().visit);
    ++seed_;
  }

  void People(const std::string& field,
              google::protobuf::RepeatedPtrField<v1::Participant>* (v1::Visit::*list)()) {
    v1::Visit copy = visit_;
    const int count = (copy.*list)()->size();
    for (int i = 0; i < count; ++i) {
      const std::string name = Pick(kPeople, seed_);
      Make(absl::StrCat(field, "[", i, "].name"), [&](v1::Visit* visit) {
        v1::Participant& person = *(visit->*list)()->Mutable(i);
        person.set_name(name);
        person.clear_kb_id();
      });
      Make(absl::StrCat(field, "[", i, "].name_in_text"),
           [&](v1::Visit* visit) { (visit->*list)()->Mutable(i)->set_name_in_text(name); });
    }
  }

  void Places() {
    for (int i = 0; i < visit_.stops_size(); ++i) {
      const std::string stop = absl::StrCat("stops[", i, "]");
      Make(stop + ".city",
           [&](v1::Visit* v) { v->mutable_stops(i)->set_city(Pick(kCities, seed_)); });
      Make(stop + ".venue", [&](v1::Visit* v) {
        v->mutable_stops(i)->set_venue(absl::StrCat(Pick(kCities, seed_), " Hall"));
      });
      Make(stop + ".country", [&](v1::Visit* v) {
        v->mutable_stops(i)->set_country(Pick(kCountries, seed_));
        v->mutable_stops(i)->clear_city();
        v->mutable_stops(i)->clear_kb_id();
      });
    }
  }

  // A day that is years away from the one in the text, or that the text does not say.
  static void Move(base::v1::PartialDate* date, int years) {
    if (date->year() != 0) {
      date->set_year(date->year() + years);
    } else {
      *date = AddDays(*date, 140);
    }
  }

  void Days() {
    if (visit_.dates().value().has_start() && IsDay(visit_.dates().value().start())) {
      Make("dates.value.start",
           [&](v1::Visit* v) { Move(v->mutable_dates()->mutable_value()->mutable_start(), 17); });
    }
    if (visit_.dates().value().has_end() && IsDay(visit_.dates().value().end())) {
      Make("dates.value.end",
           [&](v1::Visit* v) { Move(v->mutable_dates()->mutable_value()->mutable_end(), -23); });
    }
    for (int i = 0; i < visit_.meetings_size(); ++i) {
      if (!visit_.meetings(i).date().value().has_start()) continue;
      if (!IsDay(visit_.meetings(i).date().value().start())) continue;
      Make(absl::StrCat("meetings[", i, "].date.value.start"), [&](v1::Visit* v) {
        Move(v->mutable_meetings(i)->mutable_date()->mutable_value()->mutable_start(), 17);
      });
    }
  }

  void Texts() {
    if (visit_.has_occasion()) {
      Make("occasion.value",
           [&](v1::Visit* v) { v->mutable_occasion()->set_value(Pick(kWords, seed_)); });
    }
    for (int i = 0; i < visit_.meetings_size(); ++i) {
      Make(absl::StrCat("meetings[", i, "].participants[0]"), [&](v1::Visit* v) {
        v->mutable_meetings(i)->set_participants(0, Pick(kPeople, seed_));
      });
    }
    for (int i = 0; i < visit_.outcomes_size(); ++i) {
      const std::string outcome = absl::StrCat("outcomes[", i, "]");
      Make(outcome + ".description",
           [&](v1::Visit* v) { v->mutable_outcomes(i)->set_description(Pick(kWords, seed_)); });
      Make(outcome + ".count",
           [&](v1::Visit* v) { v->mutable_outcomes(i)->set_count(Pick(kCounts, seed_)); });
    }
    for (int i = 0; i < visit_.statements_size(); ++i) {
      const std::string statement = absl::StrCat("statements[", i, "]");
      Make(statement + ".text", [&](v1::Visit* v) {
        v->mutable_statements(i)->set_text(WithOneWordAltered(visit_.statements(i).text(), seed_));
      });
      Make(statement + ".speaker", [&](v1::Visit* v) {
        v->mutable_statements(i)->set_speaker(Pick(kPeople, seed_));
        v->mutable_statements(i)->clear_speaker_kb_id();
      });
    }
    for (int i = 0; i < visit_.claims_size(); ++i) {
      const std::string claim = absl::StrCat("claims[", i, "]");
      Make(claim + ".text", [&](v1::Visit* v) {
        v->mutable_claims(i)->set_text(WithOneWordAltered(visit_.claims(i).text(), seed_));
      });
      Make(claim + ".source",
           [&](v1::Visit* v) { v->mutable_claims(i)->set_source(Pick(kPeople, seed_)); });
    }
  }

  // Things that the record does not have, with evidence that is true but of something else.
  void Additions() {
    if (visit_.visitors().empty()) return;
    const base::v1::Support support = visit_.visitors(0).support();
    Make(absl::StrCat("hosts[", visit_.hosts_size(), "].name"), [&](v1::Visit* v) {
      v->add_hosts()->set_name(Pick(kPeople, seed_));
      *v->mutable_hosts(v->hosts_size() - 1)->mutable_support() = support;
    });
    Make(absl::StrCat("outcomes[", visit_.outcomes_size(), "].description"), [&](v1::Visit* v) {
      v->add_outcomes()->set_description(Pick(kWords, seed_));
      *v->mutable_outcomes(v->outcomes_size() - 1)->mutable_support() = support;
    });
    Make(absl::StrCat("claims[", visit_.claims_size(), "].text"), [&](v1::Visit* v) {
      v->add_claims()->set_text(Pick(kWords, seed_));
      *v->mutable_claims(v->claims_size() - 1)->mutable_support() = support;
    });
    // A passage that does not stand in the text.
    Make("visitors[0]", [&](v1::Visit* v) {
      v->mutable_visitors(0)->mutable_support()->mutable_evidence(0)->set_exact(
          Pick(kWords, seed_));
    });
  }

  const v1::Visit& visit_;
  unsigned seed_;
  std::vector<Fabrication> made_;
};

}  // namespace

std::vector<Fabrication> Fabricate(const v1::Visit& visit, unsigned seed) {
  return Fabricator(visit, seed).Run();
}

}  // namespace communique::summary
