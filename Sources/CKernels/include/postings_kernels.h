#pragma once
// One window of a posting list: up to 65,536 documents, of which a list names some, ascending, by their offsets.
//
// Pointers need only the alignment of their element. Nothing is allocated, nothing is kept; safe from any thread.
#include <stdint.h>

#include "cpu.h"

// What a posting may add to the score of its document, at most: weight × bounds[code][length class of the document].
typedef struct lk_bounds {
    // [rows × 256], row-major.
    const uint16_t *_Nonnull bounds;
    // Rows less 1; rows are a power of two. Codes are read modulo rows, so that no code leads out of the table.
    uint32_t row_mask;
    uint32_t weight;
    // [documents], those of the window.
    const uint8_t *_Nonnull length_classes;
    // Of the window: postings of offsets from here on are passed over.
    uint32_t documents;
} lk_bounds;

// Adds to sums[offset] what each posting may add. Sums wrap.
void lk_postings_add(
    const uint16_t *_Nonnull offsets, const uint8_t *_Nonnull codes, long count, const lk_bounds *_Nonnull bounds,
    uint32_t *_Nonnull sums);

// The same for the postings of `wanted` [wanted_count] alone, which are offsets below bounds->documents, ascending.
// O(wanted_count × log count)
void lk_postings_add_wanted(
    const uint16_t *_Nonnull offsets, const uint8_t *_Nonnull codes, long count, const lk_bounds *_Nonnull bounds,
    const uint16_t *_Nonnull wanted, long wanted_count, uint32_t *_Nonnull sums);

// positions[i] = the place of wanted[i] among the offsets of a window of so many documents, -1 if it is not there.
// O(wanted_count × log count)
void lk_postings_find(
    const uint16_t *_Nonnull offsets, long count, uint32_t documents, const uint16_t *_Nonnull wanted,
    long wanted_count, int32_t *_Nonnull positions);

// The offsets whose sum is at least `threshold` and whose bit in `mask` is set; `mask` is null for all. Ascending.
//
// sums:  [count]; mask: bit i % 64 of word i / 64; found: room for count.
// Returns how many. The same in every instruction set.
typedef long (*lk_postings_collect)(
    const uint32_t *_Nonnull sums, const uint64_t *_Nullable mask, long count, uint32_t threshold,
    uint16_t *_Nonnull found);

typedef struct lk_postings_kernels {
    lk_isa isa;
    lk_postings_collect _Nonnull collect;
} lk_postings_kernels;

// The kernels of one instruction set, or of the best that this processor runs where `isa` is above it.
// Static storage. O(1).
const lk_postings_kernels *_Nonnull lk_postings_kernels_for(lk_isa isa);
