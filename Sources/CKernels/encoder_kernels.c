#include "encoder_kernels.h"

#include <stddef.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A cache line.
enum { lk_line_bytes = 64, lk_line_floats = lk_line_bytes / sizeof(float) };

// Rows of weights that are worked through at a time: with 64 columns 96 KiB.
enum { lk_block_depth = 384 };

// Whether a block of weights is the first of its sums, and whether it is the last.
typedef enum lk_ends { lk_ends_begins = 1, lk_ends_finishes = 2 } lk_ends;

// Keys are padded to the widest vector.
static long lk_attention_padding(long tokens) {
    return (tokens + lk_widest_vector - 1) / lk_widest_vector * lk_widest_vector;
}

// encoder_kernels.inc is compiled once per instruction set, on vectors of LK_LANES floats. Clang's vector
// extension turns them into the instructions that the surrounding target attribute allows, so there is one source and
// no intrinsics. LK_TILE_ROWS x LK_TILE_VECTORS accumulators must fit the registers beside LK_TILE_VECTORS weights.
#define LK_JOIN2(name, suffix) name##_##suffix
#define LK_JOIN(name, suffix) LK_JOIN2(name, suffix)
#define LK_NAME(name) LK_JOIN(name, LK_SUFFIX)

// Tells the compiler that a vector may have changed, so that it does not work a loop out beforehand.
#if defined(__x86_64__)
#define LK_KEEP(vector) __asm__ volatile("" : "+v"(vector))
#elif defined(__aarch64__)
#define LK_KEEP(vector) __asm__ volatile("" : "+w"(vector))
#else
#define LK_KEEP(vector) __asm__ volatile("" : "+m"(vector))
#endif

// The baseline is the definition of correct, and what runs on processors without a set of their own. It must not use
// the fma builtin: without such an instruction that is a call into the mathematics library, 20 times slower.
#define LK_SUFFIX scalar
#define LK_ISA lk_isa_scalar
#define LK_LANES 4
#define LK_TILE_VECTORS 2
#define LK_TILE_ROWS 4
#define LK_FMA(a, b, c) ((a) * (b) + (c))
#define LK_CODE_LEVELS 255
#include "encoder_kernels.inc"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LK_SUFFIX avx2
#define LK_ISA lk_isa_avx2
#define LK_LANES 8
#define LK_TILE_VECTORS 2
#define LK_TILE_ROWS 6
#define LK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define LK_CODE_LEVELS 127
#include "encoder_kernels.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma"))),    \
                             apply_to = function)
#define LK_SUFFIX avx512
#define LK_ISA lk_isa_avx512
#define LK_LANES 16
#define LK_TILE_VECTORS 4
#define LK_TILE_ROWS 6
#define LK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define LK_CODE_LEVELS 255
#include "encoder_kernels.inc"
#pragma clang attribute pop

#elif defined(__aarch64__)
// Every such processor has these instructions. Eight-bit codes run as in the baseline.
#define LK_SUFFIX neon
#define LK_ISA lk_isa_neon
#define LK_LANES 4
#define LK_TILE_VECTORS 4
#define LK_TILE_ROWS 6
#define LK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define LK_CODE_LEVELS 255
#include "encoder_kernels.inc"
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
#elif defined(__aarch64__)
    case lk_isa_neon:
        return &kernels_neon;
#endif
    default:
        return NULL;
    }
}

long lk_attention_scratch(long tokens, long head_size) {
    long padded = lk_attention_padding(tokens);
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

static int is_kept(long input, const int32_t *kept) {
    for (long o = 0; o < lk_kept_inputs; o++) {
        if (kept[o] == input) {
            return 1;
        }
    }
    return 0;
}

void lk_pack_codes(const float *weights, long columns, long depth, float scale, const int32_t *kept_inputs,
                   int8_t *panels, float *scales, int32_t *sums, float *kept) {
    for (long c = 0; c < columns; c++) {
        const float *row = weights + c * depth;
        long panel = c / lk_panel_columns * lk_panel_columns, place = c % lk_panel_columns;
        for (long o = 0; o < lk_kept_inputs; o++) {
            kept[panel * lk_kept_inputs + o * lk_panel_columns + place] = scale * row[kept_inputs[o]];
        }
        float largest = 0;
        for (long k = 0; k < depth; k++) {
            float magnitude = __builtin_fabsf(scale * row[k]);
            if (magnitude > largest && magnitude <= __FLT_MAX__ && !is_kept(k, kept_inputs)) {
                largest = magnitude;
            }
        }
        scales[c] = largest > 0 ? largest / 127 : 1;
        sums[c] = 0;
        for (long k = 0; k < depth; k++) {
            float steps = is_kept(k, kept_inputs) ? 0 : scale * row[k] / scales[c];
            // Half away from zero; what is not a number becomes zero, and shows in the inputs that are kept.
            int code = steps >= -127.5f && steps <= 127.5f ? (int)(steps + (steps < 0 ? -0.5f : 0.5f)) : 0;
            code = code > 127 ? 127 : code < -127 ? -127 : code;
            panels[panel * depth + k / 4 * 4 * lk_panel_columns + place * 4 + k % 4] = (int8_t)code;
            sums[c] += code;
        }
    }
}
