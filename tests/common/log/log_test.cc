#include "common/log/log.h"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace communique::log {
namespace {

constexpr absl::Time kTime = absl::UnixEpoch();

std::string Json(const Value& value) {
  std::string json;
  value.AppendJson(&json);
  return json;
}

// A JSON parser that is not ours decides what is JSON.
google::protobuf::Struct Parse(absl::string_view line) {
  google::protobuf::Struct object;
  const auto status =
      google::protobuf::util::JsonStringToMessage({line.data(), line.size()}, &object);
  EXPECT_TRUE(status.ok()) << status.ToString() << "\n" << line;
  return object;
}

TEST(FormatLineTest, WritesTimeSeverityMessageAndFieldsInOrder) {
  EXPECT_EQ(
      FormatLine(kTime, Severity::kWarning, "slow", {{"run_ms", 1.5}, {"n", 3}, {"hot", true}}),
      "{\"time\":\"1970-01-01T00:00:00.000000Z\",\"severity\":\"WARNING\",\"message\":\"slow\","
      "\"run_ms\":1.5,\"n\":3,\"hot\":true}\n");
}

TEST(FormatLineTest, AValueCanNeitherEndTheLineNorItsString) {
  std::string hostile = "a\nb\r\t\"c\\\x01\x7f";
  hostile.push_back('\0');
  const std::string line =
      FormatLine(kTime, Severity::kInfo, "x", {{"reason", hostile}, {"next", "y"}});
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto object = Parse(line);
  EXPECT_EQ(object.fields().at("reason").string_value(), hostile);
  EXPECT_EQ(object.fields().at("next").string_value(), "y");
}

TEST(ValueTest, KeepsTextThatIsUtf8) { EXPECT_EQ(Json("Zürich 北京"), "\"Zürich 北京\""); }

TEST(ValueTest, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(Json("a\xff\xc3(\xe4\xbd"), "\"a\\ufffd\\ufffd(\\ufffd\\ufffd\"");
}

TEST(ValueTest, WritesNumbersWhole) {
  EXPECT_EQ(Json(std::numeric_limits<int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(Json(size_t{1} << 40), "1099511627776");
  EXPECT_EQ(Json(false), "false");
  EXPECT_EQ(Json(std::nan("")), "null");
}

TEST(WriteTest, LinesOfManyThreadsDoNotMix) {
  ::testing::internal::CaptureStderr();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 200; ++i) Info("call", {{"padding", std::string(100, 'x')}});
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::string output = ::testing::internal::GetCapturedStderr();
  std::vector<absl::string_view> lines = absl::StrSplit(output, '\n');
  ASSERT_EQ(lines.back(), "");
  lines.pop_back();
  ASSERT_EQ(lines.size(), 800u);
  for (const absl::string_view line : lines) {
    EXPECT_EQ(Parse(line).fields().at("padding").string_value().size(), 100u);
  }
}

}  // namespace
}  // namespace communique::log
