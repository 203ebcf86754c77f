/// Text of other people as it may stand in files and terminals.
package enum PlainText {
    /// Without control characters but line breaks; tabs become spaces. O(n).
    package static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnwanted) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                clean.append(" ")
            } else if !isUnwanted(scalar) {
                clean.append(scalar)
            }
        }
        return String(clean)
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        // C0, DEL and C1; marks and overrides of direction, which can show a text in another order.
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
