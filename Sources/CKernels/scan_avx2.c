// The scans on AVX2.
#include "scan_tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define LK_NAME(name) avx2_##name
#include "scan_rows.inc"
#include "scan_f32.inc"

// Both sides are widened to 16 bits, because the shorter way (vpmaddubsw) saturates on 8-bit codes.
static inline __attribute__((always_inline)) __m256i products(const int8_t *query, const int8_t *row) {
    __m256i a = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)query));
    __m256i b = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)row));
    return _mm256_madd_epi16(a, b);
}

static inline __attribute__((always_inline)) int32_t sum_of_lanes(__m256i v) {
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    __m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, _MM_SHUFFLE(1, 0, 3, 2)));
    __m128i one = _mm_add_epi32(two, _mm_shuffle_epi32(two, _MM_SHUFFLE(2, 3, 0, 1)));
    return _mm_cvtsi128_si32(one);
}

static void dots_i8(
    const int8_t *query, const int8_t *base, long stride, const int32_t *rows, long count, int32_t *out) {
    for (long i = 0; i < count; i++) {
        lk_fetch_ahead((const char *)base, stride, rows, i, count);
        const int8_t *row = base + lk_row(rows, i) * stride;
        __m256i even = _mm256_setzero_si256(), odd = _mm256_setzero_si256();
        for (long k = 0; k < stride; k += 32) {
            even = _mm256_add_epi32(even, products(query + k, row + k));
            odd = _mm256_add_epi32(odd, products(query + k + 16, row + k + 16));
        }
        out[i] = sum_of_lanes(_mm256_add_epi32(even, odd));
    }
}

#pragma clang attribute pop

const lk_scan_kernels lk_scan_avx2 = {
    lk_isa_avx2, dots_i8, avx2_dots_f32, lk_sign_tables_avx2, lk_sign_scanning_avx2};
#endif
