#pragma once
// The arithmetic of a BERT-family text encoder, in 32-bit floats; its large products in eight-bit codes too.
//
// Rules for every function here
// - Matrices are row-major. `rows`, `columns`, `depth`, `tokens` count elements; a stride counts floats. Never bytes.
// - The caller owns all memory, inputs and outputs do not overlap unless said, nothing is allocated or kept.
// - Pointers need the alignment of a float; 64-byte alignment is faster.
// - Every function may run on any number of threads at once.
// - A row of a result depends on its own row of the input only, and is computed in the same order of operations
//   whatever the number of rows: results are bit-identical however rows are batched. Between instruction sets they
//   differ by rounding (about 1e-7 relative).
#include "cpu.h"
#include <stdint.h>

#pragma clang assume_nonnull begin

// Columns of one panel of packed weights. Every `columns` of a packed matrix is a multiple of it.
enum { lk_panel_columns = 64 };

// `head_size` and `hidden` must be multiples of this, the widest vector in floats.
enum { lk_widest_vector = 16 };

typedef enum lk_activation {
    lk_activation_none = 0,
    // x * (1 + erf(x / sqrt 2)) / 2, within 4e-7 of the exact value.
    lk_activation_gelu = 1
} lk_activation;

// Inputs of a coded product that stay floats: the few whose range would leave the others no steps of their own.
enum { lk_kept_inputs = 16 };

// Which inputs of a coded product are kept.
typedef struct lk_coded_inputs {
    // Their numbers, [lk_kept_inputs], each below the depth.
    const int32_t *kept;
    // [depth]: 0 for those, 1 for the others.
    const float *mask;
} lk_coded_inputs;

// Rows of inputs as codes: x[i][k] is about scales[i] * (codes[i * depth + k] - zeros[i]), and 0 where it is kept.
typedef struct lk_codes {
    uint8_t *codes;   // [rows x depth]
    float *scales;    // [rows]
    int32_t *zeros;   // [rows]
    float *kept;      // [rows x lk_kept_inputs], as they were
} lk_codes;

// A weight matrix as lk_pack_codes makes it.
typedef struct lk_coded_weights {
    const int8_t *panels;   // [columns / 64][depth / 4][64][4]
    const float *scales;    // [columns]
    const int32_t *sums;    // [columns]: of the codes of each
    const float *kept;      // [columns / 64][lk_kept_inputs][64]
    const float *bias;      // [columns]
} lk_coded_weights;

typedef struct lk_encoder_kernels {
    lk_isa isa;

    // output[t] = words[ids[t]] + positions[t], for t < tokens.
    // words [vocabulary x hidden], positions [>= tokens x hidden], output [tokens x hidden].
    // Every id must be inside the vocabulary: not checked.
    void (*embed)(const int32_t *ids, long tokens, const float *words, const float *positions, long hidden,
                  float *output);

    // output = activation(input x weights + bias).
    // input [rows x depth] with input_stride >= depth; panels as lk_pack_panels makes them; bias [columns];
    // output [rows x columns] with output_stride >= columns. columns is a multiple of lk_panel_columns.
    void (*linear)(const float *input, long input_stride, const float *panels, const float *bias,
                   lk_activation activation, float *output, long output_stride, long rows, long columns, long depth);

    // Codes above 0 that `linear_codes` takes: 255, or 127 where sums of sixteen bits would overflow (AVX2).
    long code_levels;

    // Inputs to codes, 0 ... levels, each row over its own range. input [rows x depth] with stride >= depth; depth is a
    // multiple of lk_widest_vector. Equal inputs give equal codes in every instruction set.
    void (*quantize)(const float *input, long stride, const lk_coded_inputs *inputs, long levels, long rows, long depth,
                     lk_codes output);

    // output = activation(decoded input x decoded weights + kept inputs x kept weights + bias), the products of codes
    // summed exactly. Codes of the input are at most code_levels; the depth is at most 32768 and a multiple of
    // lk_widest_vector, columns of lk_panel_columns.
    void (*linear_codes)(lk_codes input, const lk_coded_weights *weights, lk_activation activation, float *output,
                         long output_stride, long rows, long columns, long depth);

    // x = layer_norm(x + addend) * gain + shift, row by row, in place; without an addend layer_norm(x).
    // x and addend [rows x hidden]; gain and shift [hidden]; hidden is a multiple of lk_widest_vector.
    void (*add_layer_norm)(float *x, const float *_Nullable addend, const float *gain, const float *shift, long rows,
                           long hidden, float epsilon);

    // Attention of one sequence to itself, of heads first_head ..< end_head: output = softmax(queries x keys^T) x values.
    // qkv [tokens x 3*heads*head_size]: queries, already divided by sqrt(head_size), then keys, then values.
    // output [tokens x heads*head_size]: the columns of those heads. scratch: lk_attention_scratch(tokens, head_size)
    // floats.
    // head_size is a multiple of lk_widest_vector. Time O(tokens^2 * heads * head_size).
    void (*attention)(const float *qkv, long tokens, long heads, long first_head, long end_head, long head_size,
                      float *scratch, float *output);

    // output = mean of the rows of x [rows x columns], rows >= 1, columns a multiple of lk_widest_vector.
    void (*mean_of_rows)(const float *x, long rows, long columns, float *output);

    // Divides x [count] by its Euclidean length, which it returns; leaves x alone if that is zero or not finite.
    // count is a multiple of lk_widest_vector.
    float (*make_unit_length)(float *x, long count);

    // Multiplies and adds in registers only, `rounds` times over: for measuring what the processor can do at most.
    // Returns the number of floating-point operations.
    double (*multiply_and_add)(long rounds);
} lk_encoder_kernels;

// Tells the processor that this thread waits for another in a loop.
static inline void lk_relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

// The kernels of one instruction set, or NULL if this build has none for it. Static storage, never freed.
// Asking for a set that the processor lacks is allowed; calling it is an illegal instruction.
const lk_encoder_kernels *_Nullable lk_encoder_kernels_for(lk_isa isa);

// Floats of scratch that `attention` needs for a sequence of so many tokens.
long lk_attention_scratch(long tokens, long head_size);

// Packs a weight matrix as checkpoints hold it, [columns x depth] (one row per output), times `scale`:
//
//     panels [columns / 64][depth][64]:  panels[p][k][j] = scale * weights[64 * p + j][k]
//
// so that the inner loop of `linear` reads one line after the other. The layout is the same for every instruction set.
// Packed matrices of equal depth may be laid one behind the other to make one wider matrix.
void lk_pack_panels(const float *weights, long columns, long depth, float scale, float *panels);

// Packs a weight matrix [columns x depth], times `scale`, as signed codes: each column over its own range, -127 ... 127,
// the inputs `kept_inputs` [lk_kept_inputs] as floats. Shapes are those of lk_coded_weights.
void lk_pack_codes(const float *weights, long columns, long depth, float scale, const int32_t *kept_inputs,
                   int8_t *panels, float *scales, int32_t *sums, float *kept);

#pragma clang assume_nonnull end
