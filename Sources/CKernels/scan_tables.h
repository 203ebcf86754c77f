#pragma once
// One table for each instruction set, known to `scan_dispatch.c` only.
#include "scan_kernels.h"

extern const lk_scan_kernels lk_scan_scalar;
#if defined(__x86_64__)
extern const lk_scan_kernels lk_scan_avx2;
extern const lk_scan_kernels lk_scan_avx512;
#endif
