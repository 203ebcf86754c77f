internal import KnowledgeModel
internal import Privacy
internal import ReviewPolicies
internal import Storage
internal import TextAnalysis

/// Checks of the draft's text, whatever its sentences do.
extension Verification {
    mutating func checkText() {
        checkQuotes()
        checkPersonalData()
        checkLinks()
        checkPolicy()
    }

    /// Words that stand in quotation marks are to be those of a cited passage, or of the customer.
    private mutating func checkQuotes() {
        let quotes = QuotedWords.all(in: reading.bytes)
        if quotes.isEmpty { return }
        let sources =
            cited.passages.map { PlainWords($0.quote) }
            + Self.articleTexts(cited.passages).map { PlainWords($0) } + [PlainWords(draft.question ?? "")]
        for quote in quotes {
            let parts = PlainWords(reading.text(quote.range)).quotedParts
            if parts.allSatisfy({ part in sources.contains { $0.contains(part) } }) { continue }
            add(
                .quoteAltered, .block, "quote.altered", quote.range,
                cited.passages.isEmpty
                    ? "These words are put in quotation marks, and no passage is cited."
                    : "These words are put in quotation marks, and no cited passage has them so.",
                nearest(quote.range))
        }
    }

    /// The cited sentence that shares most words with this part of the draft.
    private func nearest(_ range: Range<Int>) -> DraftEvidence? {
        let words = Set(TextToken.tokens(in: reading.bytes, range: range).filter { $0.kind != .mark }.map(\.key))
        var best: (shared: Double, evidence: () -> DraftEvidence)?
        for passage in cited.passages {
            for sentence in passage.sentences {
                let theirs = Set(sentence.tokens.filter { $0.kind != .mark }.map(\.key))
                let all = Double(words.union(theirs).count)
                let shared = all == 0 ? 0 : Double(words.intersection(theirs).count) / all
                if shared > best?.shared ?? 0 { best = (shared, { passage.evidence(sentence.range) }) }
            }
        }
        return best?.evidence()
    }

    /// Data that neither the cited articles nor the customer has given.
    private mutating func checkPersonalData() {
        let known = Self.articleTexts(cited.passages).map { PlainWords($0.lowercased()) }
        let markers = reading.citationRanges.dropFirst(draft.citations.count).compactMap { $0 }
        let asked = PlainWords((draft.question ?? "").lowercased())
        for redaction in verifier.redactor.redactions(in: draft.text) {
            guard let severity = Self.severity(of: redaction.kind) else { continue }
            let words = PlainWords(
                String(decoding: Array(draft.text.utf8)[redaction.utf8Range], as: UTF8.self).lowercased()
            ).bytes
            if known.contains(where: { $0.contains(words) }) { continue }
            if severity == .review, asked.contains(words) { continue }
            if markers.contains(where: { $0.overlaps(redaction.utf8Range) }) { continue }
            add(
                .personalData, severity, "personal_data.\(redaction.kind.rawValue)", redaction.utf8Range,
                "This looks like \(redaction.kind.phrase), which the cited articles do not have.", nil)
        }
    }

    /// Nil for what a reply says by right: the reader's name and the number of their order.
    private static func severity(of kind: RedactionKind) -> DraftFinding.Severity? {
        switch kind {
        case .name, .orderNumber: nil
        case .card, .iban, .nationalID, .password, .apiKey, .jwt, .urlToken: .block
        case .email, .phone, .ip, .accountNumber, .birthDate, .address, .deviceID, .custom: .review
        }
    }

    /// Addresses that no cited article has.
    private mutating func checkLinks() {
        let links = WebAddresses.all(in: reading.bytes)
        if links.isEmpty { return }
        var known: Set<String> = []
        for passage in cited.passages {
            if let url = passage.passage.article.url { known.insert(WebAddresses.plain(url)) }
        }
        for text in Self.articleTexts(cited.passages) + [draft.question ?? ""] {
            let bytes = Array(text.utf8)
            for range in WebAddresses.all(in: bytes) {
                known.insert(WebAddresses.plain(String(decoding: bytes[range], as: UTF8.self)))
            }
        }
        for link in links where !known.contains(WebAddresses.plain(reading.text(link))) {
            add(
                .linkNotCited, .review, "link.not_cited", link,
                "No cited article is at this address or has it in its text.",
                nil)
        }
    }

    /// Rules of the policy, each once, at the first sentence that falls under it.
    private mutating func checkPolicy() {
        guard let policy = verifier.policy else { return }
        var seen: Set<String> = []
        for sentence in reading.sentences where sentence.kind != .courtesy {
            for trigger in policy.triggers(for: reading.text(sentence.range), vector: nil)
            where seen.insert(trigger.ruleID).inserted {
                add(
                    .policy, trigger.action == .block ? .block : .review, "policy.\(trigger.ruleID)", sentence.range,
                    "The policy sends this to \(trigger.route): \(trigger.title).", nil)
            }
        }
    }
}

extension RedactionKind {
    /// As a sentence says it.
    fileprivate var phrase: String {
        switch self {
        case .email: "an e-mail address"
        case .phone: "a telephone number"
        case .card: "the number of a payment card"
        case .iban: "the number of a bank account"
        case .nationalID: "a national identity number"
        case .ip: "an IP address"
        case .urlToken: "a secret in a link"
        case .apiKey: "an API key"
        case .jwt: "an access token"
        case .orderNumber: "an order number"
        case .accountNumber: "the number of a customer"
        case .name: "a name"
        case .birthDate: "a date of birth"
        case .address: "a postal address"
        case .password: "a password"
        case .deviceID: "the number of a device"
        case .custom: "private data by a rule of yours"
        }
    }
}
