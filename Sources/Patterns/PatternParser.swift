/// Reads regular expressions as owners write them: literals, `.`, `[…]`, `\d \w \s \b` and their opposites, groups, `|`,
/// `* + ? {n,m}`, `^` and `$` for the ends of the text that is searched.
///
/// What only a backtracking search can do (references to groups, look-around) is refused, which is why every pattern is
/// matched in linear time.
struct PatternParser {
    static let lengthMaximum = 400
    private static let depthMaximum = 20
    private static let repetitionsMaximum = 100

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    static func parse(_ text: String) throws(PatternFault) -> PatternSyntax {
        var parser = PatternParser(scalars: Array(text.unicodeScalars.prefix(lengthMaximum + 1)))
        guard parser.scalars.count <= lengthMaximum else {
            throw PatternFault("it is longer than \(lengthMaximum) characters; make several of it")
        }
        let syntax = try parser.choice()
        if parser.position < parser.scalars.count { throw PatternFault("a \")\" has no \"(\" before it") }
        return syntax
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice() throws(PatternFault) -> PatternSyntax {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternFault) -> PatternSyntax {
        var parts: [PatternSyntax] = []
        while let scalar = next, scalar != "|", scalar != ")" { parts.append(try repetition(of: try atom())) }
        return parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func atom() throws(PatternFault) -> PatternSyntax {
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .scalar(try set())
        case "\\": return try escape()
        case ".": return .scalar(.any)
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "*", "+", "?", "{":
            throw PatternFault("\"\(scalar)\" has nothing before it to repeat; write \"\\\(scalar)\"")
        default: return .scalar(.one(scalar))
        }
    }

    private mutating func group() throws(PatternFault) -> PatternSyntax {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthMaximum { throw PatternFault("its groups are nested deeper than \(Self.depthMaximum)") }
        if take("?"), !take(":") {
            throw PatternFault(
                "of the groups that begin with \"(?\" only \"(?:\" is known: no look-around, names or flags")
        }
        let inner = try choice()
        if !take(")") { throw PatternFault("a \"(\" has no \")\" after it") }
        return inner
    }

    private mutating func escape() throws(PatternFault) -> PatternSyntax {
        guard let scalar = next else { throw PatternFault("it ends in a \"\\\"") }
        position += 1
        if let kind = Self.kind(scalar) { return .scalar(ScalarSet(kinds: [kind])) }
        switch scalar {
        case "b": return .assertion(.wordBoundary)
        case "B": return .assertion(.noWordBoundary)
        default: return .scalar(.one(try Self.literal(scalar)))
        }
    }

    private static func kind(_ scalar: Unicode.Scalar) -> (kind: ScalarSet.Kind, isNegated: Bool)? {
        switch scalar {
        case "d": (.digit, false)
        case "D": (.digit, true)
        case "w": (.word, false)
        case "W": (.word, true)
        case "s": (.space, false)
        case "S": (.space, true)
        default: nil
        }
    }

    private static func literal(_ scalar: Unicode.Scalar) throws(PatternFault) -> Unicode.Scalar {
        switch scalar {
        case "t": return "\t"
        case "1"..."9", "k": throw PatternFault("it refers to a group with \"\\\(scalar)\", which is not possible here")
        case "a"..."z", "A"..."Z", "0": throw PatternFault("\"\\\(scalar)\" is not known")
        default: return scalar
        }
    }

    private mutating func set() throws(PatternFault) -> ScalarSet {
        var set = ScalarSet(isNegated: take("^"))
        var isFirst = true
        while let scalar = next {
            position += 1
            if scalar == "]", !isFirst { return set }
            isFirst = false
            var lower = scalar
            if scalar == "\\" {
                guard let escaped = next else { break }
                position += 1
                if let kind = Self.kind(escaped) {
                    set.kinds.append(kind)
                    continue
                }
                lower = try Self.literal(escaped)
            }
            guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set.ranges.append(lower.value...lower.value)
                set.ranges.append(PatternScalars.lowered(lower)...PatternScalars.lowered(lower))
                continue
            }
            position += 1
            var upper = scalars[position]
            position += 1
            if upper == "\\" {
                guard let escaped = next else { break }
                position += 1
                upper = try Self.literal(escaped)
            }
            if upper < lower { throw PatternFault("the range \"\(lower)-\(upper)\" runs backwards") }
            set.ranges.append(lower.value...upper.value)
        }
        throw PatternFault("a \"[\" has no \"]\" after it")
    }

    private mutating func repetition(of atom: PatternSyntax) throws(PatternFault) -> PatternSyntax {
        let result: PatternSyntax
        if take("*") {
            result = .repetition(atom, minimum: 0, maximum: nil)
        } else if take("+") {
            result = .repetition(atom, minimum: 1, maximum: nil)
        } else if take("?") {
            result = .repetition(atom, minimum: 0, maximum: 1)
        } else if take("{") {
            result = try counted(atom)
        } else {
            return atom
        }
        if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
            throw PatternFault("\"\(scalar)\" follows another repetition; put a group around the first")
        }
        return result
    }

    /// `{n}`, `{n,}`, `{n,m}`.
    private mutating func counted(_ atom: PatternSyntax) throws(PatternFault) -> PatternSyntax {
        guard let minimum = number() else {
            throw PatternFault("after \"{\" comes a number; write \"\\{\" for the bracket")
        }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else { throw PatternFault("a \"{\" has no \"}\" after it") }
        if max(minimum, maximum ?? 0) > Self.repetitionsMaximum {
            throw PatternFault("it repeats something more than \(Self.repetitionsMaximum) times")
        }
        if let maximum, maximum < minimum { throw PatternFault("\"{\(minimum),\(maximum)}\" runs backwards") }
        return .repetition(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func number() -> Int? {
        var number: Int?
        while let scalar = next, scalar.value >= 0x30, scalar.value <= 0x39 {
            number = min((number ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
            position += 1
        }
        return number
    }
}
