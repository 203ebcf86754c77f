import ReportPages

/// Text as it may be sent to a terminal. Articles are other people's: an escape sequence in one must not reach the
/// reader's terminal.
enum Printable {
    /// Without control characters but line breaks; tabs become spaces.
    static func text(_ text: String) -> String { PlainText.clean(text) }

    /// The same in one line: a name with a line break in it must not look like two messages.
    static func line(_ text: String) -> String { self.text(text).replacing("\n", with: " ") }

    /// Columns that a text takes on a terminal: two for East Asian wide characters and emoji, none for marks.
    static func width(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width($1) } }

    static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x20..<0x300: return 1
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default:
            let properties = scalar.properties
            if properties.isEmojiPresentation { return 2 }
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }

    /// Lines of at most `width` columns, broken between words, and inside a word only if it is longer than a line.
    static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: true) {
            var line = ""
            var used = 0
            for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
                var pieces = [String(word)]
                if self.width(word) > width { pieces = cut(word, width: width) }
                for (index, piece) in pieces.enumerated() {
                    let needed = self.width(piece)
                    let gap = used > 0 && index == 0 ? 1 : 0
                    if used + gap + needed > width, used > 0 {
                        lines.append(line)
                        (line, used) = (piece, needed)
                    } else {
                        line += (gap == 1 ? " " : "") + piece
                        used += gap + needed
                    }
                }
            }
            if used > 0 { lines.append(line) }
        }
        return lines
    }

    private static func cut(_ word: Substring, width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in word {
            let needed = self.width(character)
            if used + needed > width, used > 0 {
                pieces.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += needed
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
