// Prints the blocks of files with their features, from which train_block_scorer.py learns:
//   print_block_features FILE...
// A line for each file, "page" and its stem; then one for each block: its features, separated by
// spaces, a tab, and its text.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/ingest/domain/block_features.h"
#include "services/ingest/domain/page_reading.h"

namespace communique::ingest {
namespace {

int Main(int argc, char** argv) {
  const auto lexicon = Lexicon::Create();
  if (!lexicon.ok()) {
    std::cerr << lexicon.status() << "\n";
    return 2;
  }
  std::cout << "names";
  for (size_t f = 0; f < kFeatureCount; ++f) {
    std::cout << " " << NameOf(static_cast<Feature>(f));
  }
  std::cout << "\n";
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    v1::RawCommentary raw;
    raw.set_content(content.str());
    const absl::StatusOr<PageReading> reading = ReadPage(raw, **lexicon);
    if (!reading.ok()) continue;  // Nothing to learn from.
    const uint32_t title = reading->title ? reading->title->block : kNone;
    std::cout << "page " << std::filesystem::path(argv[i]).stem().string() << "\n";
    const FeatureReader features(reading->page, reading->facts, title);
    for (uint32_t b = 0; b < reading->page.blocks.size(); ++b) {
      for (const float value : features.Of(b)) std::cout << value << " ";
      std::cout << "\t" << reading->page.blocks[b].text() << "\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace communique::ingest

int main(int argc, char** argv) { return communique::ingest::Main(argc, argv); }
