#include "services/summary/domain/cue_lexicon.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/summary/domain/words.h"
#include "summary_data.h"

namespace communique::summary {
namespace {

constexpr std::pair<absl::string_view, CueKind> kKinds[] = {
    {"visit", CueKind::kVisit},
    {"arrive", CueKind::kArrive},
    {"travel", CueKind::kTravel},
    {"tour", CueKind::kTour},
    {"depart", CueKind::kDepart},
    {"trip", CueKind::kTrip},
    {"guest", CueKind::kGuest},
    {"host", CueKind::kHost},
    {"invite", CueKind::kInvite},
    {"meet", CueKind::kMeet},
    {"call", CueKind::kCall},
    {"lay_traveller", CueKind::kLayTraveller},
    {"future", CueKind::kFuture},
    {"hypothetical", CueKind::kHypothetical},
    {"negation", CueKind::kNegation},
    {"cancel", CueKind::kCancel},
    {"postpone", CueKind::kPostpone},
    {"background", CueKind::kBackground},
    {"progressive", CueKind::kProgressive},
    {"accompany", CueKind::kAccompany},
    {"delegation_noun", CueKind::kDelegationNoun},
    {"spouse", CueKind::kSpouse},
    {"not_host", CueKind::kNotHost},
    {"sign", CueKind::kSign},
    {"announce", CueKind::kAnnounce},
    {"pledge", CueKind::kPledge},
    {"instrument", CueKind::kInstrument},
    {"expected", CueKind::kExpected},
    {"at_least", CueKind::kAtLeast},
    {"at_most", CueKind::kAtMost},
    {"about", CueKind::kAbout},
    {"areas", CueKind::kAreas},
    {"local_currency", CueKind::kLocalCurrency},
    {"occasion", CueKind::kOccasion},
    {"occasion_link", CueKind::kOccasionLink},
    {"goal_link", CueKind::kGoalLink},
    {"rank", CueKind::kRank},
    {"activity", CueKind::kActivity},
    {"welcoming", CueKind::kWelcoming},
    {"thanking", CueKind::kThanking},
    {"joint", CueKind::kJoint},
    {"document_source", CueKind::kDocumentSource},
    {"boilerplate", CueKind::kBoilerplate},
};

absl::StatusOr<CueKind> ParseKind(absl::string_view name, size_t line) {
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("cues.tsv line ", line, ": unknown kind \"", name, "\""));
}

std::vector<std::string> SplitForm(absl::string_view form) {
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(form)) {
    words.push_back(FoldWord(form.substr(span.begin, span.end - span.begin)));
  }
  return words;
}

bool MatchesAt(const DocumentView& view, int word, int limit,
               const std::vector<std::string>& form) {
  if (word + static_cast<int>(form.size()) > limit) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    if (view.words()[word + i].lower != form[i]) return false;
  }
  return true;
}

}  // namespace

absl::StatusOr<CueLexicon> CueLexicon::Create(absl::string_view table) {
  CueLexicon lexicon;
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(table, '\n')) {
    ++number;
    if (line.empty() || absl::StartsWith(line, "#")) continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    if (columns.size() != 3) {
      return absl::InvalidArgumentError(
          absl::StrCat("cues.tsv line ", number, ": ", columns.size(), " columns, not 3"));
    }
    const absl::StatusOr<CueKind> kind = ParseKind(columns[0], number);
    if (!kind.ok()) return kind.status();
    for (const absl::string_view form : absl::StrSplit(columns[1], '|')) {
      Entry entry{*kind, SplitForm(form), std::string(columns[2])};
      if (entry.words.empty()) {
        return absl::InvalidArgumentError(absl::StrCat("cues.tsv line ", number, ": empty form"));
      }
      const std::string first = entry.words.front();
      lexicon.entries_[first].push_back(std::move(entry));
      ++lexicon.size_;
    }
  }
  for (auto& [word, entries] : lexicon.entries_) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.words.size() > b.words.size();
    });
  }
  return lexicon;
}

absl::StatusOr<CueLexicon> CueLexicon::Embedded() { return Create(summary::cues()); }

const std::vector<CueLexicon::Entry>& CueLexicon::StartingWith(absl::string_view word) const {
  static const auto& none = *new std::vector<Entry>();
  const auto found = entries_.find(word);
  return found == entries_.end() ? none : found->second;
}

CueIndex::CueIndex(const DocumentView& view, const CueLexicon& lexicon)
    : by_sentence_(view.sentences().size()) {
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const SentenceView& sentence = view.sentences()[s];
    // The longest form of a kind hides what lies inside it.
    absl::flat_hash_map<int, int> covered;
    for (int w = sentence.first_word; w < sentence.last_word; ++w) {
      for (const CueLexicon::Entry& entry : lexicon.StartingWith(view.words()[w].lower)) {
        int& end = covered[static_cast<int>(entry.kind)];
        if (w < end || !MatchesAt(view, w, sentence.last_word, entry.words)) continue;
        end = w + static_cast<int>(entry.words.size());
        by_sentence_[s].push_back({entry.kind, w, end, static_cast<int>(s), entry.value});
      }
    }
  }
}

std::vector<Cue> CueIndex::In(int sentence, CueKind kind) const {
  std::vector<Cue> cues;
  absl::c_copy_if(by_sentence_[sentence], std::back_inserter(cues),
                  [kind](const Cue& cue) { return cue.kind == kind; });
  return cues;
}

bool CueIndex::Has(int sentence, CueKind kind) const {
  return absl::c_any_of(by_sentence_[sentence],
                        [kind](const Cue& cue) { return cue.kind == kind; });
}

std::optional<Cue> CueIndex::First(int sentence, CueKind kind, int first, int last) const {
  for (const Cue& cue : by_sentence_[sentence]) {
    if (cue.kind == kind && cue.first_word >= first && cue.last_word <= last) return cue;
  }
  return std::nullopt;
}

}  // namespace communique::summary
