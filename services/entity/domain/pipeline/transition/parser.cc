#include "services/entity/domain/pipeline/transition/parser.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "common/status/macros.h"

namespace communique::entity::pipeline {
namespace {

// Between a lifted arc's label and the label of the word that it belongs to.
constexpr absl::string_view kLifted = "||";

// Arcs with this label join the pieces of a word: only between neighbours.
constexpr absl::string_view kPieceLabel = "subtok";

// The kinds of moves that are valid together: the actions, and the arcs between pieces of a word.
constexpr int kActions = 5;
constexpr uint8_t kLeftPiece = 5;
constexpr uint8_t kRightPiece = 6;
constexpr int kKinds = 7;

// Features of a state, without and with `extra_state_tokens`; see ArcEagerState::ContextTokens.
constexpr int kFeatureCounts[] = {8, 13};
constexpr int kMaxFeatures = 13;

uint8_t KindOf(const Move& move) {
  const bool piece = move.label == kPieceLabel;
  if (piece && move.action == static_cast<int>(ArcEagerAction::kLeftArc)) return kLeftPiece;
  if (piece && move.action == static_cast<int>(ArcEagerAction::kRightArc)) return kRightPiece;
  return static_cast<uint8_t>(move.action);
}

uint32_t ValidKinds(const ArcEagerState& state) {
  const uint32_t valid = state.ValidActions();
  if (!state.IsAdjacent()) return valid;
  const bool left = (valid & ActionBit(ArcEagerAction::kLeftArc)) != 0;
  const bool right = (valid & ActionBit(ArcEagerAction::kRightArc)) != 0;
  return valid | (left ? 1u << kLeftPiece : 0) | (right ? 1u << kRightPiece : 0);
}

// Whether there is only one move to choose from.
bool IsForced(absl::Span<const MoveRange> ranges) {
  return ranges.size() == 1 && ranges[0].end == ranges[0].begin + 1;
}

absl::Status CheckMoves(const std::vector<Move>& moves) {
  bool can_shift = false;
  for (size_t i = 0; i < moves.size(); ++i) {
    const Move& move = moves[i];
    if (move.action < 0 || move.action >= kActions) {
      return absl::InvalidArgumentError(absl::StrCat("parser.moves[", i, "]: action ", move.action,
                                                     " is not one of an arc-eager parser, 0 to ",
                                                     kActions - 1));
    }
    if (absl::StrContains(move.label, kLifted) &&
        std::vector<absl::string_view>(absl::StrSplit(move.label, kLifted)).size() != 2) {
      return absl::InvalidArgumentError(absl::StrCat("parser.moves[", i, "]: label \"", move.label,
                                                     "\" has more than one \"", kLifted, "\""));
    }
    can_shift |= move.action == static_cast<int>(ArcEagerAction::kShift);
  }
  if (can_shift) return absl::OkStatus();
  return absl::InvalidArgumentError("parser.moves: no move shifts (action 0)");
}

}  // namespace

absl::StatusOr<Parser> Parser::Create(const TransitionTables& tables, SymbolTable* symbols) {
  COMMUNIQUE_ASSIGN_OR_RETURN(
      StateScorer scorer,
      StateScorer::Create("parser", tables, kFeatureCounts, StateScorer::ScoreRows::kPadded));
  COMMUNIQUE_RETURN_IF_ERROR(CheckMoves(tables.moves));
  std::vector<uint8_t> kinds;
  std::vector<ParserMove> moves;
  for (const Move& move : tables.moves) {
    kinds.push_back(KindOf(move));
    const Label label = symbols->Intern(move.label);
    moves.push_back({static_cast<ArcEagerAction>(move.action), label, label, nullptr});
    if (!absl::StrContains(move.label, kLifted)) continue;
    const std::pair<absl::string_view, absl::string_view> lifted =
        absl::StrSplit(move.label, kLifted);
    moves.back().lowered_label = symbols->Intern(lifted.first);
    moves.back().head_label = symbols->Intern(lifted.second);
  }
  return Parser(std::move(scorer), MoveRanges(kinds, kKinds), std::move(moves),
                symbols->Intern("ROOT"));
}

Parser::Parser(StateScorer scorer, MoveRanges ranges, std::vector<ParserMove> moves, Label root)
    : scorer_(std::move(scorer)),
      ranges_(std::move(ranges)),
      moves_(std::move(moves)),
      root_(root) {}

void Parser::Parse(const float* token_vectors, const Lexicon& lexicon, TransitionScratch* scratch,
                   Doc* doc) const {
  if (doc->tokens.empty()) return;
  Decode(token_vectors, scratch, *doc);
  SetArcs(scratch, doc);
  if (!scratch->lifted.empty()) {
    scratch->FindSpaces(lexicon, *doc);
    scratch->lifted_arcs.Lower(scratch->lifted, scratch->spaces, absl::MakeSpan(doc->heads),
                               absl::MakeSpan(doc->dependencies));
  }
  scratch->sentence_edges.Mark(doc->heads, &doc->sentence_starts);
}

void Parser::Decode(const float* token_vectors, TransitionScratch* scratch, const Doc& doc) const {
  const int length = static_cast<int>(doc.tokens.size());
  scratch->hidden.Reserve(scorer_.hidden_width());
  scratch->scores.Reserve(scorer_.score_width());
  scratch->rows.Reset(&scorer_, token_vectors, length);
  ArcEagerState& state = scratch->state;
  state.Reset(length, doc.sentence_starts);
  while (!state.IsFinal()) {
    const int move = ChooseMove(ValidKinds(state), scratch);
    if (move < 0) {
      state.ForceFinal();
    } else {
      state.Apply(moves_[move].action, move);
    }
  }
}

// Of one move there is no need to know the score.
int Parser::ChooseMove(uint32_t valid, TransitionScratch* scratch) const {
  const absl::Span<const MoveRange> ranges = ranges_.Of(valid);
  if (IsForced(ranges)) return ranges[0].begin;
  int tokens[kMaxFeatures];
  const float* rows[kMaxFeatures];
  const absl::Span<int> features(tokens, scorer_.features());
  scratch->state.ContextTokens(features);
  scratch->rows.Find(features, rows);
  scorer_.ComputeHidden(rows, scratch->hidden.data());
  scorer_.ComputeScores(scratch->hidden.data(), 1, scratch->scores.data());
  return BestMove(scratch->scores.data(), ranges);
}

void Parser::SetArcs(TransitionScratch* scratch, Doc* doc) const {
  const int length = static_cast<int>(doc->tokens.size());
  doc->heads.resize(length);
  doc->dependencies.resize(length);
  scratch->lifted.clear();
  for (int i = 0; i < length; ++i) {
    const int head = scratch->state.Head(i);
    doc->heads[i] = head < 0 ? i : head;
    doc->dependencies[i] = root_;
    if (head < 0) continue;
    const ParserMove& move = moves_[scratch->state.ArcLabel(i)];
    doc->dependencies[i] = move.label;
    if (move.head_label != nullptr) {
      scratch->lifted.push_back({i, move.lowered_label, move.head_label});
    }
  }
}

}  // namespace communique::entity::pipeline
