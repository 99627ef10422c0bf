#ifndef SERVICES_INGEST_DOMAIN_HTML_TAGS_H_
#define SERVICES_INGEST_DOMAIN_HTML_TAGS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// The elements that matter to the block model.
enum class Tag : uint8_t {
  kOther,
  kP,
  kDiv,
  kSection,
  kArticle,
  kMain,
  kHeader,
  kFooter,
  kNav,
  kAside,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kUl,
  kOl,
  kLi,
  kDl,
  kDt,
  kDd,
  kTable,
  kTr,
  kTd,
  kTh,
  kCaption,
  kPre,
  kBlockquote,
  kFigure,
  kFigcaption,
  kForm,
  kFieldset,
  kButton,
  kLabel,
  kSelect,
  kTextarea,
  kInput,
  kBody,
  kHtml,
  kHead,
  kTitle,
  kMeta,
  kLink,
  kScript,
  kStyle,
  kNoscript,
  kTemplate,
  kSvg,
  kIframe,
  kObject,
  kCanvas,
  kMath,
  kA,
  kB,
  kStrong,
  kI,
  kEm,
  kSpan,
  kTime,
  kBr,
  kHr,
  kAddress,
  kDetails,
  kSummary,
  kCenter,
  kCite,
  kQ,
  kSup,
  kSub,
  kImg,
};

// How an element's contents flow.
enum class Flow : uint8_t {
  kInline,   // Part of the text around it.
  kBlock,    // Its text stands by itself.
  kSkipped,  // Its contents are not text of the page.
};

struct TagInfo {
  Tag tag = Tag::kOther;
  Flow flow = Flow::kInline;
  uint8_t id = 0;          // Of its name, below kTagIds; 0 for an unknown name.
  bool is_void = false;    // It has no contents and no end tag.
  bool is_script = false;  // Its contents are no markup up to its end tag.
};

inline constexpr uint8_t kTagIds = 128;

// The element called `name`, in any case; kOther, inline, for an unknown one.
TagInfo InfoOf(absl::string_view name);

// The name of the element `id`, in lower case; empty when there is none.
absl::string_view NameOf(uint8_t id);

// 1 to 6 for h1 to h6, else 0.
int HeadingLevel(Tag tag);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HTML_TAGS_H_
