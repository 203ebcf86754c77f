// Posting lists in plain C, which no instruction set does better: each posting goes to a place of its own.
#include "postings_kernels.h"

#define LK_LENGTH_CLASSES 256

static inline uint32_t bound(const lk_bounds *bounds, uint8_t code, uint16_t offset) {
    uint32_t row = code & bounds->row_mask;
    return bounds->weight * (uint32_t)bounds->bounds[row * LK_LENGTH_CLASSES + bounds->length_classes[offset]];
}

void lk_postings_add(
    const uint16_t *offsets, const uint8_t *codes, long count, const lk_bounds *bounds, uint32_t *sums) {
    const lk_bounds table = *bounds;
    for (long i = 0; i < count; i++) {
        uint16_t offset = offsets[i];
        if (offset < table.documents) {
            sums[offset] += bound(&table, codes[i], offset);
        }
    }
}

// The first place whose offset is not below `wanted`; `count` if all are. Without branches that depend on the data.
static inline long first_not_below(const uint16_t *offsets, long count, uint16_t wanted) {
    const uint16_t *low = offsets;
    long rest = count;
    while (rest > 1) {
        long half = rest / 2;
        low += __builtin_unpredictable(low[half - 1] < wanted) ? half : 0;
        rest -= half;
    }
    return low - offsets + (rest == 1 && *low < wanted);
}

void lk_postings_add_wanted(
    const uint16_t *offsets, const uint8_t *codes, long count, const lk_bounds *bounds, const uint16_t *wanted,
    long wanted_count, uint32_t *sums) {
    for (long i = 0; i < wanted_count; i++) {
        long place = first_not_below(offsets, count, wanted[i]);
        if (place < count && offsets[place] == wanted[i]) {
            sums[wanted[i]] += bound(bounds, codes[place], wanted[i]);
        }
    }
}

void lk_postings_find(
    const uint16_t *offsets, long count, const uint16_t *wanted, long wanted_count, int32_t *positions) {
    for (long i = 0; i < wanted_count; i++) {
        long place = first_not_below(offsets, count, wanted[i]);
        positions[i] = place < count && offsets[place] == wanted[i] ? (int32_t)place : -1;
    }
}
