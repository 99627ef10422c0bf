#include "services/ingest/domain/labels.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/rows.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

constexpr size_t kLongestLabel = 40;

constexpr std::pair<absl::string_view, LabelField> kFieldNames[] = {
    {"title", LabelField::kTitle},         {"author", LabelField::kAuthor},
    {"published", LabelField::kPublished}, {"modified", LabelField::kModified},
    {"publisher", LabelField::kPublisher}, {"series", LabelField::kSeries},
    {"number", LabelField::kNumber},       {"source", LabelField::kSource},
    {"place", LabelField::kPlace},         {"subtitle", LabelField::kSubtitle},
    {"other", LabelField::kOther},
};

}  // namespace

absl::StatusOr<Labels> Labels::Create(absl::string_view table) {
  const auto rows = ParseRows("labels.tsv", table, 2);
  if (!rows.ok()) return rows.status();
  Labels labels;
  for (const auto& row : *rows) {
    bool known = false;
    for (const auto& [name, field] : kFieldNames) {
      if (name != row[0]) continue;
      labels.fields_[std::string(row[1])] = field;
      known = true;
    }
    if (!known)
      return absl::InvalidArgumentError(absl::StrCat("labels.tsv: no field \"", row[0], "\""));
  }
  return labels;
}

std::optional<LabelField> Labels::FieldOf(absl::string_view folded) const {
  const auto found = fields_.find(folded);
  if (found == fields_.end()) return std::nullopt;
  return found->second;
}

std::optional<LabelledLine> Labels::Read(absl::string_view line) const {
  const size_t colon = line.substr(0, kLongestLabel).find(':');
  if (colon == absl::string_view::npos || colon == 0) return std::nullopt;
  const std::optional<LabelField> field = FieldOf(FoldLine(line.substr(0, colon)));
  if (!field) return std::nullopt;
  return LabelledLine{*field, std::string(line.substr(0, colon)),
                      absl::StripAsciiWhitespace(line.substr(colon + 1))};
}

}  // namespace communique::ingest
