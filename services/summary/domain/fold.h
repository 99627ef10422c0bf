#ifndef SERVICES_SUMMARY_DOMAIN_FOLD_H_
#define SERVICES_SUMMARY_DOMAIN_FOLD_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "absl/container/flat_hash_map.h"
#include "services/summary/domain/ballot.h"

namespace communique::summary {

// Folds `item` into the first of `list` that `equal(known, item)` holds for, by `join(item,
// &known)`, or appends it. Returns its place in the list.
template <typename Item, typename Equal, typename Join>
int Fold(const Item& item, Equal equal, Join join, google::protobuf::RepeatedPtrField<Item>* list) {
  for (int i = 0; i < list->size(); ++i) {
    Item& known = *list->Mutable(i);
    if (!equal(known, item)) continue;
    JoinSupport(item.support(), known.mutable_support());
    join(item, &known);
    return i;
  }
  *list->Add() = item;
  return list->size() - 1;
}

// The same for items that are equal when their keys are; in constant time.
template <typename Item>
class KeyedFold {
 public:
  explicit KeyedFold(google::protobuf::RepeatedPtrField<Item>* list) : list_(*list) {}

  // The item in the list, new or known.
  Item& Add(const std::string& key, const Item& item) {
    const auto [place, added] = places_.emplace(key, list_.size());
    if (added) {
      *list_.Add() = item;
    } else {
      JoinSupport(item.support(), list_.Mutable(place->second)->mutable_support());
    }
    return *list_.Mutable(place->second);
  }

 private:
  google::protobuf::RepeatedPtrField<Item>& list_;
  absl::flat_hash_map<std::string, int> places_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_FOLD_H_
