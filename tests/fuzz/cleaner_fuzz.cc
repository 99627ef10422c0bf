// The cleaner on any bytes: what it accepts must keep the promises of a document, what it refuses
// must say why, and a second time must give the same bytes. The first byte chooses the media type
// and charset that are given.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/cleaner.h"
#include "tests/corpus/corpus_texts.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/services/ingest/document_promises.h"

namespace communique::ingest {
namespace {

struct Hints {
  absl::string_view content_type;
  absl::string_view charset;
};
constexpr Hints kHints[] = {{"", ""},
                            {"text/html", ""},
                            {"text/plain", ""},
                            {"text/markdown", ""},
                            {"text/html; charset=windows-1251", ""},
                            {"", "utf-8"},
                            {"text/plain", "utf-16le"},
                            {"text/html", "shift_jis"}};

void CleanBytes(absl::string_view input) {
  static const Cleaner* const cleaner = new Cleaner(*Cleaner::Create({}));
  const Hints& hints = kHints[static_cast<unsigned char>(input[0]) % std::size(kHints)];
  v1::RawCommentary raw;
  raw.set_content(std::string(input.substr(1)));
  raw.set_content_type(std::string(hints.content_type));
  raw.set_charset(std::string(hints.charset));
  const absl::StatusOr<v1::Document> document = cleaner->Clean(raw);
  const absl::StatusOr<v1::Document> again = cleaner->Clean(raw);
  PROMISE(document.ok() == again.ok());
  if (!document.ok()) {
    PROMISE(absl::IsInvalidArgument(document.status()) && !document.status().message().empty());
    return;
  }
  PROMISE(document->SerializeAsString() == again->SerializeAsString());
  const std::string broken = BrokenPromise(raw.content(), *document);
  if (!broken.empty()) std::fprintf(stderr, "%s\n", broken.c_str());
  PROMISE(broken.empty());
}

}  // namespace
}  // namespace communique::ingest

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  communique::ingest::CleanBytes({reinterpret_cast<const char*>(data), size});
  return 0;
}

std::vector<std::string> FuzzSeeds() {
  using communique::testing::ReadTexts;
  std::vector<std::string> seeds;
  for (const char* folder :
       {"/deploy/samples", "/tests/corpus/fixtures", "/tests/corpus/commentaries"}) {
    for (const auto& text : ReadTexts(absl::StrCat(COMMUNIQUE_SOURCE_DIR, folder))) {
      seeds.push_back(absl::StrCat(std::string(1, '\0'), text.content));
    }
  }
  PROMISE(!seeds.empty());
  const absl::string_view kSmall[] = {
      "\1<html><head><title>Ice - Fjord News</title><meta name=author content='Jane Roe'><script "
      "type='application/ld+json'>{\"headline\":\"Ice\",\"datePublished\":\"2024-05-01\"}</script>"
      "</head><body><nav><a href=/>Home</a></nav><article><h1>Ice</h1><p>The ministers met in Oslo "
      "on Tuesday &amp; spoke about ice.</p><ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>"
      "</article><footer>&copy; 2024</footer></body></html>",
      "\2OSLO, May 3 (Fjord News) -- The min-\nisters met.\r\n> quoted\n\nRelated: more\n",
      "\3---\ntitle: Ice\n---\n# Ice\n\nThe [ministers](http://x.example) *met* &amp; spoke.\n- "
      "one\n",
      "\4<p>\xCE\xF1\xEB\xEE \xE8 \xCC\xEE\xF1\xEA\xE2\xE0, <b>\xEB\xE5\xE4</b></p>",
      "\5<p>\xED\xA0\x80 caf\xC3\xA9 e\xCC\x81 \xE2\x80\x8B\xEA\xB0\x80\xE1\x86\xA8</p>",
  };
  for (const absl::string_view seed : kSmall) seeds.emplace_back(seed);
  return seeds;
}
