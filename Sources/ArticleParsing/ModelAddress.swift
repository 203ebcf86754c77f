import KnowledgeModel

/// Finds text that speaks to a language model instead of a reader. It is reported, not removed: an article may well be
/// about this.
enum ModelAddress {
    /// Words in order, with at most one other word in between; in lower case.
    private static let phrases: [[String]] = [
        ["ignore", "previous", "instructions"], ["ignore", "prior", "instructions"], ["ignore", "above", "instructions"],
        ["ignore", "all", "instructions"], ["ignore", "your", "instructions"], ["ignore", "earlier", "instructions"],
        ["disregard", "previous", "instructions"], ["disregard", "prior", "instructions"],
        ["disregard", "above", "instructions"], ["disregard", "all", "instructions"],
        ["disregard", "your", "instructions"], ["forget", "previous", "instructions"],
        ["forget", "all", "instructions"], ["forget", "your", "instructions"], ["override", "your", "instructions"],
        ["override", "system", "prompt"], ["reveal", "system", "prompt"], ["print", "your", "system", "prompt"],
        ["repeat", "your", "system", "prompt"], ["new", "system", "prompt"], ["you", "are", "now", "dan"],
        ["as", "an", "ai", "language", "model"], ["if", "you", "are", "an", "ai"],
        ["if", "you", "are", "a", "language", "model"], ["do", "not", "tell", "the", "user"],
        ["ai", "assistants", "must"], ["attention", "ai", "assistant"],
    ]
    private static let marks = ["<|im_start|>", "<|im_end|>", "<|system|>", "[inst]", "<<sys>>"]
    private static let openers = Set(phrases.compactMap(\.first))
    private static let gapMaximum = 1

    /// Adds one finding for each block that does so.
    static func look(in output: ArticleTextBuilder, findings: inout Findings) {
        for block in output.blocks {
            guard let phrase = phrase(in: output.text(of: block)) else { continue }
            findings.add(.addressesModel(line: block.source.lines.lowerBound, phrase: phrase))
        }
    }

    static func phrase(in text: ArraySlice<UInt8>) -> String? {
        // Almost no text has these words at all, so the words are made only where one is near.
        guard text.contains(where: { "<[".utf8.contains($0) }) || mayOpen(text) else { return nil }
        let lowered = text.map(\.asciiLowercased)
        if let mark = marks.first(where: { contains(lowered, Array($0.utf8)) }) { return mark }
        let words = lowered.split { !$0.isASCIIAlphanumeric }.map { $0.asString }
        for (index, word) in words.enumerated() where openers.contains(word) {
            for phrase in phrases where phrase[0] == word {
                if matches(phrase, words[index...]) { return phrase.joined(separator: " ") }
            }
        }
        return nil
    }

    private static func matches(_ phrase: [String], _ words: ArraySlice<String>) -> Bool {
        var rest = words
        for (index, word) in phrase.enumerated() {
            guard let place = rest.prefix(index == 0 ? 1 : gapMaximum + 1).firstIndex(of: word) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    private static let needles: [[UInt8]] = [
        "nstruction", "ystem prompt", "ystem  prompt", "language model", "an ai", "ai assistant", "the user", "now dan",
    ].map { Array($0.utf8) }

    private static func mayOpen(_ text: ArraySlice<UInt8>) -> Bool {
        let lowered = text.map(\.asciiLowercased)
        return needles.contains { contains(lowered, $0) }
    }

    private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let head = needle.first, text.count >= needle.count else { return false }
        var index = 0
        while let place = text[index...].firstIndex(of: head), place + needle.count <= text.count {
            if text[place..<(place + needle.count)].elementsEqual(needle) { return true }
            index = place + 1
        }
        return false
    }
}
