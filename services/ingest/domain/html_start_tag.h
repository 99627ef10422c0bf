#ifndef SERVICES_INGEST_DOMAIN_HTML_START_TAG_H_
#define SERVICES_INGEST_DOMAIN_HTML_START_TAG_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/html_tags.h"

namespace communique::ingest {

// The attributes that the block model and metadata read; others are passed over.
enum class Attribute : uint8_t {
  kAriaHidden,
  kClass,
  kContent,
  kDataComponent,
  kDataTestid,
  kDatetime,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kItemprop,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kStyle,
  kType,
};
inline constexpr size_t kAttributes = 18;

// A start tag. The views live until the tag is read anew.
class StartTag {
 public:
  TagInfo info;
  absl::string_view name;  // As written.
  size_t begin = 0;        // Of '<' in the source.
  size_t end = 0;          // Of the closing '>' or "/>".
  bool is_closed = false;  // It ends in "/>".

  bool Has(Attribute attribute) const { return (present_ >> static_cast<int>(attribute) & 1) != 0; }
  // The value, references decoded; empty when there is none.
  absl::string_view Get(Attribute attribute) const {
    return Has(attribute) ? values_[static_cast<size_t>(attribute)] : absl::string_view();
  }
  // Of attributes with the same name the first counts. `value` is as written, and borrowed.
  void Set(Attribute attribute, absl::string_view value);

  // Reads the tag at `at` of `source`, which is "<" and a letter. Returns the offset after its
  // ">"; npos when the source ends inside it. The time is linear in the bytes that are read.
  size_t Read(absl::string_view source, size_t at);

 private:
  size_t ReadAttribute(absl::string_view source, size_t at);

  uint32_t present_ = 0;
  std::array<absl::string_view, kAttributes> values_;
  std::array<std::string, kAttributes> decoded_;  // Of values with references.
};

// The offset after the tag name at `at`: a letter, then letters, digits and ":", "-", "_", ".".
size_t TagNameEnd(absl::string_view source, size_t at);

// HTML white space.
constexpr bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_START_TAG_H_
