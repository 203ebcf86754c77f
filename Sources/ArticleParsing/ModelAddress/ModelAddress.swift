import KnowledgeModel

/// Finds text that speaks to a language model instead of a reader. It is reported, not removed: an article may well be
/// about this.
enum ModelAddress {
    /// Words in order, with at most one other word in between; in lower case.
    private static let phrases: [[String]] = [
        ["ignore", "previous", "instructions"], ["ignore", "prior", "instructions"],
        ["ignore", "above", "instructions"],
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
    private static let marks: [StaticString] = ["<|im_start|>", "<|im_end|>", "<|system|>", "[inst]", "<<sys>>"]
    private static let openers = Set(phrases.compactMap(\.first))
    private static let gapMaximum = 1

    /// Adds one finding for each block that does so.
    static func look(in output: ArticleTextBuilder, findings: inout Findings) {
        // Almost no article has any of these letters in a row.
        guard mayOccur(in: output.text) else { return }
        for block in output.blocks {
            guard let phrase = phrase(in: output.text(of: block)) else { continue }
            findings.add(.addressesModel(line: block.source.lines.lowerBound, phrase: phrase))
        }
    }

    static func phrase(in text: ArraySlice<UInt8>) -> String? {
        let lowered = text.map(\.asciiLowercased)
        if let mark = marks.first(where: { lowered.firstIndex(of: $0, from: 0) != nil }) {
            return String(describing: mark)
        }
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

    /// A piece of every phrase and every mark.
    private static let needles: [[UInt8]] = [
        "nstructions", "system prompt", "language model", "an ai", "tell the user", "now dan", "ai assistant", "<|im_",
        "<|system", "[inst]", "<<sys",
    ].map { Array($0.utf8) }

    /// By first letter.
    private static let needlesByHead: [[[UInt8]]] = (0..<256).map { head in needles.filter { Int($0[0]) == head } }

    private static func mayOccur(in text: [UInt8]) -> Bool {
        text.map(\.asciiLowercased).withUnsafeBufferPointer { text in
            needlesByHead.withUnsafeBufferPointer { byHead in
                for index in text.indices where !byHead[Int(text[index])].isEmpty {
                    for needle in byHead[Int(text[index])] where index + needle.count <= text.count {
                        var length = 1
                        while length < needle.count, text[index + length] == needle[length] { length += 1 }
                        if length == needle.count { return true }
                    }
                }
                return false
            }
        }
    }
}
