#include "services/summary/domain/visit_signature.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/visit_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

PartialDate Date(int year, int month, int day) {
  PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

// The day before the next month or year begins.
long LastDay(const PartialDate& date) {
  if (IsDay(date)) return ToSerial(date);
  if (date.month() == 0) return ToSerial(Date(date.year(), 12, 31));
  return date.month() == 12 ? ToSerial(Date(date.year(), 12, 31))
                            : ToSerial(Date(date.year(), date.month() + 1, 1)) - 1;
}

long FirstDay(const PartialDate& date) {
  return ToSerial(Date(date.year(), std::max(1, date.month()), std::max(1, date.day())));
}

// The year that brings a date without one nearest to the publication; 0 when that is not known.
int YearOf(const PartialDate& date, const PartialDate& published) {
  if (date.year() != 0 || published.year() == 0 || date.month() == 0) return date.year();
  int best = published.year();
  const long day = FirstDay(published);
  const auto distance = [&](int year) {
    return std::abs(FirstDay(Date(year, date.month(), date.day())) - day);
  };
  for (const int year : {published.year() - 1, published.year() + 1}) {
    if (year > 0 && distance(year) < distance(best)) best = year;
  }
  return best;
}

std::optional<Days> DaysOf(const base::v1::DateRange& range, const PartialDate& published) {
  PartialDate start = range.has_start() ? range.start() : range.end();
  PartialDate end = range.has_end() ? range.end() : range.start();
  start.set_year(YearOf(start, published));
  end.set_year(end.year() == 0 && end.month() != 0 && start.year() != 0
                   ? start.year() + (end.month() < start.month() ? 1 : 0)
                   : end.year());
  if (start.year() == 0 || end.year() == 0) return std::nullopt;
  const Days days = {FirstDay(start), LastDay(end), IsDay(start) && IsDay(end)};
  if (days.last < days.first) return Days{days.first, days.first, days.exact};
  return days;
}

void AddDestinations(const v1::Visit& record, std::set<std::string>* destinations) {
  for (const v1::Stop& stop : record.stops()) {
    if (!stop.country_code().empty()) destinations->insert(stop.country_code());
    if (!stop.city().empty()) destinations->insert(FoldWord(stop.city()));
  }
  if (!destinations->empty()) return;
  for (const v1::Participant& host : record.hosts()) {
    if (!host.country_code().empty()) destinations->insert(host.country_code());
  }
}

void AddPrincipal(const v1::Participant& principal, VisitSignature* signature) {
  signature->kb_id = principal.kb_id();
  signature->country = principal.country_code();
  signature->office = FoldWord(principal.role().office().empty() ? principal.role().title()
                                                                 : principal.role().office());
  if (!IsOnlyTitle(principal.name())) {
    signature->name = NameWords(principal.name());
  } else if (signature->office.empty()) {
    signature->office = FoldWord(principal.name());
  }
}

}  // namespace

VisitSignature SignatureOf(const v1::Visit& record) {
  VisitSignature signature;
  if (!record.visitors().empty()) AddPrincipal(record.visitors(0), &signature);
  AddDestinations(record, &signature.destinations);
  const PartialDate published =
      record.sources().empty() ? PartialDate() : record.sources(0).publication_date();
  if (record.has_dates()) signature.days = DaysOf(record.dates().value(), published);
  if (published.year() != 0 && IsDay(published)) signature.published = ToSerial(published);
  if (record.has_occasion()) signature.occasion = ContentWords(record.occasion().value());
  signature.status = record.status().value();
  return signature;
}

std::string SortKey(const VisitSignature& signature) {
  // Shifted so that serial numbers of all years have as many digits, without a sign.
  constexpr long kShift = 10000000;
  const auto number = [](long serial) { return absl::StrFormat("%08d", serial + kShift); };
  const Days days = signature.days.value_or(Days());
  return absl::StrJoin(
      {signature.days ? absl::StrCat(number(days.first), "-", number(days.last), days.exact) : "~",
       signature.kb_id, absl::StrJoin(signature.name, " "), signature.office, signature.country,
       absl::StrJoin(signature.destinations, ","),
       signature.published ? number(*signature.published) : "~",
       absl::StrJoin(signature.occasion, ","), absl::StrCat(signature.status)},
      "|");
}

std::vector<std::string> BlockKeys(const VisitSignature& signature) {
  std::set<std::string> who;
  if (!signature.kb_id.empty()) who.insert(signature.kb_id);
  if (!signature.name.empty()) {
    who.insert(signature.name.front());
    who.insert(signature.name.back());
  }
  if (!signature.office.empty() && !signature.country.empty()) {
    who.insert(absl::StrCat(signature.office, "@", signature.country));
  }
  std::vector<std::string> keys;
  for (const std::string& person : who) {
    for (const std::string& place : signature.destinations) {
      keys.push_back(absl::StrCat(person, ">", place));
    }
  }
  return keys;
}

}  // namespace communique::summary
