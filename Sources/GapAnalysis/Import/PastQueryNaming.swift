internal import KnowledgeModel
internal import Privacy
package import TicketSources

/// Names past queries by what their rows say, so that a row that was imported before is known again, in whatever file it
/// stands. Names are made with the index's secret: nobody else can find out from one what was asked.
///
/// Of rows without a name of their own, several that say the same are as many queries; their order in the file tells them
/// apart. A row that has a name says the same only once.
package struct PastQueryNaming: Sendable {
    package struct Name: Sendable, Hashable {
        package var queryID: String
        /// An earlier row of this file is the same query.
        package var isRepeated: Bool
    }

    private let secret: [UInt8]
    /// How often each text has come. Grows with the file: some 100 bytes a row.
    private var counts: [String: Int] = [:]

    package init(secret: [UInt8]) { self.secret = secret }

    /// - Parameter row: the next of the file. O(its text).
    package mutating func name(of row: TicketRow) -> Name {
        let parts =
            ["past query", row.id, row.ticket, row.at.map { String($0.milliseconds) }, row.asker, row.subject].map {
                $0 ?? ""
            } + [row.text] + row.messages.flatMap { [$0.author.rawValue, $0.text] }
        let content = name(parts)
        let count = counts[content, default: 0]
        counts[content] = count + 1
        if row.id != nil || count == 0 { return Name(queryID: content, isRepeated: count > 0) }
        return Name(queryID: name([content, String(count)]), isRepeated: false)
    }

    /// Sixteen digits, as of any query.
    private func name(_ parts: [String]) -> String {
        let digest = Digest.hex(Digest.sha256(parts: parts))
        return String(AskerPseudonym(asker: digest, secret: secret).value.prefix(16))
    }
}
