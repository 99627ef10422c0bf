#include "services/entity/domain/pipeline/network/word_embedder.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace communique::entity::pipeline {
namespace {

uint64_t AttributeId(const DocToken& token, const Lexeme& lexeme, Attribute attribute) {
  switch (attribute) {
    case Attribute::kOrth:
      return lexeme.orth;
    case Attribute::kNorm:
      return lexeme.norm;
    case Attribute::kLower:
      return lexeme.lower;
    case Attribute::kPrefix:
      return lexeme.prefix;
    case Attribute::kSuffix:
      return lexeme.suffix;
    case Attribute::kShape:
      return lexeme.shape;
    case Attribute::kSpacy:
      return token.space_after ? 1 : 0;
    case Attribute::kIsSpace:
      return lexeme.is_space ? 1 : 0;
  }
  return 0;  // No other value of the enumeration is made.
}

absl::Status CheckMixer(const MaxoutTables& mixer, size_t inputs) {
  if (const int pieces = mixer.weights.shape[1]; pieces > kMaxPieces) {
    return absl::InvalidArgumentError(absl::StrCat("tok2vec: ", pieces,
                                                   " maxout pieces in the mixer; at most ",
                                                   kMaxPieces, " are supported"));
  }
  if (static_cast<size_t>(mixer.weights.shape[2]) != inputs) {
    return absl::InvalidArgumentError(absl::StrCat("tok2vec: the mixer reads ",
                                                   mixer.weights.shape[2],
                                                   " values, the embeddings have ", inputs));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<WordEmbedder> WordEmbedder::Create(std::vector<HashEmbedTables> embeds,
                                                  const std::optional<Tensor>& static_vectors,
                                                  const MaxoutTables& mixer,
                                                  const VocabularyTables* vocabulary) {
  size_t inputs = 0;
  std::vector<HashEmbed> layers;
  for (HashEmbedTables& embed : embeds) {
    layers.emplace_back(std::move(embed));
    inputs += layers.back().width();
  }
  std::optional<Dense> projection;
  if (static_vectors.has_value()) {
    const std::vector<int>& shape = static_vectors->shape;
    if (vocabulary->vectors.shape[1] != shape[1]) {
      return absl::InvalidArgumentError(absl::StrCat("tok2vec: the layer of static vectors reads ",
                                                     shape[1], " values, vocab/vectors has ",
                                                     vocabulary->vectors.shape[1]));
    }
    projection.emplace(static_vectors->data.data(), nullptr, shape[0], shape[1]);
    inputs += shape[0];
  }
  if (absl::Status status = CheckMixer(mixer, inputs); !status.ok()) return status;
  return WordEmbedder(std::move(layers), std::move(projection), Maxout(mixer), vocabulary);
}

WordEmbedder::WordEmbedder(std::vector<HashEmbed> embeds, std::optional<Dense> projection,
                           Maxout mixer, const VocabularyTables* vocabulary)
    : embeds_(std::move(embeds)),
      projection_(std::move(projection)),
      mixer_(std::move(mixer)),
      vocabulary_(vocabulary),
      reads_space_(std::any_of(embeds_.begin(), embeds_.end(), [](const HashEmbed& embed) {
        return embed.attribute() == Attribute::kSpacy;
      })) {}

void WordEmbedder::Gather(const DocToken& token, const Lexeme& lexeme, float* inputs) const {
  for (const HashEmbed& embed : embeds_) {
    embed.Embed(AttributeId(token, lexeme, embed.attribute()), inputs);
    inputs += embed.width();
  }
  if (!projection_.has_value()) return;
  // A word without a vector has zeros after the projection too, which has no bias.
  const auto row = vocabulary_->vector_rows.find(lexeme.orth);
  if (row == vocabulary_->vector_rows.end()) {
    std::fill_n(inputs, projection_->outputs(), 0.0f);
    return;
  }
  const size_t size = projection_->inputs();
  projection_->Apply(vocabulary_->vectors.data.data() + row->second * size, 1, size, inputs);
}

void WordEmbedder::Embed(absl::Span<const DocToken* const> tokens, const Lexicon& lexicon,
                         std::vector<float>* scratch, float* out) const {
  const size_t inputs = mixer_.inputs();
  scratch->resize(std::max(scratch->size(), tokens.size() * inputs));
  for (size_t i = 0; i < tokens.size(); ++i) {
    Gather(*tokens[i], lexicon[tokens[i]->lexeme], scratch->data() + i * inputs);
  }
  mixer_.Apply(scratch->data(), tokens.size(), out);
}

}  // namespace communique::entity::pipeline
