#include "services/summary/domain/event_codes.h"

#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"

namespace communique::summary {
namespace {

// Which part of a record gives a code.
enum class Part {
  kVisit,
  kPlannedVisit,
  kReceiving,
  kTalks,
  kAgreement,
  kPledge,
  kStatement,
  kCancelled
};

struct Row {
  Part part;
  absl::string_view cameo;
  absl::string_view plover;
};
// CAMEO: Conflict and Mediation Event Observations, codebook 1.1b3 (042 make a visit, 043 host a
// visit, 036 express intent to meet, 046 engage in negotiation, 057 sign formal agreement, 030
// express intent to cooperate, 010 make statement, 1246 refuse to meet). PLOVER: Political Language
// Ontology for Verifiable Event Records, 2018.
constexpr Row kRows[] = {
    {Part::kVisit, "042", "CONSULT"},     {Part::kPlannedVisit, "036", "CONSULT"},
    {Part::kReceiving, "043", "CONSULT"}, {Part::kTalks, "046", "CONSULT"},
    {Part::kAgreement, "057", "AGREE"},   {Part::kPledge, "030", "AGREE"},
    {Part::kStatement, "010", "SUPPORT"}, {Part::kCancelled, "1246", "REJECT"},
};

const base::v1::Support* SupportOf(const v1::Visit& visit, Part part) {
  const v1::VisitStatus status = visit.status().value();
  const bool off = status == v1::VISIT_STATUS_CANCELLED || status == v1::VISIT_STATUS_POSTPONED;
  const auto outcome = [&](auto kinds) -> const base::v1::Support* {
    for (const v1::Outcome& o : visit.outcomes()) {
      if (absl::c_linear_search(kinds, o.kind())) return &o.support();
    }
    return nullptr;
  };
  switch (part) {
    case Part::kVisit:
      return off || status == v1::VISIT_STATUS_PLANNED ? nullptr : &visit.visitors(0).support();
    case Part::kPlannedVisit:
      return status == v1::VISIT_STATUS_PLANNED ? &visit.visitors(0).support() : nullptr;
    case Part::kReceiving:
      return off || status == v1::VISIT_STATUS_PLANNED || visit.hosts().empty()
                 ? nullptr
                 : &visit.hosts(0).support();
    case Part::kTalks:
      for (const v1::Meeting& meeting : visit.meetings()) {
        if (!meeting.planned()) return &meeting.support();
      }
      return nullptr;
    case Part::kAgreement:
      return outcome(
          std::initializer_list<v1::OutcomeKind>{v1::OUTCOME_KIND_AGREEMENT, v1::OUTCOME_KIND_MOU});
    case Part::kPledge:
      return outcome(std::initializer_list<v1::OutcomeKind>{v1::OUTCOME_KIND_PLEDGE});
    case Part::kStatement:
      return outcome(std::initializer_list<v1::OutcomeKind>{v1::OUTCOME_KIND_JOINT_STATEMENT});
    case Part::kCancelled:
      return status == v1::VISIT_STATUS_CANCELLED ? &visit.status().support() : nullptr;
  }
  return nullptr;
}

std::string Visitor(const v1::Visit& visit) {
  const v1::Participant& principal = visit.visitors(0);
  return principal.country_code().empty() ? principal.name() : principal.country_code();
}

std::vector<std::string> Countries(const v1::Visit& visit) {
  std::vector<std::string> countries;
  for (const v1::Stop& stop : visit.stops()) {
    if (!stop.country_code().empty() && !absl::c_linear_search(countries, stop.country_code())) {
      countries.push_back(stop.country_code());
    }
  }
  return countries;
}

void Add(absl::string_view scheme, absl::string_view code, Part part, const v1::Visit& visit,
         const base::v1::Support& support, std::vector<v1::EventCode>* codes) {
  v1::EventCode event;
  event.set_scheme(std::string(scheme));
  event.set_code(std::string(code));
  const std::string visitor = Visitor(visit);
  const std::vector<std::string> countries = Countries(visit);
  if (part == Part::kReceiving) {
    for (const std::string& country : countries) event.add_actors(country);
    event.add_recipients(visitor);
  } else {
    event.add_actors(visitor);
    for (const std::string& country : countries) event.add_recipients(country);
  }
  event.mutable_support()->CopyFrom(support);
  event.mutable_support()->set_rule("codes.record");
  codes->push_back(std::move(event));
}

}  // namespace

std::vector<v1::EventCode> CodeEvents(const v1::Visit& visit) {
  std::vector<v1::EventCode> codes;
  if (visit.visitors().empty()) return codes;
  for (const Row& row : kRows) {
    const base::v1::Support* support = SupportOf(visit, row.part);
    if (support == nullptr || support->evidence().empty()) continue;
    Add("CAMEO", row.cameo, row.part, visit, *support, &codes);
    Add("PLOVER", row.plover, row.part, visit, *support, &codes);
  }
  return codes;
}

}  // namespace communique::summary
