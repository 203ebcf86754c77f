/// The file of an article in `StoredArticles`: its id with all but letters, digits, `_` and `-` as `%XX`, so that any id
/// is a name, and a name gives its id back.
enum StoredArticleName {
    static let ending = ".json"
    /// Names may have 255 bytes, and a file that is being written has another ending.
    static let bytesMaximum = 240

    /// Nil for an id that cannot be one: empty, with control characters, or too long.
    static func fileName(of id: String) -> String? {
        guard !id.isEmpty, id.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            return nil
        }
        var name = ""
        for byte in id.utf8 {
            if isPlain(byte) {
                name.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return name.utf8.count <= bytesMaximum ? name + ending : nil
    }

    /// Nil for a name that `fileName` does not give.
    static func id(ofFileName name: String) -> String? {
        guard name.hasSuffix(ending) else { return nil }
        let encoded = Array(name.utf8.dropLast(ending.utf8.count))
        var bytes: [UInt8] = []
        var index = 0
        while index < encoded.count {
            if encoded[index] == UInt8(ascii: "%") {
                guard index + 2 < encoded.count,
                    let byte = UInt8(String(decoding: encoded[index + 1...index + 2], as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(encoded[index])
                index += 1
            }
        }
        guard let id = String(validating: bytes, as: UTF8.self), fileName(of: id) == name else { return nil }
        return id
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
