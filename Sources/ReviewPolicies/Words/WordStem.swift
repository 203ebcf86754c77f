/// Takes the commonest English endings off a word, so that "cancelled", "cancelling" and "cancels" are one.
///
/// Steps 1a, 1b, 1c and 5 of M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980. The steps between
/// them are left out: they join words that mean different matters ("cancellation policy" is no wish to cancel). A double
/// l goes at the end of every stem of two syllables, for the British spelling.
enum WordStem {
    /// `word` in small letters. Words with other letters than a to z, and those of two letters, stay as they are. O(n).
    static func of(_ word: String) -> String {
        var letters = Array(word.utf8)
        guard letters.count > 2, letters.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else {
            return word
        }
        removePlural(&letters)
        removePastAndProgressive(&letters)
        if letters.last == UInt8(ascii: "y"), containsVowel(letters.dropLast()) {
            letters[letters.count - 1] = UInt8(ascii: "i")
        }
        removeFinalLetters(&letters)
        return String(decoding: letters, as: UTF8.self)
    }

    /// Step 1a: caresses, ponies, cats.
    private static func removePlural(_ letters: inout [UInt8]) {
        if letters.ends(with: "sses") || letters.ends(with: "ies") {
            letters.removeLast(2)
        } else if letters.ends(with: "s"), !letters.ends(with: "ss") {
            letters.removeLast()
        }
    }

    /// Step 1b: agreed, plastered, motoring.
    private static func removePastAndProgressive(_ letters: inout [UInt8]) {
        if letters.ends(with: "eed") {
            if measure(letters.dropLast(3)) > 0 { letters.removeLast() }
            return
        }
        guard let ending = ["ed", "ing"].first(where: { letters.ends(with: $0) }),
            containsVowel(letters.dropLast(ending.utf8.count))
        else { return }
        letters.removeLast(ending.utf8.count)
        if letters.ends(with: "at") || letters.ends(with: "bl") || letters.ends(with: "iz") {
            letters.append(UInt8(ascii: "e"))
        } else if endsInDoubleConsonant(letters), !"lsz".utf8.contains(letters[letters.count - 1]) {
            letters.removeLast()
        } else if measure(letters[...]) == 1, endsShort(letters[...]) {
            letters.append(UInt8(ascii: "e"))
        }
    }

    /// Step 5: a last e, and one of two l.
    private static func removeFinalLetters(_ letters: inout [UInt8]) {
        if letters.ends(with: "e") {
            let rest = letters.dropLast()
            let measure = measure(rest)
            if measure > 1 || (measure == 1 && !endsShort(rest)) { letters.removeLast() }
        }
        if letters.ends(with: "ll"), measure(letters.dropLast()) > 1 { letters.removeLast() }
    }

    private static func isVowel(_ letters: ArraySlice<UInt8>, _ index: Int) -> Bool {
        switch letters[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        case UInt8(ascii: "y"): index > letters.startIndex && !isVowel(letters, index - 1)
        default: false
        }
    }

    private static func containsVowel(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.indices.contains { isVowel(letters, $0) }
    }

    /// How often a consonant follows a vowel: Porter's m.
    private static func measure(_ letters: ArraySlice<UInt8>) -> Int {
        var count = 0
        var afterVowel = false
        for index in letters.indices {
            let vowel = isVowel(letters, index)
            if afterVowel, !vowel { count += 1 }
            afterVowel = vowel
        }
        return count
    }

    private static func endsInDoubleConsonant(_ letters: [UInt8]) -> Bool {
        let count = letters.count
        return count > 1 && letters[count - 1] == letters[count - 2] && !isVowel(letters[...], count - 1)
    }

    /// Consonant, vowel, consonant other than w, x, y: Porter's *o.
    private static func endsShort(_ letters: ArraySlice<UInt8>) -> Bool {
        let end = letters.endIndex
        return letters.count > 2 && !isVowel(letters, end - 1) && isVowel(letters, end - 2)
            && !isVowel(letters, end - 3) && !"wxy".utf8.contains(letters[end - 1])
    }
}

extension [UInt8] {
    fileprivate func ends(with ending: String) -> Bool {
        count >= ending.utf8.count && self[(count - ending.utf8.count)...].elementsEqual(ending.utf8)
    }
}
