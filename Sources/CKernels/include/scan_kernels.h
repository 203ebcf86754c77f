#pragma once
// Inner products of one query with many rows: int8 codes for the scan, f32 for the exact scores.
//
// A row is `stride` elements; `stride` is a multiple of 64 and elements past the true dimension are zero. Pointers
// need only the alignment of their element. Nothing is allocated, nothing is kept; safe from any thread.
#include <stdint.h>

#include "cpu.h"
#include "sign_kernels.h"

// out[i] = sum over k of query[k] * base[row * stride + k], where row = rows ? rows[i] : i.
//
// query:  [stride]; base: [rows × stride], row-major; rows: [count] or null for rows 0..<count; out: [count].
// Exact in every instruction set. The sums stay inside int32 up to a stride of 65,536.
typedef void (*lk_dots_i8)(
    const int8_t *_Nonnull query, const int8_t *_Nonnull base, long stride, const int32_t *_Nullable rows, long count,
    int32_t *_Nonnull out);

// The same in f32, with one order of summation for every instruction set, so that a score has the same bits on every
// machine: lane j (of 16) sums the products of elements j, j + 16, j + 32, …, each product rounded before it is added
// (no fused multiply-add); then the lanes are folded 16 → 8 → 4 → 2 → 1, lane j with lane j + half.
typedef void (*lk_dots_f32)(
    const float *_Nonnull query, const float *_Nonnull base, long stride, const int32_t *_Nullable rows, long count,
    float *_Nonnull out);

typedef struct lk_scan_kernels {
    lk_isa isa;
    lk_dots_i8 _Nonnull dots_i8;
    lk_dots_f32 _Nonnull dots_f32;
    lk_sign_tables _Nonnull sign_tables;
    lk_sign_scanning _Nonnull scan_signs;
} lk_scan_kernels;

// The kernels of one instruction set, or of the best that this processor runs where `isa` is above it.
// Static storage. O(1).
const lk_scan_kernels *_Nonnull lk_scan_kernels_for(lk_isa isa);
