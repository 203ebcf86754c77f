import JSONText
package import Storage

/// The JSON of feedback on a cited passage: `{"query_id": "…", "question": 1, "passage_id": "…", "rating": "wrong",
/// "comment": "…", "position": 2, "asker": "…"}`. `question` counts the answers of the query from 1.
package struct FeedbackJSON: Sendable, Equatable {
    package var queryID: String
    package var question: Int
    package var passageID: String
    package var rating: FeedbackRecord.Rating
    package var comment: String?
    package var position: Int?
    package var asker: String?

    /// - Parameter question: counts from 1, as `position` does.
    package init(
        queryID: String, question: Int, passageID: String, rating: FeedbackRecord.Rating, comment: String?,
        position: Int?, asker: String?
    ) {
        self.queryID = queryID
        self.question = question
        self.passageID = passageID
        self.rating = rating
        self.comment = comment
        self.position = position
        self.asker = asker
    }

    private static let members = ["query_id", "question", "passage_id", "rating", "comment", "position", "asker"]
    private static let commentBytesMaximum = 4000
    private static let idBytesMaximum = 64
    private static let questionsMaximum = 100

    /// - Throws: `Problem` 400 if the bytes are not JSON, 422 naming every member that is wrong.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> FeedbackJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else {
            throw .invalidRequest(faults.list)
        }
        let queryID = faults.text(object["query_id"], at: "#/query_id", bytesMaximum: idBytesMaximum)
        let passageID = faults.text(object["passage_id"], at: "#/passage_id", bytesMaximum: idBytesMaximum)
        let ratings = FeedbackRecord.Rating.allCases.map(\.rawValue)
        let rating = faults.word(object["rating"], at: "#/rating", of: ratings)
            .flatMap { FeedbackRecord.Rating(rawValue: $0) }
        for name in ["query_id", "passage_id", "rating"] where object[name] == nil || object[name] == .null {
            faults.add("#/\(name)", "is needed")
        }
        let question = faults.number(object["question"], at: "#/question", in: 1...questionsMaximum) ?? 1
        let comment = faults.text(object["comment"], at: "#/comment", bytesMaximum: commentBytesMaximum)
        let position = faults.number(object["position"], at: "#/position", in: 1...1000)
        let asker = faults.text(object["asker"], at: "#/asker", bytesMaximum: 320)
        guard faults.isEmpty, let queryID, let passageID, let rating else { throw .invalidRequest(faults.list) }
        return FeedbackJSON(
            queryID: queryID, question: question, passageID: passageID, rating: rating, comment: comment,
            position: position, asker: asker)
    }
}

/// The JSON of what became of an answer: `{"outcome": "edited", "edit_share": 0.4, "seconds_to_send": 95}`.
package struct OutcomeJSON: Sendable, Equatable {
    package var kind: OutcomeRecord.Kind
    package var editShare: Double?
    package var secondsToSend: Double?

    private static let members = ["outcome", "edit_share", "seconds_to_send"]
    /// A year.
    private static let secondsMaximum = 31_536_000.0

    /// - Throws: as `FeedbackJSON`.
    package static func decode(_ bytes: [UInt8]) throws(Problem) -> OutcomeJSON {
        guard let value = JSONValue.parse(bytes) else { throw .notJSON }
        var faults = RequestFaults()
        guard let object = faults.object(value, at: "#", members: members) else {
            throw .invalidRequest(faults.list)
        }
        let kinds = OutcomeRecord.Kind.allCases.map(\.rawValue)
        let kind = faults.word(object["outcome"], at: "#/outcome", of: kinds)
            .flatMap { OutcomeRecord.Kind(rawValue: $0) }
        if object["outcome"] == nil || object["outcome"] == .null {
            faults.add("#/outcome", "is needed: one of \(kinds.joined(separator: ", "))")
        }
        let share = faults.fraction(object["edit_share"], at: "#/edit_share", in: 0...1)
        let seconds = faults.fraction(object["seconds_to_send"], at: "#/seconds_to_send", in: 0...secondsMaximum)
        guard faults.isEmpty, let kind else { throw .invalidRequest(faults.list) }
        return OutcomeJSON(kind: kind, editShare: share, secondsToSend: seconds)
    }
}
