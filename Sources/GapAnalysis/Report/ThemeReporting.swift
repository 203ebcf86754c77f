internal import KnowledgeModel
internal import Privacy
internal import Retrieval
internal import Storage

/// Makes one theme's part of a report.
struct ThemeReporting {
    let builder: GapReportBuilder
    let events: GapEvents
    /// What the theme's askers may read; nil without an index.
    let reader: (any GenerationReader)?
    let at: Timestamp
    /// The first week of which anything is known.
    let logBegin: CalendarDay

    private static let examplesMaximum = 12
    private static let outlineMaximum = 6
    private static let nearestMaximum = 3

    /// Nil for a theme without any question left.
    func report(
        _ theme: ThemeRecord, _ questions: [JudgedQuestion], keyPhrases: [String]
    ) throws -> ReportedTheme? {
        let central = CentralQuestions(questions)
        guard
            let figures = ThemeFigures(
                of: questions, events: events, formerWeeks: theme.formerWeeks, probability: builder.probability),
            let first = central.first
        else { return nil }
        let reasons = counts(of: questions)
        let evidence = ThemeEvidence(
            list: theme.list, questions: questions, reasons: reasons,
            elsewhere: theme.list == .notAnswered ? try builder.elsewhere(first, theme.audience) : nil)
        let finding = CauseFinder.finding(evidence)
        let nearest = try nearest(questions, evidence, finding.cause)
        let trend = figures.trend(at: at, since: logBegin)
        let title = theme.title?.text ?? first.record.text.text
        // Of what is answered the failure is that it is asked all the same.
        let failure = theme.list == .notAnswered ? figures.gapProbability : share(figures.events, figures.questions)
        return ReportedTheme(
            id: theme.id, audience: theme.audience, list: theme.list, title: title,
            isTitleConfirmed: theme.title != nil, keyPhrases: keyPhrases, status: theme.status, owner: theme.owner,
            backup: theme.backup, suggestedOwner: nearest.owner ?? builder.ownerDefault, due: theme.due,
            article: theme.article, figures: figures,
            priority: ThemePriority(
                askers: figures.askers, gapProbability: failure, recent: trend.recent, earlier: trend.earlier),
            cause: finding.cause, causeEvidence: finding.evidence, suggestedTitle: SuggestedTitle.make(of: title),
            outline: central.spread(Self.outlineMaximum).map(\.record.text.text),
            reasons: reasons.map { ReasonCount(reason: $0.key, count: $0.value) }.sorted {
                ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue)
            },
            examples: examples(central), nearest: nearest.passages, replay: theme.replay, notes: theme.notes,
            history: theme.history)
    }

    private func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(max(whole, 1)) }

    private func counts(of questions: [JudgedQuestion]) -> [GapReason: Int] {
        var counts: [GapReason: Int] = [:]
        for reason in questions.compactMap({ events.events[$0.id] }).flatMap(\.reasons) {
            counts[reason, default: 0] += 1
        }
        return counts
    }

    /// The most central questions that are events, each wording once.
    private func examples(_ central: CentralQuestions) -> [ThemeExample] {
        var seen: Set<String> = []
        let ordered = central.ordered.filter {
            seen.insert($0.record.text.text.lowercased()).inserted
        }
        let events = ordered.filter { self.events.events[$0.id] != nil }
        let others = ordered.filter { self.events.events[$0.id] == nil }
        return (events + others).prefix(Self.examplesMaximum).map { question in
            ThemeExample(
                text: question.record.text.text, askedAt: question.record.askedAt,
                channel: question.record.context.channel, ticket: question.record.context.ticket,
                probability: question.probability, reasons: self.events.events[question.id]?.reasons ?? [],
                questionID: question.id)
        }
    }

    /// The passages that were found most often and are still there, and the owner of most of them.
    private func nearest(
        _ questions: [JudgedQuestion], _ evidence: ThemeEvidence, _ cause: GapCause
    ) throws -> (passages: [NearestPassage], owner: String?) {
        guard let reader else { return ([], nil) }
        var counts: [String: Int] = [:]
        var cosines: [String: Double] = [:]
        for passage in questions.flatMap({ $0.record.nearest.prefix(3) }) {
            counts[passage.passageID, default: 0] += 1
            if let cosine = passage.cosine {
                cosines[passage.passageID] = max(cosines[passage.passageID] ?? -1, cosine)
            }
        }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var passages: [NearestPassage] = []
        var owners: [String: Int] = [:]
        for id in ranked where passages.count < Self.nearestMaximum {
            guard let passage = try reader.passage(id: id) else { continue }
            if let owner = passage.article.owner { owners[owner, default: 0] += counts[id] ?? 0 }
            let citation = Citation(passage)
            passages.append(
                NearestPassage(
                    passageID: id, articleID: passage.article.key.id, title: passage.article.title,
                    headingPath: passage.headingPath, link: citation.link, quote: citation.quote,
                    count: counts[id] ?? 0, cosine: cosines[id],
                    failure: failure(of: passage, evidence, cause)))
        }
        return (passages, owners.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key)
    }

    private func failure(of passage: StoredPassage, _ evidence: ThemeEvidence, _ cause: GapCause) -> String {
        if let due = passage.article.reviewDue, due < at.day.description { return "Its review was due on \(due)." }
        switch cause {
        case .ratedWrong: return "Readers rated it wrong."
        case .notFound, .formOrProcess: return "It answers, and the question is asked all the same."
        case .contradictory: return "Another passage contradicts it."
        default: break
        }
        let quote = passage.quote.lowercased()
        let missing = evidence.missingWords.filter { !quote.contains($0) }.prefix(4)
        if missing.isEmpty { return "It is on the subject and does not answer." }
        return "It says nothing of \(missing.map { "“\($0)”" }.joined(separator: ", "))."
    }
}
