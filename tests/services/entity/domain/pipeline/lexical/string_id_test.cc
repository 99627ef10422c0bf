#include "services/entity/domain/pipeline/lexical/string_id.h"

#include <cstdint>
#include <iterator>
#include <set>

#include "absl/strings/string_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/entity/domain/pipeline/lexical/murmur_hash.h"
#include "services/entity/domain/pipeline/lexical/reserved_symbols.h"

namespace communique::entity::pipeline {
namespace {

TEST(StringIdTest, HashesAsSpacyDoes) {
  const struct {
    absl::string_view text;
    uint64_t id;
  } kCases[] = {
      {"a", 0xa52be5b3f6674b2a},
      {"the", 0x670e66a635739a92},
      {"visit", 0xdb5cf13b6d272544},
      {"Beijing", 0x28ed7a607e83ca33},
      {"abcdefg", 0xfc9415b9d2ef3b6c},
      {"abcdefgh", 0xf65afeaec8664640},
      {"abcdefghi", 0xc0b48f4bba30db08},
      {"\xc3\xa9", 0xe19b724b3679f39c},
      {"\xe4\xb8\xad\xe6\x96\x87", 0xe1fdeb12b1e53ae6},
      {"\xc2\xa0", 0x2fca34db2f0fc4d0},
      {"not reserved but much longer than sixteen bytes", 0x3603623ada74720a},
  };
  for (const auto& [text, id] : kCases) EXPECT_EQ(StringId(text), id) << text;
}

TEST(StringIdTest, GivesReservedSymbolsTheirSmallNumbers) {
  const struct {
    absl::string_view text;
    uint64_t id;
  } kCases[] = {{"", 0},       {"X", 101},   {"PERSON", 380}, {"nsubj", 429}, {"attr", 404},
                {"root", 449}, {"LAW", 390}, {"acl", 451},    {"MORPH", 453}, {"_", 456}};
  for (const auto& [text, id] : kCases) EXPECT_EQ(StringId(text), id) << text;
}

TEST(StringIdTest, ReservesEveryNumberOnce) {
  std::set<uint64_t> ids;
  for (const ReservedSymbol& symbol : kReservedSymbols) {
    EXPECT_EQ(StringId(symbol.text), symbol.id) << symbol.text;
    ids.insert(symbol.id);
  }
  EXPECT_EQ(ids.size(), std::size(kReservedSymbols));
  EXPECT_EQ(*ids.rbegin(), std::size(kReservedSymbols));
}

TEST(StringIdTest, TakesOtherSpellingsOfReservedSymbolsForOrdinaryStrings) {
  for (absl::string_view text : {"x", "Person", "NSUBJ", "attr ", "FLAG64", "FLAG0"}) {
    EXPECT_EQ(StringId(text), MurmurHash64A(text, 1)) << text;
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
