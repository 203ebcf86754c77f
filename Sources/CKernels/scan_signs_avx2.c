// The first pass on AVX2: 32 rows at a time, four dimensions a lookup.
#include "scan_tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#include "scan_signs.inc"

void lk_sign_tables_avx2(const int8_t *query, long code_bytes, uint8_t *tables) {
    for (long four = 0; four < code_bytes * 2; four++) {
        uint8_t *sums = tables + four * 16;
        sums[0] = 0;
        for (int bit = 0; bit < 4; bit++) {
            int number = query[four * 4 + bit];
            uint8_t set = (uint8_t)(number > 0 ? number : 0), clear = (uint8_t)(number < 0 ? -number : 0);
            for (int sum = 0; sum < 1 << bit; sum++) {
                sums[sum + (1 << bit)] = (uint8_t)(sums[sum] + set);
                sums[sum] = (uint8_t)(sums[sum] + clear);
            }
        }
    }
}

// The sums of eight dimensions, at most 126, of 32 rows.
static inline __attribute__((always_inline)) __m256i sums_of_byte(const uint8_t *codes, const uint8_t *tables) {
    const __m256i low_four = _mm256_set1_epi8(0x0F);
    __m256i byte = _mm256_loadu_si256((const __m256i *)codes);
    __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)tables));
    __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(tables + 16)));
    return _mm256_add_epi8(
        _mm256_shuffle_epi8(low, _mm256_and_si256(byte, low_four)),
        _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(byte, 4), low_four)));
}

// As in the kernel for AVX-512: two rows a lane, told apart at the end.
static inline __attribute__((always_inline)) void add(__m256i sum, __m256i *both, __m256i *odd) {
    *both = _mm256_add_epi16(*both, sum);
    *odd = _mm256_add_epi16(*odd, _mm256_srli_epi16(sum, 8));
}

// Estimates of 32 rows, and which of them have a weight and are above the threshold.
static inline __attribute__((always_inline)) uint32_t scan_half(
    const lk_sign_scan *scan, const uint8_t *codes, const uint8_t *weights, int32_t *estimates) {
    __m256i both = _mm256_setzero_si256(), odd = _mm256_setzero_si256();
    const uint8_t *tables = scan->tables;
    long byte = 0;
    for (; byte + 2 <= scan->code_bytes; byte += 2, codes += 128, tables += 64) {
        add(_mm256_add_epi8(sums_of_byte(codes, tables), sums_of_byte(codes + 64, tables + 32)), &both, &odd);
    }
    if (byte < scan->code_bytes) {
        add(sums_of_byte(codes, tables), &both, &odd);
    }
    __m256i even = _mm256_sub_epi16(both, _mm256_slli_epi16(odd, 8));
    // Rows 0–7 and 16–23, rows 8–15 and 24–31.
    __m256i low = _mm256_unpacklo_epi16(even, odd), high = _mm256_unpackhi_epi16(even, odd);
    __m128i eights[4] = {
        _mm256_castsi256_si128(low), _mm256_castsi256_si128(high), _mm256_extracti128_si256(low, 1),
        _mm256_extracti128_si256(high, 1)};
    uint32_t found = 0;
    for (int eight = 0; eight < 4; eight++) {
        __m256i weight = _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)(weights + eight * 16)));
        __m256i products = _mm256_sub_epi32(
            _mm256_slli_epi32(_mm256_cvtepu16_epi32(eights[eight]), 1), _mm256_set1_epi32(scan->magnitude));
        __m256i estimate = _mm256_mullo_epi32(products, weight);
        __m256i above = _mm256_andnot_si256(
            _mm256_cmpeq_epi32(weight, _mm256_setzero_si256()),
            _mm256_cmpgt_epi32(estimate, _mm256_set1_epi32(scan->threshold)));
        found |= (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(above)) << (eight * 8);
        _mm256_storeu_si256((__m256i *)(estimates + eight * 8), estimate);
    }
    return found;
}

void lk_sign_scanning_avx2(lk_sign_scan *scan) {
    const long block_bytes = lk_sign_block_bytes(scan);
    long blocks = (scan->row_count + LK_SIGN_ROWS - 1) / LK_SIGN_ROWS;
    for (; scan->block < blocks && scan->capacity - scan->found_count >= LK_SIGN_ROWS; scan->block++) {
        uint64_t rows = lk_sign_rows(scan, scan->block);
        if (!rows) {
            continue;
        }
        const uint8_t *codes = scan->blocks + scan->block * block_bytes;
        const uint8_t *weights = codes + scan->code_bytes * LK_SIGN_ROWS;
        int32_t estimates[LK_SIGN_ROWS];
        uint64_t found = scan_half(scan, codes, weights, estimates);
        found |= (uint64_t)scan_half(scan, codes + 32, weights + 64, estimates + 32) << 32;
        found &= rows;
        for (; found; found &= found - 1) {
            int row = __builtin_ctzll(found);
            lk_sign_note(scan, scan->block * LK_SIGN_ROWS + row, estimates[row]);
        }
    }
}

#pragma clang attribute pop
#endif
