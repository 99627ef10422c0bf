#include "services/ingest/domain/lines_below.h"

namespace communique::ingest {
namespace {

constexpr size_t kMostWords = 12;

}  // namespace

LinesBelow::LinesBelow(const std::vector<LineFacts>& facts, size_t from) {
  for (size_t i = from; i < facts.size(); ++i) {
    const absl::string_view folded = facts[i].folded;
    if (folded.empty() || facts[i].IsBody() || facts[i].word_count > kMostWords) continue;
    for (size_t at = folded.find(' '); at != absl::string_view::npos;
         at = folded.find(' ', at + 1)) {
      starts_.insert(folded.substr(0, at));
    }
    starts_.insert(folded);
  }
}

}  // namespace communique::ingest
