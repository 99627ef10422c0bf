#include "services/ingest/domain/finding_choice.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

using DateFinding = Finding<base::v1::PartialDate>;

constexpr double kHiddenAuthor = 0.8;
constexpr double kSingleName = 0.5;
constexpr double kHiddenPublication = 0.6;
constexpr double kShownRevision = 0.62;
constexpr int kRevisionDays = 30;
// Findings of a kind that are weighed, so that no page takes more than linear time.
constexpr size_t kMostWeighed = 32;
constexpr double kNearTitle = 0.68;  // Least confidence of a date that is shown at the title.
constexpr double kSlightly = 0.01;

bool IsMarkup(absl::string_view rule) {
  return absl::EndsWith(rule, ".json_ld") || absl::EndsWith(rule, ".meta") ||
         absl::EndsWith(rule, ".card") || absl::EndsWith(rule, ".microdata");
}

// Whether a block has the name, in capitals perhaps, or without its middle names.
bool IsShown(const Page& page, const std::string& name) {
  const std::vector<std::string> words = absl::StrSplit(name, ' ');
  const std::string shorter = absl::StrCat(words.front(), " ", words.back());
  const std::string capitals = absl::AsciiStrToUpper(name);
  return std::any_of(page.blocks.begin(), page.blocks.end(), [&](const Block& block) {
    const std::string& text = block.text();
    return absl::StrContains(text, name) || absl::StrContains(text, shorter) ||
           absl::StrContains(text, capitals);
  });
}

bool IsSiteName(const std::string& folded, const Findings& findings) {
  for (const auto& publisher : findings.publishers) {
    if (absl::StrReplaceAll(FoldLine(publisher.value), {{" ", ""}}) == folded) return true;
  }
  for (const auto& address : findings.sources) {
    const std::vector<std::string> parts = absl::StrSplit(address.value, absl::ByAnyChar("/."));
    if (std::find(parts.begin(), parts.end(), folded) != parts.end()) return true;
  }
  return false;
}

void TakeSingleName(Findings* findings) {
  auto& names = findings->single_names;
  if (names.size() > kMostWeighed) names.resize(kMostWeighed);
  for (const auto& name : names) {
    const std::string folded = FoldLine(name.value);
    const bool confirmed = std::any_of(names.begin(), names.end(), [&](const auto& other) {
      return other.rule != name.rule && FoldLine(other.value) == folded;
    });
    if (!confirmed || IsSiteName(folded, *findings)) continue;
    findings->authors.push_back({{name.value}, kSingleName, name.rule, name.source});
    return;
  }
}

// Days since some day, near enough to tell months apart.
int Days(const base::v1::PartialDate& date) {
  return date.year() * 372 + date.month() * 31 + date.day();
}

bool IsStructured(const DateFinding& finding) {
  return absl::EndsWith(finding.rule, ".json_ld") || absl::EndsWith(finding.rule, ".microdata");
}

const DateFinding* FindShown(const std::vector<DateFinding>& findings, int days) {
  // A time zone may move a date by a day.
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const DateFinding& f) {
    const int distance = Days(f.value) - days;
    return !IsMarkup(f.rule) && distance >= -1 && distance <= 1;
  });
  return found == findings.end() ? nullptr : &*found;
}

// The date that readers see next to one of the markup: a time zone moved one of them, and the shown
// one is that of the place of publication.
void PreferShownDay(std::vector<DateFinding>* published) {
  const DateFinding* best = Best(*published);
  if (best == nullptr || !IsMarkup(best->rule) || best->value.day() == 0) return;
  for (DateFinding& shown : *published) {
    const int distance = Days(shown.value) - Days(best->value);
    if (IsMarkup(shown.rule) || shown.confidence < kNearTitle || shown.value.day() == 0) continue;
    if (distance != 1 && distance != -1) continue;
    shown.confidence = best->confidence + kSlightly;
    return;
  }
}

}  // namespace

void SettleAuthors(const Page& page, Findings* findings) {
  size_t weighed = 0;
  for (auto& finding : findings->authors) {
    if (!IsMarkup(finding.rule)) continue;
    bool shown = false;
    for (const std::string& name : finding.value) {
      if (shown || ++weighed > kMostWeighed) break;
      shown = IsShown(page, name);
    }
    if (!shown) finding.confidence *= kHiddenAuthor;
  }
  TakeSingleName(findings);
}

void SettleDates(Findings* findings) {
  std::vector<DateFinding>& published = findings->published;
  PreferShownDay(&published);
  const bool stated = std::any_of(published.begin(), published.end(), [](const DateFinding& f) {
    return absl::EndsWith(f.rule, ".meta");
  });
  const auto structured = std::max_element(
      published.begin(), published.end(), [](const DateFinding& a, const DateFinding& b) {
        return (IsStructured(a) ? a.confidence : 0) < (IsStructured(b) ? b.confidence : 0);
      });
  if (stated || structured == published.end() || !IsStructured(*structured)) return;
  const int first = Days(structured->value);
  if (FindShown(published, first) != nullptr) return;
  size_t weighed = 0;
  for (const DateFinding& revision : findings->modified) {
    if (IsMarkup(revision.rule) && ++weighed > kMostWeighed) break;
    const int days = Days(revision.value);
    if (!IsMarkup(revision.rule) || days < first + kRevisionDays) continue;
    const DateFinding* shown = FindShown(findings->modified, days);
    if (shown == nullptr) shown = FindShown(published, days);
    if (shown == nullptr) continue;
    const DateFinding dated{shown->value, kShownRevision, "ingest.published.revision",
                            shown->source};
    for (DateFinding& finding : published) {
      if (IsStructured(finding)) finding.confidence *= kHiddenPublication;
    }
    published.push_back(dated);
    return;
  }
}

}  // namespace communique::ingest
