import JSONText

/// Where the elements of an array stand in a JSON document, so that each can be kept as it was written.
enum JSONSlices {
    /// - Parameters:
    ///   - name: a member of the document's top-level object.
    ///   - bytes: a JSON object in UTF-8, already known to be one.
    /// - Returns: the ranges of the elements without white space around them; none if the member is absent, is no array, or
    ///   is there twice.
    static func elements(ofMember name: String, in bytes: [UInt8]) -> [Range<Int>] {
        var scanner = Scanner(bytes: bytes)
        var found: [[Range<Int>]] = []
        guard scanner.take("{") else { return [] }
        while let key = scanner.value() {
            guard scanner.take(":") else { return [] }
            if JSONValue.parse(Array(bytes[key])) == .string(name) {
                guard scanner.take("[") else { return [] }
                var elements: [Range<Int>] = []
                if !scanner.take("]") {
                    repeat {
                        guard let element = scanner.value() else { return [] }
                        elements.append(element)
                    } while scanner.take(",")
                    guard scanner.take("]") else { return [] }
                }
                found.append(elements)
            } else if scanner.value() == nil {
                return []
            }
            guard scanner.take(",") else { break }
        }
        return found.count == 1 ? found[0] : []
    }

    private struct Scanner {
        let bytes: [UInt8]
        var position = 0

        /// Passes over white space and, if it comes next, the character.
        mutating func take(_ character: Unicode.Scalar) -> Bool {
            while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
            guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        /// Passes over one value of any kind.
        mutating func value() -> Range<Int>? {
            _ = take("\u{0}")
            let start = position
            var depth = 0
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\""):
                    guard passString() else { return nil }
                    if depth == 0 { return start..<position }
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth == 0 { return start < position ? start..<position : nil }
                    depth -= 1
                    if depth == 0 {
                        position += 1
                        return start..<position
                    }
                case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
                    if depth == 0 { return start < position ? start..<position : nil }
                default: break
                }
                position += 1
            }
            return depth == 0 && start < position ? start..<position : nil
        }

        /// From a quotation mark to after its partner.
        private mutating func passString() -> Bool {
            position += 1
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\\"): position += 2
                case UInt8(ascii: "\""):
                    position += 1
                    return true
                default: position += 1
                }
            }
            position = bytes.count
            return false
        }
    }
}
