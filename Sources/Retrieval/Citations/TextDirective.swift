/// What a browser is to find and mark, as ranges of the article text: from `start` to `end`, or `start` alone, right
/// behind `prefix` and right before `suffix`. Each lies within one block, begins and ends at a word's.
struct TextDirective {
    var prefix: Range<Int>?
    var start: Range<Int>
    var end: Range<Int>?
    var suffix: Range<Int>?

    /// `prefix-,start,end,-suffix`, escaped.
    func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
        func escaped(_ range: Range<Int>) -> String {
            PercentEncoding.escaped(
                String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self), keeping: Self.unescaped)
        }
        var parts: [String] = []
        if let prefix { parts.append(escaped(prefix) + "-") }
        parts.append(escaped(start))
        if let end { parts.append(escaped(end)) }
        if let suffix { parts.append("-" + escaped(suffix)) }
        return parts.joined(separator: ",")
    }

    /// Letters, digits and what RFC 3986 allows in a fragment; the directive's own `-`, `,` and `&` are always escaped.
    static let unescaped = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~!$'()*+;=:@/?".utf8)
}
