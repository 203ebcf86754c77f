#include "cpu.h"

lk_isa lk_best_isa(void) {
#if defined(__x86_64__)
    // __builtin_cpu_supports reads a table that the C runtime fills before main: cheap enough for each call.
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni") &&
        __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vpopcntdq")) {
        return lk_isa_avx512;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return lk_isa_avx2;
    }
    return lk_isa_scalar;
#elif defined(__aarch64__)
    return lk_isa_neon;
#else
    return lk_isa_scalar;
#endif
}

const char *lk_isa_name(lk_isa isa) {
    switch (isa) {
    case lk_isa_avx512:
        return "avx512";
    case lk_isa_avx2:
        return "avx2";
    case lk_isa_neon:
        return "neon";
    case lk_isa_scalar:
        return "scalar";
    }
    return "scalar";
}
