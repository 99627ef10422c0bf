#include "services/summary/domain/traveller_groups.h"

#include "absl/algorithm/container.h"

namespace communique::summary {
namespace {

using entity::v1::Modality;

// How far a frame of this modality counts towards a visit.
struct ModalityDiscount {
  Modality modality;
  double factor;
};
constexpr ModalityDiscount kDiscounts[] = {
    {entity::v1::MODALITY_ACTUAL, 1.0},        {entity::v1::MODALITY_PLANNED, 1.0},
    {entity::v1::MODALITY_CANCELLED, 0.9},     {entity::v1::MODALITY_POSTPONED, 0.9},
    {entity::v1::MODALITY_HYPOTHETICAL, 0.45}, {entity::v1::MODALITY_PAST_BACKGROUND, 0.4},
};
constexpr double kQuotedDiscount = 0.6;
constexpr double kNegatedDiscount = 0.3;

// Named in title or lead, and more than once.
bool IsProminent(const DocumentView& view, int entity) {
  int mentions = 0;
  bool early = false;
  for (const MentionView& mention : view.mentions()) {
    if (mention.entity != entity) continue;
    const Zone zone = view.sentences()[mention.sentence].zone;
    early |= zone == Zone::kTitle || zone == Zone::kLead;
    ++mentions;
  }
  return early && mentions > 1;
}

// "Visit by ...": it says who travels, even where nobody could make out the name.
bool NamesSomebody(const DocumentView& view, const VisitFrame& frame) {
  const int next = frame.cue.last_word;
  if (next >= view.sentences()[frame.cue.sentence].last_word) return false;
  const std::string& word = view.words()[next].lower;
  return frame.source == FrameSource::kNominal && (word == "by" || word == "of");
}

int InferTraveller(const DocumentView& view, const std::vector<VisitFrame>& frames,
                   const VisitFrame& frame) {
  double best = 0;
  int traveller = -1;
  for (const VisitFrame& other : frames) {
    if (other.traveller < 0 || Discounted(other) <= best) continue;
    const bool shares =
        frame.countries.empty() || absl::c_any_of(other.countries, [&](const std::string& country) {
          return absl::c_linear_search(frame.countries, country);
        });
    if (!shares || !GoesAbroad(view, other, other.traveller)) continue;
    best = Discounted(other);
    traveller = other.traveller;
  }
  if (traveller >= 0) return traveller;
  if (frame.countries.empty() || NamesSomebody(view, frame)) return -1;
  const int author = view.author();
  if (author >= 0 && view.HoldsOffice(author) && GoesAbroad(view, frame, author)) return author;
  double salience = 0;
  for (int e = 0; e < view.analysis().entities_size(); ++e) {
    if (!view.IsPersonLike(e) || !view.HoldsOffice(e) || view.CountryOf(e).empty()) continue;
    if (!GoesAbroad(view, frame, e) || view.entity(e).salience() <= salience) continue;
    if (!IsProminent(view, e)) continue;
    salience = view.entity(e).salience();
    traveller = e;
  }
  return traveller;
}

// "He" and "she" depend on what was understood before.
bool IsNamed(const DocumentView& view, const VisitFrame& frame) {
  return frame.traveller >= 0 &&
         (frame.traveller_mention < 0 ||
          view.mentions()[frame.traveller_mention].kind != entity::v1::MENTION_KIND_PRONOUN);
}

// By entity: a frame names it as a traveller to a country not its own.
std::vector<bool> NamedTravellers(const DocumentView& view, const std::vector<VisitFrame>& frames) {
  std::vector<bool> named(view.analysis().entities_size());
  for (const VisitFrame& frame : frames) {
    if (IsNamed(view, frame) && !StaysHome(view, frame, frame.traveller)) {
      named[frame.traveller] = true;
    }
  }
  return named;
}

// The traveller whose named frames weigh most together; -1 for none.
int LeadingTraveller(const DocumentView& view, const std::vector<VisitFrame>& frames) {
  std::map<int, double> weights;
  for (const VisitFrame& frame : frames) {
    if (IsNamed(view, frame) && GoesAbroad(view, frame, frame.traveller)) {
      weights[frame.traveller] += Discounted(frame);
    }
  }
  int leading = -1;
  for (const auto& [traveller, weight] : weights) {
    if (leading < 0 || weight > weights[leading]) leading = traveller;
  }
  return leading;
}

// Who a document says nowhere by name that he travels was taken for its traveller by mistake: "he"
// is the one whose journey it tells, where that fits.
int TravellerOf(const DocumentView& view, const std::vector<VisitFrame>& frames,
                const std::vector<bool>& named, int leading, const VisitFrame& frame) {
  if (frame.traveller < 0) return InferTraveller(view, frames, frame);
  const bool mistaken = !IsNamed(view, frame) && !named[frame.traveller] && leading >= 0 &&
                        GoesAbroad(view, frame, leading);
  return mistaken ? leading : frame.traveller;
}

}  // namespace

double Discounted(const VisitFrame& frame) {
  double weight = frame.weight;
  for (const ModalityDiscount& row : kDiscounts) {
    if (row.modality == frame.modality.value) weight *= row.factor;
  }
  if (frame.modality.quoted) weight *= kQuotedDiscount;
  const bool called_off = frame.modality.value == entity::v1::MODALITY_CANCELLED ||
                          frame.modality.value == entity::v1::MODALITY_POSTPONED;
  if (frame.modality.negated && !called_off) weight *= kNegatedDiscount;
  return weight;
}

bool IsBackground(const VisitFrame& frame) {
  return frame.modality.value == entity::v1::MODALITY_PAST_BACKGROUND ||
         frame.modality.value == entity::v1::MODALITY_HYPOTHETICAL || frame.modality.negated;
}

bool IsForeign(const DocumentView& view, int traveller, absl::string_view country) {
  const absl::string_view home = view.CountryOf(traveller);
  if (country.empty()) return false;
  if (home.empty() || home != country) return true;
  // Who reigns over several countries may visit one of them.
  return absl::c_any_of(view.entity(traveller).roles(), [&](const entity::v1::Role& role) {
    return role.office() == "monarch" && !role.country_code().empty() &&
           role.country_code() != country;
  });
}

bool GoesAbroad(const DocumentView& view, const VisitFrame& frame, int traveller) {
  return absl::c_any_of(frame.countries, [&](const std::string& country) {
    return IsForeign(view, traveller, country);
  });
}

bool StaysHome(const DocumentView& view, const VisitFrame& frame, int traveller) {
  return !frame.countries.empty() && !GoesAbroad(view, frame, traveller);
}

std::map<int, std::vector<int>> GroupByTraveller(const DocumentView& view,
                                                 const std::vector<VisitFrame>& frames) {
  const std::vector<bool> named = NamedTravellers(view, frames);
  const int leading = LeadingTraveller(view, frames);
  std::map<int, std::vector<int>> groups;
  for (size_t i = 0; i < frames.size(); ++i) {
    const int traveller = TravellerOf(view, frames, named, leading, frames[i]);
    if (traveller >= 0) groups[traveller].push_back(static_cast<int>(i));
  }
  return groups;
}

}  // namespace communique::summary
