#include "services/entity/domain/pipeline/model/read_lemmatizer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"

namespace communique::entity::pipeline {
namespace {

using Rules = LemmatizerTables::Rules;

// What spaCy's Token.pos_ may be, in lower case: the tables are keyed by it.
constexpr absl::string_view kPartsOfSpeech[] = {
    "adj", "adp",  "adv",  "aux",   "cconj", "conj",  "det", "eol",  "intj", "noun",
    "num", "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x",    "space"};

// The part of speech that a table's key stands for: its string or the id of it.
std::optional<std::string> PartOfSpeech(const MsgpackValue& key) {
  for (const absl::string_view pos : kPartsOfSpeech) {
    if (key.text() == pos || key.id() == StringId(pos)) return std::string(pos);
  }
  return std::nullopt;
}

// "lemma_rules": pairs of an old and a new ending.
absl::Status ReadSuffixes(absl::string_view place, const MsgpackValue& list, Rules* rules) {
  for (const MsgpackValue pair : list.items()) {
    auto end = pair.items().begin();
    if (pair.size() != 2) return InvalidModel(place, "has a rule that is no pair");
    const std::optional<absl::string_view> before = (*end).text();
    const std::optional<absl::string_view> after = (*++end).text();
    if (!before || !after) return InvalidModel(place, "has a rule that is no pair of texts");
    rules->suffixes.emplace_back(std::string(*before), std::string(*after));
  }
  return absl::OkStatus();
}

// "lemma_exc": a word's lemmas.
absl::Status ReadExceptions(absl::string_view place, const MsgpackValue& map, Rules* rules) {
  rules->exceptions.reserve(map.size());
  for (const auto [word, lemmas] : map.entries()) {
    if (!word.text()) return InvalidModel(place, "has a word that is no text");
    std::vector<std::string>& list = rules->exceptions[std::string(*word.text())];
    for (const MsgpackValue lemma : lemmas.items()) {
      if (!lemma.text()) return InvalidModel(place, "has a lemma that is no text");
      list.emplace_back(*lemma.text());
    }
  }
  return absl::OkStatus();
}

// "lemma_index": the words that are lemmas.
absl::Status ReadIndex(absl::string_view place, const MsgpackValue& list, Rules* rules) {
  std::vector<absl::string_view> lemmas;
  lemmas.reserve(list.size());
  for (const MsgpackValue lemma : list.items()) {
    if (!lemma.text()) return InvalidModel(place, "has a lemma that is no text");
    lemmas.push_back(*lemma.text());
  }
  if (!std::is_sorted(lemmas.begin(), lemmas.end())) std::sort(lemmas.begin(), lemmas.end());
  rules->index = std::vector<std::string>(lemmas.begin(), lemmas.end());
  return absl::OkStatus();
}

constexpr struct {
  absl::string_view name;
  absl::Status (*read)(absl::string_view place, const MsgpackValue& value, Rules* rules);
} kRuleTables[] = {
    {"lemma_rules", ReadSuffixes},
    {"lemma_exc", ReadExceptions},
    {"lemma_index", ReadIndex},
};

absl::Status ReadRules(absl::string_view path, const MsgpackValue& root, LemmatizerTables* tables) {
  for (const auto& row : kRuleTables) {
    const std::optional<MsgpackValue> table = root.Find(row.name);
    const std::string place = absl::StrCat(path, ": ", row.name);
    if (!table.has_value() && row.read == ReadSuffixes) return InvalidModel(place, "is missing");
    if (!table.has_value()) continue;
    for (const auto [key, value] : table->entries()) {
      const std::optional<std::string> pos = PartOfSpeech(key);
      if (!pos.has_value()) continue;
      COMMUNIQUE_RETURN_IF_ERROR(row.read(place, value, &tables->by_pos[*pos]));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadLookup(absl::string_view path, const MsgpackValue& root,
                        LemmatizerTables* tables) {
  const std::optional<MsgpackValue> table = root.Find("lemma_lookup");
  const std::string place = absl::StrCat(path, ": lemma_lookup");
  if (!table.has_value()) return InvalidModel(place, "is missing");
  tables->lookup.reserve(table->size());
  for (const auto [id, lemma] : table->entries()) {
    if (!id.id() || !lemma.text()) return InvalidModel(place, "has what is no id and text");
    tables->lookup[*id.id()] = std::string(*lemma.text());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<LemmatizerTables> ReadLemmatizer(absl::string_view path, absl::string_view bytes,
                                                std::string mode) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  LemmatizerTables tables;
  tables.mode = std::move(mode);
  COMMUNIQUE_RETURN_IF_ERROR(
      (tables.mode == "rule" ? ReadRules : ReadLookup)(path, tree.root(), &tables));
  return tables;
}

}  // namespace communique::entity::pipeline
