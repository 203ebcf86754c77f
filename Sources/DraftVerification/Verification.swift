internal import KnowledgeModel
internal import Privacy
internal import Storage
internal import TextAnalysis

/// The check of one draft, from its sentences to the report.
struct Verification {
    let verifier: DraftVerifier
    let draft: Draft
    let reading: DraftReading
    let cited: CitedPassages
    private let finder: SupportFinder
    private let vectors: SentenceVectors?
    private var findings: [DraftFinding] = []
    /// For each sentence, the best of what it may rest on.
    private var supports: [Support?]
    /// Sentences that nothing cited supports.
    private var unsupported: [Int] = []

    init(
        _ verifier: DraftVerifier, _ draft: Draft, _ reading: DraftReading, _ cited: CitedPassages
    ) throws {
        self.verifier = verifier
        self.draft = draft
        self.reading = reading
        self.cited = cited
        finder = SupportFinder(
            passages: cited.passages, weights: TermWeights(articleTexts: Self.articleTexts(cited.passages)),
            model: verifier.model)
        vectors = try Self.vectors(reading, cited.passages, verifier)
        supports = reading.sentences.map { _ in nil }
    }

    static func articleTexts(_ passages: [EvidencePassage]) -> [String] {
        var seen: Set<String> = []
        return passages.filter { seen.insert($0.passage.article.key.id).inserted }.map(\.passage.articleText)
    }

    private static func vectors(
        _ reading: DraftReading, _ passages: [EvidencePassage], _ verifier: DraftVerifier
    ) throws -> SentenceVectors? {
        guard let encoder = verifier.encoder, !passages.isEmpty else { return nil }
        var texts: [Int: String] = [:]
        for (place, sentence) in reading.sentences.enumerated()
        where sentence.kind.needsSupport || sentence.kind == .commitment {
            texts[place] = reading.text(sentence.range)
        }
        return try SentenceVectors(texts, passages, encoder: encoder)
    }

    // MARK: sentences

    mutating func checkSentences() throws {
        for fault in cited.faults { add(fault) }
        for place in reading.sentences.indices {
            let sentence = reading.sentences[place]
            guard sentence.kind.needsSupport || sentence.kind == .commitment else { continue }
            let own = Self.unique(sentence.citations.compactMap { cited.indices[$0] })
            let all = Array(cited.passages.indices)
            var ranked = ranked(place, among: own.isEmpty ? all : own)
            var candidates = own.isEmpty ? all : own
            if !own.isEmpty, own.count < all.count, !isEnough(ranked.first) {
                let others = self.ranked(place, among: all)
                if let best = others.first, isEnough(best) {
                    ranked = others
                    candidates = all
                    add(misplaced: best, sentence)
                }
            }
            supports[place] = ranked.first
            if let commitment = sentence.commitment, sentence.kind == .commitment {
                check(commitment, sentence, ranked)
            } else if !isEnough(ranked.first) {
                unsupported.append(place)
            }
            if let best = ranked.first, isEnough(best) {
                checkNumbers(sentence, best, candidates)
                checkPolarity(sentence, ranked)
            }
        }
    }

    private func ranked(_ place: Int, among passages: [Int]) -> [Support] {
        let terms = SentenceTerms(reading.sentences[place].reading).terms
        return finder.supports(of: terms, among: passages) { vectors?.cosine(place, $0, $1) }
    }

    private func isEnough(_ support: Support?) -> Bool {
        support.map { $0.score >= verifier.model.threshold } ?? false
    }

    static func unique(_ indices: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return indices.filter { seen.insert($0).inserted }
    }

    private func evidence(_ support: Support) -> DraftEvidence {
        let passage = finder.passages[support.passage]
        return passage.evidence(passage.sentences[support.sentence].range)
    }

    private mutating func checkNumbers(
        _ sentence: DraftReading.Sentence, _ best: Support, _ candidates: [Int]
    ) {
        let check = NumberCheck(passages: finder.passages)
        for fault in check.faults(bytes: reading.bytes, range: sentence.range, aligned: best, cited: candidates) {
            let source = fault.source.map { place -> DraftEvidence in
                let passage = finder.passages[place.passage]
                let sentence = passage.sentences.first { $0.range.contains(place.range.lowerBound) }
                return passage.evidence(sentence?.range ?? place.range)
            }
            let stated = fault.source.map { finder.passages[$0.passage].text($0.range) }
            add(
                .numberMismatch, fault.rule == .differs ? .block : .review, fault.rule.rawValue, fault.range,
                stated.map { "The cited passage says “\($0)” here." } ?? "No cited passage states this number.",
                source ?? evidence(best))
        }
    }

    /// Sentences whose coverage is this near are as good.
    private static let nearCoverage = 0.1

    private mutating func checkPolarity(_ sentence: DraftReading.Sentence, _ ranked: [Support]) {
        guard let best = ranked.first else { return }
        // whichever of the sentences that cover the draft's words best agrees, agrees
        let covering = ranked.map(\.features.coverage).max() ?? 0
        let near = ranked.filter {
            $0.features.coverage >= max(PolarityCheck.coverageMinimum, covering - Self.nearCoverage)
        }
        guard !near.isEmpty else { return }
        var first: (rule: PolarityCheck.Rule, support: Support)?
        for support in near {
            let passage = finder.passages[support.passage]
            let source = passage.sentences[support.sentence]
            guard let rule = PolarityCheck(sentence, reading.bytes, source, passage.bytes).fault else {
                first = nil
                break
            }
            first = first ?? (rule, support)
        }
        if let first {
            add(
                .negationMismatch, .block, first.rule.rawValue, sentence.range,
                first.rule == .negation
                    ? "The cited sentence denies what this one affirms, or the other way round."
                    : "The cited sentence has the opposite word.",
                evidence(first.support))
            return
        }
        let passage = finder.passages[best.passage]
        let source = passage.sentences[best.sentence]
        if best.features.coverage >= PolarityCheck.coverageMinimum,
            PolarityCheck(sentence, reading.bytes, source, passage.bytes).dropsCondition
        {
            add(
                .negationMismatch, .review, PolarityCheck.Rule.condition.rawValue, sentence.range,
                "The cited sentence limits this with a condition that the draft leaves out.", evidence(best))
        }
    }

    private mutating func check(
        _ commitment: Commitment, _ sentence: DraftReading.Sentence, _ ranked: [Support]
    ) {
        for matter in commitment.matters {
            let allowing = ranked.first { support in
                guard isEnough(support) else { return false }
                if matter == .deadline { return true }
                let passage = finder.passages[support.passage]
                return Commitment.allows(matter, passage.bytes, passage.sentences[support.sentence].range)
            }
            guard let allowing else {
                add(
                    .promiseWithoutAuthority, .block, "promise.\(matter.rawValue)", sentence.range,
                    "This promises \(matter.phrase), and no cited sentence allows it.", ranked.first.map(evidence))
                return
            }
            let passage = finder.passages[allowing.passage]
            if matter != .deadline, Commitment.isHedged(passage.bytes, passage.sentences[allowing.sentence].range) {
                add(
                    .promiseWithoutAuthority, .review, "promise.\(matter.rawValue).open", sentence.range,
                    "This promises \(matter.phrase), which the cited sentence leaves open.", evidence(allowing))
                return
            }
        }
    }

    private mutating func add(misplaced best: Support, _ sentence: DraftReading.Sentence) {
        add(
            .citationMisplaced, .review, "citation.misplaced", sentence.range,
            "The passage that this sentence cites does not say it; another cited passage does.", evidence(best))
    }

    private mutating func add(_ fault: CitedPassages.Fault) {
        let citation = reading.citations[fault.citation]
        let range = reading.citationRanges[fault.citation]
        let isAlsoMarked = reading.citations.indices.contains {
            $0 != fault.citation && reading.citations[$0].passageID == citation.passageID
                && reading.citationRanges[$0] != nil
        }
        if range == nil, isAlsoMarked { return }
        let place = range ?? 0..<reading.bytes.count
        switch fault.rule {
        case .unresolved:
            add(
                .citationUnresolved, .block, fault.rule.rawValue, place,
                "There is no such passage for this reader; it may be invented, or gone, or for others.", nil)
        case .articleChanged:
            add(
                .citationEdited, .review, fault.rule.rawValue, place,
                "The article has changed since, and the cited passage is no longer in it.", nil)
        case .notInPassage:
            add(
                .citationEdited, .review, fault.rule.rawValue, place,
                "The quoted words of this citation are not in the passage.", nil)
        }
    }

    // MARK: what nothing supports

    /// Decides of each unsupported sentence whether a passage that the caller may read would support it.
    mutating func findUncited(offered: [StoredPassage], search: DraftVerifier.Search?) throws {
        var isKnown = Set(cited.passages.map(\.id))
        var others: [EvidencePassage] = []
        func add(_ passages: [StoredPassage]) {
            for passage in passages where isKnown.insert(passage.id).inserted {
                others.append(EvidencePassage(passage))
            }
        }
        if !unsupported.isEmpty {
            add(offered)
            if let search {
                for place in unsupported.prefix(Self.searchesMaximum) {
                    add(try search(reading.text(reading.sentences[place].range)))
                }
            }
        }
        let vectors = others.isEmpty ? nil : try Self.vectors(reading, others, verifier)
        let finder = SupportFinder(
            passages: others, weights: TermWeights(articleTexts: Self.articleTexts(others + cited.passages)),
            model: verifier.model)
        for place in unsupported {
            let sentence = reading.sentences[place]
            let best = finder.supports(
                of: SentenceTerms(sentence.reading).terms, among: Array(others.indices)
            ) { vectors?.cosine(place, $0, $1) }.first
            if let best, isEnough(best) {
                let passage = others[best.passage]
                self.add(
                    .uncited, .review, "support.uncited", sentence.range,
                    "Nothing that is cited says this; the passage given here does.",
                    passage.evidence(passage.sentences[best.sentence].range))
            } else {
                self.add(
                    .unsupportedClaim, .review, "support.none", sentence.range,
                    cited.passages.isEmpty
                        ? "This needs a source, and no passage is cited."
                        : "No sentence of the cited passages says this.",
                    supports[place].map(evidence))
            }
        }
    }

    /// Sentences that are searched for, at most.
    private static let searchesMaximum = 16

    // MARK: findings

    /// - Parameter range: in UTF-8 bytes of the draft.
    mutating func add(
        _ kind: DraftFinding.Kind, _ severity: DraftFinding.Severity, _ rule: String, _ range: Range<Int>,
        _ message: String, _ evidence: DraftEvidence?
    ) {
        findings.append(
            DraftFinding(
                kind: kind, severity: severity, rule: rule, scalarRange: reading.scalars(range), message: message,
                evidence: evidence))
    }

    func report() -> DraftReport {
        let sentences = reading.sentences.enumerated().map { place, sentence in
            DraftReport.Sentence(
                kind: sentence.kind, scalarRange: reading.scalars(sentence.range),
                citedPassageIDs: Self.unique(sentence.citations.compactMap { cited.indices[$0] }).map {
                    cited.passages[$0].id
                },
                support: supports[place].map(evidence), score: supports[place]?.score,
                features: supports[place]?.features)
        }
        let ordered = findings.enumerated().sorted { left, right in
            let (one, other) = (left.element.scalarRange, right.element.scalarRange)
            return (one.lowerBound, one.upperBound, left.offset) < (other.lowerBound, other.upperBound, right.offset)
        }.map(\.element)
        return DraftReport(
            sentences: sentences, findings: ordered, degraded: verifier.encoder == nil ? [.vector] : [],
            supportThreshold: verifier.model.threshold)
    }
}

extension Commitment.Matter {
    /// As a sentence says it.
    var phrase: String {
        switch self {
        case .refund: "a refund"
        case .credit: "a credit"
        case .discount: "a discount"
        case .waiver: "to waive a charge"
        case .compensation: "compensation"
        case .extension: "an extension"
        case .exception: "an exception"
        case .replacement: "a replacement"
        case .guarantee: "something for certain"
        case .deadline: "something by a certain time"
        }
    }
}
