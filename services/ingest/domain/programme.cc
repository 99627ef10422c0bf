#include "services/ingest/domain/programme.h"

#include <algorithm>

#include "absl/strings/string_view.h"

namespace communique::ingest {
namespace {

constexpr size_t kFewestEntries = 4;
constexpr uint32_t kLongestEntry = 10;  // Lines.
constexpr size_t kShortLine = 14;       // Words.

bool IsOneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "10.30 a.m.", "9 pm", "1500 hrs"; "p.m." where the hour was lost or left open.
bool OpensWithTime(const std::vector<Word>& words) {
  size_t at = 0;
  if (words[0].number && words[0].folded.size() <= 4) ++at;
  if (at == 1 && words.size() > 1 && words[1].number && words[1].folded.size() == 2) ++at;
  if (at >= words.size()) return false;
  if (at > 0 && IsOneOf(words[at].folded, {"am", "pm", "noon", "hrs", "hours"})) return true;
  return at + 1 < words.size() && IsOneOf(words[at].folded, {"a", "p"}) &&
         words[at + 1].folded == "m";
}

}  // namespace

bool OpensProgrammeEntry(const std::vector<Word>& words, size_t word_count,
                         const DateFinder& dates) {
  if (words.empty()) return false;
  if (OpensWithTime(words)) return true;
  if (word_count > kShortLine || !words[0].capital) return false;
  if (dates.IsWeekday(words[0].folded)) return true;
  if (words[0].folded == "day") return word_count <= 4;
  return word_count <= 3 && IsOneOf(words[0].folded, {"morning", "afternoon", "evening"});
}

BodyRange FindProgramme(const std::vector<LineFacts>& facts, const Page& page) {
  BodyRange best;
  size_t most = kFewestEntries - 1;
  BodyRange run;
  size_t entries = 0;
  for (uint32_t i = 0; i < facts.size(); ++i) {
    if (!page.blocks[i].kept || !facts[i].is_programme_entry) continue;
    if (entries == 0 || i - run.last > kLongestEntry) {
      run.first = i;
      entries = 0;
    }
    run.last = i;
    if (++entries <= most) continue;
    most = entries;
    best = run;
  }
  const bool goes_on = best.first != kNone && best.last + 1 < facts.size() &&
                       page.blocks[best.last + 1].kept && !facts[best.last + 1].is_end_mark;
  if (goes_on) ++best.last;
  return best;
}

}  // namespace communique::ingest
