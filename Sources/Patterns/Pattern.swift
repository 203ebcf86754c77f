/// A regular expression whose search takes time linear in the text, whatever the pattern.
///
/// A Thompson automaton: all alternatives advance together over the text, so there is nothing to go back to. Each state
/// remembers where its match began; the earliest wins, which gives the leftmost longest match. See R. Cox, "Regular
/// Expression Matching: the Virtual Machine Approach", 2009.
package struct Pattern: Sendable {
    private enum Instruction: Sendable {
        case scalar(ScalarSet)
        case assertion(PatternSyntax.Assertion)
        case jump(Int)
        case split(Int, Int)
        case match
    }

    /// States of one pattern; a search costs at most this many steps a scalar.
    private static let statesMaximum = 500

    private var program: [Instruction] = []
    private var visits = 0
    /// The ASCII scalars that a match of a scalar at least can begin with, a bit for each; the others are not told apart.
    private var beginnings: (UInt64, UInt64) = (0, 0)

    /// - Throws: `PatternFault` if the expression cannot be matched in linear time, is too large, or is no expression.
    package init(_ text: String) throws(PatternFault) {
        let syntax = try PatternParser.parse(text)
        try emit(syntax)
        program.append(.match)
        findBeginnings()
    }

    // MARK: - Compilation

    private mutating func emit(_ syntax: PatternSyntax) throws(PatternFault) {
        // Visits are counted too, since repetitions of nothing add no state.
        visits += 1
        if max(visits / 4, program.count) > Self.statesMaximum {
            throw PatternFault("its repetitions make it too large; lower the numbers in {}")
        }
        switch syntax {
        case .empty: break
        case .scalar(let set): program.append(.scalar(set))
        case .assertion(let assertion): program.append(.assertion(assertion))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .choice(let branches): try emit(branches[...])
        case .repetition(let inner, let minimum, let maximum):
            for _ in 0..<minimum { try emit(inner) }
            if let maximum { try emit(optional: inner, times: maximum - minimum) } else { try emit(loop: inner) }
        }
    }

    private mutating func emit(_ branches: ArraySlice<PatternSyntax>) throws(PatternFault) {
        guard let first = branches.first else { return }
        if branches.count == 1 { return try emit(first) }
        let split = program.count
        program.append(.split(split + 1, 0))
        try emit(first)
        let jump = program.count
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
        try emit(branches.dropFirst())
        program[jump] = .jump(program.count)
    }

    private mutating func emit(optional inner: PatternSyntax, times: Int) throws(PatternFault) {
        var splits: [Int] = []
        for _ in 0..<times {
            splits.append(program.count)
            program.append(.split(program.count + 1, 0))
            try emit(inner)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
    }

    private mutating func emit(loop inner: PatternSyntax) throws(PatternFault) {
        let split = program.count
        program.append(.split(split + 1, 0))
        try emit(inner)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
    }

    /// What can be read first, whatever the assertions before it say.
    private mutating func findBeginnings() {
        var pending = [0]
        var seen = Set(pending)
        while let state = pending.popLast() {
            var next: [Int] = []
            switch program[state] {
            case .jump(let target): next = [target]
            case .split(let first, let second): next = [first, second]
            case .assertion: next = [state + 1]
            case .match: break
            case .scalar(let set):
                for value in UInt32(0)..<128 where set.contains(value) {
                    if value < 64 { beginnings.0 |= 1 << value } else { beginnings.1 |= 1 << (value - 64) }
                }
            }
            pending += next.filter { seen.insert($0).inserted }
        }
    }

    /// Whether a match of a scalar at least can begin here: at most places of a text, hardly any pattern does. O(1).
    private func mayBegin(at position: Int, of text: [UInt32]) -> Bool {
        guard position < text.count else { return false }
        let value = text[position]
        if value >= 128 { return true }
        return (value < 64 ? beginnings.0 >> value : beginnings.1 >> (value - 64)) & 1 == 1
    }

    // MARK: - Search

    /// The leftmost longest match that holds a scalar at least.
    ///
    /// - Parameter text: scalar values in small letters, see `PatternScalars`.
    /// - Complexity: O(scalars × states).
    package func firstMatch(in text: [UInt32]) -> Range<Int>? {
        var current = States(count: program.count)
        var following = current
        var best: Range<Int>?
        for position in 0...text.count {
            if best == nil, mayBegin(at: position, of: text) { add(0, start: position, position, text, &current) }
            for (state, start) in current.entries {
                if let best, start > best.lowerBound { break }
                switch program[state] {
                case .match: if start < position { best = start..<position }
                case .scalar(let set):
                    guard position < text.count, set.contains(text[position]) else { continue }
                    add(state + 1, start: start, position + 1, text, &following)
                default: break
                }
            }
            if following.entries.isEmpty, best != nil { break }
            swap(&current, &following)
            following.removeAll()
        }
        return best
    }

    /// What all matches cover together, in order: matches that overlap make one range.
    ///
    /// Matches that do not overlap would depend on where each search begins again, and to find them one after another
    /// can take quadratic time. What they cover needs one pass: for each end, the earliest beginning.
    ///
    /// - Parameter text: scalar values in small letters, see `PatternScalars`.
    /// - Complexity: O(scalars × states).
    package func coverage(of text: [UInt32]) -> [Range<Int>] {
        var current = States(count: program.count)
        var following = current
        var covered: [Range<Int>] = []
        for position in 0...text.count {
            if mayBegin(at: position, of: text) { add(0, start: position, position, text, &current) }
            for (state, start) in current.entries {
                switch program[state] {
                case .match: if start < position { Self.append(start..<position, to: &covered) }
                case .scalar(let set):
                    guard position < text.count, set.contains(text[position]) else { continue }
                    add(state + 1, start: start, position + 1, text, &following)
                default: break
                }
            }
            swap(&current, &following)
            following.removeAll()
        }
        return covered
    }

    /// Adds a range that ends no earlier than those before.
    private static func append(_ range: Range<Int>, to covered: inout [Range<Int>]) {
        var range = range
        while let last = covered.last, last.upperBound > range.lowerBound {
            range = min(last.lowerBound, range.lowerBound)..<range.upperBound
            covered.removeLast()
        }
        covered.append(range)
    }

    /// Adds a state and what it leads to without reading; the first to add a state began first.
    private func add(_ state: Int, start: Int, _ position: Int, _ text: [UInt32], _ states: inout States) {
        var pending = [state]
        while let state = pending.popLast() {
            guard states.insert(state, start: start) else { continue }
            switch program[state] {
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [second, first]
            case .assertion(let assertion):
                if Self.holds(assertion, at: position, in: text) { pending.append(state + 1) }
            case .scalar, .match: break
            }
        }
    }

    private static func holds(_ assertion: PatternSyntax.Assertion, at position: Int, in text: [UInt32]) -> Bool {
        let before = position > 0 && PatternScalars.isWord(text[position - 1])
        let after = position < text.count && PatternScalars.isWord(text[position])
        return switch assertion {
        case .start: position == 0
        case .end: position == text.count
        case .wordBoundary: before != after
        case .noWordBoundary: before == after
        }
    }

    /// The automaton's states at one place of the text, in the order in which their matches began.
    private struct States {
        private(set) var entries: [(state: Int, start: Int)] = []
        private var isMember: [Bool]

        init(count: Int) { isMember = [Bool](repeating: false, count: count) }

        mutating func insert(_ state: Int, start: Int) -> Bool {
            if isMember[state] { return false }
            isMember[state] = true
            entries.append((state, start))
            return true
        }

        mutating func removeAll() {
            for (state, _) in entries { isMember[state] = false }
            entries.removeAll(keepingCapacity: true)
        }
    }
}
