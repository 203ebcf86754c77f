package import KnowledgeModel

/// What a file's name says of the article in it.
package struct ArticleFileName: Sendable, Hashable {
    package var format: ArticleFormat
    /// In lower case; only names such as `install.html.pt-br` and `install.html.ko.euc-kr` say one.
    package var locale: String?

    /// The endings that are taken, for messages.
    static let endings = ".md .markdown .mdx .html .htm .xhtml"

    /// Nil unless the last path component of `name` is an article's. Upper and lower case are the same.
    package init?(_ name: some StringProtocol) {
        let lastComponent = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = lastComponent.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts[0].isEmpty else { return nil }
        if let format = Self.format(ending: parts[parts.count - 1]) {
            self.init(format: format)
        } else if parts.count >= 3, Self.isHTML(parts[parts.count - 2]), Self.isLanguageTag(parts[parts.count - 1]) {
            self.init(format: .html, locale: String(parts[parts.count - 1]))
        } else if parts.count >= 4, Self.isHTML(parts[parts.count - 3]), Self.isLanguageTag(parts[parts.count - 2]) {
            // The last part is the charset, which the file says itself.
            self.init(format: .html, locale: String(parts[parts.count - 2]))
        } else {
            return nil
        }
    }

    private init(format: ArticleFormat, locale: String? = nil) {
        self.format = format
        self.locale = locale
    }

    private static func format(ending: Substring) -> ArticleFormat? {
        switch ending {
        case "md", "markdown", "mdx": .markdown
        case "html", "htm", "xhtml": .html
        default: nil
        }
    }

    private static func isHTML(_ ending: Substring) -> Bool { format(ending: ending) == .html }

    /// A two-letter language of ISO 639-1, alone or with a region or script: `en`, `pt-br`, `zh-hant`.
    private static func isLanguageTag(_ text: Substring) -> Bool {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard languages.contains(subtags[0]), subtags.count <= 3 else { return false }
        return subtags.dropFirst().allSatisfy { subtag in
            (2...8).contains(subtag.utf8.count) && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    /// ISO 639-1 without `br` and `ts`, which after `.html` mean a compressed file and a program.
    private static let languages = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja \
        jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
        nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq \
        sr ss st su sv sw ta te tg th ti tk tl tn to tr tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " "))
}
