#include "encoder_kernels.h"

#include <stddef.h>

// encoder_kernels.inc is compiled once per instruction set, on vectors of LK_LANES floats. Clang's vector
// extension turns them into the instructions that the surrounding target attribute allows, so there is one source and
// no intrinsics. LK_TILE_ROWS x LK_TILE_VECTORS accumulators must fit the registers beside LK_TILE_VECTORS weights.
#define LK_JOIN2(name, suffix) name##_##suffix
#define LK_JOIN(name, suffix) LK_JOIN2(name, suffix)
#define LK_NAME(name) LK_JOIN(name, LK_SUFFIX)

// The baseline is the definition of correct, and what runs on processors without a set of their own. It must not use
// the fma builtin: without such an instruction that is a call into the mathematics library, 20 times slower.
#define LK_SUFFIX scalar
#define LK_ISA lk_isa_scalar
#define LK_LANES 4
#define LK_TILE_VECTORS 2
#define LK_TILE_ROWS 4
#define LK_FMA(a, b, c) ((a) * (b) + (c))
#include "encoder_kernels.inc"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LK_SUFFIX avx2
#define LK_ISA lk_isa_avx2
#define LK_LANES 8
#define LK_TILE_VECTORS 2
#define LK_TILE_ROWS 6
#define LK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#include "encoder_kernels.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx2,fma"))),               \
                             apply_to = function)
#define LK_SUFFIX avx512
#define LK_ISA lk_isa_avx512
#define LK_LANES 16
#define LK_TILE_VECTORS 4
#define LK_TILE_ROWS 6
#define LK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#include "encoder_kernels.inc"
#pragma clang attribute pop
#endif

const lk_encoder_kernels *lk_encoder_kernels_for(lk_isa isa) {
    switch (isa) {
    case lk_isa_scalar:
        return &kernels_scalar;
#if defined(__x86_64__)
    case lk_isa_avx2:
        return &kernels_avx2;
    case lk_isa_avx512:
        return &kernels_avx512;
#endif
    default:
        return NULL;
    }
}

static long rounded_up_to_panel(long columns) {
    return (columns + lk_panel_columns - 1) / lk_panel_columns * lk_panel_columns;
}

long lk_attention_scratch(long tokens, long head_size) {
    long padded = rounded_up_to_panel(tokens);
    return padded * head_size + tokens * padded + tokens * head_size;
}

void lk_pack_panels(const float *weights, long columns, long depth, float scale, float *panels) {
    // Sixteen floats at a time: one line read, and the lines written stay in the first-level cache.
    for (long column = 0; column < columns; column += lk_panel_columns) {
        float *panel = panels + column * depth;
        for (long k0 = 0; k0 < depth; k0 += 16) {
            long k1 = k0 + 16 < depth ? k0 + 16 : depth;
            for (long j = 0; j < lk_panel_columns; j++) {
                const float *row = weights + (column + j) * depth;
                for (long k = k0; k < k1; k++) {
                    panel[k * lk_panel_columns + j] = scale * row[k];
                }
            }
        }
    }
}
