#pragma once
// Which instruction set the kernels use. The processor is asked once; tests may force a lower one by name.

// Names are of the sets of kernels, not of single instructions. `lk_isa_scalar` is the definition of correct.
typedef enum lk_isa {
    lk_isa_scalar = 1,
    // AVX2 and FMA.
    lk_isa_avx2 = 2,
    // AVX-512 F, BW, VL, DQ, VNNI, VBMI and VPOPCNTDQ.
    lk_isa_avx512 = 3,
    // What every 64-bit Arm processor has.
    lk_isa_neon = 4
} lk_isa;

// The best set that this processor runs. O(1), no allocation, safe from any thread.
lk_isa lk_best_isa(void);

// `scalar`, `avx2`, `avx512` or `neon`; static storage.
const char *_Nonnull lk_isa_name(lk_isa isa);
