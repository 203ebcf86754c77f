/// How much one article may be; what is larger is reported and left out.
package struct SourceLimits: Sendable, Hashable {
    /// Bytes of one file or of one record. 16 MiB: the largest hand-written help pages are below 1 MiB, and the memory
    /// for reading and parsing is a small multiple of this.
    package var articleBytesMaximum: Int

    package init(articleBytesMaximum: Int = 16 * 1024 * 1024) {
        precondition(articleBytesMaximum > 0)
        self.articleBytesMaximum = articleBytesMaximum
    }
}
