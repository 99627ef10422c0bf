#ifndef SERVICES_INGEST_DOMAIN_WIRE_DATELINE_H_
#define SERVICES_INGEST_DOMAIN_WIRE_DATELINE_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"
#include "services/ingest/domain/date_finder.h"

namespace communique::ingest {

// The dateline that opens a wire report: "HANOI, Aug 8 (Agency) -- ".
struct WireDateline {
  std::string place;                          // As written, with a country or state after a comma.
  std::string agency;                         // Empty when none is named.
  std::optional<base::v1::PartialDate> date;  // Year 0 when not given.
  size_t end = 0;                             // Bytes of the paragraph up to its first word.
};

// The dateline at the start of `paragraph`, nullopt when there is none. A place in capitals and a
// dash are enough; a place in mixed case needs an agency in brackets or a date too.
std::optional<WireDateline> ReadWireDateline(absl::string_view paragraph, const DateFinder& dates);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_WIRE_DATELINE_H_
