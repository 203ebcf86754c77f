import JSONText
import Operations
import ReviewPolicies

/// What a policy would have done, for people and for programs.
struct ReplayOutput {
    let replay: PolicyReplay
    let policy: ReviewPolicy
    let usesExamples: Bool
    let terminal: Terminal
    let showsQuestions: Bool

    var text: String {
        var text = ""
        if showsQuestions {
            for outcome in replay.flagged { text += self.text(of: outcome) + "\n" }
        }
        text += headline + "\n"
        if replay.outcomes.count > 1 { text += "\n" + ruleTable }
        if !replay.judged.isEmpty { text += "\n" + agreementTable }
        if !usesExamples { text += "\nBy words alone: examples did not count.\n" }
        return text
    }

    // MARK: - One question

    private func text(of outcome: PolicyReplay.Outcome) -> String {
        let margin = "    "
        let width = terminal.width - margin.count
        let question = outcome.question.text.replacing("\n", with: " ")
        var lines = Printable.wrap(Printable.text("\(outcome.question.id). \(question)"), width: terminal.width)
            .map { terminal.styled($0, .strong) }
        for trigger in outcome.triggers {
            let action = trigger.action == .block ? "BLOCK" : "review"
            let route = "\(action): \(trigger.title) (\(trigger.ruleID)) → \(trigger.route)"
            let wrapped = Printable.wrap(Printable.text(route), width: width - 8)
            lines += wrapped.enumerated().map { margin + ($0 == 0 ? "" : "        ") + $1 }
            for reason in reasons(trigger, outcome.question.text) {
                lines += Printable.wrap(Printable.text(reason), width: width - 8).map { margin + "        " + $0 }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func reasons(_ trigger: ReviewTrigger, _ question: String) -> [String] {
        var reasons: [String] = []
        var seen: Set<String> = []
        let words = trigger.matches.map { match in
            match.words.map { String(decoding: Array(question.utf8)[$0], as: UTF8.self) }.joined(separator: " ")
        }.filter { seen.insert($0).inserted }
        if !words.isEmpty { reasons.append("words: " + words.map { "\"\($0)\"" }.joined(separator: ", ")) }
        if let nearest = trigger.nearest {
            let cosine = Amount.fixed(Double(nearest.cosine), digits: 2)
            reasons.append("meaning: like \"\(nearest.example)\" (\(cosine))")
        }
        return reasons
    }

    // MARK: - Shares

    private var headline: String {
        let (all, flagged) = (replay.outcomes.count, replay.flagged.count)
        guard all > 1 else { return flagged == 0 ? "Nobody needs to see this question." : "A person must see this." }
        return "Of \(Amount.count(all, "question")) a person must see \(Amount.number(flagged)) "
            + "(\(percent(flagged, of: all))); of these, \(Amount.number(replay.blockedCount)) are blocked."
    }

    private var ruleTable: String {
        var table = TextTable(alignments: [.left, .left, .right, .right, .left])
        table.add(["rule", "action", "questions", "share", "route"])
        let counts = replay.countByRule
        for rule in policy.rules {
            let count = counts[rule.id] ?? 0
            table.add([
                rule.id, rule.action.rawValue, Amount.number(count), percent(count, of: replay.outcomes.count),
                rule.route,
            ])
        }
        return table.text
    }

    private var agreementTable: String {
        var table = TextTable(alignments: [.left, .right, .right, .right, .right])
        table.add(["matter", "expected", "found", "precision", "recall"])
        func add(_ name: String, _ agreement: PolicyReplay.Agreement) {
            table.add([
                name, Amount.number(agreement.expected), Amount.number(agreement.found), value(agreement.precision),
                value(agreement.recall),
            ])
        }
        for (name, agreement) in replay.agreementByTrigger.sorted(by: { $0.key < $1.key }) { add(name, agreement) }
        add("any", replay.agreement)
        return table.text
    }

    private func value(_ share: Double?) -> String { share.map { Amount.fixed($0, digits: 3) } ?? "–" }

    private func percent(_ count: Int, of all: Int) -> String {
        Amount.fixed(Double(count) / Double(max(all, 1)) * 100, digits: 1) + " %"
    }
}

extension ReplayOutput {
    var json: String {
        var writer = JSONWriter(reservingBytes: 512 * replay.outcomes.count)
        writer.object { document in
            document.member("version", 1)
            document.member("policy", policy.version)
            document.member("by_meaning", usesExamples)
            document.member("questions", replay.outcomes.count)
            document.member("flagged", replay.flagged.count)
            document.member("blocked", replay.blockedCount)
            let counts = replay.countByRule
            document.member(
                "rules",
                array: { list in
                    for rule in policy.rules {
                        list.object { members in
                            members.member("id", rule.id)
                            members.member("action", rule.action.rawValue)
                            members.member("trigger", rule.trigger)
                            members.member("questions", counts[rule.id] ?? 0)
                        }
                    }
                })
            if !replay.judged.isEmpty { document.member("agreement", object: agreementMembers) }
            if showsQuestions {
                document.member("flagged_questions", array: { list in for o in replay.flagged { list.outcome(o) } })
            }
        }
        return writer.text + "\n"
    }

    private func agreementMembers(_ members: inout JSONWriter) {
        members.member("judged", replay.judged.count)
        members.member("any", object: { $0.members(of: replay.agreement) })
        for (name, agreement) in replay.agreementByTrigger.sorted(by: { $0.key < $1.key }) {
            members.member(name, object: { $0.members(of: agreement) })
        }
    }
}

extension JSONWriter {
    fileprivate mutating func members(of agreement: PolicyReplay.Agreement) {
        member("expected", agreement.expected)
        member("found", agreement.found)
        member("precision", agreement.precision)
        member("recall", agreement.recall)
    }

    fileprivate mutating func outcome(_ outcome: PolicyReplay.Outcome) {
        object { members in
            members.member("id", outcome.question.id)
            members.member("text", outcome.question.text)
            members.member(
                "triggers",
                array: { list in for item in outcome.triggers { list.trigger(item, outcome.question.text) } })
        }
    }

    private mutating func trigger(_ trigger: ReviewTrigger, _ question: String) {
        object { members in
            members.member("rule", trigger.ruleID)
            members.member("action", trigger.action.rawValue)
            members.member("trigger", trigger.trigger)
            members.member("route", trigger.route)
            members.member("owner", trigger.owner)
            members.member("backup_owner", trigger.backupOwner)
            members.member("expected_decision", trigger.expectedDecision)
            members.member("pin", trigger.pin)
            members.member(
                "matches", array: { list in for match in trigger.matches { list.match(match, question) } })
            guard let nearest = trigger.nearest else { return members.memberNull("nearest_example") }
            members.member(
                "nearest_example",
                object: { example in
                    example.member("text", nearest.example)
                    example.member("cosine", Double(nearest.cosine))
                })
        }
    }

    /// Offsets are in Unicode scalars, as those of citations.
    private mutating func match(_ match: ReviewTrigger.TextMatch, _ question: String) {
        func scalars(_ range: Range<Int>) -> (start: Int, end: Int) {
            let (scalars, utf8) = (question.unicodeScalars, question.utf8)
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
            return (
                scalars.distance(from: scalars.startIndex, to: start),
                scalars.distance(from: scalars.startIndex, to: end)
            )
        }
        object { members in
            let range = scalars(match.range)
            members.member("kind", match.kind.rawValue)
            members.member("source", match.source)
            members.member("start", range.start)
            members.member("end", range.end)
            members.member(
                "words",
                array: { list in
                    for word in match.words.map(scalars) {
                        list.array { pair in
                            pair.element(word.start)
                            pair.element(word.end)
                        }
                    }
                })
        }
    }
}
