#include "tests/services/summary/account_record.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/fingerprint.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {

base::v1::PartialDate DateOf(absl::string_view iso) {
  base::v1::PartialDate date;
  const bool no_year = absl::ConsumePrefix(&iso, "--");
  std::vector<std::string> parts = absl::StrSplit(iso, '-');
  if (no_year) parts.insert(parts.begin(), "0");
  int numbers[3] = {};
  for (size_t i = 0; i < parts.size() && i < 3; ++i) {
    if (!absl::SimpleAtoi(parts[i], &numbers[i])) numbers[i] = 0;
  }
  date.set_year(numbers[0]);
  date.set_month(numbers[1]);
  date.set_day(numbers[2]);
  return date;
}

AccountRecord::AccountRecord(absl::string_view name) {
  v1::SourceDocument& source = *record_.visit.add_sources();
  source.set_document(absl::StrCat("documents/", name));
  source.set_sha256(absl::StrCat("hash of ", name));
  By("Hana Okafor", "NO");
}

base::v1::Support AccountRecord::Support(absl::string_view words, double confidence) const {
  base::v1::Support support;
  support.set_confidence(confidence);
  support.set_rule("test");
  support.set_independent_sources(1);
  base::v1::Evidence& evidence = *support.add_evidence();
  evidence.set_document(record_.visit.sources(0).document());
  evidence.set_exact(std::string(words));
  return support;
}

AccountRecord& AccountRecord::By(absl::string_view principal, absl::string_view country,
                                 absl::string_view office, absl::string_view kb_id) {
  record_.visit.clear_visitors();
  v1::Participant& visitor = *record_.visit.add_visitors();
  visitor.set_name(std::string(principal));
  visitor.set_country_code(std::string(country));
  visitor.set_kb_id(std::string(kb_id));
  visitor.mutable_role()->set_office(std::string(office));
  visitor.mutable_role()->set_stated(true);
  *visitor.mutable_support() = Support(principal);
  return *this;
}

AccountRecord& AccountRecord::To(absl::string_view country, absl::string_view city,
                                 absl::string_view venue) {
  v1::Stop& stop = *record_.visit.add_stops();
  stop.set_country_code(std::string(country));
  stop.set_city(std::string(city));
  stop.set_venue(std::string(venue));
  *stop.mutable_support() = Support(absl::StrCat(venue, " ", city, " ", country));
  return *this;
}

AccountRecord& AccountRecord::On(absl::string_view start, absl::string_view end) {
  v1::DateRangeFinding& dates = *record_.visit.mutable_dates();
  *dates.mutable_value() = MakeRange(DateOf(start), DateOf(end.empty() ? start : end));
  *dates.mutable_support() = Support(absl::StrCat(start, " ", end));
  return *this;
}

AccountRecord& AccountRecord::Status(v1::VisitStatus status) {
  record_.visit.mutable_status()->set_value(status);
  *record_.visit.mutable_status()->mutable_support() = Support("status");
  return *this;
}

AccountRecord& AccountRecord::Type(v1::VisitType type, double confidence) {
  record_.visit.mutable_type()->set_value(type);
  *record_.visit.mutable_type()->mutable_support() = Support("type", confidence);
  return *this;
}

AccountRecord& AccountRecord::Occasion(absl::string_view words) {
  record_.visit.mutable_occasion()->set_value(std::string(words));
  *record_.visit.mutable_occasion()->mutable_support() = Support(words);
  return *this;
}

AccountRecord& AccountRecord::Published(absl::string_view date) {
  *record_.visit.mutable_sources(0)->mutable_publication_date() = DateOf(date);
  return *this;
}

AccountRecord& AccountRecord::Host(absl::string_view name, absl::string_view country,
                                   absl::string_view office) {
  v1::Participant& host = *record_.visit.add_hosts();
  host.set_name(std::string(name));
  host.set_country_code(std::string(country));
  host.mutable_role()->set_office(std::string(office));
  host.mutable_role()->set_stated(true);
  *host.mutable_support() = Support(name);
  return *this;
}

AccountRecord& AccountRecord::Meeting(const std::vector<std::string>& people,
                                      absl::string_view date, absl::string_view place) {
  v1::Meeting& meeting = *record_.visit.add_meetings();
  for (const std::string& person : people) meeting.add_participants(person);
  meeting.set_place(std::string(place));
  *meeting.mutable_support() = Support(absl::StrCat("met at ", place));
  if (date.empty()) return *this;
  *meeting.mutable_date()->mutable_value() = MakeRange(DateOf(date), DateOf(date));
  *meeting.mutable_date()->mutable_support() = Support(date);
  return *this;
}

AccountRecord& AccountRecord::Count(v1::OutcomeKind kind, int count, absl::string_view description,
                                    v1::CountQualifier qualifier) {
  v1::Outcome& outcome = *record_.visit.add_outcomes();
  outcome.set_kind(kind);
  outcome.set_count(count);
  outcome.set_count_qualifier(qualifier);
  outcome.set_description(std::string(description));
  *outcome.mutable_support() = Support(description);
  return *this;
}

AccountRecord& AccountRecord::CopyOf(absl::string_view words) {
  std::string text;
  for (int i = 0; i < 20; ++i) absl::StrAppend(&text, words, i, " ");
  record_.likeness = {text::FingerprintOf(text), Shingles(text)};
  return *this;
}

std::vector<v1::Visit> Merged(const std::vector<AccountRecord>& accounts) {
  std::vector<DocumentRecord> records;
  for (const AccountRecord& account : accounts) records.push_back(account.Build());
  return MergeVisits(std::move(records));
}

std::string BytesOf(const std::vector<v1::Visit>& visits) {
  std::string bytes;
  for (const v1::Visit& visit : visits) bytes += visit.SerializeAsString();
  return bytes;
}

const v1::Conflict* FindConflict(const v1::Visit& visit, absl::string_view field_path) {
  for (const v1::Conflict& conflict : visit.conflicts()) {
    if (conflict.field_path() == field_path) return &conflict;
  }
  return nullptr;
}

}  // namespace communique::summary
