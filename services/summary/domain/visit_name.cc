#include "services/summary/domain/visit_name.h"

#include <iterator>
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

// Words of offices and of address, folded.
constexpr absl::string_view kTitles[] = {
    "mr",       "mrs",     "ms",      "dr",     "sir",       "president",  "prime",
    "minister", "king",    "queen",   "emir",   "sultan",    "sheikh",     "chancellor",
    "the",      "of",      "hon",     "his",    "her",       "excellency", "premier",
    "foreign",  "vice",    "deputy",  "crown",  "prince",    "princess",   "secretary",
    "chief",    "adviser", "advisor", "leader", "chairman",  "speaker",    "general",
    "majesty",  "emperor", "empress", "pope",   "acting",    "interim",    "state",
    "defence",  "defense", "head",    "and",    "taoiseach", "governor",   "monarch"};

bool IsTitle(absl::string_view word) { return absl::c_linear_search(kTitles, word); }

std::vector<std::string> AllWords(absl::string_view name) {
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(name)) {
    const auto first = static_cast<unsigned char>(name[span.begin]);
    if (!absl::ascii_isalnum(first) && first < 0x80) continue;
    words.push_back(FoldWord(name.substr(span.begin, span.end - span.begin)));
  }
  return words;
}

}  // namespace

std::string NameOf(const v1::Visit& visit) {
  std::vector<std::string> parts;
  if (!visit.visitors().empty()) {
    const v1::Participant& principal = visit.visitors(0);
    parts.push_back(principal.kb_id().empty()
                        ? absl::StrCat(absl::StrJoin(NameWords(principal.name()), " "), "@",
                                       principal.country_code())
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

std::vector<std::string> NameWords(absl::string_view name) {
  const std::vector<std::string> all = AllWords(name);
  std::vector<std::string> words;
  absl::c_copy_if(all, std::back_inserter(words),
                  [](const std::string& word) { return !IsTitle(word); });
  return words.empty() ? all : words;
}

bool IsOnlyTitle(absl::string_view name) {
  const std::vector<std::string> words = AllWords(name);
  return !words.empty() && absl::c_all_of(words, IsTitle);
}

bool SamePerson(absl::string_view a, absl::string_view b) {
  return SameName(NameWords(a), NameWords(b));
}

bool SameName(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  const std::vector<std::string>& shorter = a.size() <= b.size() ? a : b;
  const std::vector<std::string>& longer = a.size() <= b.size() ? b : a;
  for (const std::string& word : shorter) {
    if (!absl::c_linear_search(longer, word)) return false;
  }
  return absl::c_linear_search(shorter, longer.back()) ||
         absl::c_linear_search(shorter, longer.front());
}

}  // namespace communique::summary
