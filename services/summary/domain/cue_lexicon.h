#ifndef SERVICES_SUMMARY_DOMAIN_CUE_LEXICON_H_
#define SERVICES_SUMMARY_DOMAIN_CUE_LEXICON_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// What a cue word tells; one for each kind in data/cues.tsv.
enum class CueKind {
  kVisit,
  kArrive,
  kTravel,
  kTour,
  kDepart,
  kTrip,
  kGuest,
  kHost,
  kInvite,
  kMeet,
  kCall,
  kLayTraveller,
  kFuture,
  kHypothetical,
  kNegation,
  kCancel,
  kPostpone,
  kBackground,
  kProgressive,
  kAccompany,
  kDelegationNoun,
  kSpouse,
  kNotHost,
  kSign,
  kAnnounce,
  kPledge,
  kInstrument,
  kExpected,
  kAtLeast,
  kAtMost,
  kAbout,
  kAreas,
  kLocalCurrency,
  kOccasion,
  kOccasionLink,
  kGoalLink,
  kRank,
  kActivity,
  kWelcoming,
  kThanking,
  kJoint,
  kDocumentSource,
  kBoilerplate,
};

// The cue words of the record. Immutable after Create.
class CueLexicon {
 public:
  struct Entry {
    CueKind kind;
    std::vector<std::string> words;
    std::string value;
  };

  // Reads the table (see data/cues.tsv). INVALID_ARGUMENT names the line that has not three columns
  // or an unknown kind.
  static absl::StatusOr<CueLexicon> Create(absl::string_view table);
  // The table that is compiled in.
  static absl::StatusOr<CueLexicon> Embedded();

  // Entries that start with this word, longest first; empty for none.
  const std::vector<Entry>& StartingWith(absl::string_view word) const;
  size_t size() const { return size_; }

 private:
  CueLexicon() = default;

  absl::flat_hash_map<std::string, std::vector<Entry>> entries_;
  size_t size_ = 0;
};

// A cue in a document: words [first_word, last_word).
struct Cue {
  CueKind kind = CueKind::kVisit;
  int first_word = 0;
  int last_word = 0;
  int sentence = 0;
  absl::string_view value;  // Points into the lexicon.
};

// All cues of one document, by sentence. The lexicon must outlive it.
class CueIndex {
 public:
  CueIndex(const DocumentView& view, const CueLexicon& lexicon);

  // Cues of a sentence in text order.
  const std::vector<Cue>& In(int sentence) const { return by_sentence_[sentence]; }
  // Cues of a sentence of one kind, in text order.
  std::vector<Cue> In(int sentence, CueKind kind) const;
  bool Has(int sentence, CueKind kind) const;
  // The first cue of `kind` in words [first, last) of a sentence.
  std::optional<Cue> First(int sentence, CueKind kind, int first, int last) const;

 private:
  std::vector<std::vector<Cue>> by_sentence_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_CUE_LEXICON_H_
