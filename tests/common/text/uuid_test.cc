#include "common/text/uuid.h"

#include <gtest/gtest.h>

namespace communique::text {
namespace {

TEST(UuidTest, IsAUuidOfVersion5) {
  const std::string uuid = UuidOf("visits/1");
  ASSERT_EQ(uuid.size(), 36u);
  for (const size_t i : {8, 13, 18, 23}) EXPECT_EQ(uuid[i], '-');
  EXPECT_EQ(uuid[14], '5');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
  EXPECT_EQ(uuid.find_first_not_of("0123456789abcdef-"), std::string::npos);
}

// Computed by Python's uuid.uuid5 over the same name space.
TEST(UuidTest, IsTheOneThatOthersCompute) {
  EXPECT_EQ(UuidOf("visits/1"), "3fafb5f8-60e2-5c2a-94a8-17ee4078ce94");
  EXPECT_EQ(UuidOf(""), "38f44bef-5a05-5454-9a21-5c10d263e462");
}

}  // namespace
}  // namespace communique::text
