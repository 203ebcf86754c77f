/// Where something stands in a source file, as the file lies on disk.
package struct SourceSpan: Sendable, Hashable {
    /// Byte offsets, end exclusive.
    package var bytes: Range<Int>
    /// Line numbers from 1, both ends included.
    package var lines: ClosedRange<Int>

    package init(bytes: Range<Int>, lines: ClosedRange<Int>) {
        self.bytes = bytes
        self.lines = lines
    }

    /// The smallest span that covers both.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(
            bytes: min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound),
            lines: min(lines.lowerBound, other.lines.lowerBound)...max(lines.upperBound, other.lines.upperBound))
    }
}
