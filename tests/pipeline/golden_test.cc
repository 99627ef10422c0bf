// What the runtime says of sentences.txt is what spaCy says of it (golden/, written by
// make_goldens.sh).

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "services/entity/domain/pipeline/model/read_pipeline.h"
#include "services/entity/domain/pipeline/pipeline.h"
#include "services/entity/rpc/model_folder.h"
#include "tests/pipeline/annotation_rows.h"
#include "tests/support/model_folder.h"

namespace communique::entity::pipeline {
namespace {

// A cell that may differ from spaCy's, where the scores of two labels are so near to each other
// that the order in which floats are summed decides.
struct NearTie {
  absl::string_view model;  // "sm"
  int line;                 // Of sentences.txt, from 1.
  int token;                // From 0.
  absl::string_view column;
};
// None is known. An entry needs a comment with the two labels and how far apart their scores are.
const std::vector<NearTie> kNearTies = {};

std::string ReadFile(const std::string& name) {
  std::ifstream file(absl::StrCat(COMMUNIQUE_SOURCE_DIR, "/tests/pipeline/", name),
                     std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

using Rows = std::vector<std::string>;

// The rows of each text of a golden file.
std::vector<Rows> ReadGolden(const std::string& name) {
  std::vector<Rows> texts;
  const std::string content = ReadFile(name);
  for (const absl::string_view line : absl::StrSplit(content, '\n')) {
    if (absl::StartsWith(line, "# ")) {
      texts.emplace_back();
    } else if (!line.empty()) {
      texts.back().push_back(std::string(line));
    }
  }
  return texts;
}

class GoldenTest : public ::testing::TestWithParam<absl::string_view> {
 protected:
  void SetUp() override {
    const absl::StatusOr<ModelFiles> files =
        ReadModelFolder(communique::testing::ModelFolder(absl::StrCat("en_core_web_", GetParam())));
    ASSERT_TRUE(files.ok()) << files.status();
    absl::StatusOr<PipelineTables> tables = ReadPipeline(*files);
    ASSERT_TRUE(tables.ok()) << tables.status();
    absl::StatusOr<Pipeline> pipeline = Pipeline::Create(*std::move(tables));
    ASSERT_TRUE(pipeline.ok()) << pipeline.status();
    pipeline_ = *std::move(pipeline);
    texts_ = UnescapeLines(ReadFile("sentences.txt"));
  }

  // The rows of each text, of which `batch` are annotated together.
  std::vector<Rows> Annotate(const Layers& layers, size_t batch, Workspace* workspace) const {
    std::vector<Rows> result;
    for (size_t first = 0; first < texts_.size(); first += batch) {
      std::vector<Doc> docs(std::min(batch, texts_.size() - first));
      for (size_t i = 0; i < docs.size(); ++i) docs[i].text = texts_[first + i];
      pipeline_->Annotate(layers, absl::MakeSpan(docs), workspace);
      for (const Doc& doc : docs) result.push_back(AnnotationRows(doc));
    }
    return result;
  }

  void ExpectSameRows(int line, const Rows& golden, const Rows& rows) const {
    ASSERT_EQ(golden.size(), rows.size()) << "tokens of line " << line << ": " << texts_[line - 1];
    for (size_t token = 0; token < golden.size(); ++token) {
      const Rows expected = absl::StrSplit(golden[token], '\t');
      const Rows got = absl::StrSplit(rows[token], '\t');
      ASSERT_EQ(expected.size(), kColumns.size()) << "golden row of line " << line;
      for (size_t column = 0; column < kColumns.size(); ++column) {
        if (IsNearTie(line, token, kColumns[column])) continue;
        EXPECT_EQ(expected[column], got[column]) << kColumns[column] << " of token " << token
                                                 << " of line " << line << ": " << texts_[line - 1];
      }
    }
  }

  static bool IsNearTie(int line, int token, absl::string_view column) {
    return std::any_of(kNearTies.begin(), kNearTies.end(), [&](const NearTie& tie) {
      return tie.model == GetParam() && tie.line == line && tie.token == token &&
             tie.column == column;
    });
  }

  std::optional<Pipeline> pipeline_;
  std::vector<std::string> texts_;
};

TEST_P(GoldenTest, SaysWhatSpacySays) {
  Workspace workspace = pipeline_->MakeWorkspace();
  const std::vector<Rows> golden = ReadGolden(absl::StrCat("golden/", GetParam(), ".tsv"));
  const std::vector<Rows> rows = Annotate(Layers{}, /*batch=*/16, &workspace);
  ASSERT_EQ(golden.size(), rows.size());
  for (size_t i = 0; i < golden.size(); ++i) ExpectSameRows(i + 1, golden[i], rows[i]);
}

TEST_P(GoldenTest, FindsTheNamesThatSpacysRecognizerFindsAlone) {
  Workspace workspace = pipeline_->MakeWorkspace();
  const std::vector<Rows> golden = ReadGolden(absl::StrCat("golden/", GetParam(), "-names.tsv"));
  std::vector<Rows> rows = Annotate(Layers{.syntax = false}, /*batch=*/16, &workspace);
  ASSERT_EQ(golden.size(), rows.size());
  for (size_t i = 0; i < golden.size(); ++i) {
    std::erase_if(rows[i], [](const std::string& row) { return absl::EndsWith(row, "\tO"); });
    EXPECT_EQ(golden[i], rows[i]) << "line " << i + 1 << ": " << texts_[i];
  }
}

TEST_P(GoldenTest, SaysTheSameOfATextWhateverItHasSeenAndWhateverStandsBeside) {
  Workspace workspace = pipeline_->MakeWorkspace();
  const std::vector<Rows> cold = Annotate(Layers{}, /*batch=*/texts_.size(), &workspace);
  const std::vector<Rows> warm = Annotate(Layers{}, /*batch=*/1, &workspace);
  for (size_t i = 0; i < cold.size(); ++i) EXPECT_EQ(cold[i], warm[i]) << texts_[i];
}

INSTANTIATE_TEST_SUITE_P(Models, GoldenTest, ::testing::Values("sm", "md"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace communique::entity::pipeline
