/// How much one article may be; what is larger is reported and left out.
package struct SourceLimits: Sendable, Hashable {
    /// Bytes of one file or of one record. 16 MiB: the largest hand-written help pages are below 1 MiB, and the memory
    /// for reading and parsing is a small multiple of this.
    package var articleBytesMaximum: Int

    /// Bytes of a record's id: it stands in every message about the record, in every hit and in every log.
    package static let idBytesMaximum = 1_024
    /// Bytes of `lacuna.yaml`; a few hundred sources fit many times over.
    package static let configurationBytesMaximum = 1 << 20
    /// Brackets, list markers or columns of indentation in one another in `lacuna.yaml`: libyaml's reader recurses.
    package static let configurationDepthMaximum = 64

    package init(articleBytesMaximum: Int = 16 * 1024 * 1024) {
        precondition(articleBytesMaximum > 0)
        self.articleBytesMaximum = articleBytesMaximum
    }
}
