#include "services/ingest/domain/markup_reasons.h"

#include <utility>

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::RemovalReason;

// First match wins.
constexpr std::pair<uint32_t, RemovalReason> kHintReasons[] = {
    {kHintComments, ingest::v1::REMOVAL_REASON_COMMENTS},
    {kHintCookie, ingest::v1::REMOVAL_REASON_COOKIE_NOTICE},
    {kHintAdvertisement, ingest::v1::REMOVAL_REASON_ADVERTISEMENT},
    {kHintSubscription, ingest::v1::REMOVAL_REASON_SUBSCRIPTION},
    {kHintShare, ingest::v1::REMOVAL_REASON_SHARE},
    {kHintRelated, ingest::v1::REMOVAL_REASON_RELATED},
    {kHintLogin, ingest::v1::REMOVAL_REASON_LOGIN_FORM},
    {kHintNavigation | kHintToc | kHintTags, ingest::v1::REMOVAL_REASON_NAVIGATION},
    {kHintCaption, ingest::v1::REMOVAL_REASON_CAPTION},
    {kHintSidebar | kHintFooter | kHintHidden | kHintPullQuote,
     ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN},
};

RemovalReason ReasonOfTag(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return ingest::v1::REMOVAL_REASON_NAVIGATION;
    case Tag::kAside:
    case Tag::kFooter:
      return ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
    case Tag::kButton:
    case Tag::kLabel:
    case Tag::kFieldset:
    case Tag::kTextarea:
    case Tag::kSummary:
      return ingest::v1::REMOVAL_REASON_INTERFACE;
    case Tag::kFigcaption:
    case Tag::kCaption:
      return ingest::v1::REMOVAL_REASON_CAPTION;
    default:
      return ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  }
}

}  // namespace

RemovalReason ReasonOfHints(uint32_t hints) {
  for (const auto& [bits, reason] : kHintReasons) {
    if ((hints & bits) != 0) return reason;
  }
  return ingest::v1::REMOVAL_REASON_UNSPECIFIED;
}

RemovalReason ReasonOfElement(const Element& element) {
  const RemovalReason reason = HeadingLevel(element.tag) == 0
                                   ? ReasonOfHints(element.hints)
                                   : ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  return reason != ingest::v1::REMOVAL_REASON_UNSPECIFIED ? reason : ReasonOfTag(element.tag);
}

}  // namespace communique::ingest
