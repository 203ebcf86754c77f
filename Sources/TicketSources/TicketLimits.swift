/// How much of a file is held at a time; what is larger is reported and left out, so that no file fills the memory.
enum TicketLimits {
    /// UTF-8 bytes, or UTF-16 units, of one field. 4 MiB: a mail thread with its history is below 1 MiB; beyond that it is
    /// an attachment, or a quote that nobody closed.
    static let fieldUnitsMaximum = 4 * 1024 * 1024
    /// The same for one record, that is a row or a line of JSON.
    static let recordUnitsMaximum = 16 * 1024 * 1024
    /// Help desks export some hundred columns at most.
    static let columnsMaximum = 1000
    /// Records, and bytes, that a guess is made from.
    static let sampleRecordsMaximum = 1000
    static let sampleBytesMaximum = 8 * 1024 * 1024
    /// Nesting of JSON that is looked into for keys.
    static let keyDepthMaximum = 4
}
