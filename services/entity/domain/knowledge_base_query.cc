#include "services/entity/domain/knowledge_base_query.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"

namespace communique::entity {
namespace {

using status::InvalidField;

constexpr int kDefaultLimit = 10;
constexpr int kLargestLimit = 100;
constexpr int kDaysOfMonth[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool IsLeapYear(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// A day needs a month, and a month a year.
bool IsDate(const base::v1::PartialDate& date) {
  if (date.year() < 1 || date.year() > 9999 || date.month() < 0 || date.month() > 12) return false;
  if (date.month() == 0) return date.day() == 0;
  const int days =
      kDaysOfMonth[date.month() - 1] + (date.month() == 2 && IsLeapYear(date.year()) ? 1 : 0);
  return date.day() >= 0 && date.day() <= days;
}

bool IsCountryCode(absl::string_view code) {
  return code.size() == 2 && absl::ascii_isupper(code[0]) && absl::ascii_isupper(code[1]);
}

absl::Status Check(const v1::LookUpEntityRequest& request) {
  if (request.name().empty() && request.kb_id().empty() && request.country_code().empty()) {
    return InvalidField("name", "QUERY_EMPTY", "give name, kb_id or country_code");
  }
  if (!request.country_code().empty() && !IsCountryCode(request.country_code())) {
    return InvalidField(
        "country_code", "COUNTRY_CODE_INVALID",
        absl::StrCat("\"", request.country_code(),
                     "\" is no ISO 3166-1 alpha-2 code; it has two capital letters"));
  }
  if (request.has_date() && !IsDate(request.date())) {
    return InvalidField(
        "date", "DATE_INVALID",
        absl::StrCat("year ", request.date().year(), ", month ", request.date().month(), ", day ",
                     request.date().day(), " is no date; parts may be left out from the day on"));
  }
  if (request.limit() < 0 || request.limit() > kLargestLimit) {
    return InvalidField("limit", "LIMIT_INVALID",
                        absl::StrCat(request.limit(), " is not 0 to ", kLargestLimit),
                        {{"limit", absl::StrCat(kLargestLimit)}});
  }
  return absl::OkStatus();
}

bool HeldOffice(const KnowledgeRecordData& record, const v1::LookUpEntityRequest& request) {
  return std::any_of(record.terms.begin(), record.terms.end(), [&](const Term& term) {
    if (!request.country_code().empty() && term.country != request.country_code()) return false;
    if (!request.office().empty() && !SameOffice(term.office, request.office())) return false;
    return Covers(term, request.date());
  });
}

bool Fits(const KnowledgeRecordData& record, const v1::LookUpEntityRequest& request) {
  if (request.type() != v1::ENTITY_TYPE_UNSPECIFIED && record.type != request.type()) return false;
  if (!request.kb_id().empty() && record.kb_id != request.kb_id()) return false;
  const bool of_office = !request.office().empty() || request.has_date();
  if (of_office) return HeldOffice(record, request);
  return request.country_code().empty() || record.country_code == request.country_code() ||
         HeldOffice(record, request);
}

// The records to choose from, best first.
std::vector<RecordId> Candidates(const KnowledgeBase& base,
                                 const v1::LookUpEntityRequest& request) {
  std::vector<RecordId> ids;
  if (!request.name().empty()) {
    for (const Alias& alias : base.FindByName(request.name())) ids.push_back(alias.record);
  } else if (!request.kb_id().empty()) {
    ids = base.FindById(request.kb_id());
  } else if (!request.office().empty()) {
    ids = base.FindHolders(request.country_code(), request.office(), request.date());
  } else {
    for (RecordId id = 0; id < base.size(); ++id) ids.push_back(id);
  }
  return ids;
}

}  // namespace

absl::StatusOr<std::vector<RecordId>> LookUp(const KnowledgeBase& base,
                                             const v1::LookUpEntityRequest& request) {
  COMMUNIQUE_RETURN_IF_ERROR(Check(request));
  const size_t limit = static_cast<size_t>(request.limit() == 0 ? kDefaultLimit : request.limit());
  std::vector<RecordId> found;
  for (const RecordId id : Candidates(base, request)) {
    if (found.size() == limit) break;
    if (Fits(base.record(id), request)) found.push_back(id);
  }
  return found;
}

}  // namespace communique::entity
