#include "services/summary/domain/source_count.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace communique::summary {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// More passages than a reader looks at.
constexpr int kMaxPassages = 64;

using Groups = absl::flat_hash_map<std::string, int>;

void Count(const Groups& groups, base::v1::Support* support) {
  std::set<int> seen;
  for (const base::v1::Evidence& evidence : support->evidence()) {
    const auto found = groups.find(evidence.document());
    if (found != groups.end()) seen.insert(found->second);
  }
  support->set_independent_sources(std::max<int>(1, static_cast<int>(seen.size())));
  while (support->evidence_size() > kMaxPassages) support->mutable_evidence()->RemoveLast();
}

// The messages that `message` has as fields.
std::vector<Message*> Parts(Message* message) {
  const Reflection& reflection = *message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(*message, &fields);
  std::vector<Message*> parts;
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      parts.push_back(reflection.MutableMessage(message, field));
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(*message, field); ++i) {
      parts.push_back(reflection.MutableRepeatedMessage(message, field, i));
    }
  }
  return parts;
}

}  // namespace

void CountSources(v1::Visit* visit) {
  Groups groups;
  for (const v1::SourceDocument& source : visit->sources()) {
    groups[source.document()] = source.independent_group();
  }
  std::vector<Message*> open = {visit};
  while (!open.empty()) {
    Message* const message = open.back();
    open.pop_back();
    if (auto* support = dynamic_cast<base::v1::Support*>(message)) {
      Count(groups, support);
    } else {
      for (Message* part : Parts(message)) open.push_back(part);
    }
  }
}

}  // namespace communique::summary
