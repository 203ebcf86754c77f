// Which sums of a window reach a threshold, and which way to find that out runs.
#include "postings_kernels.h"

static inline uint64_t scalar_at_least(const uint32_t *sums, uint32_t threshold) {
    uint64_t bits = 0;
    for (int i = 0; i < 64; i++) {
        bits |= (uint64_t)(sums[i] >= threshold) << i;
    }
    return bits;
}

#define LK_AT_LEAST scalar_at_least
#define collect scalar_collect
#include "postings_collect.inc"
#undef collect
#undef LK_AT_LEAST

static const lk_postings_kernels scalar = {lk_isa_scalar, scalar_collect};

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
static inline uint64_t avx2_at_least(const uint32_t *sums, uint32_t threshold) {
    const __m256i limit = _mm256_set1_epi32((int)threshold);
    uint64_t bits = 0;
    for (int i = 0; i < 64; i += 8) {
        // There is no unsigned comparison; a sum is at least the limit if it is the greater of the two.
        __m256i eight = _mm256_loadu_si256((const __m256i *)(sums + i));
        __m256i reached = _mm256_cmpeq_epi32(_mm256_max_epu32(eight, limit), eight);
        bits |= (uint64_t)(uint8_t)_mm256_movemask_ps(_mm256_castsi256_ps(reached)) << i;
    }
    return bits;
}
#define LK_AT_LEAST avx2_at_least
#define collect avx2_collect
#include "postings_collect.inc"
#undef collect
#undef LK_AT_LEAST
#pragma clang attribute pop

static const lk_postings_kernels avx2 = {lk_isa_avx2, avx2_collect};

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))), apply_to = function)
static inline uint64_t avx512_at_least(const uint32_t *sums, uint32_t threshold) {
    const __m512i limit = _mm512_set1_epi32((int)threshold);
    uint64_t bits = 0;
    for (int i = 0; i < 64; i += 16) {
        bits |= (uint64_t)_mm512_cmpge_epu32_mask(_mm512_loadu_si512(sums + i), limit) << i;
    }
    return bits;
}
#define LK_AT_LEAST avx512_at_least
#define collect avx512_collect
#include "postings_collect.inc"
#undef collect
#undef LK_AT_LEAST
#pragma clang attribute pop

static const lk_postings_kernels avx512 = {lk_isa_avx512, avx512_collect};
#endif

const lk_postings_kernels *lk_postings_kernels_for(lk_isa isa) {
#if defined(__x86_64__)
    lk_isa best = lk_best_isa();
    switch (isa < best ? isa : best) {
    case lk_isa_avx512:
        return &avx512;
    case lk_isa_avx2:
        return &avx2;
    case lk_isa_scalar:
        return &scalar;
    default:
        break;
    }
#else
    (void)isa;
#endif
    return &scalar;
}
