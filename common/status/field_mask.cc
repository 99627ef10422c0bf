#include "common/status/field_mask.h"

#include <google/protobuf/descriptor.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/error.h"

namespace communique::status {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// FieldMaskUtil does not go into repeated fields, which a path such as "visits.dates" does.
bool NamesField(const Descriptor& message, absl::string_view path) {
  const Descriptor* parent = &message;
  for (const absl::string_view name : absl::StrSplit(path, '.')) {
    if (parent == nullptr) return false;
    const FieldDescriptor* field = parent->FindFieldByName(std::string(name));
    if (field == nullptr) return false;
    parent = field->is_map() ? nullptr : field->message_type();
  }
  return true;
}

// The paths of a mask by their first names.
struct Kept {
  bool whole = false;
  std::map<std::string, Kept> fields;
};

Kept MakeTree(const google::protobuf::FieldMask& mask) {
  Kept root;
  for (const std::string& path : mask.paths()) {
    Kept* node = &root;
    for (const absl::string_view name : absl::StrSplit(path, '.')) {
      node = &node->fields[std::string(name)];
    }
    node->whole = true;
  }
  return root;
}

// A message, and which of its fields stay.
using Work = std::pair<Message*, const Kept*>;

void TrimField(const FieldDescriptor* field, const Work& parent, std::vector<Work>* work) {
  Message* message = parent.first;
  const auto* reflection = message->GetReflection();
  const auto kept = parent.second->fields.find(field->name());
  if (kept == parent.second->fields.end()) {
    reflection->ClearField(message, field);
  } else if (kept->second.whole) {
    return;
  } else if (!field->is_repeated()) {
    work->emplace_back(reflection->MutableMessage(message, field), &kept->second);
  } else {
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
      work->emplace_back(reflection->MutableRepeatedMessage(message, field, i), &kept->second);
    }
  }
}

}  // namespace

absl::Status CheckFieldMask(const google::protobuf::FieldMask& mask, const Descriptor& message,
                            absl::string_view field) {
  for (const std::string& path : mask.paths()) {
    if (!NamesField(message, path)) {
      return InvalidField(field, "FIELD_MASK_INVALID",
                          absl::StrCat("\"", path, "\" is not a field of ", message.full_name()),
                          {{"path", path}});
    }
  }
  return absl::OkStatus();
}

void TrimToMask(const google::protobuf::FieldMask& mask, Message* message) {
  if (mask.paths().empty()) return;
  const Kept root = MakeTree(mask);
  std::vector<Work> work = {{message, &root}};
  while (!work.empty()) {
    const Work next = work.back();
    work.pop_back();
    std::vector<const FieldDescriptor*> fields;
    next.first->GetReflection()->ListFields(*next.first, &fields);
    for (const FieldDescriptor* field : fields) TrimField(field, next, &work);
  }
}

}  // namespace communique::status
