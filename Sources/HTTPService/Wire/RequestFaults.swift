/// Gathers all that is wrong with a request, each with its JSON pointer, so that a client mends it in one go.
struct RequestFaults {
    private(set) var list: [Problem.Fault] = []
    var isEmpty: Bool { list.isEmpty }

    mutating func add(_ pointer: String, _ detail: String) {
        list.append(Problem.Fault(pointer: pointer, detail: detail))
    }

    /// An object's members; those that are not known are faults.
    mutating func object(_ value: JSONValue, at pointer: String, members: [String]) -> [String: JSONValue]? {
        guard case .object(let object) = value else {
            add(pointer, "must be an object, not \(value.kind)")
            return nil
        }
        for name in object.keys.sorted() where !members.contains(name) {
            let advice =
                Spelling.nearest(to: name, among: members).map { "did you mean \"\($0)\"?" }
                ?? "known are \(members.joined(separator: ", "))"
            add("\(pointer)/\(Self.escaped(name))", "is not known here; \(advice)")
        }
        return object
    }

    /// A whole number within the range; nil if it is absent or null, or wrong.
    mutating func number(_ value: JSONValue?, at pointer: String, in range: ClosedRange<Int>) -> Int? {
        switch value {
        case nil, .null: return nil
        case .number(let number):
            guard let whole = Int(exactly: number), range.contains(whole) else {
                add(pointer, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
                return nil
            }
            return whole
        case let other?:
            add(pointer, "must be a number, not \(other.kind)")
            return nil
        }
    }

    /// One of the known words.
    mutating func word(_ value: JSONValue?, at pointer: String, of words: [String]) -> String? {
        switch value {
        case nil, .null: return nil
        case .string(let word):
            if words.contains(word) { return word }
            let advice = Spelling.nearest(to: word, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
            add(pointer, "must be one of \(words.joined(separator: ", "))\(advice)")
            return nil
        case let other?:
            add(pointer, "must be a string, not \(other.kind)")
            return nil
        }
    }

    /// A string, or an array of one or more.
    mutating func words(_ value: JSONValue?, at pointer: String) -> Set<String>? {
        switch value {
        case nil, .null: return nil
        case .string(let word): return [word]
        case .array(let elements):
            if elements.isEmpty { add(pointer, "must name at least one value; leave it out to allow all") }
            var words: Set<String> = []
            for (index, element) in elements.enumerated() {
                if case .string(let word) = element {
                    words.insert(word)
                } else {
                    add("\(pointer)/\(index)", "must be a string, not \(element.kind)")
                }
            }
            return words
        case let other?:
            add(pointer, "must be a string or an array of strings, not \(other.kind)")
            return nil
        }
    }

    /// RFC 6901: `~` and `/` are written `~0` and `~1`.
    private static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

/// Guesses what a misspelt word was meant to be.
enum Spelling {
    /// The word that differs least, if few enough letters differ for it to be meant; the first of equals.
    static func nearest(to word: String, among words: [String]) -> String? {
        let ranked = words.map { (word: $0, distance: distance(word.lowercased(), $0)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(2, best.word.count / 3)
        else { return nil }
        return best.word
    }

    /// Letters added, dropped, changed or swapped with their neighbour (Damerau and Levenshtein, optimal string
    /// alignment). O(n m); of long words only the beginning counts.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (rows, columns) = (Array(left.prefix(64)), Array(right.prefix(64)))
        var before: [Int] = []
        var last = Array(0...columns.count)
        for row in rows.indices {
            var current = [row + 1]
            for column in columns.indices {
                let isSame = rows[row] == columns[column]
                var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, rows[row] == columns[column - 1], rows[row - 1] == columns[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = last
            last = current
        }
        return last[columns.count]
    }
}
