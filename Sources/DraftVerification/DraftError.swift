/// Why a draft cannot be looked at.
package struct DraftError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case emptyDraft = "empty_draft"
        case draftTooLong = "draft_too_long"
        case tooManyCitations = "too_many_citations"
        case citationOutsideDraft = "citation_outside_draft"
    }

    package let code: Code
    package let message: String

    package var description: String { message }

    static let empty = DraftError(code: .emptyDraft, message: "the draft has no text; give the words of the reply")

    static func tooLong(bytes: Int) -> DraftError {
        DraftError(
            code: .draftTooLong,
            message: "the draft has \(bytes) bytes, and at most \(Draft.textMaximum) are checked; check it in parts")
    }

    static func tooManyCitations(_ count: Int) -> DraftError {
        DraftError(
            code: .tooManyCitations,
            message:
                "the draft cites \(count) passages, and at most \(Draft.citationsMaximum) are checked; check it in "
                + "parts")
    }

    static func outside(_ range: Range<Int>, citation: Int, length: Int) -> DraftError {
        DraftError(
            code: .citationOutsideDraft,
            message: "citation \(citation) is for characters \(range.lowerBound) to \(range.upperBound), and the draft "
                + "has \(length); give offsets in Unicode scalars of the draft")
    }
}
