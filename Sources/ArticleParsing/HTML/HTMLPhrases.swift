/// What boxes and links that belong to the page rather than the article say, in so many words.
enum HTMLPhrases {
    /// The longest of them, with signs around it.
    static let bytesMaximum = 64

    /// Of links; most links of an article are no longer either, so this is as small as it can be.
    static let linkBytesMaximum = 32

    private static let links: Set<String> = [
        "edit", "edit this page", "edit page", "edit this page on github", "edit on github", "edit on gitlab",
        "edit on bitbucket", "improve this page", "improve this doc", "suggest edits", "suggest an edit",
        "view page source", "view this page", "view source", "show source", "show page source", "page source",
        "report a bug", "report an issue", "report a problem", "report an issue with this page", "print this page",
        "print", "share this", "copy link", "permalink", "permanent link", "back to top", "return to top",
        "go to top", "top of page", "skip to content", "skip to main content", "skip navigation",
        "skip navigation links", "skip to navigation", "skip to search", "skip to footer", "jump to navigation",
        "jump to search", "jump to content",
    ]

    private static let questions: Set<String> = [
        "was this page helpful", "was this article helpful", "was this helpful", "was this page helpful to you",
        "was this topic helpful", "is this page helpful", "is this page useful", "did this answer your question",
        "did this page help you", "did this article help you", "did you find this helpful",
        "did you find it helpful", "did you find this article helpful", "did you find this page helpful",
        "how can we improve this page", "thanks for your feedback", "thank you for your feedback",
        "have more questions submit a request", "still need help", "give feedback", "send feedback about this page",
    ]

    /// A link that works the page, or leads to its source.
    static func isPageLink(_ index: Int, _ tree: HTMLTree) -> Bool {
        let words = words(of: index, tree)
        guard links.contains(words) else {
            return words == "top" && (tree.nodes[index]["href"]?.hasPrefix("#") ?? false)
        }
        // A help article may well be about "Edit" or "Print": then the link leads to a place in it, or to another.
        guard ["edit", "print"].contains(words) else { return true }
        return tree.nodes[index]["href"].map { $0.contains("edit") || $0.hasPrefix("javascript:") } ?? false
    }

    /// A box that asks what the reader thinks of the page, with or without its answers.
    static func asksForFeedback(_ index: Int, _ tree: HTMLTree) -> Bool {
        var words = words(of: index, tree)
        for answers in [" yes no", " yes", " no"] where words.hasSuffix(answers) {
            words.removeLast(answers.utf8.count)
            break
        }
        if questions.contains(words) || words.hasSuffix(" found this helpful") { return true }
        // `Did this answer your question? <a>Tell us</a>.`
        let answers = tree.children(of: index).filter { tree.nodes[$0].name == "a" }
        guard answers.count == 1, let answer = answers.first else { return false }
        let link = " " + self.words(of: answer, tree)
        return words.hasSuffix(link) && questions.contains(String(words.dropLast(link.utf8.count)))
    }

    /// The ASCII words below a node in lower case, set apart by single spaces; signs and other letters are left out.
    static func words(of index: Int, _ tree: HTMLTree) -> String {
        var words: [UInt8] = []
        for byte in tree.text(of: index) {
            if byte.isASCIIAlphanumeric {
                words.append(byte.asciiLowercased)
            } else if byte < 0x80, let last = words.last, last != 0x20, byte != UInt8(ascii: "'") {
                words.append(0x20)
            }
        }
        if words.last == 0x20 { words.removeLast() }
        return words.asString
    }
}
