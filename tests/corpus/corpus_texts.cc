#include "tests/corpus/corpus_texts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace communique::testing {
namespace {

bool IsText(const std::filesystem::path& path) {
  const std::string extension = path.extension();
  return path.filename() != "README.md" &&
         (extension == ".txt" || extension == ".html" || extension == ".md");
}

std::string Contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::vector<RawText> ReadTexts(const std::string& folder) {
  std::vector<RawText> texts;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (IsText(entry.path())) texts.push_back({entry.path().filename(), Contents(entry.path())});
  }
  std::sort(texts.begin(), texts.end(),
            [](const RawText& a, const RawText& b) { return a.name < b.name; });
  return texts;
}

std::string CorpusFolder() {
  const char* given = std::getenv("COMMUNIQUE_CORPUS");
  return given != nullptr && *given != '\0' ? given : COMMUNIQUE_SOURCE_DIR "/../shared/corpus";
}

}  // namespace communique::testing
