// Who goes where, dates, status, occasion and outcomes of whole texts, through all stages and the
// language model.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/rpc/load_model.h"
#include "services/ingest/domain/cleaner.h"
#include "services/summary/domain/summarizer.h"
#include "tests/support/model_folder.h"

namespace communique::summary {
namespace {

constexpr size_t kLeastRows = 150;
constexpr size_t kColumns = 5;

// A row of fact_grid.tsv, which describes the columns.
struct GridRow {
  std::string field;
  std::string published;
  std::string text;
  std::string wanted;
  bool open = false;
};

std::vector<GridRow> ReadGrid() {
  std::ifstream file(COMMUNIQUE_SOURCE_DIR "/tests/services/summary/domain/fact_grid.tsv");
  const std::string data((std::istreambuf_iterator<char>(file)), {});
  std::vector<GridRow> grid;
  for (const absl::string_view line : absl::StrSplit(data, '\n', absl::SkipEmpty())) {
    if (line[0] == '#') continue;
    const std::vector<std::string> cells = absl::StrSplit(line, '\t');
    EXPECT_EQ(cells.size(), kColumns) << line;
    if (cells.size() != kColumns) continue;
    grid.push_back({cells[0], cells[1], cells[2], cells[3], cells[4] == "open"});
  }
  return grid;
}

// All stages in one process.
class Stages {
 public:
  Summary Summarize(const GridRow& row) const {
    ingest::v1::RawCommentary raw;
    raw.set_content(Page(row));
    return summarizer_.Summarize({Analyze(raw)});
  }

  AnalyzedDocument Analyze(const ingest::v1::RawCommentary& raw) const {
    AnalyzedDocument document;
    document.document = cleaner_.Clean(raw).value();
    document.analysis = analyzer_.Analyze(document.document).value();
    return document;
  }

  const Summarizer& summarizer() const { return summarizer_; }

 private:
  static std::string Page(const GridRow& row) {
    const std::vector<std::string> blocks = absl::StrSplit(row.text, " | ");
    std::string page = "<html><head>";
    if (row.published != "-") {
      absl::StrAppend(&page, "<meta property=\"article:published_time\" content=\"", row.published,
                      "\">");
    }
    absl::StrAppend(&page, "</head><body><article><h1>", blocks[0], "</h1>");
    for (size_t i = 1; i < blocks.size(); ++i) absl::StrAppend(&page, "<p>", blocks[i], "</p>");
    return absl::StrCat(page, "</article></body></html>");
  }

  ingest::Cleaner cleaner_ = ingest::Cleaner::Create({}).value();
  entity::KnowledgeBase base_ = entity::KnowledgeBase::Load().value();
  std::unique_ptr<const entity::pipeline::Pipeline> model_ =
      entity::LoadModel(testing::ModelFolder("en_core_web_sm")).value();
  entity::Analyzer analyzer_ = entity::Analyzer::Create(&base_, model_.get()).value();
  Summarizer summarizer_ = Summarizer::Create().value();
};

std::string OutcomesOf(const v1::Visit& visit) {
  static constexpr const char* kKinds[] = {"?",         "agreement",    "mou",
                                           "statement", "announcement", "pledge"};
  std::vector<std::string> found;
  for (const v1::Outcome& outcome : visit.outcomes()) {
    found.push_back(outcome.count() == 0
                        ? std::string(kKinds[outcome.kind()])
                        : absl::StrCat(kKinds[outcome.kind()], ":", outcome.count()));
  }
  return found.empty() ? "-" : absl::StrJoin(found, " ");
}

// Who goes where: "Hana Okafor NO > CL PE", or the reason why there is no visit.
std::string VisitOf(const Summary& summary) {
  if (summary.visits.empty()) {
    const std::string reason = v1::NoVisitReason_Name(summary.verdicts[0].no_visit_reason);
    return absl::StrCat("no: ", absl::StripPrefix(reason, "NO_VISIT_REASON_"));
  }
  const v1::Participant& principal = summary.visits[0].visitors(0);
  std::vector<std::string> countries;
  for (const v1::Stop& stop : summary.visits[0].stops()) {
    if (!absl::c_linear_search(countries, stop.country_code())) {
      countries.push_back(stop.country_code());
    }
  }
  return absl::StrCat(principal.name(), " ", principal.country_code(), " > ",
                      absl::StrJoin(countries, " "));
}

std::string Found(const Summary& summary, absl::string_view field) {
  if (field == "visit") return VisitOf(summary);
  const v1::Visit visit = summary.visits.empty() ? v1::Visit() : summary.visits[0];
  static constexpr const char* kStatuses[] = {"-",         "planned",   "ongoing",
                                              "completed", "cancelled", "postponed"};
  if (visit.visitors().empty()) return "no visit";
  if (field == "dates") {
    return visit.has_dates() ? visit.dates().value().edtf() : "-";
  }
  if (field == "status") return kStatuses[visit.status().value()];
  if (field == "occasion") return visit.has_occasion() ? visit.occasion().value() : "-";
  return OutcomesOf(visit);
}

TEST(FactGridTest, ReadsTheFactsOfEachText) {
  const Stages stages;
  const std::vector<GridRow> grid = ReadGrid();
  EXPECT_GE(grid.size(), kLeastRows);
  for (const GridRow& row : grid) {
    const std::string found = Found(stages.Summarize(row), row.field);
    if (row.open) {
      EXPECT_NE(found, row.wanted) << "no longer open: " << row.text;
    } else {
      EXPECT_EQ(found, row.wanted) << row.field << " of: " << row.text;
    }
  }
}

// A text of `count` visits by as many people.
ingest::v1::RawCommentary ManyVisits(int count) {
  const auto name = [](int n) {
    std::string word = "K";
    for (; n > 0; n /= 10) absl::StrAppend(&word, std::string(1, "aeioubdglm"[n % 10]), "r");
    return word + "in";
  };
  std::string text = "Visits of the year\n\n";
  for (int i = 1; i <= count; ++i) {
    absl::StrAppend(&text, "President ", name(i), " ", name(i * 7), " of Norway visited Chile on ",
                    1 + i % 28, " May 2024 and met President ", name(i * 13), " ", name(i * 3),
                    " in Santiago.\n\n");
  }
  ingest::v1::RawCommentary raw;
  raw.set_content(text);
  return raw;
}

double SecondsOf(const Summarizer& summarizer, const AnalyzedDocument& document) {
  double best = 1e9;  // The least of three: what else the machine does only adds.
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    summarizer.Summarize({document});
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(FactGridTest, AsMuchWorkAsText) {
  const Stages stages;
  const double small = SecondsOf(stages.summarizer(), stages.Analyze(ManyVisits(250)));
  const double large = SecondsOf(stages.summarizer(), stages.Analyze(ManyVisits(1000)));
  // Four times the text; sixteen times the work would be in proportion to its square.
  EXPECT_LT(large, 9 * small + 0.02) << small << " s, " << large << " s";
}

}  // namespace
}  // namespace communique::summary
