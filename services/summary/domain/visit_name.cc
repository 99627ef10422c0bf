#include "services/summary/domain/visit_name.h"

#include <set>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/text/sha256.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

constexpr size_t kIdDigits = 32;
constexpr size_t kEtagDigits = 16;

std::string Serialized(const v1::Visit& visit) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    visit.SerializeToCodedStream(&out);
  }
  return bytes;
}

std::vector<std::string> NameWords(absl::string_view name) {
  static constexpr absl::string_view kTitles[] = {
      "mr",       "mrs",        "ms",   "dr",    "sir",  "president", "prime",
      "minister", "chancellor", "king", "queen", "emir", "sultan",    "sheikh",
      "the",      "of",         "hon",  "his",   "her",  "excellency"};
  std::vector<std::string> all;
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(name)) {
    std::string word = FoldWord(name.substr(span.begin, span.end - span.begin));
    if (!absl::ascii_isalnum(static_cast<unsigned char>(word[0])) &&
        static_cast<unsigned char>(word[0]) < 0x80) {
      continue;
    }
    all.push_back(word);
    if (!absl::c_linear_search(kTitles, word)) words.push_back(std::move(word));
  }
  return words.empty() ? all : words;
}

}  // namespace

std::string NameOf(const v1::Visit& visit) {
  std::vector<std::string> parts;
  if (!visit.visitors().empty()) {
    const v1::Participant& principal = visit.visitors(0);
    parts.push_back(principal.kb_id().empty() ? absl::StrJoin(NameWords(principal.name()), " ")
                                              : principal.kb_id());
  }
  std::set<std::string> countries;
  for (const v1::Stop& stop : visit.stops()) {
    countries.insert(stop.country_code().empty() ? stop.city() : stop.country_code());
  }
  parts.push_back(absl::StrJoin(countries, ","));
  parts.push_back(Edtf(visit.dates().value().start()));
  if (!visit.dates().value().has_start() || visit.visitors().empty()) {
    std::set<std::string> documents;
    for (const v1::SourceDocument& source : visit.sources()) documents.insert(source.document());
    parts.push_back(absl::StrJoin(documents, ","));
  }
  return absl::StrCat("visits/", text::Sha256Hex(absl::StrJoin(parts, "|")).substr(0, kIdDigits));
}

std::string EtagOf(const v1::Visit& visit) {
  v1::Visit bare = visit;
  bare.clear_etag();
  bare.clear_revision();
  bare.clear_update_time();
  return text::Sha256Hex(Serialized(bare)).substr(0, kEtagDigits);
}

bool SamePerson(absl::string_view a, absl::string_view b) {
  const std::vector<std::string> left = NameWords(a);
  const std::vector<std::string> right = NameWords(b);
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  const std::vector<std::string>& shorter = left.size() <= right.size() ? left : right;
  const std::vector<std::string>& longer = left.size() <= right.size() ? right : left;
  for (const std::string& word : shorter) {
    if (!absl::c_linear_search(longer, word)) return false;
  }
  return absl::c_linear_search(shorter, longer.back()) ||
         absl::c_linear_search(shorter, longer.front());
}

}  // namespace communique::summary
