internal import Access
internal import GapAnalysis
internal import KnowledgeModel
internal import Operations
internal import ReportPages
internal import Storage

/// How good answers are, by figures, by what people said, and by what they label.
struct QualityPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/quality", "consoleQuality", .scope(.owner)) { try overview($0) },
            ConsoleRoute(.get, "/quality/review", "consoleReviewQueue", .scope(.owner)) { try review($0) },
            ConsoleRoute(.get, "/quality/labels", "consoleLabels", .scope(.owner)) { try labels($0) },
            ConsoleRoute(.post, "/quality/labels", "consoleLabel", .scope(.owner)) { try label($0) },
            ConsoleRoute(.get, "/quality/calibration", "consoleCalibration", .scope(.owner)) { try calibration($0) },
        ]
    }

    /// Twelve weeks, so that charts say something and the log is not read whole.
    private static let weeksDefault = 12

    // MARK: - Pages

    private func overview(_ visit: Visit) throws -> ConsoleReply {
        let service = try quality()
        let weeks = visit.query["weeks"].flatMap(Int.init).flatMap { QualityTab.weeks.contains($0) ? $0 : nil }
        let period = Self.period(weeks ?? Self.weeksDefault, until: visit.now)
        let overview = try service.overview(in: period, caller: visit.caller)
        let selection = GapSelection(since: period.from?.day)
        let report = try services.gaps?.report(selection, caller: visit.caller)
        return render(
            .overview, visit,
            Template.qualityOverview.render(
                QualityOverviewView(
                    overview, weeks: weeks ?? Self.weeksDefault,
                    chartMarkup: report.map { GapReportPage(report: $0).weekFigures } ?? "")))
    }

    private func review(_ visit: Visit) throws -> ConsoleReply {
        let period = Self.period(Self.weeksDefault, until: visit.now)
        let items = try quality().overview(in: period, caller: visit.caller).review
        return render(.review, visit, Template.qualityReview.render(ReviewQueueView(items, form: visit)))
    }

    private func labels(_ visit: Visit) throws -> ConsoleReply {
        let service = try quality()
        let period = Self.period(Self.weeksDefault, until: visit.now)
        // One named in the address: from the review queue, or a label to be mended.
        let wanted = visit.query["question"]
        let next = try service.unlabelled(1, in: period, caller: visit.caller).first
        let question = try wanted.map { try service.question($0, caller: visit.caller) } ?? next
        let passages = try question.map { try cited($0, visit) } ?? []
        let labelled = try service.labelCounts(caller: visit.caller)
        return render(
            .labels, visit,
            Template.qualityLabels.render(LabelView(question, passages: passages, labelled: labelled, form: visit)),
            notice: visit.query["done"].flatMap(LabelView.notice))
    }

    private func label(_ visit: Visit) throws -> ConsoleReply {
        guard let question = visit.form["question"],
            let answer = visit.form["answer"].flatMap(QuestionLabel.Answer.init(rawValue:))
        else {
            throw Problem.invalidRequest([.init(pointer: "#/answer", detail: "must be one of the three buttons")])
        }
        try quality().label(question, as: answer, caller: visit.caller)
        return .seeOther(path: "/quality/labels?done=" + answer.rawValue)
    }

    private func calibration(_ visit: Visit) throws -> ConsoleReply {
        let judged = try quality().calibrations(caller: visit.caller)
        return render(.calibration, visit, Template.qualityCalibration.render(CalibrationView(judged)))
    }

    // MARK: - Steps

    private func quality() throws -> QualityService {
        guard let quality = services.quality else { throw Problem.noActivityLog }
        return quality
    }

    private static func period(_ weeks: Int, until now: Timestamp) -> ActivityPeriod {
        ActivityPeriod(from: now.day.monday.adding(days: -7 * (weeks - 1)).start)
    }

    /// What was cited, as the reader may see it now.
    private func cited(_ question: QueryRecord, _ visit: Visit) throws -> [LabelView.Passage] {
        let reader = try services.knowledge.generations.reader(for: visit.caller.access)
        return try question.nearest.prefix(3).map { recorded in
            LabelView.Passage(try reader.passage(id: recorded.passageID))
        }
    }

    private func render(
        _ tab: QualityTab, _ visit: Visit, _ body: String, notice: String? = nil
    ) -> ConsoleReply {
        Layout.render(
            ConsolePage(
                section: .quality, title: tab == .overview ? "Quality" : tab.title,
                body: Template.qualityTabs.render(QualityTab.Bar(current: tab)) + body, notice: notice),
            for: visit, version: services.version)
    }
}
