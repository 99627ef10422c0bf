#include "services/summary/domain/record_findings.h"

#include "absl/strings/str_cat.h"

namespace communique::summary {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

std::string Join(absl::string_view path, absl::string_view name) {
  return path.empty() ? std::string(name) : absl::StrCat(path, ".", name);
}

// Calls visit(field, value message, path) for each message that is set in a field of `message`. The
// depth of a record is that of its schema, which does not nest in itself.
template <typename Visitor>
void ForEachMessage(const Message& message, absl::string_view path, Visitor visit) {
  const Reflection& reflection = *message.GetReflection();
  const Descriptor& descriptor = *message.GetDescriptor();
  for (int f = 0; f < descriptor.field_count(); ++f) {
    const FieldDescriptor& field = *descriptor.field(f);
    if (!IsMessage(field)) continue;
    const std::string name = Join(path, field.name());
    if (!field.is_repeated()) {
      if (reflection.HasField(message, &field)) visit(reflection.GetMessage(message, &field), name);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      visit(reflection.GetRepeatedMessage(message, &field, i), absl::StrCat(name, "[", i, "]"));
    }
  }
}

bool IsProof(const Message& message) {
  return message.GetDescriptor() == base::v1::Support::descriptor() ||
         message.GetDescriptor() == base::v1::Evidence::descriptor();
}

// The part's own Support, or null.
const base::v1::Support* SupportOf(const Message& part) {
  const FieldDescriptor* field = part.GetDescriptor()->FindFieldByName("support");
  if (field == nullptr || !part.GetReflection()->HasField(part, field)) return nullptr;
  return dynamic_cast<const base::v1::Support*>(&part.GetReflection()->GetMessage(part, field));
}

void CollectFindings(const Message& part, const std::string& path,
                     std::vector<RecordFinding>* findings) {
  if (IsProof(part)) return;
  if (const base::v1::Support* support = SupportOf(part)) {
    findings->push_back({path, &part, support, &support->evidence()});
  } else if (const auto* value = dynamic_cast<const v1::ConflictValue*>(&part)) {
    findings->push_back({path, &part, nullptr, &value->evidence()});
  }
  ForEachMessage(part, path, [findings](const Message& inner, const std::string& name) {
    CollectFindings(inner, name, findings);
  });
}

std::string ScalarText(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& r = *message.GetReflection();
  const bool many = field.is_repeated();
  const auto pick = [&](auto one, auto each) {
    return many ? (r.*each)(message, &field, index) : (r.*one)(message, &field);
  };
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return pick(&Reflection::GetString, &Reflection::GetRepeatedString);
    case FieldDescriptor::CPPTYPE_BOOL:
      return pick(&Reflection::GetBool, &Reflection::GetRepeatedBool) ? "yes" : "no";
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number = pick(&Reflection::GetEnumValue, &Reflection::GetRepeatedEnumValue);
      const auto* value = field.enum_type()->FindValueByNumber(number);
      return value == nullptr ? absl::StrCat(number) : value->name();
    }
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(pick(&Reflection::GetInt32, &Reflection::GetRepeatedInt32));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(pick(&Reflection::GetInt64, &Reflection::GetRepeatedInt64));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return absl::StrCat(pick(&Reflection::GetDouble, &Reflection::GetRepeatedDouble));
    default:
      return "";  // The record has no field of another type; its test walks the schema.
  }
}

void CollectValues(const Message& part, const std::string& path,
                   std::vector<std::pair<std::string, std::string>>* values) {
  if (IsProof(part)) return;
  const Reflection& reflection = *part.GetReflection();
  const Descriptor& descriptor = *part.GetDescriptor();
  for (int f = 0; f < descriptor.field_count(); ++f) {
    const FieldDescriptor& field = *descriptor.field(f);
    const std::string name = Join(path, field.name());
    if (IsMessage(field)) continue;
    if (!field.is_repeated()) {
      if (reflection.HasField(part, &field)) values->emplace_back(name, ScalarText(part, field, 0));
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(part, &field); ++i) {
      values->emplace_back(absl::StrCat(name, "[", i, "]"), ScalarText(part, field, i));
    }
  }
  ForEachMessage(part, path, [values](const Message& inner, const std::string& name) {
    CollectValues(inner, name, values);
  });
}

}  // namespace

std::vector<RecordFinding> FindingsOf(const v1::Visit& visit) {
  std::vector<RecordFinding> findings;
  CollectFindings(visit, "", &findings);
  return findings;
}

std::vector<std::pair<std::string, std::string>> ValuesOf(const google::protobuf::Message& part) {
  std::vector<std::pair<std::string, std::string>> values;
  CollectValues(part, "", &values);
  return values;
}

}  // namespace communique::summary
