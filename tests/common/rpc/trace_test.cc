#include "common/rpc/trace.h"

#include <gtest/gtest.h>

#include <set>

namespace communique::rpc {
namespace {

constexpr char kHeader[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(ParseTraceparentTest, ReadsTheExampleOfTheStandard) {
  const auto trace = ParseTraceparent(kHeader);
  ASSERT_TRUE(trace.has_value());
  EXPECT_EQ(trace->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(trace->span_id, "00f067aa0ba902b7");
  EXPECT_EQ(trace->flags, "01");
  EXPECT_EQ(FormatTraceparent(*trace), kHeader);
}

TEST(ParseTraceparentTest, ReadsALaterVersionByItsFirstFields) {
  const auto trace =
      ParseTraceparent("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later");
  ASSERT_TRUE(trace.has_value());
  EXPECT_EQ(FormatTraceparent(*trace), kHeader);
}

TEST(ParseTraceparentTest, RefusesWhatTheStandardRefuses) {
  for (const char* header : {
           "", "00",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",      // No flags.
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",  // Version 00 ends here.
           "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",  // No separator.
           "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",   // Version 255.
           "00-00000000000000000000000000000000-00f067aa0ba902b7-01",   // No trace id.
           "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",   // No span id.
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",   // Upper case.
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",   // Not hexadecimal.
           "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",   // Wrong lengths.
           "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",   // Wrong separators.
       }) {
    EXPECT_FALSE(ParseTraceparent(header).has_value()) << header;
  }
}

TEST(NewTraceTest, MakesValidTracesThatDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const TraceContext trace = NewTrace();
    EXPECT_TRUE(ParseTraceparent(FormatTraceparent(trace)).has_value());
    EXPECT_TRUE(seen.insert(trace.trace_id).second);
  }
}

TEST(NewSpanTest, KeepsTheTraceAndChangesTheSpan) {
  TraceContext parent = *ParseTraceparent(kHeader);
  parent.state = "vendor=1";
  const TraceContext child = NewSpan(parent);
  EXPECT_EQ(child.trace_id, parent.trace_id);
  EXPECT_EQ(child.flags, parent.flags);
  EXPECT_EQ(child.state, parent.state);
  EXPECT_NE(child.span_id, parent.span_id);
}

}  // namespace
}  // namespace communique::rpc
