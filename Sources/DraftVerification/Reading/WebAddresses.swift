/// Addresses of the web in a text.
enum WebAddresses {
    /// UTF-8 ranges of `http://…`, `https://…` and `www.…`, without the marks of the sentence around them. O(n).
    static func all(in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            guard prefixes.contains(where: { bytes[place...].starts(with: $0) }), !isInsideWord(place, bytes) else {
                place += 1
                continue
            }
            var end = place
            while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x7F, !"<>\"'`)]}|".utf8.contains(bytes[end]) {
                end += 1
            }
            while end > place, ".,;:!?*_".utf8.contains(bytes[end - 1]) { end -= 1 }
            while end > place, bytes[end - 1] >= 0x80 { end -= 1 }
            if end > place { found.append(place..<end) }
            place = max(end, place + 1)
        }
        return found
    }

    private static let prefixes = ["http://", "https://", "www."].map { Array($0.utf8) }

    private static func isInsideWord(_ place: Int, _ bytes: [UInt8]) -> Bool {
        guard place > 0 else { return false }
        let before = bytes[place - 1]
        return (0x41...0x5A).contains(before & 0xDF) || (0x30...0x39).contains(before)
    }

    /// Without scheme, `www.`, fragment and a slash at the end; in small letters.
    static func plain(_ address: String) -> String {
        var text = address.lowercased()[...]
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
        }
        if let hash = text.firstIndex(of: "#") { text = text[..<hash] }
        while text.hasSuffix("/") { text = text.dropLast() }
        return String(text)
    }
}
