#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_BOOK_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_BOOK_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "services/summary/domain/merge.h"
#include "services/summary/domain/visit_signature.h"

namespace communique::summary {

// Keeps the record of each document, and the visits that they tell of together. What is put in or
// taken out touches only the records that share a principal and a destination with it, directly or
// through others; their visits are made anew when they are next asked for. So the visits depend on
// the records that are in the book alone, not on how they came in: merging document by document
// gives, byte for byte, what merging all of them at once does.
//
// Not for several threads at a time.
class VisitBook {
 public:
  // Takes the record of a document in, in place of an earlier one of the same document and text.
  void Put(DocumentRecord record);

  // Takes the record out. False when the book has none of the document (documents/{id}).
  bool Remove(absl::string_view document);

  // The visits, by name.
  std::vector<v1::Visit> Visits();

  // The visits, by name; the book is empty afterwards.
  std::vector<v1::Visit> Take();

  // Name of the visit that each document went into.
  absl::flat_hash_map<std::string, std::string> VisitNames();

  // Number of records.
  size_t size() const { return records_.size(); }

 private:
  // A record with what decides where it belongs. Ids are document and hash, so that they sort alike
  // whatever came first.
  struct Entry {
    DocumentRecord record;
    VisitSignature signature;
    std::vector<std::string> keys;
  };
  using Ids = std::set<std::string>;

  void Touch(const std::string& id);
  void Refresh();
  // The parts of `ids` that are tied to each other by shared keys.
  std::vector<Ids> Parts(const Ids& ids) const;
  std::vector<v1::Visit> MergePart(const Ids& ids) const;

  std::map<std::string, Entry> records_;
  absl::flat_hash_map<std::string, Ids> ids_of_key_;
  absl::flat_hash_map<std::string, int> part_of_;  // By id.
  std::map<int, Ids> parts_;
  std::map<int, std::vector<v1::Visit>> visits_;  // Of each part that is up to date.
  std::set<std::string> touched_;                 // Ids whose parts are to be made anew.
  int next_part_ = 0;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_BOOK_H_
