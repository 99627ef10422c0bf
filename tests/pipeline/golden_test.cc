// What the runtime says of sentences.txt is what spaCy says of it (golden/, written by
// make_goldens.sh).

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
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
#include "tests/services/entity/domain/pipeline/network/instruction_set_sweep.h"
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

struct GoldenText {
  int line;  // Of sentences.txt, from 1.
  std::string text;
  Rows rows;   // With all layers.
  Rows names;  // Of names alone; without the tokens that are in none.
};

class GoldenTest : public ::testing::TestWithParam<absl::string_view> {
 protected:
  void SetUp() override {
    const absl::StatusOr<ModelFiles> files =
        ReadModelFolder(communique::testing::ModelFolder(absl::StrCat("en_core_web_", GetParam())));
    ASSERT_TRUE(files.ok()) << files.status();
    absl::StatusOr<PipelineTables> tables = ReadPipeline(*files);
    ASSERT_TRUE(tables.ok()) << tables.status();
    tables_ = *std::move(tables);
    MakePipeline();
    ReadTexts();
  }

  // With the best instruction set that is in force.
  void MakePipeline() {
    absl::StatusOr<Pipeline> pipeline = Pipeline::Create(tables_);
    ASSERT_TRUE(pipeline.ok()) << pipeline.status();
    pipeline_ = *std::move(pipeline);
  }

  void ReadTexts() {
    std::vector<std::string> texts = UnescapeLines(ReadFile("sentences.txt"));
    std::vector<Rows> rows = ReadGolden(absl::StrCat("golden/", GetParam(), ".tsv"));
    std::vector<Rows> names = ReadGolden(absl::StrCat("golden/", GetParam(), "-names.tsv"));
    ASSERT_EQ(rows.size(), texts.size());
    ASSERT_EQ(names.size(), texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
      texts_.push_back(
          {static_cast<int>(i) + 1, std::move(texts[i]), std::move(rows[i]), std::move(names[i])});
    }
  }

  // Every `step`-th text: where a test takes long under sanitizers.
  std::vector<GoldenText> Every(size_t step) const {
    std::vector<GoldenText> texts;
    for (size_t i = 0; i < texts_.size(); i += step) texts.push_back(texts_[i]);
    return texts;
  }

  // The rows of each text, of which `batch` are annotated together.
  std::vector<Rows> Annotate(const Layers& layers, const std::vector<GoldenText>& texts,
                             size_t batch, Workspace* workspace) const {
    std::vector<Rows> result;
    for (size_t first = 0; first < texts.size(); first += batch) {
      std::vector<Doc> docs(std::min(batch, texts.size() - first));
      for (size_t i = 0; i < docs.size(); ++i) docs[i].text = texts[first + i].text;
      pipeline_->Annotate(layers, absl::MakeSpan(docs), workspace);
      for (const Doc& doc : docs) result.push_back(AnnotationRows(doc));
    }
    return result;
  }

  void ExpectGoldenRows(const std::vector<GoldenText>& texts) const {
    Workspace workspace = pipeline_->MakeWorkspace();
    const std::vector<Rows> rows = Annotate(Layers{}, texts, /*batch=*/16, &workspace);
    for (size_t i = 0; i < texts.size(); ++i) ExpectSameRows(texts[i], rows[i]);
  }

  static void ExpectSameRows(const GoldenText& golden, const Rows& rows) {
    const std::string text = absl::StrCat("line ", golden.line, ": ", golden.text);
    ASSERT_EQ(golden.rows.size(), rows.size()) << "tokens of " << text;
    for (size_t token = 0; token < rows.size(); ++token) {
      const Rows expected = absl::StrSplit(golden.rows[token], '\t');
      const Rows got = absl::StrSplit(rows[token], '\t');
      ASSERT_EQ(expected.size(), kColumns.size()) << "golden row of " << text;
      for (size_t column = 0; column < kColumns.size(); ++column) {
        if (IsNearTie(golden.line, token, kColumns[column])) continue;
        EXPECT_EQ(expected[column], got[column])
            << kColumns[column] << " of token " << token << " of " << text;
      }
    }
  }

  static bool IsNearTie(int line, int token, absl::string_view column) {
    return std::any_of(kNearTies.begin(), kNearTies.end(), [&](const NearTie& tie) {
      return tie.model == GetParam() && tie.line == line && tie.token == token &&
             tie.column == column;
    });
  }

  PipelineTables tables_;
  std::optional<Pipeline> pipeline_;
  std::vector<GoldenText> texts_;
};

TEST_P(GoldenTest, SaysWhatSpacySays) { ExpectGoldenRows(texts_); }

TEST_P(GoldenTest, SaysItWithEachInstructionSet) {
  ForEachInstructionSet([&](int64_t) {
    MakePipeline();
    ExpectGoldenRows(Every(40));
  });
}

TEST_P(GoldenTest, FindsTheNamesThatSpacysRecognizerFindsAlone) {
  Workspace workspace = pipeline_->MakeWorkspace();
  std::vector<Rows> rows = Annotate(Layers{.syntax = false}, texts_, /*batch=*/16, &workspace);
  for (size_t i = 0; i < texts_.size(); ++i) {
    std::erase_if(rows[i], [](const std::string& row) { return absl::EndsWith(row, "\tO"); });
    EXPECT_EQ(texts_[i].names, rows[i]) << "line " << texts_[i].line << ": " << texts_[i].text;
  }
}

TEST_P(GoldenTest, SaysTheSameOfATextWhateverItHasSeenAndWhateverStandsBeside) {
  const std::vector<GoldenText> texts = Every(4);
  Workspace workspace = pipeline_->MakeWorkspace();
  const std::vector<Rows> cold = Annotate(Layers{}, texts, texts.size(), &workspace);
  const std::vector<Rows> warm = Annotate(Layers{}, texts, /*batch=*/1, &workspace);
  for (size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(cold[i], warm[i]) << texts[i].text;
}

INSTANTIATE_TEST_SUITE_P(Models, GoldenTest, ::testing::Values("sm", "md"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace communique::entity::pipeline
