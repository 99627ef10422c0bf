// Coreference over coref_grid.tsv: whom a mention means, or that it is left open.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/tsv_rows.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

std::string Grid() {
  std::ifstream file(std::string(COMMUNIQUE_SOURCE_DIR) +
                     "/tests/services/entity/domain/coref_grid.tsv");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The canonical name of what the mention means, for a group the names of its members joined by " +
// ", and "-" for a mention that is left open or is none.
std::string Antecedent(const AnnotatedDocument& document, absl::string_view mention, int nth) {
  const AnnotatedText& text = document.annotated();
  for (const MentionSpan& span : text.mentions) {
    if (text.text.substr(span.begin, span.end - span.begin) != mention) continue;
    if (nth-- > 0) continue;
    const EntityRecord& entity = text.entities[span.entity];
    if (entity.members.empty()) return entity.canonical_name;
    return absl::StrJoin(entity.members, " + ", [&](std::string* out, int member) {
      out->append(text.entities[member].canonical_name);
    });
  }
  return "-";
}

// "B + A" is the same group as "A + B".
std::string Sorted(absl::string_view names) {
  std::vector<std::string> parts = absl::StrSplit(names, " + ");
  std::sort(parts.begin(), parts.end());
  return absl::StrJoin(parts, " + ");
}

TEST(CorefGridTest, TiesEveryMentionToWhomItMeans) {
  const std::string data = Grid();
  const auto rows = ParseTsv("coref_grid", data, 4);
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_GE(rows->size(), 60u);
  for (const TsvRow& row : *rows) {
    int nth = 0;
    ASSERT_TRUE(absl::SimpleAtoi(row[2], &nth)) << row[0];
    const AnnotatedDocument document(row[0], Date(2014, 6, 1));
    EXPECT_EQ(Sorted(Antecedent(document, row[1], nth)), Sorted(row[3]))
        << "\"" << row[1] << "\" in: " << row[0];
  }
}

}  // namespace
}  // namespace communique::entity
