/// `--` and `---`, of which typography makes dashes, which no anchor keeps.
enum TypographicDashes {
    static func removed(from text: String) -> String {
        let dash = UInt8(ascii: "-")
        var result: [UInt8] = []
        var index = 0
        let bytes = Array(text.utf8)
        while index < bytes.count {
            var run = bytes[index...].prefix { $0 == dash }.count
            index += max(run, 1)
            if run == 0 { result.append(bytes[index - 1]) }
            // Three at a time, then two; one that is left stays a hyphen.
            while run >= 3 { run -= 3 }
            if run == 1 { result.append(dash) }
        }
        return result.asString
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingWhiteSpace: Substring {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
        return slice
    }
}
