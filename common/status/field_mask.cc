#include "common/status/field_mask.h"

#include <google/protobuf/util/field_mask_util.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace communique::status {

using google::protobuf::util::FieldMaskUtil;

namespace {

// FieldMaskUtil skips empty names, so that it takes "code." for "code" and "" for the whole
// message.
bool NamesField(const google::protobuf::Descriptor& message, const std::string& path) {
  return !path.empty() && path.front() != '.' && path.back() != '.' &&
         !absl::StrContains(path, "..") &&
         FieldMaskUtil::GetFieldDescriptors(&message, path, nullptr);
}

}  // namespace

absl::Status CheckFieldMask(const google::protobuf::FieldMask& mask,
                            const google::protobuf::Descriptor& message, absl::string_view field) {
  for (const std::string& path : mask.paths()) {
    if (!NamesField(message, path)) {
      return InvalidField(field, "FIELD_MASK_INVALID",
                          absl::StrCat("\"", path, "\" is not a field of ", message.full_name()),
                          {{"path", path}});
    }
  }
  return absl::OkStatus();
}

void TrimToMask(const google::protobuf::FieldMask& mask, google::protobuf::Message* message) {
  if (mask.paths_size() > 0) FieldMaskUtil::TrimMessage(mask, message);
}

}  // namespace communique::status
