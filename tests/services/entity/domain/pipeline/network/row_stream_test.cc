#include "services/entity/domain/pipeline/network/row_stream.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace communique::entity::pipeline {
namespace {

// One character for each row: the doc's letter for a token, a dot for zeros.
std::string Draw(const std::vector<size_t>& lengths, size_t depth) {
  std::vector<Doc> docs(lengths.size());
  for (size_t i = 0; i < docs.size(); ++i) {
    docs[i].tokens.resize(lengths[i]);
    for (DocToken& token : docs[i].tokens) token.lexeme = 'a' + static_cast<uint32_t>(i);
  }
  RowStream stream(docs, depth);
  std::string rows;
  for (size_t i = 0; i < RowStream::CountRows(docs, depth); ++i) {
    const DocToken* token = stream.Next();
    rows.push_back(token == nullptr ? '.' : static_cast<char>(token->lexeme));
  }
  EXPECT_EQ(stream.Next(), nullptr) << "after " << rows;
  return rows;
}

struct StreamCase {
  std::vector<size_t> lengths;
  size_t depth;
  const char* rows;
};

TEST(RowStreamTest, PutsZerosAroundDocsAndDocsAnEvenNumberOfRowsApart) {
  const StreamCase kCases[] = {
      {{1}, 4, "....a....."},
      {{2}, 4, "....aa...."},
      {{3, 2, 1}, 2, "..aaa...bb..c..."},
      {{1, 1}, 3, "...a...b...."},
      {{1, 1}, 1, ".a.b.."},
      {{3, 1}, 0, "aaa.b."},
      {{0, 2, 0, 0, 1, 0}, 2, "..bb..e..."},
  };
  for (const StreamCase& c : kCases) EXPECT_EQ(Draw(c.lengths, c.depth), c.rows);
}

TEST(RowStreamTest, IsOnlyZerosWithoutTokens) {
  EXPECT_EQ(Draw({}, 2), "..");
  EXPECT_EQ(Draw({0, 0}, 1), "..");
}

}  // namespace
}  // namespace communique::entity::pipeline
