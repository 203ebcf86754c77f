/// The file of a part's vectors, `vectors.lvf`: signs and int8 codes for the scans, f32 for the exact scores.
///
/// The frame is that of `SectionTable`, with magic `LACUNAVF`. All numbers are little-endian.
///
/// | offset | size | fields of the header                                                         |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |     32 |    4 | number of vectors, `count`                                                   |
/// |     36 |    4 | dimensions of a vector                                                       |
/// |     40 |   16 | the first 16 bytes of the SHA-256 of the model that made the vectors         |
/// |     56 |    8 | number of segments of all vectors, `segments`                                |
///
/// | kind | section                                                                               |
/// |-----:|:--------------------------------------------------------------------------------------|
/// |    1 | codes: Int8, `count` × `stride`                                                       |
/// |    2 | scales: Float32, `count`; 0 for a passage without a vector                            |
/// |    3 | vectors: Float32, `count` × `stride`                                                  |
/// |    4 | first segment of each vector: UInt32, `count` + 1, ascending from 0 to `segments`     |
/// |    5 | codes of segments: Int8, `segments` × `stride`                                        |
/// |    6 | scales of segments: Float32, `segments`; 0 for one without a vector                   |
/// |    7 | signs, may be missing: blocks of 64 rows, 64 × `codeBytes` and 64 weights, UInt16     |
///
/// The first segment of a passage is its line of title and headings, the others are its sentences. What they are is
/// decided by whoever writes the file; here they are rows of codes.
///
/// `stride` is `dimensions` rounded up to a multiple of 64; the elements past `dimensions` are zero, so that the
/// kernels need no tail and every row begins on a cache line.
///
/// A code is `x / scale` rounded to the nearest integer, ties to even, where `scale` is the largest magnitude of the
/// vector divided by 127. Nothing in a row depends on another row: a passage has the same codes in every part, whatever
/// it is merged with.
///
/// Bit k of byte j of a row's sign code is set where number 8j + k of its rotated vector is positive; a block holds
/// byte 0 of its 64 rows, then byte 1, and so on. `codeBytes` is `stride` / 8 up to a multiple of three: 48 for 384
/// dimensions. A weight is 8,192 √`stride` / the sum of the rotated vector's magnitudes, 32,767 at most; 0 where there
/// is no vector and past the last row. `SignRotation` is the rotation. Files without signs are searched by their codes.
///
/// Versions: 1 (2026), the first, without segments; 2 (2026), to which signs were added later.
enum VectorFileFormat {
    static let magic = "LACUNAVF"
    static let version: UInt32 = 2
    static let oldestReadableVersion: UInt32 = 2

    static let codes: UInt32 = 1
    static let scales: UInt32 = 2
    static let vectors: UInt32 = 3
    static let segmentStarts: UInt32 = 4
    static let segmentCodes: UInt32 = 5
    static let segmentScales: UInt32 = 6
    static let signs: UInt32 = 7

    static let modelHashBytes = 16
    static let strideUnit = 64
    /// Far above any sentence encoder, and far below the 65,536 at which int8 sums would leave int32.
    static let dimensionsMaximum = 8192

    static func stride(dimensions: Int) -> Int { (dimensions + strideUnit - 1) / strideUnit * strideUnit }
}
