#include "services/entity/domain/pipeline/lexical/pattern.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/python_pattern.h"

namespace communique::entity::pipeline {
namespace {

constexpr uint32_t kMatchLimit = 1'000'000;
constexpr uint32_t kHeapLimitKib = 4096;
constexpr size_t kJitStackBytes = size_t{32} << 10;
constexpr size_t kMaxJitStackBytes = size_t{1} << 20;
constexpr size_t kLongestPattern = size_t{1} << 20;

struct FreeCompileContext {
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};

std::string ErrorText(int error) {
  std::array<PCRE2_UCHAR, 256> text = {};
  pcre2_get_error_message(error, text.data(), text.size());
  return reinterpret_cast<const char*>(text.data());
}

}  // namespace

PatternScratch::PatternScratch()
    : data_(pcre2_match_data_create(1, nullptr)),
      context_(pcre2_match_context_create(nullptr)),
      stack_(pcre2_jit_stack_create(kJitStackBytes, kMaxJitStackBytes, nullptr)) {
  pcre2_set_match_limit(context_.get(), kMatchLimit);
  pcre2_set_depth_limit(context_.get(), kMatchLimit);
  pcre2_set_heap_limit(context_.get(), kHeapLimitKib);
  // Null without JIT: then the interpreter runs, on the heap.
  if (stack_ != nullptr) pcre2_jit_stack_assign(context_.get(), nullptr, stack_.get());
}

absl::StatusOr<Pattern> Pattern::Compile(absl::string_view python, bool whole_front) {
  if (python.size() > kLongestPattern) {
    return absl::InvalidArgumentError(
        absl::StrCat("is ", python.size(), " bytes long, above the limit of ", kLongestPattern));
  }
  if (const std::optional<size_t> bad = text::FindInvalidUtf8(python); bad.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat("not UTF-8 at byte ", *bad));
  }
  absl::StatusOr<PythonPattern> read = ReadPythonPattern(python);
  if (!read.ok()) return read.status();
  const std::unique_ptr<pcre2_compile_context, FreeCompileContext> context(
      pcre2_compile_context_create(nullptr));
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  const uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | (read->caseless ? PCRE2_CASELESS : 0) |
                           (whole_front ? PCRE2_ANCHORED : 0);
  int error = 0;
  size_t offset = 0;
  Pattern pattern;
  pattern.code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(read->pcre2.data()),
                                    read->pcre2.size(), options, &error, &offset, context.get()));
  if (pattern.code_ == nullptr) return absl::InvalidArgumentError(ErrorText(error));
  pcre2_jit_compile(pattern.code_.get(), PCRE2_JIT_COMPLETE);  // Without it: slower, not wrong.
  pattern.facts_ = std::move(read->facts);
  pattern.tail_ = std::move(read->tail);
  return pattern;
}

std::optional<Pattern::Match> Pattern::Find(absl::string_view subject, size_t from, bool not_empty,
                                            PatternScratch* scratch) const {
  const uint32_t options = PCRE2_NO_UTF_CHECK | (not_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
  const int count =
      pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from,
                  options, scratch->data_.get(), scratch->context_.get());
  ++scratch->calls_;
  if (count < 0) {
    scratch->bytes_ += subject.size() - from;
    return std::nullopt;
  }
  const size_t* const bounds = pcre2_get_ovector_pointer(scratch->data_.get());
  scratch->bytes_ += bounds[1] - from;
  return Match{bounds[0], bounds[1]};
}

}  // namespace communique::entity::pipeline
