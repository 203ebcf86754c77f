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

#define LK_STRIDE 32

// How many of up to 32 ascending offsets are below `wanted`: all are looked at, by vector instructions.
static inline long count_below(const uint16_t *offsets, long count, uint16_t wanted) {
    long below = 0;
    if (count >= LK_STRIDE) {
        uint16_t sum = 0;
        for (int i = 0; i < LK_STRIDE; i++) {
            sum += offsets[i] < wanted;
        }
        return sum;
    }
    for (long i = 0; i < count; i++) {
        below += offsets[i] < wanted;
    }
    return below;
}

// The first place whose offset is not below `wanted`; `count` if all are.
//
// Documents of a term are spread fairly evenly over a window, so the search begins where evenness puts it and moves by
// doubling steps: as a rule it reads one or two cache lines, where halving reads four or five (Perl, Itai and Avni,
// CACM 1978, for the former).
static inline long first_not_below(const uint16_t *offsets, long count, uint16_t wanted, uint32_t documents) {
    if (count == 0) {
        return 0;
    }
    long guess = documents ? (long)((uint64_t)wanted * (uint64_t)count / documents) : 0;
    long low = guess < count ? guess : count - 1;
    long high = low;
    long step = LK_STRIDE;
    if (offsets[low] < wanted) {
        // All up to `low` are below.
        while (high < count && offsets[high] < wanted) {
            low = high;
            high += step;
            step *= 2;
        }
        high = high < count ? high : count;
    } else {
        // None from `high` on is below.
        while (low > 0 && offsets[low] >= wanted) {
            high = low;
            low -= step;
            step *= 2;
        }
        low = low > 0 ? low : 0;
    }
    while (high - low > LK_STRIDE) {
        long middle = low + (high - low) / 2;
        if (offsets[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low + count_below(offsets + low, high - low, wanted);
}

void lk_postings_add_wanted(
    const uint16_t *offsets, const uint8_t *codes, long count, const lk_bounds *bounds, const uint16_t *wanted,
    long wanted_count, uint32_t *sums) {
    const uint32_t documents = bounds->documents;
    for (long i = 0; i < wanted_count; i++) {
        long place = first_not_below(offsets, count, wanted[i], documents);
        if (place < count && offsets[place] == wanted[i]) {
            sums[wanted[i]] += bound(bounds, codes[place], wanted[i]);
        }
    }
}

void lk_postings_find(
    const uint16_t *offsets, long count, uint32_t documents, const uint16_t *wanted, long wanted_count,
    int32_t *positions) {
    for (long i = 0; i < wanted_count; i++) {
        long place = first_not_below(offsets, count, wanted[i], documents);
        positions[i] = place < count && offsets[place] == wanted[i] ? (int32_t)place : -1;
    }
}
