#ifndef SERVICES_INGEST_DOMAIN_HTML_HINTS_H_
#define SERVICES_INGEST_DOMAIN_HTML_HINTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_start_tag.h"

namespace communique::ingest {

// What an element's attributes say it is for, by the table data/html_hints.tsv.
class HtmlHints {
 public:
  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<HtmlHints> Create(absl::string_view table);

  // The Hint bits of a start tag.
  uint32_t Of(const StartTag& tag) const;

 private:
  // Words by first letter and length, a cheap test that most words of a page fail.
  class Shapes {
   public:
    void Add(absl::string_view word) { lengths_[Index(word[0])] |= Bit(word); }
    bool Have(absl::string_view word) const { return (lengths_[Index(word[0])] & Bit(word)) != 0; }

   private:
    static size_t Index(char c) { return static_cast<size_t>(c) & 31; }
    static uint32_t Bit(absl::string_view word) {
      return uint32_t{1} << (word.size() < 31 ? word.size() : 31);
    }
    std::array<uint32_t, 32> lengths_{};
  };

  uint32_t OfName(absl::string_view value) const;
  uint32_t Find(absl::string_view words) const;

  absl::flat_hash_map<std::string, uint32_t> words_;  // "share" or "entry content" -> bits.
  Shapes singles_;
  Shapes firsts_;  // First words of two.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_HINTS_H_
