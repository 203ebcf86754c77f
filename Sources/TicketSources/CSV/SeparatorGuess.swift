import SystemIO

/// The character between the fields of a file of separated values.
enum SeparatorGuess {
    /// In the order of trust where a header has as many of one as of another.
    static let candidates: [Unicode.Scalar] = [",", ";", "\t", "|"]

    /// Longer than this is no header.
    private static let headerUnitsMaximum = 64 * 1024

    /// The first line, its quotes and separators in place; it ends at the first line end outside quotes, or if there is
    /// none, at the first of all.
    static func header(_ reader: UnitReader) throws(FileError) -> [UInt16] {
        var reader = reader
        var units: [UInt16] = []
        var isQuoted = false
        while let unit = try reader.next(), units.count < headerUnitsMaximum {
            if unit == .quote { isQuoted.toggle() }
            if unit.isLineEnd, !isQuoted { return units }
            units.append(unit)
        }
        return isQuoted ? Array(units.prefix { !$0.isLineEnd }) : units
    }

    /// The one that the header has most of, outside quotes; nil if it has none of them: each line is one field then.
    static func separator(ofHeader units: [UInt16]) -> Unicode.Scalar? {
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        for unit in units {
            if unit == .quote { isQuoted.toggle() }
            guard !isQuoted, let index = candidates.firstIndex(where: { UInt16(ascii: $0) == unit }) else { continue }
            counts[index] += 1
        }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return nil }
        return candidates[index]
    }

    /// What spreadsheets understand as a first line: `sep=;`.
    static func declared(by units: [UInt16]) -> Unicode.Scalar? {
        let text = String(decoding: units, as: UTF16.self)
        guard text.utf8.count == 5, text.lowercased().hasPrefix("sep="), let last = text.unicodeScalars.last else {
            return nil
        }
        return last
    }

    static func name(_ separator: Unicode.Scalar?) -> String {
        switch separator {
        case nil: "one column"
        case "\t": "separated by tabs"
        case let separator?: "separated by \"\(separator)\""
        }
    }
}
