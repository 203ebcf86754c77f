/// Dates as people write them in front matter.
enum DateText {
    /// The date in ISO 8601, with its time if it is written so already; nil if it cannot be told which day is meant.
    ///
    /// Read are `2024-3-7`, `2024/03/07`, `2024-03-07T10:00:00Z`, `March 7, 2024`, `7 March 2024`, and `03/07/2024` in
    /// the American order (Microsoft's `ms.date`), unless the first number can only be a day.
    static func iso8601(_ text: String) -> String? {
        let fields = split(text)
        guard fields.count >= 3 else { return nil }
        let (first, second, third) = (fields[0], fields[1], fields[2])
        if first.count == 4, let year = Int(first), let month = Int(second), let day = Int(third.prefix(2)) {
            guard let date = make(year, month, day) else { return nil }
            let bytes = Array(text.utf8)
            let isISO = bytes.starts(with: date.utf8)
            return isISO ? text : date
        }
        guard let year = Int(third), third.count == 4 else { return nil }
        if let month = month(first), let day = Int(second) { return make(year, month, day) }
        if let month = month(second), let day = Int(first) { return make(year, month, day) }
        guard let left = Int(first), let right = Int(second) else { return nil }
        return left > 12 ? make(year, right, left) : make(year, left, right)
    }

    /// The fields of a date; a `T` before the time parts them as well.
    private static func split(_ text: String) -> [String] {
        text.split { "-/., T\t".contains($0) }.map(String.init)
    }

    private static func month(_ name: String) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard name.count >= 3 else { return nil }
        return names.firstIndex(of: name.lowercased().prefix(3).description).map { $0 + 1 }
    }

    private static func make(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let pad = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }
}
