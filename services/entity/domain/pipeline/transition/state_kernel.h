#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_KERNEL_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_KERNEL_H_

#include <cstddef>

namespace communique::entity::pipeline {

// Rows that the kernels read are [pieces][stride] floats, `stride` being the hidden units rounded
// up to a multiple of this; the padding is zero.
inline constexpr size_t kUnitMultiple = 16;

// The hidden layer of a state: sums the rows of its features in their order, then the bias, and
// takes each unit's largest piece. The same bits on every instruction set. `rows` are `row_count`
// (at least one) pointers, aligned to 64 bytes as `bias` and `hidden` are; `hidden`: [stride].
void SumAndMaxout(const float* const* rows, size_t row_count, const float* bias, size_t stride,
                  size_t pieces, float* hidden);

// Index of the largest of `count` (at least one) scores, the first of equals.
size_t FirstMaximum(const float* scores, size_t count);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_STATE_KERNEL_H_
