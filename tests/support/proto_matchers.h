#ifndef TESTS_SUPPORT_PROTO_MATCHERS_H_
#define TESTS_SUPPORT_PROTO_MATCHERS_H_

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include <string>

#include "absl/strings/string_view.h"

namespace communique::testing {

// The message that `text` spells in protobuf's text format; the test fails when it is not one.
template <typename Message>
Message ParseText(absl::string_view text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(text), &message)) << text;
  return message;
}

// Matches a message whose fields all equal those in `text`; says which differ.
MATCHER_P(EqualsProto, text, "") {
  using Message = std::decay_t<decltype(arg)>;
  const Message expected = ParseText<Message>(text);
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  const bool equal = differencer.Compare(expected, arg);
  *result_listener << differences;
  return equal;
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_PROTO_MATCHERS_H_
