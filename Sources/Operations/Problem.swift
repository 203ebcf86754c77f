/// Why an operation was not done, in the members of RFC 9457; knows no transport.
package struct Problem: Error, Sendable, Equatable {
    /// One member of the request that is wrong.
    package struct Fault: Sendable, Equatable {
        /// JSON pointer as a URI fragment: `#/filter/product/0`.
        package var pointer: String
        package var detail: String

        package init(pointer: String, detail: String) {
            self.pointer = pointer
            self.detail = detail
        }
    }

    /// The last part of `type`; stable.
    package var slug: String
    /// Of HTTP, which other transports translate.
    package var status: Int
    /// The same for all problems of this type.
    package var title: String
    /// What to do about this one; nil where it is ours to mend.
    package var detail: String?
    package var faults: [Fault]
    /// When to try again.
    package var retryAfterSeconds: Int?

    package init(
        slug: String, status: Int, title: String, detail: String?, faults: [Fault] = [], retryAfterSeconds: Int? = nil
    ) {
        self.slug = slug
        self.status = status
        self.title = title
        self.detail = detail
        self.faults = faults
        self.retryAfterSeconds = retryAfterSeconds
    }
}

// All problems of operations, in one place.
extension Problem {
    package static let notJSON = Problem(
        slug: "not-json", status: 400, title: "Not JSON",
        detail: "The body must be one JSON object in UTF-8, such as {\"text\": \"How do I get a refund?\"}.")

    package static func invalidRequest(_ faults: [Fault]) -> Problem {
        let count = faults.count == 1 ? "One member is" : "\(faults.count) members are"
        let first = faults.first.map { "\($0.pointer) \($0.detail)" } ?? ""
        return Problem(
            slug: "invalid-request", status: 422, title: "Invalid request",
            detail: "\(count) wrong: \(first)\(faults.count == 1 ? "" : " (see errors for the others)")",
            faults: faults)
    }

    /// The same for a passage that does not exist and for one that the caller may not read.
    package static let noPassage = Problem(
        slug: "no-such-passage", status: 404, title: "No such passage",
        detail: "There is no passage of this id, or not any more; articles that were edited have new ones.")

    package static let noQuery = Problem(
        slug: "no-such-query", status: 404, title: "No such query",
        detail: "No query of this id is kept; give the query_id of a search, and question for its second answer on.")

    package static let notCited = Problem(
        slug: "not-cited", status: 422, title: "Not cited",
        detail: "The query's answer did not cite this passage among its first; give the passage_id of a citation.")

    package static let noActivityLog = Problem(
        slug: "no-activity-log", status: 404, title: "No activity log",
        detail: "This service records nothing, so there is nothing to say anything of.")

    package static let activityLogUnavailable = Problem(
        slug: "activity-log-unavailable", status: 503, title: "Activity log unavailable",
        detail: "It could not be written just now; try again in some seconds.", retryAfterSeconds: 5)

    package static func notReady(_ reason: String) -> Problem {
        Problem(slug: "not-ready", status: 503, title: "Not ready", detail: reason)
    }
}
