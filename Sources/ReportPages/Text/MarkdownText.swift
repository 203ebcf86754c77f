/// Other people's text as it stands in GitHub-flavoured Markdown: on one line, and never markup.
package enum MarkdownText {
    /// Every character that can begin markup has a backslash or is an entity, those that do so at the start of a line
    /// among them (CommonMark 2.4, GFM 4.10 and 6). Control characters and marks of direction are left out. O(n).
    package static func escaped(_ text: String) -> String {
        var result = ""
        var isFirst = true
        var digitsOnly = true
        for scalar in oneLine(text).unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": result += "\\\(scalar)"
            case "!", "{", "}": result += "\\\(scalar)"
            case "+", "-", "=": result += isFirst ? "\\\(scalar)" : "\(scalar)"
            case ".", ")": result += digitsOnly && !isFirst ? "\\\(scalar)" : "\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
            digitsOnly = digitsOnly && ("0"..."9").contains(scalar)
            isFirst = false
        }
        return result
    }

    /// A link where the address is safe, else the text alone.
    package static func link(_ text: String, to address: String?) -> String {
        guard let address = address.flatMap(SafeLink.address) else { return escaped(text) }
        let shown = escaped(text)
        return "[\(shown.isEmpty ? "link" : shown)](\(destination(address)))"
    }

    /// Brackets and what ends a link or a cell are percent-encoded.
    private static func destination(_ address: String) -> String {
        var result = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "(", ")", "<", ">", "|", "`", "*", "_", "[", "]", "~", "\"", "'", "$":
                result += "%" + String(scalar.value, radix: 16, uppercase: true)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func oneLine(_ text: String) -> String {
        PlainText.clean(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// - Precondition: each row has as many cells as there are columns; cells are Markdown already.
    package static func table(_ columns: [String], _ rows: [[String]]) -> String {
        let head = [columns, columns.map { _ in "---" }]
        return (head + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined() + "\n"
    }
}
