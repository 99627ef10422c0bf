#include "services/entity/domain/link_dates.h"

#include "absl/strings/numbers.h"

namespace communique::entity {
namespace {

int Part(absl::string_view date, size_t begin, size_t size) {
  int value = 0;
  if (date.size() < begin + size || !absl::SimpleAtoi(date.substr(begin, size), &value)) return 0;
  return value;
}

}  // namespace

base::v1::PartialDate ToPartialDate(absl::string_view date) {
  base::v1::PartialDate out;
  out.set_year(Part(date, 0, 4));
  out.set_month(Part(date, 5, 2));
  out.set_day(Part(date, 8, 2));
  return out;
}

}  // namespace communique::entity
