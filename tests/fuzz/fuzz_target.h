#ifndef TESTS_FUZZ_FUZZ_TARGET_H_
#define TESTS_FUZZ_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// What every file of a fuzz target defines.

// Runs the code under test on one input, which may be anything. Ends the process where a promise is
// broken; returns 0.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

// Inputs to start from: good ones of each kind, and those that found something once.
std::vector<std::string> FuzzSeeds();

#endif  // TESTS_FUZZ_FUZZ_TARGET_H_
