#pragma once
// The first pass of a search: estimates of inner products from one bit a dimension, over all rows of a file.
//
// A row's code is the signs of its rotated vector, bit k of byte j for dimension 8j + k, set where it is positive; the
// query is rotated too and rounded to integers r. A row's estimate is the inner product of its signs (±1) and r, times
// its weight.
//
// Rows lie in blocks of 64: byte 0 of all 64 codes, byte 1 of all, …, byte `code_bytes` − 1, then 64 weights (uint16,
// little-endian; 0 for a row that is never found). So 64 rows are looked up at once, in tables of six dimensions that
// fit one register (AVX-512 VBMI), or 32 rows in tables of four (AVX2). The lookup in place of counted bits is that of
// André, Kermarrec, Le Scouarnec, "Cache locality is not enough: high-performance nearest neighbor search with product
// quantization fast scan" (VLDB 2015).
//
// Nothing is allocated, nothing is kept; safe from any thread. All estimates are integers, and so the same in every
// instruction set.
#include <stdint.h>

#include "cpu.h"

#define LK_SIGN_ROWS 64

// What the tables of `code_bytes` need in the widest instruction set: 64 bytes for each six bits.
#define LK_SIGN_TABLE_BYTES(code_bytes) ((code_bytes) / 3 * 4 * 64)

// The largest sum of |r| over six dimensions that share a table, so that four lookups add up within a byte. They are, of
// each 24 dimensions, 0–5, 8–13, 16–21 and the rest; for AVX2 the fours 0–3, 4–7, ….
#define LK_SIGN_TABLE_MAXIMUM 63

// Makes the tables of one query, in the layout of the instruction set.
//
// query: [8 × code_bytes] integers r, zero past the dimensions, with sums of |r| as above, and of all at most 65,535;
// code_bytes: a multiple of 3; tables: [LK_SIGN_TABLE_BYTES(code_bytes)].
typedef void (*lk_sign_tables)(const int8_t *_Nonnull query, long code_bytes, uint8_t *_Nonnull tables);

// A scan that is under way.
typedef struct lk_sign_scan {
    const uint8_t *_Nonnull tables;
    long code_bytes;
    // The sum of |r| over all dimensions.
    int32_t magnitude;
    // Whole blocks, the last one padded; 64-byte aligned or not.
    const uint8_t *_Nonnull blocks;
    long row_count;
    // The number of the first row, where several files are counted on.
    uint32_t first_row;
    // One bit for each row, a word for each block; null where all are allowed.
    const uint64_t *_Nullable allowed;
    // The next block. The scan moves it on.
    long block;
    // Only estimates above it are found.
    int32_t threshold;
    // [capacity], of which `found_count` are filled; the scan stops when fewer than 64 are free.
    uint64_t *_Nonnull found;
    long capacity;
    long found_count;
} lk_sign_scan;

// Scans until the last block, or until there may be no room for another block's rows.
//
// What is found is one number a row: the estimate with its top bit flipped in the upper half, the row's complement in
// the lower, `first_row` added. So the greater number is the better row: the one with the higher estimate, or the one that comes first.
typedef void (*lk_sign_scanning)(lk_sign_scan *_Nonnull scan);
