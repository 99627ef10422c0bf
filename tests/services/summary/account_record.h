#ifndef TESTS_SERVICES_SUMMARY_ACCOUNT_RECORD_H_
#define TESTS_SERVICES_SUMMARY_ACCOUNT_RECORD_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/account.h"
#include "services/summary/domain/merge.h"

namespace communique::summary {

// Builds the record that a document would give for merging, word by word:
//
//   AccountRecord("a").To("CL", "Santiago").On("2031-05-07", "2031-05-09").Status(kCompleted)
//
// By itself it is of Prime Minister Hana Okafor of Norway, who is not linked. Documents are called
// "documents/{name}" and are nobody's copies.
class AccountRecord {
 public:
  explicit AccountRecord(absl::string_view name);

  AccountRecord& By(absl::string_view principal, absl::string_view country,
                    absl::string_view office = "prime minister", absl::string_view kb_id = "");
  AccountRecord& To(absl::string_view country, absl::string_view city = "",
                    absl::string_view venue = "");
  // "2031-05-07", "2031-05", "--05-07"; an empty end is the start.
  AccountRecord& On(absl::string_view start, absl::string_view end = "");
  AccountRecord& Status(v1::VisitStatus status);
  AccountRecord& Type(v1::VisitType type, double confidence = 0.8);
  AccountRecord& Occasion(absl::string_view words);
  AccountRecord& Published(absl::string_view date);
  AccountRecord& Host(absl::string_view name, absl::string_view country,
                      absl::string_view office = "president");
  AccountRecord& Meeting(const std::vector<std::string>& people, absl::string_view date,
                         absl::string_view place = "");
  AccountRecord& Count(v1::OutcomeKind kind, int count, absl::string_view description,
                       v1::CountQualifier qualifier = v1::COUNT_QUALIFIER_EXACT);
  // The text it is taken from is a copy of that of all others with the same words.
  AccountRecord& CopyOf(absl::string_view words);

  const DocumentRecord& Build() const { return record_; }
  v1::Visit& visit() { return record_.visit; }

 private:
  // A passage with the words, in the document.
  base::v1::Support Support(absl::string_view words, double confidence = 0.8) const;

  DocumentRecord record_;
};

// "2031-05-07" and its shorter forms as in AccountRecord::On.
base::v1::PartialDate DateOf(absl::string_view iso);

// The merged visits of the accounts, in name order.
std::vector<v1::Visit> Merged(const std::vector<AccountRecord>& accounts);

// Each visit's bytes, one after the other.
std::string BytesOf(const std::vector<v1::Visit>& visits);

// The conflict over the field; nullptr without one.
const v1::Conflict* FindConflict(const v1::Visit& visit, absl::string_view field_path);

}  // namespace communique::summary

#endif  // TESTS_SERVICES_SUMMARY_ACCOUNT_RECORD_H_
