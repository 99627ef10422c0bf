#include "common/status/field_mask.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/status_matchers.h"

namespace communique::status {
namespace {

using ::communique::testing::EqualsProto;
using ::communique::testing::HasReason;
using ::communique::testing::IsOk;
using ::communique::testing::ParseText;
using ::communique::testing::StatusIs;
using ::communique::testing::ViolatesField;
using google::protobuf::FieldMask;

FieldMask Mask(std::initializer_list<const char*> paths) {
  FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return mask;
}

TEST(CheckFieldMaskTest, TakesFieldsAndFieldsOfFields) {
  const auto& status = *google::rpc::Status::descriptor();
  const auto& retry = *google::rpc::RetryInfo::descriptor();
  EXPECT_THAT(CheckFieldMask(Mask({}), status, "read_mask"), IsOk());
  EXPECT_THAT(CheckFieldMask(Mask({"code", "details"}), status, "read_mask"), IsOk());
  EXPECT_THAT(CheckFieldMask(Mask({"retry_delay.seconds"}), retry, "read_mask"), IsOk());
  EXPECT_THAT(CheckFieldMask(Mask({"details.type_url"}), status, "read_mask"), IsOk());
}

TEST(CheckFieldMaskTest, NamesTheUnknownPath) {
  for (const char* path :
       {"colour", "", "code.unit", "details.colour", "code.", ".code", "details..type_url"}) {
    const absl::Status status =
        CheckFieldMask(Mask({"code", path}), *google::rpc::Status::descriptor(), "read_mask");
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument)) << path;
    EXPECT_THAT(status, HasReason("FIELD_MASK_INVALID")) << path;
    EXPECT_THAT(status, ViolatesField("read_mask")) << path;
    EXPECT_EQ(GetErrorInfo(status)->metadata().at("path"), path);
  }
  EXPECT_EQ(
      CheckFieldMask(Mask({"colour"}), *google::rpc::Status::descriptor(), "read_mask").message(),
      "read_mask: \"colour\" is not a field of google.rpc.Status");
}

TEST(CheckFieldMaskTest, RefusesADeepPathQuickly) {
  std::string deep = "details";
  for (int i = 0; i < 100000; ++i) deep += ".details";
  EXPECT_THAT(CheckFieldMask(Mask({deep.c_str()}), *google::rpc::Status::descriptor(), "read_mask"),
              HasReason("FIELD_MASK_INVALID"));
}

TEST(TrimToMaskTest, GoesIntoEveryElementOfARepeatedField) {
  auto request = ParseText<google::rpc::BadRequest>(
      "field_violations { field: 'a' description: 'b' } field_violations { description: 'c' }");
  TrimToMask(Mask({"field_violations.field"}), &request);
  EXPECT_THAT(request, EqualsProto("field_violations { field: 'a' } field_violations {}"));
}

TEST(TrimToMaskTest, KeepsAWholeFieldThoughAPartOfItIsNamedToo) {
  auto retry = ParseText<google::rpc::RetryInfo>("retry_delay { seconds: 3 nanos: 4 }");
  TrimToMask(Mask({"retry_delay.seconds", "retry_delay"}), &retry);
  EXPECT_THAT(retry, EqualsProto("retry_delay { seconds: 3 nanos: 4 }"));
}

TEST(TrimToMaskTest, KeepsOnlyWhatTheMaskNames) {
  auto retry = ParseText<google::rpc::RetryInfo>("retry_delay { seconds: 3 nanos: 4 }");
  TrimToMask(Mask({"retry_delay.seconds"}), &retry);
  EXPECT_THAT(retry, EqualsProto("retry_delay { seconds: 3 }"));
}

TEST(TrimToMaskTest, KeepsAllWithAnEmptyMask) {
  auto status = ParseText<google::rpc::Status>("code: 5 message: 'gone'");
  TrimToMask(FieldMask(), &status);
  EXPECT_THAT(status, EqualsProto("code: 5 message: 'gone'"));
}

}  // namespace
}  // namespace communique::status
