#include "services/entity/domain/verb_auxiliaries.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "services/entity/domain/one_of.h"

namespace communique::entity {
namespace {

constexpr Auxiliary kAuxiliaries[] = {
    {"will", Auxiliary::kModal, v1::TENSE_FUTURE, Modal::kWill, false},
    {"shall", Auxiliary::kModal, v1::TENSE_FUTURE, Modal::kWill, false},
    {"'ll", Auxiliary::kModal, v1::TENSE_FUTURE, Modal::kWill, false},
    {"won't", Auxiliary::kModal, v1::TENSE_FUTURE, Modal::kWill, true},
    {"would", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kWould, false},
    {"'d", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kWould, false},
    {"wouldn't", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kWould, true},
    {"may", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kMay, false},
    {"might", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kMay, false},
    {"could", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kMay, false},
    {"couldn't", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kMay, true},
    {"can", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kCan, false},
    {"cannot", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kCan, true},
    {"can't", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kCan, true},
    {"should", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kShould, false},
    {"shouldn't", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kShould, true},
    {"must", Auxiliary::kModal, v1::TENSE_PRESENT, Modal::kShould, false},
    {"is", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, false},
    {"are", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, false},
    {"am", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, false},
    {"'re", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, false},
    {"'m", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, false},
    {"isn't", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, true},
    {"aren't", Auxiliary::kBe, v1::TENSE_PRESENT, Modal::kNone, true},
    {"was", Auxiliary::kBe, v1::TENSE_PAST, Modal::kNone, false},
    {"were", Auxiliary::kBe, v1::TENSE_PAST, Modal::kNone, false},
    {"wasn't", Auxiliary::kBe, v1::TENSE_PAST, Modal::kNone, true},
    {"weren't", Auxiliary::kBe, v1::TENSE_PAST, Modal::kNone, true},
    {"be", Auxiliary::kBe, v1::TENSE_UNSPECIFIED, Modal::kNone, false},
    {"been", Auxiliary::kBe, v1::TENSE_UNSPECIFIED, Modal::kNone, false},
    {"being", Auxiliary::kBe, v1::TENSE_UNSPECIFIED, Modal::kNone, false},
    {"has", Auxiliary::kHave, v1::TENSE_PRESENT, Modal::kNone, false},
    {"have", Auxiliary::kHave, v1::TENSE_PRESENT, Modal::kNone, false},
    {"'ve", Auxiliary::kHave, v1::TENSE_PRESENT, Modal::kNone, false},
    {"hasn't", Auxiliary::kHave, v1::TENSE_PRESENT, Modal::kNone, true},
    {"haven't", Auxiliary::kHave, v1::TENSE_PRESENT, Modal::kNone, true},
    {"had", Auxiliary::kHave, v1::TENSE_PAST, Modal::kNone, false},
    {"hadn't", Auxiliary::kHave, v1::TENSE_PAST, Modal::kNone, true},
    {"having", Auxiliary::kHave, v1::TENSE_UNSPECIFIED, Modal::kNone, false},
    {"do", Auxiliary::kDo, v1::TENSE_PRESENT, Modal::kNone, false},
    {"does", Auxiliary::kDo, v1::TENSE_PRESENT, Modal::kNone, false},
    {"did", Auxiliary::kDo, v1::TENSE_PAST, Modal::kNone, false},
    {"don't", Auxiliary::kDo, v1::TENSE_PRESENT, Modal::kNone, true},
    {"doesn't", Auxiliary::kDo, v1::TENSE_PRESENT, Modal::kNone, true},
    {"didn't", Auxiliary::kDo, v1::TENSE_PAST, Modal::kNone, true},
};

// Words that may stand between auxiliaries and verb, besides those in -ly.
constexpr std::array<absl::string_view, 23> kAdverbs = {
    "also",    "always", "already", "again", "both", "even",  "ever", "first",
    "further", "just",   "long",    "never", "not",  "now",   "once", "only",
    "since",   "soon",   "still",   "then",  "thus", "today", "yet"};
constexpr std::array<absl::string_view, 3> kNegations = {"not", "never", "n't"};

// A word after which "to" and a verb speak of a plan.
constexpr std::array<absl::string_view, 19> kPlanWords = {
    "due",    "set",      "scheduled", "expected", "slated",    "planned", "plan",
    "plans",  "planning", "intends",   "intend",   "intending", "hopes",   "expects",
    "poised", "bound",    "preparing", "about",    "going"};

// Words in front of a noun: what follows them is no finite verb.
constexpr std::array<absl::string_view, 78> kBeforeNoun = {
    "the",     "a",        "an",       "this",     "that",     "these",   "those",     "his",
    "her",     "its",      "their",    "our",      "my",       "your",    "of",        "in",
    "on",      "at",       "by",       "for",      "with",     "from",    "during",    "after",
    "before",  "into",     "over",     "under",    "no",       "any",     "each",      "every",
    "some",    "such",     "first",    "second",   "third",    "state",   "official",  "working",
    "private", "recent",   "historic", "upcoming", "next",     "last",    "'s",        "new",
    "joint",   "between",  "about",    "two",      "three",    "four",    "five",      "six",
    "seven",   "eight",    "nine",     "ten",      "several",  "many",    "few",       "more",
    "most",    "other",    "others",   "previous", "earlier",  "foreign", "bilateral", "return",
    "planned", "possible", "senior",   "high",     "frequent", "regular"};
}  // namespace

const Auxiliary* FindAuxiliary(absl::string_view word) {
  for (const Auxiliary& auxiliary : kAuxiliaries) {
    if (auxiliary.word == word) return &auxiliary;
  }
  return nullptr;
}

bool IsVerbAdverb(absl::string_view word) {
  return IsOneOf(word, kAdverbs) || (word.size() > 4 && absl::EndsWith(word, "ly"));
}

bool IsNegation(absl::string_view word) { return IsOneOf(word, kNegations); }

bool IsPlanWord(absl::string_view word) { return IsOneOf(word, kPlanWords); }

bool OpensNoun(absl::string_view word) { return IsOneOf(word, kBeforeNoun); }

}  // namespace communique::entity
