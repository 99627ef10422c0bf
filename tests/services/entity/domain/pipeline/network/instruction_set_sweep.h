#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_INSTRUCTION_SET_SWEEP_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_INSTRUCTION_SET_SWEEP_H_

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "hwy/targets.h"

namespace communique::entity::pipeline {

// Calls `check` once for each instruction set that this machine has and the kernels are built for;
// layers made inside use it. Afterwards the best one is in force again.
inline void ForEachInstructionSet(const std::function<void(int64_t)>& check) {
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    check(target);
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  }
}

// Whether a multiply-add of the instruction set rounds once.
inline bool FusesMultiplyAdd(int64_t target) {
#if HWY_ARCH_X86
  return target == HWY_AVX2 || target == HWY_AVX3;
#else
  return target == HWY_NEON;
#endif
}

// Numbers between -1 and 1, always the same for the same seed.
inline std::vector<float> SomeNumbers(size_t count, uint32_t seed) {
  std::mt19937 generator(seed);
  std::vector<float> numbers(count);
  for (float& number : numbers) number = static_cast<float>(generator()) / 2147483648.0f - 1.0f;
  return numbers;
}

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_NETWORK_INSTRUCTION_SET_SWEEP_H_
