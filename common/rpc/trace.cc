#include "common/rpc/trace.h"

#include <cstdint>
#include <vector>

#include "absl/random/random.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace communique::rpc {
namespace {

constexpr size_t kVersion00Bytes = 55;

bool IsLowerHex(absl::string_view text, size_t digits) {
  if (text.size() != digits) return false;
  for (const char c : text) {
    if (!absl::ascii_isdigit(c) && (c < 'a' || c > 'f')) return false;
  }
  return true;
}

bool IsId(absl::string_view text, size_t digits) {
  return IsLowerHex(text, digits) && text.find_first_not_of('0') != absl::string_view::npos;
}

std::string RandomHex64() {
  thread_local absl::BitGen generator;
  return absl::StrCat(absl::Hex(
      absl::Uniform<uint64_t>(absl::IntervalClosed, generator, 1, ~uint64_t{0}), absl::kZeroPad16));
}

}  // namespace

std::optional<TraceContext> ParseTraceparent(absl::string_view header) {
  if (header.size() < kVersion00Bytes) return std::nullopt;
  const bool longer = header.size() > kVersion00Bytes;
  const std::vector<absl::string_view> fields =
      absl::StrSplit(header.substr(0, kVersion00Bytes), '-');
  if (fields.size() != 4 || !IsLowerHex(fields[0], 2) || fields[0] == "ff") return std::nullopt;
  if (longer && (fields[0] == "00" || header[kVersion00Bytes] != '-')) return std::nullopt;
  if (!IsId(fields[1], 32) || !IsId(fields[2], 16) || !IsLowerHex(fields[3], 2))
    return std::nullopt;
  return TraceContext{std::string(fields[1]), std::string(fields[2]), std::string(fields[3]), ""};
}

std::string FormatTraceparent(const TraceContext& trace) {
  return absl::StrCat("00-", trace.trace_id, "-", trace.span_id, "-", trace.flags);
}

TraceContext NewTrace() {
  return {absl::StrCat(RandomHex64(), RandomHex64()), RandomHex64(), "00", ""};
}

TraceContext NewSpan(const TraceContext& parent) {
  TraceContext child = parent;
  child.span_id = RandomHex64();
  return child;
}

}  // namespace communique::rpc
