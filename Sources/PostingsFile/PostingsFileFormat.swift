/// The file of a part's postings, `postings.lpf`: which document holds which term how often in which field.
///
/// A document is one row, a passage; its fields are title, headings and body. The frame is that of `SectionTable`, with
/// magic `LACUNAPF`. All numbers are little-endian.
///
/// | offset | size | fields of the header                                                         |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |     32 |    4 | number of documents                                                          |
/// |     36 |    4 | number of fields, 1 to 8                                                     |
/// |     40 |    8 | number of terms                                                              |
/// |     48 |    8 | number of postings                                                           |
/// |     56 |    8 | number of tokens in all documents, `tokens`                                  |
///
/// | kind | section                                                                               |
/// |-----:|:--------------------------------------------------------------------------------------|
/// |    1 | bytes of all terms, UTF-8, one after the other, ascending by unsigned bytes           |
/// |    2 | start of each term in section 1 and the end of the last: UInt32, terms + 1            |
/// |    3 | first posting of each term and the end of the last: UInt64, terms + 1                 |
/// |    4 | documents of the postings, ascending within a term: UInt32, postings                  |
/// |    5 | frequencies: UInt16, postings × fields; more than 65,535 count as that                |
/// |    6 | lengths of the documents in tokens: UInt32, documents × fields                        |
/// |    7 | sums of section 6 over all documents: UInt64, fields                                  |
/// |    8 | first token of each document and the end of the last: UInt64, documents + 1           |
/// |    9 | the documents' tokens in reading order, field after field, as positions among the     |
/// |      | terms: UInt32, `tokens`                                                               |
///
/// Section 9 is for what depends on where words stand: a few hundred candidates are looked at, one after the other.
///
/// No score and no document frequency over several files is stored: both belong to the union of parts that a caller may
/// open and to the documents alive in it, which the file cannot know.
///
/// Not compressed: 10 bytes a posting with three fields, of which a scan for a term reads all. Versions: 1 (2026), the
/// first, without tokens; 2 (2026).
enum PostingsFileFormat {
    static let magic = "LACUNAPF"
    static let version: UInt32 = 2
    static let oldestReadableVersion: UInt32 = 2

    static let termBytes: UInt32 = 1
    static let termOffsets: UInt32 = 2
    static let postingsOffsets: UInt32 = 3
    static let documents: UInt32 = 4
    static let frequencies: UInt32 = 5
    static let lengths: UInt32 = 6
    static let totals: UInt32 = 7
    static let tokenStarts: UInt32 = 8
    static let tokens: UInt32 = 9

    /// Three are used; the rest is room for a format that is read without change.
    static let fieldCountMaximum = 8
}
