package import JSONText
import Spelling

/// Gathers all that is wrong with a request, each with its JSON pointer, so that a client mends it in one go.
package struct RequestFaults {
    package private(set) var list: [Problem.Fault] = []
    package init() {}

    package var isEmpty: Bool { list.isEmpty }

    package mutating func add(_ pointer: String, _ detail: String) {
        list.append(Problem.Fault(pointer: pointer, detail: detail))
    }

    /// An object's members; those that are not known are faults.
    package mutating func object(_ value: JSONValue, at pointer: String, members: [String]) -> [String: JSONValue]? {
        guard case .object(let object) = value else {
            add(pointer, "must be an object, not \(value.kind)")
            return nil
        }
        for name in object.keys.sorted() where !members.contains(name) {
            unknown(name, at: "\(pointer)/", known: members)
        }
        return object
    }

    /// A member or parameter that is not one of the known.
    package mutating func unknown(_ name: String, at pointer: String, known: [String]) {
        let advice =
            Spelling.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
            ?? (known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))")
        add(pointer + Self.escaped(name), "is not known here; \(advice)")
    }

    /// A whole number within the range; nil if it is absent or null, or wrong.
    package mutating func number(_ value: JSONValue?, at pointer: String, in range: ClosedRange<Int>) -> Int? {
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
    package mutating func word(_ value: JSONValue?, at pointer: String, of words: [String]) -> String? {
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
    package mutating func words(_ value: JSONValue?, at pointer: String) -> Set<String>? {
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
