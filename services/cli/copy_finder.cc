#include "services/cli/copy_finder.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace communique::cli {
namespace {

constexpr size_t kRemembered = 20'000;

}  // namespace

CopyFinder::CopyFinder() : index_(kRemembered) {}

std::string CopyFinder::Add(absl::string_view file, ingest::v1::Document* document) {
  const auto fingerprint = text::Fingerprint::Parse(document->fingerprint());
  if (!fingerprint.has_value()) return "";
  std::string original;
  if (const auto match = index_.Find(*fingerprint); match.has_value()) {
    size_t place = 0;
    if (!absl::SimpleAtoi(match->name, &place)) return "";
    document->set_duplicate_of(earlier_[place].document);
    document->set_near_duplicate_similarity(match->similarity);
    original = earlier_[place].file;
  }
  index_.Add(absl::StrFormat("%020d", earlier_.size()), *fingerprint);
  earlier_.push_back({std::string(file), document->name()});
  return original;
}

}  // namespace communique::cli
