import DraftVerification
import Foundation

/// A draft whose sentences a person has labelled.
struct LabelledDraft: Decodable {
    struct Sentence: Decodable {
        let label: Label
        let text: String
    }

    enum Label: String, Decodable, CaseIterable {
        case supported, courtesy
        case unsupported, number, negated, condition, promise, unresolved, misplaced, quote, personal, link

        /// What should be found; nil where nothing should.
        var kind: DraftFinding.Kind? {
            switch self {
            case .supported, .courtesy: nil
            case .unsupported: .unsupportedClaim
            case .number: .numberMismatch
            case .negated, .condition: .negationMismatch
            case .promise: .promiseWithoutAuthority
            case .unresolved: .citationUnresolved
            case .misplaced: .citationMisplaced
            case .quote: .quoteAltered
            case .personal: .personalData
            case .link: .linkNotCited
            }
        }

        /// What may be found beside it: an invented sentence often has invented numbers as well.
        var tolerated: Set<DraftFinding.Kind> {
            switch self {
            case .supported, .courtesy: []
            case .unsupported: [.numberMismatch, .negationMismatch]
            case .number, .negated, .condition, .unresolved, .misplaced: [.unsupportedClaim]
            case .promise, .quote, .personal, .link: [.unsupportedClaim, .numberMismatch, .negationMismatch]
            }
        }
    }

    let id: String
    /// `design`, on which rules and weights were made; `report`, looked at once; `second`, written and looked at later.
    let split: String
    let sentences: [Sentence]

    /// Courtesies stand on lines of their own.
    var text: String {
        var text = ""
        for sentence in sentences {
            if !text.isEmpty { text += sentence.label == .courtesy || text.hasSuffix(",") ? "\n" : " " }
            text += sentence.text
            if sentence.label == .courtesy { text += "\n" }
        }
        return text
    }

    /// Of the sentences, in Unicode scalars of `text`.
    var ranges: [Range<Int>] {
        var found: [Range<Int>] = []
        var rest = text[...]
        for sentence in sentences {
            guard let range = rest.range(of: sentence.text) else { return found }
            let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
            found.append(start..<start + sentence.text.unicodeScalars.count)
            rest = text[range.upperBound...]
        }
        return found
    }
}

/// The labelled drafts and the articles that they cite, beside these tests.
struct LabelledSet {
    let drafts: [LabelledDraft]
    let articles: [LabelledArticle]

    static func fixture() throws -> LabelledSet {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/drafts.jsonl")
        var drafts: [LabelledDraft] = []
        var articles: [LabelledArticle] = []
        for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
            if let draft = try? JSONDecoder().decode(LabelledDraft.self, from: Data(line)) {
                drafts.append(draft)
            } else {
                articles.append(try JSONDecoder().decode(LabelledArticle.self, from: Data(line)))
            }
        }
        return LabelledSet(drafts: drafts, articles: articles)
    }
}
