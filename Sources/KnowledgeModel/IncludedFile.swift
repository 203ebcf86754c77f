/// A file whose text another article shows in its own: what the next run must look at, since the article changes with it.
package struct IncludedFile: Sendable, Hashable, Codable {
    /// Relative to the article's source, with `/`.
    package var path: String
    /// Of the file's bytes, in hexadecimal; nil: there was none to read, and the article changes when there is one.
    package var sha256: String?

    package init(path: String, sha256: String?) {
        self.path = path
        self.sha256 = sha256
    }
}

/// What a source says when one of its articles includes a file.
package enum IncludeReading: Sendable, Hashable {
    case found([UInt8])
    case missing
    /// The path leads out of the source's folder, by a link for one.
    case outside
    /// It is there and cannot be read; why, as a sentence.
    case unreadable(String)
}

/// Reads files that articles include, within one source. The only way in which parsing an article reaches another file.
package protocol IncludeReader: Sendable {
    /// - Parameters:
    ///   - path: relative to the source, with `/`, without `.` and `..`.
    ///   - byteCountMaximum: a larger file is `unreadable`.
    func read(_ path: String, byteCountMaximum: Int) -> IncludeReading
}
