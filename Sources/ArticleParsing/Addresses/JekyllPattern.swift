/// Fills the placeholders of a permalink: `/:categories/:year/:title/`.
struct JekyllPattern {
    let place: JekyllAddress.Place
    let name: PathName
    let declared: DeclaredAddress

    func filled(_ pattern: String) -> String {
        var result = ""
        var rest = pattern[...]
        while let colon = rest.firstIndex(of: ":") {
            result += AddressText.encoded(written: String(rest[..<colon]))
            let word = rest[rest.index(after: colon)...].prefix { $0.isASCII && ($0.isLowercase || $0 == "_") }
            // The longest placeholder that the word begins with.
            var length = word.count
            while length > 0, value(of: String(word.prefix(length))) == nil { length -= 1 }
            result += length > 0 ? value(of: String(word.prefix(length))) ?? "" : ":"
            rest =
                rest[
                    rest.index(
                        rest.startIndex, offsetBy: rest.distance(from: rest.startIndex, to: colon) + 1 + length)...]
        }
        result += AddressText.encoded(written: String(rest))
        // `index` of a page is its folder.
        if case .page = place, declared.permalink == nil, name.stem == "index" {
            return AddressText.encoded([""] + name.folders + [""])
        }
        return result
    }

    /// Percent-encoded; nil if there is no such placeholder.
    private func value(of placeholder: String) -> String? {
        switch (placeholder, place) {
        case ("output_ext", _): ".html"
        case ("basename", _): AddressText.encoded([stem])
        case ("path", .collection(_, let folders)): AddressText.encoded(folders + [stem])
        case ("path", _): AddressText.encoded(name.folders)
        case ("collection", .collection(let label, _)): AddressText.encoded([label])
        case ("collection", .post): "posts"
        case ("categories", .post(let folders)): categories(folders)
        case ("categories", _): categories([])
        case ("title", _): AddressText.encoded([Self.slug(declared.slug ?? stem, keeps: "._~!$&'()+,;=@")])
        case ("slug", _), ("name", _):
            AddressText.encoded([
                Self.slug((placeholder == "slug" ? declared.slug : nil) ?? stem, keeps: "").lowercased()
            ])
        case ("year", _): part(0)
        case ("short_year", _): part(0).map { String($0.suffix(2)) }
        case ("month", _): part(1)
        case ("i_month", _): part(1).map(Self.withoutZero)
        case ("day", _): part(2)
        case ("i_day", _): part(2).map(Self.withoutZero)
        case ("y_day", _): dayOfYear
        default: nil
        }
    }

    /// The day in a post's name, and the name without it.
    private var dated: (day: String, stem: String)? {
        guard case .post = place else { return nil }
        let parts = name.stem.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let day = DateText.iso8601(parts[..<3].joined(separator: "-")) else { return nil }
        return (day, String(parts[3]))
    }

    private var stem: String { dated?.stem ?? name.stem }

    /// Year, month and day, in digits.
    private var day: [Substring] {
        let text = declared.date.flatMap(DateText.iso8601) ?? dated?.day
        return text.map { $0.prefix(10).split(separator: "-") } ?? []
    }

    private func part(_ index: Int) -> String? { day.indices.contains(index) ? String(day[index]) : nil }

    private var dayOfYear: String? {
        let parts = day.compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return nil }
        let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let number = lengths[..<(parts[1] - 1)].reduce(0, +) + parts[2]
        return String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
    }

    private func categories(_ folders: [String]) -> String {
        var seen: Set<String> = []
        let all = (folders + declared.categories).map { $0.lowercased() }.filter { seen.insert($0).inserted }
        return AddressText.encoded(all)
    }

    private static func withoutZero(_ digits: String) -> String { String(digits.drop { $0 == "0" }) }

    /// Letters, digits, marks and the signs kept; runs of the rest become one hyphen, none at the ends.
    private static func slug(_ text: String, keeps signs: String) -> String {
        var result = ""
        for character in text {
            let isKept = character.isLetter || character.isNumber || signs.contains(character)
            if isKept { result.append(character) } else if result.last != "-" { result.append("-") }
        }
        return String(result.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
    }
}
