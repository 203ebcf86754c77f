/// Finds out which column is what: by the caller's word, else by its name.
struct ColumnGuess {
    /// What exports put before a column's name, and what says nothing of it.
    private static let prefixes = ["ticket", "case", "conversation", "request", "data", "fields", "attributes"]

    let fileName: String
    /// As the file has them.
    let columns: [String]
    /// The caller's.
    let named: TicketColumns

    /// - Throws: `unknownColumn`, `noTextColumn`.
    func resolved() throws(TicketSourceError) -> TicketColumns {
        var found = TicketColumns()
        for field in TicketField.allCases {
            guard let name = named[field] else { continue }
            found[field] = try column(named: name, for: field)
        }
        // All that are named outright come before those that only resemble.
        for isPrefixed in [false, true] {
            for field in TicketField.allCases where found[field] == nil {
                found[field] = guess(field, isPrefixed: isPrefixed, taken: Set(found.names.values))
            }
        }
        if found[.text] == nil {
            // Better the subject alone than nothing, unless it was said to be the subject.
            guard let subject = found[.subject], named[.subject] == nil else {
                throw TicketSourceError.noTextColumn(fileName, columns: columns)
            }
            found[.text] = subject
            found[.subject] = nil
        }
        return found
    }

    private func column(named name: String, for field: TicketField) throws(TicketSourceError) -> String {
        if columns.contains(name) { return name }
        let alike = columns.filter { Self.normal($0) == Self.normal(name) }
        guard alike.count == 1 else {
            throw TicketSourceError.unknownColumn(name, field, of: fileName, columns: columns)
        }
        return alike[0]
    }

    private func guess(_ field: TicketField, isPrefixed: Bool, taken: Set<String>) -> String? {
        let free = columns.filter { !taken.contains($0) }.map { (name: $0, normal: Self.normal($0)) }
        for name in field.usualNames {
            let forms = isPrefixed ? Self.prefixes.map { $0 + name } : [name]
            if let column = free.first(where: { forms.contains($0.normal) }) { return column.name }
        }
        return nil
    }

    /// Letters and digits alone, in lower case.
    static func normal(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
