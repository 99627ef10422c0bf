#include "services/summary/domain/html_timeline.h"

#include <algorithm>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/text/utf8.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/html_text.h"
#include "services/summary/domain/record_outline.h"

namespace communique::summary {
namespace {

// User units of the drawing, which is scaled to the page.
constexpr double kLeft = 16;
constexpr double kWidth = 528;
constexpr double kTop = 34;
constexpr double kRow = 40;
constexpr double kLeastBar = 8;
constexpr int kMostTicks = 7;
constexpr int kLabelColumns = 74;

struct Row {
  std::string path;
  std::string label;
  base::v1::PartialDate start;
  base::v1::PartialDate end;
  bool inferred = false;
};

bool IsInferred(const base::v1::Support& support) {
  return absl::c_any_of(support.evidence(), [](const base::v1::Evidence& evidence) {
    return evidence.basis() == base::v1::BASIS_INFERRED;
  });
}

// Rows of what has a first day; a last day that is not known or comes before it is the first.
class Rows {
 public:
  explicit Rows(const v1::Visit& visit) {
    if (visit.has_dates()) Add("dates", "The whole visit", visit.dates());
    for (const OutlineSection& section : OutlineOf(visit)) {
      for (const OutlineItem& item : section.items) labels_.emplace_back(item.path, item.text);
    }
    for (const auto& [path, label] : labels_) AddNamed(visit, path, label);
  }

  std::vector<Row> Take() {
    const bool has_year = !rows_.empty() && rows_.front().start.year() != 0;
    std::vector<Row> kept;
    for (Row& row : rows_) {
      if ((row.start.year() != 0) == has_year) kept.push_back(std::move(row));
    }
    return kept;
  }

 private:
  void AddNamed(const v1::Visit& visit, const std::string& path, const std::string& label) {
    if (path.rfind("stops[", 0) == 0) Add(path, label, visit.stops(next_[0]++).dates());
    if (path.rfind("meetings[", 0) == 0) Add(path, label, visit.meetings(next_[1]++).date());
    if (path.rfind("itinerary[", 0) == 0) Add(path, label, visit.itinerary(next_[2]++).date());
  }

  void Add(std::string path, std::string label, const v1::DateRangeFinding& dates) {
    if (!IsDay(dates.value().start())) return;
    Row row{std::move(path), std::move(label), dates.value().start(), dates.value().end(),
            IsInferred(dates.support())};
    if (!IsDay(row.end) || (row.end.year() != 0) != (row.start.year() != 0) ||
        ToSerial(row.end) < ToSerial(row.start)) {
      row.end = row.start;
    }
    rows_.push_back(std::move(row));
  }

  std::vector<std::pair<std::string, std::string>> labels_;
  int next_[3] = {0, 0, 0};
  std::vector<Row> rows_;
};

// The label cut to the width of the drawing; characters from the Hangul letters on count twice.
std::string Cut(absl::string_view label) {
  int columns = 0;
  size_t at = 0;
  while (at < label.size() && columns < kLabelColumns) {
    columns += text::DecodeFront(label.substr(at)) >= 0x1100 ? 2 : 1;
    at += text::SequenceLength(label[at]);
  }
  return absl::StrCat(label.substr(0, at), at < label.size() ? "…" : "");
}

// Days as a scale.
class Scale {
 public:
  explicit Scale(const std::vector<Row>& rows) {
    origin_ = rows.front().start;
    long last = ToSerial(rows.front().end);
    for (const Row& row : rows) {
      if (ToSerial(row.start) < ToSerial(origin_)) origin_ = row.start;
      last = std::max(last, ToSerial(row.end));
    }
    days_ = last + 1 - ToSerial(origin_);
  }

  double At(long day) const {
    return kLeft + kWidth * static_cast<double>(day) / static_cast<double>(days_);
  }
  long DayOf(const base::v1::PartialDate& date) const { return ToSerial(date) - ToSerial(origin_); }

  std::string Ticks(double height) const {
    long step = 1;
    for (const long candidate : {1L, 2L, 7L, 14L, 28L, 91L, 365L, 3653L, 36525L, 365250L}) {
      step = candidate;
      if (days_ / step < kMostTicks) break;
    }
    std::string out;
    for (long day = 0; day <= days_ && day / step <= kMostTicks; day += step) {
      absl::StrAppendFormat(&out, "<path class=\"grid\" d=\"M%.1f %.0fV%.0f\"/>\n", At(day),
                            kTop - 8, height - 6);
      if (day == days_) break;
      absl::StrAppendFormat(&out, "<text class=\"tick\" x=\"%.1f\" y=\"%.0f\">%s</text>\n",
                            At(day) + 3, kTop - 12, EscapeHtml(TickText(day, step)));
    }
    return out;
  }

 private:
  std::string TickText(long day, long step) const {
    static constexpr absl::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const base::v1::PartialDate date = AddDays(origin_, static_cast<int>(day));
    const absl::string_view month = kMonths[date.month() - 1];
    const std::string year = date.year() == 0 ? "" : absl::StrCat(" ", date.year());
    if (step > 300) return absl::StrCat(date.year());
    if (step > 27) return absl::StrCat(month, year);
    return absl::StrCat(date.day(), " ", month);
  }

  base::v1::PartialDate origin_;
  long days_ = 1;
};

std::string RowText(const Row& row, const Scale& scale, double y) {
  const double from = scale.At(scale.DayOf(row.start));
  const double to = scale.At(scale.DayOf(row.end) + 1);
  return absl::StrFormat(
      "<a href=\"#%s\"><title>%s</title>\n<text x=\"%.0f\" y=\"%.0f\">\u2066%s\u2069</text>\n"
      "<rect class=\"bar%s%s\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"12\" rx=\"4\"/></a>\n",
      FieldId(row.path), EscapeHtml(row.label), kLeft, y + 14, EscapeHtml(Cut(row.label)),
      row.path == "dates" ? " trip" : "", row.inferred ? " inferred" : "", from, y + 20,
      std::max(kLeastBar, to - from - 2));
}

}  // namespace

std::string RenderTimeline(const v1::Visit& visit) {
  const std::vector<Row> rows = Rows(visit).Take();
  if (rows.empty()) return "";
  const Scale scale(rows);
  const double height = kTop + kRow * static_cast<double>(rows.size()) + 6;
  std::string out = absl::StrFormat(
      "<svg class=\"timeline\" viewBox=\"0 0 560 %.0f\" role=\"group\" "
      "aria-label=\"Timeline: %d rows\">\n",
      height, rows.size());
  absl::StrAppend(&out, scale.Ticks(height));
  double y = kTop;
  for (const Row& row : rows) {
    absl::StrAppend(&out, RowText(row, scale, y));
    y += kRow;
  }
  return absl::StrCat(out, "</svg>\n");
}

}  // namespace communique::summary
