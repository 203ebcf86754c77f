// The first pass in plain C: the definition of correct.
#include "scan_tables.h"

#include <string.h>

#include "scan_signs.inc"

void lk_sign_tables_scalar(const int8_t *query, long code_bytes, uint8_t *tables) {
    memcpy(tables, query, (size_t)code_bytes * 8);
}

void lk_sign_scanning_scalar(lk_sign_scan *scan) {
    const int8_t *query = (const int8_t *)scan->tables;
    int32_t negative = 0;
    for (long k = 0; k < scan->code_bytes * 8; k++) {
        negative += query[k] < 0 ? -query[k] : 0;
    }
    long blocks = (scan->row_count + LK_SIGN_ROWS - 1) / LK_SIGN_ROWS;
    for (; scan->block < blocks && scan->capacity - scan->found_count >= LK_SIGN_ROWS; scan->block++) {
        const uint8_t *codes = scan->blocks + scan->block * lk_sign_block_bytes(scan);
        const uint8_t *weights = codes + scan->code_bytes * LK_SIGN_ROWS;
        for (uint64_t rows = lk_sign_rows(scan, scan->block); rows; rows &= rows - 1) {
            int row = __builtin_ctzll(rows);
            int32_t sum = negative;
            for (long k = 0; k < scan->code_bytes * 8; k++) {
                sum += codes[k / 8 * LK_SIGN_ROWS + row] >> (k % 8) & 1 ? query[k] : 0;
            }
            uint16_t weight;
            memcpy(&weight, weights + 2 * row, sizeof weight);
            // Unsigned, since the weights of a damaged file may lead past an int32.
            int32_t estimate = (int32_t)((uint32_t)(2 * sum - scan->magnitude) * (uint32_t)weight);
            if (weight && estimate > scan->threshold) {
                lk_sign_note(scan, scan->block * LK_SIGN_ROWS + row, estimate);
            }
        }
    }
}
