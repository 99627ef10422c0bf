#include "services/entity/domain/pipeline/transition/ner.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"

namespace communique::entity::pipeline {
namespace {

constexpr int kActions = 6;
constexpr int kTile = 64;

// Features of a state, without and with `extra_state_tokens`: the token at hand; then, of the
// entity that is open, its first and its last token so far, or its first five.
constexpr int kShortContext = 3;
constexpr int kLongContext = 6;

absl::Status CheckMoves(const std::vector<Move>& moves) {
  for (size_t i = 0; i < moves.size(); ++i) {
    if (moves[i].action >= 0 && moves[i].action < kActions) continue;
    return absl::InvalidArgumentError(absl::StrCat("ner.moves[", i, "]: action ", moves[i].action,
                                                   " is not one of a BILUO recognizer, 0 to ",
                                                   kActions - 1));
  }
  return absl::OkStatus();
}

// The probability of `best`, the highest of the scores in `ranges`.
float Probability(const float* scores, absl::Span<const MoveRange> ranges, int best) {
  float sum = 0;
  for (const MoveRange& range : ranges) {
    for (int i = range.begin; i < range.end; ++i) {
      sum += std::exp((scores[i] - scores[best]) / Ner::kTemperature);
    }
  }
  return 1 / sum;
}

}  // namespace

// Decodes one text, tile by tile. What a state without an open entity scores depends on its token
// only, so that these are computed for a whole tile at once; the few others one by one.
class Ner::Decoder {
 public:
  Decoder(const Ner* ner, const float* token_vectors, absl::Span<const uint8_t> sentence_starts,
          TransitionScratch* scratch, std::vector<EntitySpan>* entities);

  // Decodes all tokens, of which scratch->spaces has one value each.
  void Run();

 private:
  void ComputeTile(int begin, int count);
  bool Step(int token);
  absl::Span<const MoveRange> ValidMoves(int token) const;
  const float* ScoresInside(int token);
  void Apply(int move, int token);
  void AddContext(int token);

  const Ner& ner_;
  const StateScorer& scorer_;
  const float* token_vectors_;
  const absl::Span<const uint8_t> sentence_starts_;
  TransitionScratch& scratch_;
  std::vector<EntitySpan>& entities_;
  const int length_;
  int tile_begin_ = 0;

  // The entity that is open.
  const NerMove* open_ = nullptr;
  int entity_begin_ = 0;
  float probability_ = 1;
  const float* context_[kLongContext];  // Rows of the features; the first is set for each token.
};

absl::StatusOr<Ner> Ner::Create(const TransitionTables& tables, SymbolTable* symbols) {
  COMMUNIQUE_ASSIGN_OR_RETURN(StateScorer scorer,
                              StateScorer::Create("ner", tables, {kShortContext, kLongContext},
                                                  StateScorer::ScoreRows::kDense));
  COMMUNIQUE_RETURN_IF_ERROR(CheckMoves(tables.moves));
  std::vector<uint8_t> kinds;
  for (const Move& move : tables.moves) {
    const bool never = move.label.empty() && move.action != static_cast<int>(Action::kOut);
    kinds.push_back(never ? MoveRanges::kNever : static_cast<uint8_t>(move.action));
  }
  return Ner(std::move(scorer), MoveRanges(kinds, kActions), LinkMoves(tables.moves, symbols));
}

std::vector<Ner::NerMove> Ner::LinkMoves(const std::vector<Move>& moves, SymbolTable* symbols) {
  std::vector<NerMove> linked;
  for (const Move& move : moves) {
    linked.push_back({static_cast<Action>(move.action), symbols->Intern(move.label), {}, {}});
  }
  // By label: the moves inside an entity, and those that end it.
  absl::flat_hash_map<Label, std::pair<std::vector<MoveRange>, std::vector<MoveRange>>> followers;
  for (int i = 0; i < static_cast<int>(linked.size()); ++i) {
    const bool last = linked[i].action == Action::kLast;
    auto& [inside, ends] = followers[linked[i].label];
    if (last) ends.push_back({i, i + 1});
    if (last || linked[i].action == Action::kIn) inside.push_back({i, i + 1});
  }
  for (NerMove& move : linked) {
    if (move.action == Action::kBegin) std::tie(move.inside, move.last) = followers[move.label];
  }
  return linked;
}

Ner::Ner(StateScorer scorer, MoveRanges outside, std::vector<NerMove> moves)
    : scorer_(std::move(scorer)), outside_(std::move(outside)), moves_(std::move(moves)) {}

void Ner::Recognize(const float* token_vectors, const Lexicon& lexicon, TransitionScratch* scratch,
                    Doc* doc) const {
  Recognize(token_vectors, lexicon, *doc, doc->sentence_starts, scratch, &doc->entities);
}

void Ner::Recognize(const float* token_vectors, const Lexicon& lexicon, const Doc& doc,
                    absl::Span<const uint8_t> sentence_starts, TransitionScratch* scratch,
                    std::vector<EntitySpan>* entities) const {
  entities->clear();
  scratch->FindSpaces(lexicon, doc);
  Decoder(this, token_vectors, sentence_starts, scratch, entities).Run();
}

Ner::Decoder::Decoder(const Ner* ner, const float* token_vectors,
                      absl::Span<const uint8_t> sentence_starts, TransitionScratch* scratch,
                      std::vector<EntitySpan>* entities)
    : ner_(*ner),
      scorer_(ner->scorer_),
      token_vectors_(token_vectors),
      sentence_starts_(sentence_starts),
      scratch_(*scratch),
      entities_(*entities),
      length_(static_cast<int>(scratch->spaces.size())) {
  scratch_.projected.Reserve(kTile * scorer_.projected_width());
  scratch_.front_rows.Reserve(kTile * scorer_.row_width());
  scratch_.entity_rows.Reserve(scorer_.features() * scorer_.row_width());
  // One more for a state with an open entity.
  scratch_.hidden.Reserve((kTile + 1) * scorer_.hidden_width());
  scratch_.scores.Reserve((kTile + 1) * scorer_.score_width());
}

void Ner::Decoder::Run() {
  for (tile_begin_ = 0; tile_begin_ < length_; tile_begin_ += kTile) {
    const int count = std::min(kTile, length_ - tile_begin_);
    ComputeTile(tile_begin_, count);
    for (int token = tile_begin_; token < tile_begin_ + count; ++token) {
      if (!Step(token)) return;
    }
  }
}

void Ner::Decoder::ComputeTile(int begin, int count) {
  scorer_.Project(token_vectors_ + static_cast<size_t>(begin) * scorer_.width(), count,
                  scratch_.projected.data());
  scorer_.ComputeRows(0, scratch_.projected.data(), count, scratch_.front_rows.data());
  const float* rows[kLongContext];
  for (int f = 1; f < scorer_.features(); ++f) rows[f] = scorer_.PaddingRow(f);
  for (int i = 0; i < count; ++i) {
    rows[0] = scratch_.front_rows.data() + i * scorer_.row_width();
    scorer_.ComputeHidden(rows, scratch_.hidden.data() + i * scorer_.hidden_width());
  }
  scorer_.ComputeScores(scratch_.hidden.data(), count, scratch_.scores.data());
}

// Makes the best of the valid moves; false when there is none, which ends the text.
bool Ner::Decoder::Step(int token) {
  const absl::Span<const MoveRange> valid = ValidMoves(token);
  const float* scores =
      open_ != nullptr ? ScoresInside(token)
                       : scratch_.scores.data() + (token - tile_begin_) * scorer_.score_width();
  const int move = BestMove(scores, valid);
  if (move < 0) return false;
  if (ner_.moves_[move].action != Action::kOut) {
    probability_ *= Probability(scores, valid, move);
    Apply(move, token);
  }
  return true;
}

absl::Span<const MoveRange> Ner::Decoder::ValidMoves(int token) const {
  const bool goes_on =
      token + 1 < length_ && (sentence_starts_.empty() || sentence_starts_[token + 1] == 0);
  if (open_ != nullptr) return goes_on ? open_->inside : open_->last;
  uint32_t actions = 1u << static_cast<int>(Action::kOut);
  if (!scratch_.spaces[token]) {
    actions |= 1u << static_cast<int>(Action::kUnit);
    if (goes_on) actions |= 1u << static_cast<int>(Action::kBegin);
  }
  return ner_.outside_.Of(actions);
}

const float* Ner::Decoder::ScoresInside(int token) {
  context_[0] = scratch_.front_rows.data() + (token - tile_begin_) * scorer_.row_width();
  float* hidden = scratch_.hidden.data() + kTile * scorer_.hidden_width();
  float* scores = scratch_.scores.data() + kTile * scorer_.score_width();
  scorer_.ComputeHidden(context_, hidden);
  scorer_.ComputeScores(hidden, 1, scores);
  return scores;
}

void Ner::Decoder::Apply(int move, int token) {
  const NerMove& made = ner_.moves_[move];
  if (open_ == nullptr) {
    entity_begin_ = token;
    for (int f = 1; f < scorer_.features(); ++f) context_[f] = scorer_.PaddingRow(f);
  }
  if (made.action == Action::kBegin) open_ = &made;
  if (made.action == Action::kBegin || made.action == Action::kIn) return AddContext(token);
  entities_.push_back({entity_begin_, token + 1, made.label, probability_});
  open_ = nullptr;
  probability_ = 1;
}

// Computes the rows in which the states after `token`, which belongs to the open entity, see it.
void Ner::Decoder::AddContext(int token) {
  const int position = token - entity_begin_;
  const bool long_context = scorer_.features() == kLongContext;
  const int first = long_context ? 1 + position : position == 0 ? 1 : 2;
  const int last = long_context ? first : 2;
  for (int f = first; f <= last && f < scorer_.features(); ++f) {
    float* row = scratch_.entity_rows.data() + f * scorer_.row_width();
    scorer_.ComputeRows(
        f, scratch_.projected.data() + (token - tile_begin_) * scorer_.projected_width(), 1, row);
    context_[f] = row;
  }
}

}  // namespace communique::entity::pipeline
