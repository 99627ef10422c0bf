#include "services/summary/domain/merge_meetings.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/fold.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

constexpr double kSamePlace = 0.5;

bool SamePeople(const v1::Meeting& a, const v1::Meeting& b) {
  if (a.participants_size() != b.participants_size()) return false;
  return absl::c_all_of(a.participants(), [&](const std::string& person) {
    return absl::c_any_of(b.participants(),
                          [&](const std::string& other) { return SamePerson(person, other); });
  });
}

// The account's meetings of these people.
std::vector<const v1::Meeting*> MeetingsOf(const v1::Visit& record, const v1::Meeting& people) {
  std::vector<const v1::Meeting*> found;
  for (const v1::Meeting& meeting : record.meetings()) {
    if (SamePeople(meeting, people)) found.push_back(&meeting);
  }
  return found;
}

bool DatesAgree(const v1::Meeting& a, const v1::Meeting& b) {
  if (!a.has_date() || !b.has_date()) return true;
  const base::v1::DateRange& left = a.date().value();
  const base::v1::DateRange& right = b.date().value();
  return left.edtf() == right.edtf() || Compatible(left.start(), right.start());
}

void JoinMeeting(const v1::Meeting& from, v1::Meeting* into) {
  if (!into->has_date() && from.has_date()) *into->mutable_date() = from.date();
  if (into->place().empty()) into->set_place(from.place());
  if (into->level().empty()) into->set_level(from.level());
  into->set_planned(into->planned() && from.planned());
}

// A meeting that each account knows once at most is one meeting, whatever they say of it.
struct SharedMeeting {
  const v1::Meeting* people = nullptr;
  bool once = true;
  int merged = -1;  // Its place among the merged meetings.
};

std::vector<SharedMeeting> CollectShared(const Accounts& accounts) {
  std::vector<SharedMeeting> shared;
  for (const Account& account : accounts) {
    for (const v1::Meeting& meeting : account.record->meetings()) {
      const auto known = absl::c_find_if(
          shared, [&](const SharedMeeting& s) { return SamePeople(*s.people, meeting); });
      const bool once = MeetingsOf(*account.record, meeting).size() == 1;
      if (known == shared.end()) {
        shared.push_back({&meeting, once, -1});
      } else {
        known->once = known->once && once;
      }
    }
  }
  return shared;
}

// The only meeting of the account with these people; nullptr without one.
const v1::Meeting* OnlyMeeting(const v1::Visit& record, const v1::Meeting& people) {
  const std::vector<const v1::Meeting*> found = MeetingsOf(record, people);
  return found.size() == 1 ? found[0] : nullptr;
}

void ResolveDate(const Accounts& accounts, const SharedMeeting& shared, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  std::vector<const v1::Meeting*> meetings;
  for (const Account& account : accounts) {
    const v1::Meeting* meeting = OnlyMeeting(*account.record, *shared.people);
    if (meeting == nullptr || !meeting->has_date()) continue;
    ballots.push_back({meeting->date().value().edtf(), account.group,
                       static_cast<int>(meetings.size()), &meeting->date().support()});
    meetings.push_back(meeting);
  }
  Choice choice = Choose(ballots, absl::StrCat("meetings[", shared.merged, "].date.value.start"),
                         [&](const Ballot& a, const Ballot& b) {
                           const base::v1::DateRange& vague = meetings[a.account]->date().value();
                           const base::v1::DateRange& exact = meetings[b.account]->date().value();
                           return Overlap(vague, exact) &&
                                  vague.edtf().size() != exact.edtf().size() &&
                                  (!IsDay(vague.start()) || !SameDate(vague.start(), vague.end()));
                         });
  if (choice.winner < 0) return;
  v1::DateRangeFinding& date = *merged->mutable_meetings(shared.merged)->mutable_date();
  date = meetings[ballots[choice.winner].account]->date();
  *date.mutable_support() = SupportOf(choice, ballots);
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

// The passages about the meeting themselves name the place, which is sure to be its own then.
bool Says(const v1::Meeting& meeting, const std::string& place) {
  return !place.empty() &&
         absl::c_any_of(meeting.support().evidence(), [&](const base::v1::Evidence& evidence) {
           return absl::StrContains(evidence.exact(), place);
         });
}

void ResolvePlace(const Accounts& accounts, const SharedMeeting& shared, v1::Visit* merged) {
  std::vector<Ballot> ballots;
  for (const Account& account : accounts) {
    const v1::Meeting* meeting = OnlyMeeting(*account.record, *shared.people);
    if (meeting == nullptr || !Says(*meeting, meeting->place())) continue;
    ballots.push_back({meeting->place(), account.group, 0, &meeting->support()});
  }
  // A city is vaguer than a building, and nobody says which buildings are in which city: only names
  // of the same kind of place contradict each other.
  const auto is_city = [&](const std::string& place) {
    return absl::c_any_of(merged->stops(),
                          [&](const v1::Stop& stop) { return stop.city() == place; });
  };
  Choice choice = Choose(ballots, absl::StrCat("meetings[", shared.merged, "].place"),
                         [&](const Ballot& vague, const Ballot& exact) {
                           if (is_city(vague.value) != is_city(exact.value)) {
                             return is_city(vague.value);
                           }
                           const double same =
                               SharedWords(ContentWords(vague.value), ContentWords(exact.value));
                           return same >= kSamePlace && vague.value.size() < exact.value.size();
                         });
  if (choice.winner < 0) return;
  merged->mutable_meetings(shared.merged)->set_place(ballots[choice.winner].value);
  if (choice.conflict.values_size() > 1) *merged->add_conflicts() = std::move(choice.conflict);
}

}  // namespace

void MergeMeetings(const Accounts& accounts, v1::Visit* merged) {
  std::vector<SharedMeeting> shared = CollectShared(accounts);
  const auto shared_by = [&](const v1::Meeting& meeting) {
    return absl::c_find_if(shared,
                           [&](const SharedMeeting& s) { return SamePeople(*s.people, meeting); });
  };
  for (const Account& account : accounts) {
    for (const v1::Meeting& meeting : account.record->meetings()) {
      const auto group = shared_by(meeting);
      const bool once = group->once;
      const int place = Fold(
          meeting,
          [&](const v1::Meeting& a, const v1::Meeting& b) {
            return SamePeople(a, b) && (once || DatesAgree(a, b));
          },
          JoinMeeting, merged->mutable_meetings());
      if (group->merged < 0) group->merged = place;
    }
  }
  for (const SharedMeeting& meeting : shared) {
    if (!meeting.once) continue;
    ResolveDate(accounts, meeting, merged);
    ResolvePlace(accounts, meeting, merged);
  }
}

}  // namespace communique::summary
