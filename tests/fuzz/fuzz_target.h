#ifndef TESTS_FUZZ_FUZZ_TARGET_H_
#define TESTS_FUZZ_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

// What every file of a fuzz target defines.

// Runs the code under test on one input, which may be anything. Ends the process where a promise is
// broken; returns 0.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

// Inputs to start from: good ones of each kind, and those that found something once.
std::vector<std::string> FuzzSeeds();

// Ends a target, naming the condition, when what the code under test promises does not hold.
#define PROMISE(condition)                              \
  do {                                                  \
    if (!(condition)) {                                 \
      std::fprintf(stderr, "broken: %s\n", #condition); \
      std::abort();                                     \
    }                                                   \
  } while (false)

#endif  // TESTS_FUZZ_FUZZ_TARGET_H_
