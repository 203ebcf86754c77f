internal import Access
internal import KnowledgeModel
internal import Retrieval
internal import Storage

/// What a search is asked with, as it stands in a page's address and comes back with its forms.
struct SearchInputs {
    /// As it was typed, line ends as one character.
    var text: String
    var product: String?
    var version: String?
    var language: String?
    /// Reads as readers of this role alone; nil: as the caller.
    var role: String?
    /// Whether an owner wants the question kept, as if a customer had asked it.
    var isKept: Bool
    var explains: Bool
    /// The query that this was recorded as already, so that it is recorded once however often its page is shown.
    var queryID: String?

    /// More than any ticket has; an address holds far less.
    static let textBytesMaximum = 100_000

    init(_ fields: FormFields) {
        text = (fields["q"] ?? "").replacing("\r\n", with: "\n")
        product = fields["product"]
        version = fields["version"]
        language = fields["language"]
        role = fields["as"]
        isKept = fields["keep"] != nil
        explains = fields["explain"] != nil
        queryID = fields["query"]
    }

    /// For a link to the same search; what is at its default is left out.
    var fields: FormFields {
        var fields: [(name: String, value: String)] = [("q", text)]
        for (name, value) in optional { if let value { fields.append((name, value)) } }
        return FormFields(fields)
    }

    /// All but the text.
    private var optional: [(String, String?)] {
        [
            ("product", product), ("version", version), ("language", language), ("as", role),
            ("keep", isKept ? "yes" : nil), ("explain", explains ? "yes" : nil), ("query", queryID),
        ]
    }

    var isNarrowed: Bool { product != nil || version != nil || language != nil }

    var request: SearchRequest {
        SearchRequest(
            text: text,
            filter: PassageFilter(products: product.map { [$0] }, versions: version.map { [$0] }),
            explains: explains)
    }

    /// The roles, other than everybody's, that a caller may look through.
    static func roles(of caller: Caller) -> [Role] { caller.access.roles.filter { $0 != .public }.sorted() }

    /// Whom the search reads as: an owner may see what others see, never more than the owner's own.
    func reader(_ caller: Caller) -> Caller {
        guard caller.allows(.owner), let role else { return caller }
        return caller.reading(as: Self.roles(of: caller).filter { $0.name == role })
    }

    /// What an owner tries out would distort the figures of what customers ask, so it is kept only where the owner says so.
    /// Whoever else searches here has a question to answer.
    func isRecorded(for caller: Caller) -> Bool { queryID == nil && (isKept || !caller.allows(.owner)) }
}
