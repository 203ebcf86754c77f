// The scans on AVX-512 with VNNI.
#include "scan_tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), \
                             apply_to = function)

#define LK_NAME(name) avx512_##name
#include "scan_rows.inc"
#include "scan_f32.inc"

// VPDPBUSD multiplies unsigned by signed bytes. Flipping the top bit of a signed code adds 128 to it; what that adds
// to the sum, 128 × the sum of the query, is the same for all rows and is taken off at the end.
static inline __attribute__((always_inline)) __m512i accumulate(__m512i sum, const int8_t *query, const int8_t *row) {
    __m512i shifted = _mm512_xor_si512(_mm512_loadu_si512(row), _mm512_set1_epi8((char)0x80));
    return _mm512_dpbusd_epi32(sum, shifted, _mm512_loadu_si512(query));
}

static int32_t shift_of_sum(const int8_t *query, long stride) {
    int32_t sum = 0;
    for (long k = 0; k < stride; k++) {
        sum += query[k];
    }
    return 128 * sum;
}

static void dots_i8(
    const int8_t *query, const int8_t *base, long stride, const int32_t *rows, long count, int32_t *out) {
    const int32_t shift = shift_of_sum(query, stride);
    for (long i = 0; i < count; i++) {
        lk_fetch_ahead((const char *)base, stride, rows, i, count);
        const int8_t *row = base + lk_row(rows, i) * stride;
        __m512i even = _mm512_setzero_si512(), odd = _mm512_setzero_si512();
        long k = 0;
        for (; k + 128 <= stride; k += 128) {
            even = accumulate(even, query + k, row + k);
            odd = accumulate(odd, query + k + 64, row + k + 64);
        }
        if (k < stride) {
            even = accumulate(even, query + k, row + k);
        }
        out[i] = _mm512_reduce_add_epi32(_mm512_add_epi32(even, odd)) - shift;
    }
}

#pragma clang attribute pop

const lk_scan_kernels lk_scan_avx512 = {
    lk_isa_avx512, dots_i8, avx512_dots_f32, lk_sign_tables_avx512, lk_sign_scanning_avx512};
#endif
