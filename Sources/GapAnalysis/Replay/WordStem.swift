/// What the forms of an English word have in common, as far as its ending tells: enough to know a question's words again.
enum WordStem {
    /// `cancel` of `cancelled`, `chang` of `changing` and `change`. Of a word in lower case.
    static func of(_ word: String) -> String {
        guard word.utf8.count > 3, word.allSatisfy(\.isLetter) else { return word }
        var stem = Substring(word)
        for ending in endings where stem.hasSuffix(ending) && stem.count - ending.count >= 3 {
            stem.removeLast(ending.count)
            break
        }
        if stem.count > 3, stem.last == "e" { stem.removeLast() }
        if stem.count > 3, let last = stem.last, stem.dropLast().last == last { stem.removeLast() }
        return String(stem)
    }

    /// The longest first.
    private static let endings = ["ings", "ing", "ers", "ied", "ies", "ed", "er", "es", "s"]
}
