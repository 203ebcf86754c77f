#pragma once
// One table for each instruction set, known to `scan_dispatch.c` only.
#include "scan_kernels.h"

extern const lk_scan_kernels lk_scan_scalar;
void lk_sign_tables_scalar(const int8_t *query, long code_bytes, uint8_t *tables);
void lk_sign_scanning_scalar(lk_sign_scan *scan);
#if defined(__x86_64__)
extern const lk_scan_kernels lk_scan_avx2;
extern const lk_scan_kernels lk_scan_avx512;
void lk_sign_tables_avx2(const int8_t *query, long code_bytes, uint8_t *tables);
void lk_sign_scanning_avx2(lk_sign_scan *scan);
void lk_sign_tables_avx512(const int8_t *query, long code_bytes, uint8_t *tables);
void lk_sign_scanning_avx512(lk_sign_scan *scan);
#endif
