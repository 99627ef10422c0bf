#include "services/entity/domain/pipeline/model/read_moves.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/entity/domain/pipeline/model/json_value.h"
#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/msgpack_tree.h"

namespace communique::entity::pipeline {
namespace {

constexpr int kParserActions = 5;
constexpr int kNerActions = 6;
constexpr int kNerMissing = 0;
constexpr int kNerOut = 5;

using FrequencyAndLabel = std::pair<double, std::string>;

// Labels of one action, most frequent first.
absl::StatusOr<std::vector<FrequencyAndLabel>> SortedLabels(absl::string_view place,
                                                            const JsonValue& labels) {
  std::vector<FrequencyAndLabel> sorted;
  for (const auto& [label, frequency] : labels.struct_value().fields()) {
    if (frequency.kind_case() != JsonValue::kNumberValue) {
      return InvalidModel(place, absl::StrCat("\"", Excerpt(label), "\" has no frequency"));
    }
    sorted.emplace_back(frequency.number_value(), label);
  }
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  return sorted;
}

absl::StatusOr<JsonValue> ParseMoves(absl::string_view path, absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const MsgpackTree tree, MsgpackTree::Parse(path, bytes));
  const std::optional<MsgpackValue> moves = tree.root().Find("moves");
  if (!moves.has_value() || !moves->text()) return InvalidModel(path, "has no text \"moves\"");
  return ParseJson(path, *moves->text());
}

absl::StatusOr<std::vector<Move>> ReadMoves(absl::string_view path, absl::string_view bytes,
                                            int actions) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const JsonValue json, ParseMoves(path, bytes));
  std::vector<Move> moves;
  std::vector<FrequencyAndLabel> added;
  std::map<std::string, std::vector<int>> added_actions;  // By label.
  for (int action = 0; action < actions; ++action) {
    const JsonValue* labels = FindMember(json, absl::StrCat(action));
    if (labels == nullptr) continue;
    COMMUNIQUE_ASSIGN_OR_RETURN(auto sorted,
                                SortedLabels(absl::StrCat(path, ": action ", action), *labels));
    for (FrequencyAndLabel& label : sorted) {
      if (label.first < 0) {
        added_actions[label.second].push_back(action);
        added.push_back(std::move(label));
      } else {
        moves.push_back({.action = action, .label = std::move(label.second)});
      }
    }
  }
  std::sort(added.begin(), added.end(), std::greater<>());
  for (const FrequencyAndLabel& label : added) {
    for (const int action : std::exchange(added_actions[label.second], {})) {
      moves.push_back({.action = action, .label = label.second});
    }
  }
  return moves;
}

absl::StatusOr<std::vector<Move>> NotEmpty(absl::string_view path, std::vector<Move> moves) {
  if (moves.empty()) return InvalidModel(path, "has no moves");
  return moves;
}

}  // namespace

absl::StatusOr<std::vector<Move>> ReadParserMoves(absl::string_view path, absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(std::vector<Move> moves, ReadMoves(path, bytes, kParserActions));
  return NotEmpty(path, std::move(moves));
}

absl::StatusOr<std::vector<Move>> ReadNerMoves(absl::string_view path, absl::string_view bytes) {
  COMMUNIQUE_ASSIGN_OR_RETURN(std::vector<Move> moves, ReadMoves(path, bytes, kNerActions));
  const auto left_out = [](const Move& move) {
    return move.action == kNerMissing || (move.action == kNerOut && !move.label.empty());
  };
  moves.erase(std::remove_if(moves.begin(), moves.end(), left_out), moves.end());
  return NotEmpty(path, std::move(moves));
}

}  // namespace communique::entity::pipeline
