#ifndef TESTS_SERVICES_INGEST_DOMAIN_CLEAN_SUPPORT_H_
#define TESTS_SERVICES_INGEST_DOMAIN_CLEAN_SUPPORT_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/ingest/domain/cleaner.h"

namespace communique::ingest {

// A lexicon for tests of rules; ends the program when a table is malformed.
inline const Lexicon& TestLexicon() {
  static const std::unique_ptr<const Lexicon>* const lexicon =
      new std::unique_ptr<const Lexicon>(*Lexicon::Create());
  return **lexicon;
}

inline const Cleaner& TestCleaner() {
  static const Cleaner* const cleaner = new Cleaner(*Cleaner::Create({}));
  return *cleaner;
}

// Cleans `content`; an empty document when that fails.
inline v1::Document Clean(const std::string& content, const std::string& content_type = "") {
  v1::RawCommentary raw;
  raw.set_content(content);
  raw.set_content_type(content_type);
  return TestCleaner().Clean(raw).value_or(v1::Document());
}

inline std::vector<std::string> Paragraphs(const v1::Document& document) {
  return absl::StrSplit(document.text(), "\n\n", absl::SkipEmpty());
}

// What was removed, as "REASON: text".
inline std::vector<std::string> RemovedLines(const v1::Document& document) {
  std::vector<std::string> lines;
  for (const v1::Removed& removed : document.removed()) {
    const std::string reason = v1::RemovalReason_Name(removed.reason());
    lines.push_back(
        absl::StrCat(reason.substr(sizeof("REMOVAL_REASON_") - 1), ": ", removed.text()));
  }
  return lines;
}

// Running text of an invented visit, to put lines above and below of.
inline constexpr char kBody[] =
    "The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks about the "
    "Arctic. It was "
    "his first trip across the Atlantic since he took office.\n\n"
    "In the morning he met his Canadian counterpart. They agreed to open a research station. \"The "
    "ice does not "
    "wait for us,\" the minister said.\n\n"
    "The opposition in Tallinn was less pleased, and asked why a delegation of thirty was "
    "needed.\n";

}  // namespace communique::ingest

#endif  // TESTS_SERVICES_INGEST_DOMAIN_CLEAN_SUPPORT_H_
