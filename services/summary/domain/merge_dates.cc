#include "services/summary/domain/merge_dates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/ballot.h"
#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

using base::v1::DateRange;
using base::v1::PartialDate;

// One range with the countries it is told of, as one or more accounts have it.
struct Told {
  DateRange range;
  std::set<std::string> countries;
  bool votes_start = true;
  bool votes_end = true;
};

bool IsRange(const DateRange& range) {
  return range.has_start() && range.has_end() && IsDay(range.start()) && IsDay(range.end());
}

bool IsSingleDay(const DateRange& range) {
  return IsRange(range) && SameDate(range.start(), range.end());
}

bool Within(const DateRange& inner, const DateRange& outer) {
  return IsRange(inner) && IsRange(outer) &&
         Compare(outer.start(), inner.start()).value_or(1) <= 0 &&
         Compare(inner.end(), outer.end()).value_or(1) <= 0;
}

bool IsLegOf(const Told& leg, const Told& trip) {
  return !leg.countries.empty() && leg.countries.size() < trip.countries.size() &&
         absl::c_includes(trip.countries, leg.countries) && Within(leg.range, trip.range);
}

// A day on which something of the longer visit happened.
bool IsDayOf(const Told& day, const Told& visit) {
  return IsSingleDay(day.range) && !IsSingleDay(visit.range) && Within(day.range, visit.range);
}

std::string KeyOf(const v1::Visit& record, const std::set<std::string>& countries) {
  std::string key = record.dates().value().edtf();
  for (const std::string& country : countries) absl::StrAppend(&key, "|", country);
  return key;
}

// Takes the votes of legs and of days from those that speak of a part only.
void SilenceParts(std::map<std::string, Told>* told) {
  for (auto& [key, part] : *told) {
    for (const auto& [other_key, whole] : *told) {
      if (IsLegOf(part, whole)) part.votes_start = part.votes_end = false;
      if (!IsDayOf(part, whole)) continue;
      part.votes_start = part.votes_start && SameDate(part.range.start(), whole.range.start());
      part.votes_end = part.votes_end && SameDate(part.range.end(), whole.range.end());
    }
  }
}

// The distinct ranges, by key; and of each account the range that it has.
std::map<std::string, Told> CollectRanges(const Accounts& accounts,
                                          std::vector<std::string>* keys) {
  std::map<std::string, Told> told;
  for (const Account& account : accounts) {
    std::set<std::string> countries;
    for (const v1::Stop& stop : account.record->stops()) countries.insert(stop.country_code());
    countries.erase("");
    keys->push_back(account.record->has_dates() ? KeyOf(*account.record, countries) : "");
    if (account.record->has_dates()) {
      told[keys->back()] = {account.record->dates().value(), std::move(countries)};
    }
  }
  SilenceParts(&told);
  return told;
}

int KnownParts(const PartialDate& date) {
  return (date.year() != 0) + (date.month() != 0) + (date.day() != 0);
}

class DateVote {
 public:
  explicit DateVote(const Accounts& accounts) : accounts_(accounts) {
    const std::map<std::string, Told> told = CollectRanges(accounts, &keys_);
    for (size_t i = 0; i < accounts.size(); ++i) {
      if (!accounts[i].record->has_dates()) continue;
      const Told& range = told.at(keys_[i]);
      if (range.votes_start && range.range.has_start()) Add(i, range.range.start(), &starts_);
      if (range.votes_end && range.range.has_end()) Add(i, range.range.end(), &ends_);
    }
  }

  Choice ChooseStart() const { return Vote(starts_, "dates.value.start"); }

  // Among the days that are not before the first one.
  Choice ChooseEnd(const std::optional<PartialDate>& start) const {
    std::vector<Ballot> possible;
    for (const Ballot& ballot : ends_) {
      const PartialDate& end = RangeOf(ballot).end();
      if (!start.has_value() || Compare(*start, end).value_or(-1) <= 0) possible.push_back(ballot);
    }
    Choice choice = Vote(possible, "dates.value.end");
    if (choice.winner >= 0) choice.winner = possible[choice.winner].account;
    return choice;
  }

  const Ballot& start(int i) const { return starts_[i]; }
  const DateRange& RangeOf(const Ballot& ballot) const { return RangeOf(ballot.account); }
  const DateRange& RangeOf(int account) const { return accounts_[account].record->dates().value(); }

 private:
  void Add(size_t account, const PartialDate& date, std::vector<Ballot>* ballots) const {
    ballots->push_back({Edtf(date), accounts_[account].group, static_cast<int>(account),
                        &accounts_[account].record->dates().support()});
  }

  Choice Vote(const std::vector<Ballot>& ballots, const std::string& path) const {
    const bool starts = path == "dates.value.start";
    const auto date = [&](const Ballot& ballot) {
      return starts ? RangeOf(ballot).start() : RangeOf(ballot).end();
    };
    return Choose(ballots, path, [&](const Ballot& vague, const Ballot& exact) {
      return Compatible(date(vague), date(exact)) &&
             KnownParts(date(vague)) < KnownParts(date(exact));
    });
  }

  const Accounts& accounts_;
  std::vector<std::string> keys_;
  std::vector<Ballot> starts_;
  std::vector<Ballot> ends_;
};

// The account says nothing against the range: its ends agree, or its days lie within it.
bool Agrees(const DateRange& told, const DateRange& chosen) {
  const bool start =
      !told.has_start() || !chosen.has_start() || Compatible(told.start(), chosen.start());
  const bool end = !told.has_end() || !chosen.has_end() || Compatible(told.end(), chosen.end());
  return (start && end) || Within(told, chosen);
}

void JoinAgreeing(const Accounts& accounts, const DateRange& chosen, base::v1::Support* support) {
  // Those that give the whole range first: the best evidence.
  for (const bool whole : {true, false}) {
    for (const Account& account : accounts) {
      if (!account.record->has_dates()) continue;
      const DateRange& told = account.record->dates().value();
      if ((told.edtf() == chosen.edtf()) != whole || !Agrees(told, chosen)) continue;
      JoinSupport(account.record->dates().support(), support);
    }
  }
}

}  // namespace

void MergeDates(const Accounts& accounts, v1::Visit* merged) {
  const DateVote vote(accounts);
  Choice start = vote.ChooseStart();
  std::optional<PartialDate> first;
  std::optional<PartialDate> last;
  if (start.winner >= 0) first = vote.RangeOf(vote.start(start.winner)).start();
  Choice end = vote.ChooseEnd(first);
  if (end.winner >= 0) last = vote.RangeOf(end.winner).end();
  if (!first.has_value() && !last.has_value()) return;
  v1::DateRangeFinding& dates = *merged->mutable_dates();
  *dates.mutable_value() = MakeRange(first, last);
  JoinAgreeing(accounts, dates.value(), dates.mutable_support());
  if (dates.support().evidence().empty()) {
    // Nobody gives this range as a whole: those who give its ends.
    const int account = first.has_value() ? vote.start(start.winner).account : end.winner;
    JoinSupport(accounts[account].record->dates().support(), dates.mutable_support());
    if (end.winner >= 0 && end.winner != account) {
      JoinSupport(accounts[end.winner].record->dates().support(), dates.mutable_support());
    }
  }
  if (start.conflict.values_size() > 1) *merged->add_conflicts() = std::move(start.conflict);
  if (end.conflict.values_size() > 1) *merged->add_conflicts() = std::move(end.conflict);
}

}  // namespace communique::summary
