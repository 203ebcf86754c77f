/// Takes the endings off English words, so that `refund`, `refunds`, `refunded` and `refunding` compare equal.
///
/// The plural rules are those of D. Harman, "How effective is suffixing?", JASIS 42(1), 1991; `-ed`, `-ing`, `-able` and a
/// final `-e` go in the manner of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980. A stem is for
/// comparing, not for showing: `storage` stays, `store` becomes `stor`.
package enum WordStem {
    /// O(length).
    package static func key(of word: ArraySlice<UInt8>) -> WordKey {
        guard let last = word.last, endingLetters.contains(last | 0x20) else { return WordKey(word) }
        var letters: [UInt8] = []
        letters.reserveCapacity(word.count)
        for byte in word where byte != UInt8(ascii: "-") {
            letters.append(ByteClass.isCapital(byte) ? byte | 0x20 : byte)
        }
        strip(&letters)
        return WordKey(letters[...])
    }

    package static func key(of word: String) -> WordKey { key(of: Array(word.utf8)[...]) }

    /// The last letters of all endings.
    private static let endingLetters = Array("sdgey".utf8)

    private static func strip(_ word: inout [UInt8]) {
        if word.ends(with: "\u{2019}s") { word.removeLast(4) }
        if word.ends(with: "'s") { word.removeLast(2) }
        guard word.count > 3 else { return }
        stripPlural(&word)
        stripVerbEnding(&word)
        if word.count > 3, word.last == UInt8(ascii: "e") { word.removeLast() }
        if word.count > 3, word.last == UInt8(ascii: "y") { word[word.count - 1] = UInt8(ascii: "i") }
    }

    private static func stripPlural(_ word: inout [UInt8]) {
        guard word.last == UInt8(ascii: "s") else { return }
        if word.ends(with: "ies"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if word.ends(with: "sses") || word.ends(with: "shes") || word.ends(with: "ches")
            || word.ends(with: "xes")
        {
            word.removeLast(2)
        } else if !word.ends(with: "ss"), !word.ends(with: "us"), !word.ends(with: "is") {
            word.removeLast()
        }
    }

    private static func stripVerbEnding(_ word: inout [UInt8]) {
        if word.ends(with: "ied"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
            return
        }
        for ending in ["able", "ing", "ed"] where word.ends(with: ending) {
            let stem = word.dropLast(ending.utf8.count)
            guard stem.count >= 3, stem.contains(where: isVowel) else { return }
            word.removeLast(ending.utf8.count)
            undouble(&word)
            return
        }
    }

    /// `stopp` to `stop`; `sell`, `press` and `buzz` stay.
    private static func undouble(_ word: inout [UInt8]) {
        guard word.count > 3, let last = word.last, word[word.count - 2] == last, !isVowel(last) else { return }
        if !"lsz".utf8.contains(last) { word.removeLast() }
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }
}

extension [UInt8] {
    fileprivate func ends(with ending: String) -> Bool {
        count > ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
}
