#include "services/ingest/domain/offset_map.h"

#include <algorithm>

namespace communique::ingest {

OffsetMap OffsetMap::Identity(size_t raw_offset, size_t size) {
  OffsetMap map;
  map.raw_end_ = raw_offset;
  if (size > 0) map.segments_.push_back({0, raw_offset, size, 1, 1, true});
  map.text_size_ = size;
  map.raw_end_ += size;
  return map;
}

void OffsetMap::Append(size_t text_width, size_t raw_begin, size_t raw_width, bool same_bytes) {
  const size_t units = same_bytes ? text_width : 1;
  const auto text_unit = static_cast<uint8_t>(same_bytes ? 1 : text_width);
  const auto raw_unit = static_cast<uint8_t>(same_bytes ? 1 : raw_width);
  if (!segments_.empty()) {
    Segment& last = segments_.back();
    if (last.same_bytes == same_bytes && last.text_width == text_unit &&
        last.raw_width == raw_unit && last.raw + last.count * last.raw_width == raw_begin) {
      last.count += units;
      text_size_ += text_width;
      raw_end_ = raw_begin + raw_width;
      return;
    }
  }
  segments_.push_back({text_size_, raw_begin, units, text_unit, raw_unit, same_bytes});
  text_size_ += text_width;
  raw_end_ = raw_begin + raw_width;
}

size_t OffsetMap::SegmentOf(size_t text) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), text,
                       [](size_t value, const Segment& s) { return value < s.text; });
  return static_cast<size_t>(after - segments_.begin()) - 1;
}

size_t OffsetMap::RawOffset(size_t text) const {
  if (text >= text_size_) return raw_end_;
  const Segment& s = segments_[SegmentOf(text)];
  return s.raw + (text - s.text) / s.text_width * s.raw_width;
}

size_t OffsetMap::RawEndOfByte(size_t text) const {
  if (text >= text_size_) return raw_end_;
  const Segment& s = segments_[SegmentOf(text)];
  return s.raw + ((text - s.text) / s.text_width + 1) * s.raw_width;
}

void OffsetMap::AppendRuns(size_t begin, size_t end, std::vector<Run>* runs) const {
  if (segments_.empty() || begin >= end) return;
  for (size_t i = SegmentOf(begin); i < segments_.size() && segments_[i].text < end; ++i) {
    const Segment& s = segments_[i];
    if (!s.same_bytes) continue;
    const size_t from = std::max(begin, s.text);
    const size_t to = std::min(end, s.text + s.count);
    if (from < to) runs->push_back({from, s.raw + (from - s.text), to - from});
  }
}

}  // namespace communique::ingest
