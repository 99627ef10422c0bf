#include "tests/services/ingest/document_promises.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/text/evidence.h"
#include "common/text/fingerprint.h"
#include "common/text/sha256.h"
#include "common/text/span_index.h"
#include "common/text/utf8.h"
#include "tests/corpus/message_walk.h"

namespace communique::ingest {
namespace {

constexpr size_t kRemovedCodePoints = 400;

// A run of the raw map.
struct Run {
  int64_t text;
  int64_t raw;
  int64_t length;

  int64_t text_end() const { return text + length; }
  int64_t raw_end() const { return raw + length; }
};

class Inspection {
 public:
  Inspection(absl::string_view content, const v1::Document& document)
      : content_(content), document_(document), text_(document.text()) {}

  std::string FirstBroken() {
    for (const auto check :
         {&Inspection::CheckText, &Inspection::CheckRuns, &Inspection::CheckBlocks,
          &Inspection::CheckRemoved, &Inspection::CheckPlaces}) {
      if (std::string broken = (this->*check)(); !broken.empty()) return broken;
    }
    return "";
  }

 private:
  std::string CheckText() {
    if (text_.empty()) return "text is empty";
    if (text::FindInvalidUtf8(text_).has_value()) return "text is not UTF-8";
    if (absl::ascii_isspace(text_.front()) || absl::ascii_isspace(text_.back())) {
      return "text begins or ends with white space";
    }
    if (document_.sha256() != text::Sha256Hex(text_)) return "sha256 is not that of text";
    const auto fingerprint = text::Fingerprint::Parse(document_.fingerprint());
    return fingerprint.has_value() ? "" : "fingerprint cannot be read";
  }

  std::string CheckRuns() {
    const v1::RawMap& map = document_.raw_map();
    if (map.text_begin_size() != map.length_size() || map.raw_begin_size() != map.length_size()) {
      return "the lists of raw_map have different lengths";
    }
    for (int i = 0; i < map.length_size(); ++i) {
      const Run run = {map.text_begin(i), map.raw_begin(i), map.length(i)};
      const std::string name = absl::StrCat("run ", i, " of raw_map ");
      if (run.length <= 0 || run.text < (runs_.empty() ? 0 : runs_.back().text_end())) {
        return name + "is empty or does not ascend";
      }
      if (run.text_end() > Size(text_) || run.raw < 0 || run.raw_end() > Size(content_)) {
        return name + "lies outside of its texts";
      }
      if (text_.substr(run.text, run.length) != content_.substr(run.raw, run.length)) {
        return name + "is not the raw bytes";
      }
      runs_.push_back(run);
    }
    return "";
  }

  std::string CheckBlocks() {
    int64_t end = 0;
    for (const v1::Section& section : document_.sections()) {
      if (section.blocks().empty()) return "a section has no block";
      if (section.span().byte_begin() != section.blocks(0).span().byte_begin()) {
        return "a section does not begin with its first block";
      }
      for (const v1::Block& block : section.blocks()) {
        const std::string name = absl::StrCat("the block at ", block.span().byte_begin(), " ");
        const int64_t begin = block.span().byte_begin();
        const bool first = end == 0;
        if (begin != (first ? 0 : end + 2)) return name + "leaves a gap or overlaps";
        if (!first && text_.substr(end, 2) != "\n\n") return name + "is not after an empty line";
        end = block.span().byte_end();
        if (end <= begin || end > Size(text_)) return name + "is empty or outside of the text";
        if (block.role() == v1::BLOCK_ROLE_UNSPECIFIED) return name + "has no role";
        if (std::string broken = CheckBlock(block); !broken.empty()) return name + broken;
      }
      if (section.span().byte_end() != end) return "a section does not end with its last block";
    }
    return end == Size(text_) ? "" : "text goes on after the last block";
  }

  // That every character of the block stands for raw bytes of the block.
  std::string CheckBlock(const v1::Block& block) {
    const int64_t block_end = block.span().byte_end();
    int64_t text = block.span().byte_begin();
    int64_t raw = block.raw_range().byte_begin();
    const auto by_text = [](const Run& run, int64_t at) { return run.text_end() <= at; };
    auto run = std::lower_bound(runs_.begin(), runs_.end(), text, by_text);
    for (; run != runs_.end() && run->text < block_end; ++run) {
      if (run->text < text || run->text_end() > block_end) return "has a run across its edge";
      if (std::string broken = CheckGap(text, run->text, raw, run->raw); !broken.empty()) {
        return broken;
      }
      text = run->text_end();
      raw = run->raw_end();
    }
    return CheckGap(text, block_end, raw, block.raw_range().byte_end());
  }

  std::string CheckGap(int64_t begin, int64_t end, int64_t raw_begin, int64_t raw_end) {
    if (raw_begin > raw_end) return absl::StrCat("goes back in the raw bytes at ", begin);
    const absl::string_view gap = absl::StripAsciiWhitespace(text_.substr(begin, end - begin));
    if (gap.empty() || raw_begin < raw_end) return "";
    return absl::StrCat("has text that stands for no raw bytes at ", begin, ": \"",
                        absl::CHexEscape(gap.substr(0, 40)), "\"");
  }

  std::string CheckRemoved() {
    int64_t begin = 0;
    for (const v1::Removed& removed : document_.removed()) {
      const std::string name = absl::StrCat("removed at ", removed.raw_range().byte_begin(), " ");
      if (removed.raw_range().byte_begin() < begin) return name + "is not in raw order";
      begin = removed.raw_range().byte_begin();
      if (removed.reason() == v1::REMOVAL_REASON_UNSPECIFIED) return name + "has no reason";
      if (text::FindInvalidUtf8(removed.text()).has_value()) return name + "is not UTF-8";
      if (text::FirstCodePoints(removed.text(), kRemovedCodePoints).size() <
          removed.text().size()) {
        return name + "is too long";
      }
    }
    return "";
  }

  // Spans, raw ranges and evidence, wherever they are.
  std::string CheckPlaces() {
    const text::SpanIndex index(text_);
    std::string broken;
    testing::WalkMessages(document_, [&](const std::string& path,
                                         const google::protobuf::Message& part) {
      if (!broken.empty()) return false;
      if (const auto* span = dynamic_cast<const base::v1::TextSpan*>(&part)) {
        if (!text::IsConsistent(*span, index)) broken = path + " is not consistent";
      } else if (const auto* range = dynamic_cast<const base::v1::RawRange*>(&part)) {
        const bool inside = 0 <= range->byte_begin() && range->byte_begin() <= range->byte_end() &&
                            range->byte_end() <= Size(content_);
        if (!inside) broken = path + " lies outside of the content";
      } else if (const auto* evidence = dynamic_cast<const base::v1::Evidence*>(&part)) {
        if (evidence->has_span() && !text::Quotes(*evidence, index)) {
          broken = path + " does not quote the text";
        }
      }
      return true;
    });
    return broken;
  }

  static int64_t Size(absl::string_view bytes) { return static_cast<int64_t>(bytes.size()); }

  const absl::string_view content_;
  const v1::Document& document_;
  const absl::string_view text_;
  std::vector<Run> runs_;
};

}  // namespace

std::string BrokenPromise(absl::string_view content, const v1::Document& document) {
  return Inspection(content, document).FirstBroken();
}

}  // namespace communique::ingest
