#include "services/entity/domain/pipeline/lexical/python_pattern.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/python_escape.h"

namespace communique::entity::pipeline {
namespace {

constexpr size_t kDeepest = 200;  // Groups within groups.
constexpr absl::string_view kWordBoundary =
    "(?:(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_]))";
constexpr absl::string_view kNoWordBoundary =
    "(?:(?<=[\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))";

// What opens a group, longest first where one begins another.
enum class Group : uint8_t { kPlain, kLook, kNegativeLook };
struct Opening {
  absl::string_view text;
  Group group;
};
constexpr Opening kOpenings[] = {
    {"(?:", Group::kPlain}, {"(?=", Group::kLook},          {"(?!", Group::kNegativeLook},
    {"(?<=", Group::kLook}, {"(?<!", Group::kNegativeLook}, {"(", Group::kPlain},
};

using MaybeFacts = std::optional<PatternFacts>;

// A group that is being read.
struct OpenGroup {
  Group group = Group::kPlain;
  MaybeFacts alternatives;  // Those that are complete.
  MaybeFacts sequence;      // What stands before `item` in the current one.
  MaybeFacts item;          // The last thing read, which a repeat would repeat.
};

PatternFacts Sequence(const OpenGroup& open) {
  const PatternFacts item = open.item.value_or(PatternFacts::Assertion());
  return open.sequence.has_value() ? open.sequence->Then(item) : item;
}

PatternFacts Alternatives(const OpenGroup& open) {
  const PatternFacts last = Sequence(open);
  return open.alternatives.has_value() ? open.alternatives->Or(last) : last;
}

class Reader {
 public:
  explicit Reader(absl::string_view pattern) : rest_(pattern) { open_.emplace_back(); }

  absl::StatusOr<PythonPattern> Read();
  size_t rest() const { return rest_.size(); }

 private:
  absl::Status ReadFlags();
  absl::Status ReadItem();
  absl::Status OpenGroupAtFront();
  absl::Status CloseGroup();
  absl::Status ReadEscape();
  absl::Status ReadSet();
  absl::Status ReadSetMember(std::string* members, CodePointSet* set);
  absl::Status ReadCharacter();
  bool ReadRepeat();
  bool ReadCounts(size_t* min, size_t* max);
  void EndAlternative();
  void Push(const PatternFacts& item);

  absl::string_view rest_;
  std::vector<OpenGroup> open_;
  PythonPattern out_;
};

absl::StatusOr<PythonPattern> Reader::Read() {
  if (const absl::Status status = ReadFlags(); !status.ok()) return status;
  while (!rest_.empty()) {
    if (const absl::Status status = ReadItem(); !status.ok()) return status;
  }
  if (open_.size() > 1) return absl::InvalidArgumentError("a group is not closed");
  EndAlternative();
  out_.facts = *open_.front().alternatives;
  if (out_.caseless) {  // The sets know nothing of other cases.
    out_.facts.may_match.set();
    out_.facts.first.set();
    out_.facts.last.set();
    out_.tail.known = out_.tail.known && out_.tail.runs.empty();
  }
  return std::move(out_);
}

absl::Status Reader::ReadFlags() {
  if (!absl::StartsWith(rest_, "(?") || rest_.size() < 3 || !absl::ascii_isalpha(rest_[2])) {
    return absl::OkStatus();
  }
  rest_.remove_prefix(2);
  for (; !rest_.empty() && rest_.front() != ')'; rest_.remove_prefix(1)) {
    if (rest_.front() == 'i') {
      out_.caseless = true;
    } else if (rest_.front() != 'u') {
      return absl::InvalidArgumentError(absl::StrCat("unknown flag ", rest_.substr(0, 1)));
    }
  }
  if (!absl::ConsumePrefix(&rest_, ")")) return absl::InvalidArgumentError("flags do not end");
  return absl::OkStatus();
}

absl::Status Reader::ReadItem() {
  switch (rest_.front()) {
    case '(':
      return OpenGroupAtFront();
    case ')':
      return CloseGroup();
    case '|':
      rest_.remove_prefix(1);
      out_.pcre2.push_back('|');
      EndAlternative();
      return absl::OkStatus();
    case '[':
      return ReadSet();
    case '\\':
      return ReadEscape();
    case '*':
    case '+':
    case '?':
    case '{':
      if (ReadRepeat()) return absl::OkStatus();
      return ReadCharacter();
    default:
      return ReadCharacter();
  }
}

absl::Status Reader::OpenGroupAtFront() {
  for (const Opening& opening : kOpenings) {
    if (!absl::StartsWith(rest_, opening.text)) continue;
    if (opening.text == "(" && absl::StartsWith(rest_, "(?")) break;
    if (open_.size() > kDeepest) return absl::InvalidArgumentError("too many groups in groups");
    rest_.remove_prefix(opening.text.size());
    out_.pcre2.append(opening.text == "(" ? "(?:" : std::string(opening.text));
    open_.emplace_back().group = opening.group;
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("unknown group ", rest_.substr(0, 4)));
}

absl::Status Reader::CloseGroup() {
  if (open_.size() == 1) return absl::InvalidArgumentError("a group ends that was not opened");
  rest_.remove_prefix(1);
  out_.pcre2.push_back(')');
  const PatternFacts inner = Alternatives(open_.back());
  const Group group = open_.back().group;
  open_.pop_back();
  Push(group == Group::kPlain  ? inner
       : group == Group::kLook ? inner.Looked()
                               : PatternFacts::Assertion());
  return absl::OkStatus();
}

absl::Status Reader::ReadEscape() {
  const char name = rest_.size() < 2 ? '\0' : rest_[1];
  const struct {
    char name;
    absl::string_view pcre2;
    PatternFacts facts;
  } kAssertions[] = {{'A', "\\A", PatternFacts::StartOfText()},
                     {'Z', "\\z", PatternFacts::EndOfText()},
                     {'b', kWordBoundary, PatternFacts::Assertion()},
                     {'B', kNoWordBoundary, PatternFacts::Assertion()}};
  for (const auto& assertion : kAssertions) {
    if (assertion.name != name) continue;
    rest_.remove_prefix(2);
    absl::StrAppend(&out_.pcre2, assertion.pcre2);
    Push(assertion.facts);
    return absl::OkStatus();
  }
  const bool no_word = name == 'W';
  const PythonClass* const python_class = FindPythonClass(no_word ? 'w' : name);
  if (python_class == nullptr) return ReadCharacter();
  rest_.remove_prefix(2);
  absl::StrAppend(&out_.pcre2, no_word ? "[^" : "[", python_class->members, "]");
  Push(PatternFacts::OneOf(no_word ? (~python_class->set).set(128) : python_class->set));
  return absl::OkStatus();
}

absl::Status Reader::ReadSet() {
  rest_.remove_prefix(1);
  const bool negated = absl::ConsumePrefix(&rest_, "^");
  std::string members;
  CodePointSet set;
  do {  // "]" at the beginning is a member.
    if (const absl::Status status = ReadSetMember(&members, &set); !status.ok()) return status;
  } while (!absl::StartsWith(rest_, "]"));
  rest_.remove_prefix(1);
  absl::StrAppend(&out_.pcre2, negated ? "[^" : "[", members, "]");
  Push(PatternFacts::OneOf(negated ? (~set).set(128) : set));
  return absl::OkStatus();
}

// A class, a character or a range.
absl::Status Reader::ReadSetMember(std::string* members, CodePointSet* set) {
  if (absl::StartsWith(rest_, "\\") && rest_.size() > 1) {
    if (const PythonClass* const python_class = FindPythonClass(rest_[1])) {
      rest_.remove_prefix(2);
      absl::StrAppend(members, python_class->members);
      *set |= python_class->set;
      return absl::OkStatus();
    }
  }
  if (absl::ConsumePrefix(&rest_, "\\b")) {  // Backspace, in a set.
    absl::StrAppend(members, "\\x{8}");
    set->set(8);
    return absl::OkStatus();
  }
  const absl::StatusOr<char32_t> first = TakeCharacter(&rest_);
  if (!first.ok()) return first.status();
  AppendCharacter(*first, members);
  char32_t last = *first;
  if (absl::StartsWith(rest_, "-") && rest_.size() > 1 && rest_[1] != ']') {
    rest_.remove_prefix(1);
    const absl::StatusOr<char32_t> end = TakeCharacter(&rest_);
    if (!end.ok()) return end.status();
    if (*end < *first) return absl::InvalidArgumentError("a range ends before it begins");
    members->push_back('-');
    AppendCharacter(*end, members);
    last = *end;
  }
  for (char32_t c = *first; c <= std::min<char32_t>(last, 128); ++c) set->set(SetIndex(c));
  set->set(SetIndex(last));
  return absl::OkStatus();
}

absl::Status Reader::ReadCharacter() {
  const bool escaped = rest_.front() == '\\';
  const absl::StatusOr<char32_t> c = TakeCharacter(&rest_);
  if (!c.ok()) return c.status();
  if (!escaped && *c == U'.') {
    out_.pcre2.append("[^\\x{a}]");
    Push(PatternFacts::OneOf(CodePointSet().set().reset('\n')));
  } else if (!escaped && *c == U'^') {
    out_.pcre2.push_back('^');
    Push(PatternFacts::StartOfText());
  } else if (!escaped && *c == U'$') {
    out_.pcre2.push_back('$');
    Push(PatternFacts::EndOfText());
  } else {
    AppendCharacter(*c, &out_.pcre2);
    Push(PatternFacts::Literal(*c));
  }
  return absl::OkStatus();
}

// Reads a repeat of the last item; false when there is none here.
bool Reader::ReadRepeat() {
  size_t min = 0;
  size_t max = PatternFacts::kUnbounded;
  if (rest_.front() == '{') {
    if (!ReadCounts(&min, &max)) return false;
  } else {
    if (rest_.front() == '+') min = 1;
    if (rest_.front() == '?') max = 1;
    out_.pcre2.push_back(rest_.front());
    rest_.remove_prefix(1);
  }
  if (!rest_.empty() && (rest_.front() == '?' || rest_.front() == '+')) {  // Lazy or possessive.
    out_.pcre2.push_back(rest_.front());
    rest_.remove_prefix(1);
  }
  MaybeFacts& item = open_.back().item;
  if (item.has_value()) item = item->Repeated(min, max);
  return true;
}

// "{3}", "{3,}", "{,5}", "{3,5}"; anything else in braces is not a repeat.
bool Reader::ReadCounts(size_t* min, size_t* max) {
  constexpr size_t kLongestCounts = 32;
  const size_t end = rest_.substr(0, kLongestCounts).find('}');
  if (end == absl::string_view::npos) return false;
  const absl::string_view counts = rest_.substr(1, end - 1);
  const size_t comma = counts.find(',');
  const absl::string_view low = counts.substr(0, comma);
  const absl::string_view high = comma == absl::string_view::npos ? low : counts.substr(comma + 1);
  const auto is_number = [](absl::string_view text) {
    return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
  };
  uint32_t value = 0;
  if (counts.empty() || !is_number(low) || !is_number(high)) return false;
  if (!low.empty() && absl::SimpleAtoi(low, &value)) *min = value;
  if (!high.empty() && absl::SimpleAtoi(high, &value)) *max = value;
  absl::StrAppend(&out_.pcre2, "{", low.empty() ? "0" : low,
                  comma == absl::string_view::npos ? "" : ",",
                  comma == absl::string_view::npos ? "" : high, "}");
  rest_.remove_prefix(end + 1);
  return true;
}

void Reader::EndAlternative() {
  OpenGroup& open = open_.back();
  if (open_.size() == 1) out_.tail.Add(Sequence(open));
  open.alternatives = Alternatives(open);
  open.sequence.reset();
  open.item.reset();
}

void Reader::Push(const PatternFacts& item) {
  OpenGroup& open = open_.back();
  if (open.item.has_value()) open.sequence = Sequence(open);
  open.item = item;
}

}  // namespace

absl::StatusOr<PythonPattern> ReadPythonPattern(absl::string_view pattern) {
  Reader reader(pattern);
  absl::StatusOr<PythonPattern> read = reader.Read();
  if (read.ok()) return read;
  return absl::InvalidArgumentError(
      absl::StrCat("at byte ", pattern.size() - reader.rest(), ": ", read.status().message()));
}

}  // namespace communique::entity::pipeline
