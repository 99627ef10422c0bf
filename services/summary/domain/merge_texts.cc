#include "services/summary/domain/merge_texts.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/fold.h"

namespace communique::summary {
namespace {

constexpr int kMaxThemes = 6;
constexpr int kMaxKeyPoints = 5;

std::string KeyOf(const v1::Activity& activity) {
  return absl::StrCat(activity.kind(), "|", activity.description());
}

std::string KeyOf(const v1::Statement& statement) { return statement.text(); }

std::string KeyOf(const v1::AttributedClaim& claim) {
  return absl::StrCat(claim.source(), "|", claim.text());
}

std::string KeyOf(const v1::Theme& theme) { return theme.name(); }

std::string KeyOf(const v1::RelatedVisit& visit) {
  return absl::StrCat(visit.visitor(), "|", visit.country_code(), "|", visit.dates().edtf());
}

std::string KeyOf(const v1::KeyPoint& point) { return point.text(); }

// Joins one list of all accounts.
template <typename Item>
void Join(const Accounts& accounts,
          const google::protobuf::RepeatedPtrField<Item>& (v1::Visit::*list)() const,
          google::protobuf::RepeatedPtrField<Item>* merged) {
  KeyedFold<Item> fold(merged);
  for (const Account& account : accounts) {
    for (const Item& item : (account.record->*list)()) fold.Add(KeyOf(item), item);
  }
}

template <typename Item>
void KeepBest(int most, google::protobuf::RepeatedPtrField<Item>* list) {
  std::stable_sort(list->begin(), list->end(),
                   [](const Item& a, const Item& b) { return a.score() > b.score(); });
  while (list->size() > most) list->RemoveLast();
}

void JoinThemes(const Accounts& accounts, v1::Visit* merged) {
  KeyedFold<v1::Theme> fold(merged->mutable_themes());
  for (const Account& account : accounts) {
    for (const v1::Theme& theme : account.record->themes()) {
      v1::Theme& known = fold.Add(KeyOf(theme), theme);
      known.set_score(std::max(known.score(), theme.score()));
    }
  }
  KeepBest(kMaxThemes, merged->mutable_themes());
}

}  // namespace

void MergeTexts(const Accounts& accounts, v1::Visit* merged) {
  Join(accounts, &v1::Visit::itinerary, merged->mutable_itinerary());
  Join(accounts, &v1::Visit::statements, merged->mutable_statements());
  Join(accounts, &v1::Visit::claims, merged->mutable_claims());
  Join(accounts, &v1::Visit::related_visits, merged->mutable_related_visits());
  Join(accounts, &v1::Visit::key_points, merged->mutable_key_points());
  JoinThemes(accounts, merged);
  KeepBest(kMaxKeyPoints, merged->mutable_key_points());
  // Paths pointed into the single records.
  for (v1::KeyPoint& point : *merged->mutable_key_points()) point.clear_field_paths();
}

}  // namespace communique::summary
