#include "services/summary/domain/slot_model.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace communique::summary {
namespace {

// A whole table in which every weight is `weight`.
std::string Table(double weight) {
  std::string table = "# A comment.\n";
  for (const SlotSchema& schema : kSlotSchemas) {
    absl::StrAppend(&table, schema.name, "\tbias\t-1\n", schema.name, "\tthreshold\t0.5\n");
    for (const absl::string_view feature : schema.features) {
      absl::StrAppend(&table, schema.name, "\t", feature, "\t", weight, "\n");
    }
  }
  return table;
}

TEST(SlotModelTest, AScoreIsTheBiasAndTheWeightedFeatures) {
  const absl::StatusOr<SlotModel> model = SlotModel::Parse(Table(2));
  ASSERT_TRUE(model.ok()) << model.status();
  std::vector<double> features(kStopFeatureCount, 0);
  EXPECT_DOUBLE_EQ(model->Score(Slot::kStop, features), -1);
  features[kStopInFrame] = 1;
  features[kStopMentions] = 3;
  EXPECT_DOUBLE_EQ(model->Score(Slot::kStop, features), -1 + 2 + 6);
  EXPECT_DOUBLE_EQ(model->Threshold(Slot::kStop), 0.5);
}

TEST(SlotModelTest, TheTableThatIsCompiledInIsWhole) {
  EXPECT_TRUE(SlotModel::Embedded().ok()) << SlotModel::Embedded().status();
}

TEST(SlotModelTest, ABadTableIsRefusedByName) {
  const struct {
    const char* from;
    const char* to;
    const char* message;
  } kCases[] = {
      {"city\tbias\t-1\n", "", "a row of this slot is missing"},
      {"city\tin_frame\t2\n", "", "a row of this slot is missing"},
      {"city\tbias\t-1\n", "city\tbias\tmany\n", "no number"},
      {"city\tbias\t-1\n", "city\tbias\n", "no number"},
      {"city\tin_frame", "city\tin_fame", "no such feature"},
      {"city\tin_frame", "town\tin_frame", "no such slot"},
      {"city\tin_frame", "city\tquoted", "twice"},
  };
  for (const auto& c : kCases) {
    const absl::Status status =
        SlotModel::Parse(absl::StrReplaceAll(Table(2), {{c.from, c.to}})).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.to;
    EXPECT_NE(status.message().find(c.message), std::string::npos) << status;
  }
}

}  // namespace
}  // namespace communique::summary
