/// The file of a part's postings, `postings.lpf`: which document holds which term how often in which field.
///
/// A document is one row, a passage; its fields are title, headings and body. The frame is that of `SectionTable`, with
/// magic `LACUNAPF`. All numbers are little-endian. Documents are taken in windows of 4,096; the postings of one term in
/// one window are a block.
///
/// | offset | size | fields of the header                                                         |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |     32 |    4 | number of documents, 2^28 at most                                            |
/// |     36 |    2 | number of fields, 1 to 8                                                     |
/// |     38 |    2 | number of codes, 256 at most                                                 |
/// |     40 |    4 | number of terms                                                              |
/// |     44 |    4 | number of blocks                                                             |
/// |     48 |    4 | number of postings                                                           |
/// |     52 |    4 | number of exceptions                                                         |
/// |     56 |    8 | number of tokens in all documents, `tokens`                                  |
///
/// | kind | section                                                                               |
/// |-----:|:--------------------------------------------------------------------------------------|
/// |    1 | bytes of all terms, UTF-8, one after the other, ascending by unsigned bytes           |
/// |    2 | start of each term in section 1 and the end of the last: UInt32, terms + 1            |
/// |    6 | lengths of the documents in tokens: UInt32, documents × fields                        |
/// |    7 | sums of section 6 over all documents: UInt64, fields                                  |
/// |    8 | first token of each document and the end of the last: UInt64, documents + 1           |
/// |    9 | the documents' tokens in reading order, field after field, as positions among the     |
/// |      | terms: UInt32, `tokens`                                                               |
/// |   10 | first block of each term and the end of the last: UInt32, terms + 1                   |
/// |   11 | windows of the blocks, ascending within a term: UInt16, blocks                        |
/// |   12 | first posting of each block and the end of the last: UInt32, blocks + 1               |
/// |   13 | maxima of the blocks: the greatest code and the least length class, UInt8 each        |
/// |   14 | documents of the postings, counted from their window's first, ascending: UInt16       |
/// |   15 | codes of the postings: UInt8                                                          |
/// |   16 | frequencies that the codes stand for, by their sum: UInt16, codes × fields            |
/// |   17 | exceptions, postings ascending: UInt32                                                |
/// |   18 | frequencies of the exceptions: UInt16, exceptions × fields                            |
/// |   19 | length classes of the documents, see `LengthClasses`: UInt8                           |
///
/// The frequencies of a posting are those of its code. With 63 codes over 99 of 100 postings are told; the rest have
/// the last code, whose frequencies are at least as high in each field as those of all of them, and are exceptions. More
/// than 65,535 count as that. Section 9 is for what depends on where words stand.
///
/// No score and no document frequency over several files is stored: both belong to the union of parts that a caller may
/// open and to the documents alive in it, which the file cannot know. Code and length class give a score's upper bound
/// as soon as the union is known (`ScoreBounds`); decision 0014.
///
/// 3 bytes a posting, and 8 a block. Versions: 1 (2026), the first, without tokens; 2 (2026), still read, see
/// `Version2Sections`; 3 (2026).
enum PostingsFileFormat {
    static let magic = "LACUNAPF"
    static let version: UInt32 = 3
    static let oldestReadableVersion: UInt32 = 2

    static let termBytes: UInt32 = 1
    static let termOffsets: UInt32 = 2
    static let lengths: UInt32 = 6
    static let totals: UInt32 = 7
    static let tokenStarts: UInt32 = 8
    static let tokens: UInt32 = 9
    static let termBlocks: UInt32 = 10
    static let blockWindows: UInt32 = 11
    static let blockStarts: UInt32 = 12
    static let blockMaxima: UInt32 = 13
    static let offsets: UInt32 = 14
    static let codes: UInt32 = 15
    static let codeFrequencies: UInt32 = 16
    static let exceptions: UInt32 = 17
    static let exceptionFrequencies: UInt32 = 18
    static let lengthClasses: UInt32 = 19

    /// Three are used; the rest is room for a format that is read without change.
    static let fieldCountMaximum = 8
    /// So that windows have 16 bits.
    static let documentCountMaximum = 1 << 28
    /// What the writer makes at most; the format has room for 256.
    static let codeCountMaximum = 64

    /// Documents of a window: their sums fill half of a first-level cache of 32 KB.
    static let windowBits = 12
    static let windowCapacity = 1 << windowBits
}
