#include "services/summary/domain/merge.h"

#include <map>
#include <string>
#include <utility>

#include "services/summary/domain/abstract.h"
#include "services/summary/domain/event_codes.h"
#include "services/summary/domain/merge_dates.h"
#include "services/summary/domain/merge_facts.h"
#include "services/summary/domain/merge_meetings.h"
#include "services/summary/domain/merge_outcomes.h"
#include "services/summary/domain/merge_people.h"
#include "services/summary/domain/merge_stops.h"
#include "services/summary/domain/merge_texts.h"
#include "services/summary/domain/source_count.h"
#include "services/summary/domain/visit_book.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

void MergeSources(const Accounts& accounts, v1::Visit* merged) {
  std::map<int, int> numbers;
  for (const Account& account : accounts) {
    const int next = static_cast<int>(numbers.size());
    const int number = numbers.emplace(account.group, next).first->second;
    for (const v1::SourceDocument& source : account.record->sources()) {
      *merged->add_sources() = source;
      merged->mutable_sources(merged->sources_size() - 1)->set_independent_group(number);
    }
  }
}

// A field is missing only when every document misses it; the most telling reason is kept.
void MergeMissing(const Accounts& accounts, v1::Visit* merged) {
  std::map<std::string, std::pair<size_t, v1::Abstention>> missing;
  for (const Account& account : accounts) {
    for (const v1::Abstention& abstention : account.record->missing()) {
      auto& [count, kept] = missing[abstention.field_path()];
      if (count == 0 || abstention.reason() > kept.reason()) kept = abstention;
      ++count;
    }
  }
  for (const auto& [path, entry] : missing) {
    if (entry.first == accounts.size()) *merged->add_missing() = entry.second;
  }
}

v1::Visit MergeSeveral(const Accounts& accounts) {
  v1::Visit merged;
  MergeStatus(accounts, &merged);
  MergeType(accounts, &merged);
  MergePeople(accounts, &merged);
  MergeDates(accounts, &merged);
  MergeStops(accounts, &merged);
  MergeOccasion(accounts, &merged);
  MergeMeetings(accounts, &merged);
  MergeOutcomes(accounts, &merged);
  MergeTexts(accounts, &merged);
  MergeSources(accounts, &merged);
  MergeMissing(accounts, &merged);
  for (v1::EventCode& code : CodeEvents(merged)) *merged.add_codes() = std::move(code);
  WriteAbstract(&merged);
  CountSources(&merged);
  return merged;
}

}  // namespace

v1::Visit MergeAccounts(const Accounts& accounts) {
  v1::Visit merged;
  if (accounts.size() == 1) {
    merged = *accounts[0].record;
    merged.clear_sources();
    MergeSources(accounts, &merged);
    CountSources(&merged);
  } else {
    merged = MergeSeveral(accounts);
  }
  merged.set_name(NameOf(merged));
  merged.set_etag(EtagOf(merged));
  return merged;
}

std::vector<v1::Visit> MergeVisits(std::vector<DocumentRecord> records) {
  VisitBook book;
  for (DocumentRecord& record : records) book.Put(std::move(record));
  return book.Visits();
}

}  // namespace communique::summary
