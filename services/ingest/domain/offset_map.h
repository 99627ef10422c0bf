#ifndef SERVICES_INGEST_DOMAIN_OFFSET_MAP_H_
#define SERVICES_INGEST_DOMAIN_OFFSET_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace communique::ingest {

// Maps byte offsets of decoded text to byte offsets of the raw content it was decoded from. Runs of
// characters with equal widths share one segment, so a text in one script takes little memory.
class OffsetMap {
 public:
  // The map of text that equals the raw content from `raw_offset` on.
  static OffsetMap Identity(size_t raw_offset, size_t size);

  OffsetMap() = default;

  // Adds one character of `text_width` decoded bytes that was read from raw bytes
  // [raw_begin, raw_begin + raw_width). Characters come in order. `same_bytes` says that the bytes
  // are equal (then the widths are too).
  void Append(size_t text_width, size_t raw_begin, size_t raw_width, bool same_bytes);

  // The raw offset of the character that holds decoded byte `text`; the raw end for the decoded
  // end.
  size_t RawOffset(size_t text) const;

  // One past the last raw byte of the character that ends at decoded offset `text`.
  size_t RawEnd(size_t text) const { return text == 0 ? RawOffset(0) : RawEndOfByte(text - 1); }

  // A stretch of decoded text whose bytes equal the raw bytes.
  struct Run {
    size_t text = 0;
    size_t raw = 0;
    size_t length = 0;
  };

  // Appends the runs of decoded bytes [begin, end), in order.
  void AppendRuns(size_t begin, size_t end, std::vector<Run>* runs) const;

 private:
  struct Segment {
    size_t text;
    size_t raw;
    size_t count;        // Characters, or bytes when same_bytes.
    uint8_t text_width;  // Of one character; 1 when same_bytes.
    uint8_t raw_width;
    bool same_bytes;
  };

  size_t SegmentOf(size_t text) const;
  size_t RawEndOfByte(size_t text) const;

  std::vector<Segment> segments_;
  size_t text_size_ = 0;
  size_t raw_end_ = 0;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_OFFSET_MAP_H_
