// Runs a fuzz target without a fuzzer.
//   NAME_replay                  over its seeds, and over each seed cut off and changed in places
//   NAME_replay --write FOLDER   writes the seeds as files into the folder, for libFuzzer
//   NAME_replay FILE...          over files, for example one that libFuzzer has found
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

constexpr size_t kPlaces = 24;  // Of each seed that are cut and changed.

int Run(const std::string& input) {
  return LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

int RunSeeds() {
  const std::vector<std::string> seeds = FuzzSeeds();
  size_t runs = 0;
  for (const std::string& seed : seeds) {
    runs += Run(seed) == 0;
    for (size_t i = 0; i < seed.size(); i += 1 + seed.size() / kPlaces) {
      std::string changed = seed;
      changed[i] = static_cast<char>(~changed[i]);
      runs += Run(changed) == 0;
      runs += Run(seed.substr(0, i)) == 0;
    }
  }
  std::cout << runs << " runs over " << seeds.size() << " seeds\n";
  return runs == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

int WriteSeeds(const std::string& folder) {
  int number = 0;
  for (const std::string& seed : FuzzSeeds()) {
    std::ofstream file(folder + "/seed-" + std::to_string(number++), std::ios::binary);
    if (!file.write(seed.data(), static_cast<std::streamsize>(seed.size())).flush()) {
      std::cerr << folder << ": cannot be written to\n";
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}

int RunFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return EXIT_FAILURE;
  }
  return Run(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 1) return RunSeeds();
  if (argc == 3 && std::strcmp(argv[1], "--write") == 0) return WriteSeeds(argv[2]);
  int status = EXIT_SUCCESS;
  for (int i = 1; i < argc; ++i) status |= RunFile(argv[i]);
  return status;
}
