#include "tests/corpus/message_walk.h"

#include <google/protobuf/descriptor.h>

#include <string>
#include <utility>
#include <vector>

namespace communique::testing {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Place = std::pair<std::string, const Message*>;

void AddChildren(const Place& parent, std::vector<Place>* places) {
  const Message& message = *parent.second;
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const std::string path = parent.first + "." + field->name();
    if (!field->is_repeated()) {
      places->emplace_back(path, &reflection->GetMessage(message, field));
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      places->emplace_back(path + "[" + std::to_string(i) + "]",
                           &reflection->GetRepeatedMessage(message, field, i));
    }
  }
}

}  // namespace

void WalkMessages(const Message& root,
                  const std::function<bool(const std::string&, const Message&)>& visit) {
  std::vector<Place> places = {{"", &root}};
  while (!places.empty()) {
    const Place place = std::move(places.back());
    places.pop_back();
    if (visit(place.first, *place.second)) AddChildren(place, &places);
  }
}

}  // namespace communique::testing
