#ifndef SERVICES_SUMMARY_DOMAIN_RECORD_FINDINGS_H_
#define SERVICES_SUMMARY_DOMAIN_RECORD_FINDINGS_H_

#include <google/protobuf/message.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/evidence.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// A part of a record that has evidence. Points into the record, which must outlive it.
struct RecordFinding {
  std::string path;                                 // Path in Visit, "stops[0].dates".
  const google::protobuf::Message* part = nullptr;  // What is at `path`.
  const base::v1::Support* support =
      nullptr;  // Null for the values of a conflict, which have evidence alone.
  const google::protobuf::RepeatedPtrField<base::v1::Evidence>* evidence =
      nullptr;  // Never null; may be empty.
};

// All findings of the record, in the order of its fields: what holds a Support, and the values of
// conflicts. Walks the messages by their descriptors, so that a field added to the record is never
// left out.
std::vector<RecordFinding> FindingsOf(const v1::Visit& visit);

// The plain values (numbers, texts, names of enum values) that are set in `part` and the messages
// in it, Support and Evidence excepted, as pairs of a path relative to `part` ("role.title") and
// the value as text, in field order.
std::vector<std::pair<std::string, std::string>> ValuesOf(const google::protobuf::Message& part);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RECORD_FINDINGS_H_
