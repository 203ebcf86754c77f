// The first pass on AVX-512 with VBMI: 64 rows at a time, six dimensions a lookup.
#include "scan_tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi"))), \
                             apply_to = function)

#include "scan_signs.inc"

// Of 24 dimensions in three bytes: the low six bits of each byte, and the three pairs of high bits together.
static const int8_t dimensions_of_table[4][6] = {
    {0, 1, 2, 3, 4, 5}, {8, 9, 10, 11, 12, 13}, {16, 17, 18, 19, 20, 21}, {6, 7, 14, 15, 22, 23}};

void lk_sign_tables_avx512(const int8_t *query, long code_bytes, uint8_t *tables) {
    for (long three = 0; three < code_bytes / 3; three++) {
        for (int table = 0; table < 4; table++) {
            const int8_t *numbers = query + three * 24;
            uint8_t *sums = tables + (three * 4 + table) * 64;
            sums[0] = 0;
            for (int bit = 0; bit < 6; bit++) {
                int number = numbers[dimensions_of_table[table][bit]];
                // What makes all sums positive: the set bit of a negative number adds nothing, the clear one its size.
                uint8_t set = (uint8_t)(number > 0 ? number : 0), clear = (uint8_t)(number < 0 ? -number : 0);
                for (int sum = 0; sum < 1 << bit; sum++) {
                    sums[sum + (1 << bit)] = (uint8_t)(sums[sum] + set);
                    sums[sum] = (uint8_t)(sums[sum] + clear);
                }
            }
        }
    }
}

static inline __attribute__((always_inline)) uint32_t above(
    const lk_sign_scan *scan, __m512i sums, __m512i weights, __m512i *estimates) {
    __m512i products = _mm512_sub_epi32(_mm512_slli_epi32(sums, 1), _mm512_set1_epi32(scan->magnitude));
    *estimates = _mm512_mullo_epi32(products, weights);
    return _mm512_cmpgt_epi32_mask(*estimates, _mm512_set1_epi32(scan->threshold));
}

// Sixteen-bit sums of 64 rows, in two registers of 32 rows each, in order.
static inline __attribute__((always_inline)) void sums_of_block(
    const uint8_t *codes, const uint8_t *tables, long code_bytes, __m512i *first, __m512i *second) {
    const __m512i low_two = _mm512_set1_epi8(0x03), low_four = _mm512_set1_epi8(0x0F);
    __m512i both = _mm512_setzero_si512(), odd = _mm512_setzero_si512();
    for (long byte = 0; byte < code_bytes; byte += 3, codes += 192, tables += 256) {
        __m512i a = _mm512_loadu_si512(codes), b = _mm512_loadu_si512(codes + 64), c = _mm512_loadu_si512(codes + 128);
        // The instruction reads the low six bits of an index and no others.
        __m512i rest = _mm512_ternarylogic_epi32(
            low_two, _mm512_srli_epi16(a, 6), _mm512_srli_epi16(b, 4), 0xCA);
        rest = _mm512_ternarylogic_epi32(low_four, rest, _mm512_srli_epi16(c, 2), 0xCA);
        __m512i ab = _mm512_add_epi8(
            _mm512_permutexvar_epi8(a, _mm512_loadu_si512(tables)),
            _mm512_permutexvar_epi8(b, _mm512_loadu_si512(tables + 64)));
        __m512i cd = _mm512_add_epi8(
            _mm512_permutexvar_epi8(c, _mm512_loadu_si512(tables + 128)),
            _mm512_permutexvar_epi8(rest, _mm512_loadu_si512(tables + 192)));
        __m512i sum = _mm512_add_epi8(ab, cd);
        // Two rows a lane: the sum of both with the upper one shifted, and that of the upper one, tell the lower one.
        both = _mm512_add_epi16(both, sum);
        odd = _mm512_add_epi16(odd, _mm512_srli_epi16(sum, 8));
    }
    __m512i even = _mm512_sub_epi16(both, _mm512_slli_epi16(odd, 8));
    const __m512i low = _mm512_set_epi16(
        47, 15, 46, 14, 45, 13, 44, 12, 43, 11, 42, 10, 41, 9, 40, 8, 39, 7, 38, 6, 37, 5, 36, 4, 35, 3, 34, 2, 33, 1,
        32, 0);
    *first = _mm512_permutex2var_epi16(even, low, odd);
    *second = _mm512_permutex2var_epi16(even, _mm512_add_epi16(low, _mm512_set1_epi16(16)), odd);
}

void lk_sign_scanning_avx512(lk_sign_scan *scan) {
    const long block_bytes = lk_sign_block_bytes(scan);
    long blocks = (scan->row_count + LK_SIGN_ROWS - 1) / LK_SIGN_ROWS;
    for (; scan->block < blocks && scan->capacity - scan->found_count >= LK_SIGN_ROWS; scan->block++) {
        uint64_t rows = lk_sign_rows(scan, scan->block);
        if (!rows) {
            continue;
        }
        const uint8_t *codes = scan->blocks + scan->block * block_bytes;
        const uint8_t *weights = codes + scan->code_bytes * LK_SIGN_ROWS;
        __m512i sums[2], estimates[4];
        sums_of_block(codes, scan->tables, scan->code_bytes, &sums[0], &sums[1]);
        uint64_t found = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            __m256i half = quarter % 2 ? _mm512_extracti64x4_epi64(sums[quarter / 2], 1)
                                       : _mm512_castsi512_si256(sums[quarter / 2]);
            __m256i weight = _mm256_loadu_si256((const __m256i *)(weights + quarter * 32));
            uint64_t mask = above(
                scan, _mm512_cvtepu16_epi32(half), _mm512_cvtepu16_epi32(weight), &estimates[quarter]);
            mask &= _mm256_test_epi16_mask(weight, weight);
            found |= mask << (quarter * 16);
        }
        found &= rows;
        for (; found; found &= found - 1) {
            int row = __builtin_ctzll(found);
            lk_sign_note(scan, scan->block * LK_SIGN_ROWS + row, ((const int32_t *)estimates)[row]);
        }
    }
}

#pragma clang attribute pop
#endif
