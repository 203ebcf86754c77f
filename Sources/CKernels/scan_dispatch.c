// Which scan runs.
#include "scan_tables.h"

const lk_scan_kernels *lk_scan_kernels_for(lk_isa isa) {
#if defined(__x86_64__)
    lk_isa best = lk_best_isa();
    switch (isa < best ? isa : best) {
    case lk_isa_avx512:
        return &lk_scan_avx512;
    case lk_isa_avx2:
        return &lk_scan_avx2;
    case lk_isa_scalar:
        return &lk_scan_scalar;
    default:
        break;
    }
#else
    (void)isa;
#endif
    return &lk_scan_scalar;
}
