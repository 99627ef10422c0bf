#ifndef TESTS_CORPUS_MESSAGE_WALK_H_
#define TESTS_CORPUS_MESSAGE_WALK_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>

namespace communique::testing {

// Calls `visit(path, message)` for `root` and every message in it, however deep, with the path that
// leads there, for example
// ".visits[0].dates.support". Where it returns false, the messages inside are left out.
void WalkMessages(
    const google::protobuf::Message& root,
    const std::function<bool(const std::string&, const google::protobuf::Message&)>& visit);

}  // namespace communique::testing

#endif  // TESTS_CORPUS_MESSAGE_WALK_H_
