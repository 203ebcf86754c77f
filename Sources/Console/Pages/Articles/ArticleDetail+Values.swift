import KnowledgeModel
import ReportPages
import Retrieval
import Storage

extension ArticleDetail {
    /// What `articles-detail.mustache` names.
    struct Values {
        let title: String
        let badges: [ArticleBoard.Badge]
        let isOverdue: Bool
        let url: String?
        let articlePath: String
        let formToken: String
        let facts: [Fact]
        let findings: [Finding]
        let withdrawal: Withdrawal?
        let canWithdraw: Bool
        let canCiteAgain: Bool
        let canReview: Bool
        let activityMarkup: String?
        let activityWords: String?
        let related: [Related]
        let passagesWords: String
        let passages: [Passage]
        let pagingMarkup: String
    }

    struct Fact {
        let factName: String
        let factMarkup: String
    }

    struct Related {
        let relatedTitle: String
        let relationWords: String
        let comparePath: String
    }

    /// What was found when the article was read.
    struct Finding {
        let severity: String
        let severityClass: String
        let code: String
        let place: String
        let message: String
        let consequence: String

        init(_ diagnostic: Diagnostic) {
            severity = diagnostic.severity.rawValue
            severityClass =
                switch diagnostic.severity {
                case .error: "bad"
                case .warning: "warn"
                case .note: ""
                }
            code = diagnostic.code
            place = diagnostic.line.map { "\(diagnostic.path), line \($0)" } ?? diagnostic.path
            message = diagnostic.message
            consequence = diagnostic.consequence
        }
    }

    struct Withdrawal {
        let withdrawnBy: String
        let reason: String
        let withdrawnAtMarkup: String

        init(_ suppression: Suppression) {
            withdrawnBy = suppression.by
            reason = suppression.why.isEmpty ? "no reason given" : suppression.why
            withdrawnAtMarkup = Words.timeMarkup(suppression.at)
        }
    }

    struct Passage {
        let number: String
        let passageID: String
        let headings: String
        let placeWords: String
        let anchor: String?
        let link: String?
        let quote: String
        /// What it is found by beyond its quote.
        let beyond: String?
        let passageWithdrawal: Withdrawal?
        let canWithdrawPassage: Bool

        init(_ passage: StoredPassage, _ record: PassageRecord?, _ suppression: Suppression?, canWithdraw: Bool) {
            let citation = Citation(passage)
            number = Words.count(passage.ordinal + 1)
            passageID = passage.id
            headings =
                passage.headingPath.isEmpty ? passage.article.title : passage.headingPath.joined(separator: " › ")
            let lines = passage.source.lines
            placeWords = [
                record.map { Words.count($0.draft.tokenCount, "token") },
                lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound) to \(lines.upperBound)",
                "bytes \(passage.source.bytes.lowerBound) to \(passage.source.bytes.upperBound)",
                record.flatMap { $0.embedding == nil ? "found by words alone" : nil },
            ].compactMap(\.self).joined(separator: " · ")
            anchor = passage.anchor
            link = citation.link.flatMap { SafeLink.address($0) }
            quote = citation.quote
            let lead = record.map { record in
                String(decoding: record.draft.indexedBody.utf8.dropLast(citation.quote.utf8.count), as: UTF8.self)
            }
            beyond = lead.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : Words.shortened($0, to: 200) }
            passageWithdrawal = suppression.map { Withdrawal($0) }
            canWithdrawPassage = canWithdraw
        }
    }
}
