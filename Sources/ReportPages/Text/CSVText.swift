/// A table of comma-separated values (RFC 4180): UTF-8, lines end with CR LF.
package struct CSVText {
    package private(set) var text = ""

    package init() {}

    package mutating func add(_ cells: [String]) { text += cells.map(Self.cell).joined(separator: ",") + "\r\n" }

    /// Quoted where it must be. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV
    /// Injection"): also one that begins with spaces, or with what cannot be seen, or with the wide forms that some
    /// spreadsheets take for the same. Numbers of ours are never below zero, so none is touched. Control characters but
    /// line breaks are left out.
    package static func cell(_ text: String) -> String {
        let clean = PlainText.clean(text)
        let guarded = isFormula(clean) ? "'" + clean : clean
        guard guarded.unicodeScalars.contains(where: { ",\"\n".unicodeScalars.contains($0) }) else { return guarded }
        // By scalars: a quotation mark with an accent on it is one character to a reader, and a quotation mark to a parser.
        var quoted: String.UnicodeScalarView = "\"".unicodeScalars
        for scalar in guarded.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    private static func isFormula(_ text: String) -> Bool {
        let first = text.unicodeScalars.first { scalar in
            !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                && scalar.properties.generalCategory != .format
        }
        return first.map { "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    }
}
