// The scans in plain C: the definition of correct, and what runs where there is no AVX2.
#include "scan_tables.h"

#include "scan_rows.inc"

#pragma STDC FP_CONTRACT OFF

static void dots_i8(
    const int8_t *query, const int8_t *base, long stride, const int32_t *rows, long count, int32_t *out) {
    for (long i = 0; i < count; i++) {
        lk_fetch_ahead((const char *)base, stride, rows, i, count);
        const int8_t *row = base + lk_row(rows, i) * stride;
        int32_t sum = 0;
        for (long k = 0; k < stride; k++) {
            sum += query[k] * row[k];
        }
        out[i] = sum;
    }
}

static void dots_f32(
    const float *query, const float *base, long stride, const int32_t *rows, long count, float *out) {
    for (long i = 0; i < count; i++) {
        lk_fetch_ahead((const char *)base, stride * (long)sizeof(float), rows, i, count);
        const float *row = base + lk_row(rows, i) * stride;
        float lanes[16] = {0};
        for (long k = 0; k < stride; k += 16) {
            for (long j = 0; j < 16; j++) {
                float product = query[k + j] * row[k + j];
                lanes[j] = lanes[j] + product;
            }
        }
        for (long half = 8; half > 0; half /= 2) {
            for (long j = 0; j < half; j++) {
                lanes[j] = lanes[j] + lanes[j + half];
            }
        }
        out[i] = lanes[0];
    }
}

const lk_scan_kernels lk_scan_scalar = {
    lk_isa_scalar, dots_i8, dots_f32, lk_sign_tables_scalar, lk_sign_scanning_scalar};
