/// Text as the detectors see it: one unit for each scalar that is visible, written plainly.
///
/// Full-width forms, foreign digits, typographic dashes and spaces become their ASCII twins; zero-width characters vanish;
/// a placeholder is one unit that is neither letter nor digit, so that nothing is found twice.
struct FoldedText {
    struct UnitClass: OptionSet {
        let rawValue: UInt8
        static let digit = UnitClass(rawValue: 1)
        static let letter = UnitClass(rawValue: 2)
        static let capital = UnitClass(rawValue: 4)
        static let space = UnitClass(rawValue: 8)
        static let newline = UnitClass(rawValue: 16)
    }

    /// Units from here on are placeholders: the first was in the text already, the others are of `marks`.
    static let placeholder: UInt32 = 0x11_0000

    /// Scalar values, letter case kept.
    private(set) var units: [UInt32] = []
    private(set) var classes: [UnitClass] = []
    /// Of each unit, in UTF-8 bytes of the text.
    private var ranges: [Range<Int>] = []
    private var marks: [(kind: RedactionKind, placeholder: String)] = []

    init(_ text: String, placeholders: PlaceholderSet) {
        let count = text.utf8.count
        units.reserveCapacity(count)
        classes.reserveCapacity(count)
        ranges.reserveCapacity(count)
        var offset = 0
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if let folded = ScalarFolding.fold(scalar) {
                append(folded.value, folded.unitClass, offset..<offset + width)
                if folded.value == UInt32(UInt8(ascii: "]")) { closeBracket(placeholders) }
            }
            offset += width
        }
    }

    /// The unit at an index; 0 beyond the ends.
    func unit(_ index: Int) -> UInt32 { index >= 0 && index < units.count ? units[index] : 0 }

    /// The unit in small letters, if it is of ASCII; 0 beyond the ends.
    func lower(_ index: Int) -> UInt32 {
        let unit = unit(index)
        return unit >= 0x41 && unit <= 0x5A ? unit + 0x20 : unit
    }

    func unitClass(_ index: Int) -> UnitClass { index >= 0 && index < classes.count ? classes[index] : .newline }
    func isDigit(_ index: Int) -> Bool { unitClass(index).contains(.digit) }
    func isLetter(_ index: Int) -> Bool { unitClass(index).contains(.letter) }
    func isCapital(_ index: Int) -> Bool { unitClass(index).contains(.capital) }
    func isWord(_ index: Int) -> Bool { !unitClass(index).isDisjoint(with: [.digit, .letter]) }
    /// Within a line.
    func isSpace(_ index: Int) -> Bool { unitClass(index).contains(.space) }
    /// Space, end of a line, or end of the text.
    func isBlank(_ index: Int) -> Bool { !unitClass(index).isDisjoint(with: [.space, .newline]) }
    func isPlaceholder(_ index: Int) -> Bool { unit(index) >= Self.placeholder }
    func `is`(_ index: Int, _ character: Unicode.Scalar) -> Bool { unit(index) == character.value }

    /// What the replaced units stood for.
    var redactions: [Redaction] {
        if marks.isEmpty { return [] }
        return units.indices.compactMap { index in
            guard units[index] > Self.placeholder else { return nil }
            let mark = marks[Int(units[index] - Self.placeholder) - 1]
            return Redaction(kind: mark.kind, placeholder: mark.placeholder, utf8Range: ranges[index])
        }
    }

    /// Puts one placeholder for each claim.
    ///
    /// - Precondition: claims are in order and do not overlap.
    mutating func replace(_ claims: [Claim]) {
        var old = self
        swap(&old, &self)
        let marks = old.marks
        self = FoldedText(marks: marks)
        var index = 0
        for claim in claims {
            copy(index..<claim.range.lowerBound, of: old)
            self.marks.append((claim.kind, claim.placeholder))
            let place =
                old.ranges[claim.range.lowerBound].lowerBound..<old.ranges[claim.range.upperBound - 1].upperBound
            append(Self.placeholder + UInt32(self.marks.count), [], place)
            index = claim.range.upperBound
        }
        copy(index..<old.units.count, of: old)
    }

    private init(marks: [(kind: RedactionKind, placeholder: String)]) { self.marks = marks }

    private mutating func copy(_ range: Range<Int>, of other: FoldedText) {
        units += other.units[range]
        classes += other.classes[range]
        ranges += other.ranges[range]
    }

    private mutating func append(_ unit: UInt32, _ unitClass: UnitClass, _ range: Range<Int>) {
        units.append(unit)
        classes.append(unitClass)
        ranges.append(range)
    }

    /// Makes the placeholder that ends here, if one does, a single unit.
    private mutating func closeBracket(_ placeholders: PlaceholderSet) {
        guard let length = placeholders.lengthOfMatch(endingIn: units) else { return }
        let start = units.count - length
        let range = ranges[start].lowerBound..<ranges[units.count - 1].upperBound
        units.removeLast(length)
        classes.removeLast(length)
        ranges.removeLast(length)
        append(Self.placeholder, [], range)
    }
}

/// The placeholders that a redactor knows.
struct PlaceholderSet: Sendable {
    private let byText: Set<[UInt32]>
    private let longest: Int

    init(_ placeholders: [String]) {
        byText = Set(placeholders.map { $0.unicodeScalars.map(\.value) })
        longest = byText.map(\.count).max() ?? 0
    }

    /// Units of the placeholder with which `units` end.
    func lengthOfMatch(endingIn units: [UInt32]) -> Int? {
        let bracket = UInt32(UInt8(ascii: "["))
        guard let start = units.suffix(longest).lastIndex(of: bracket) else { return nil }
        return byText.contains(Array(units[start...])) ? units.count - start : nil
    }
}
