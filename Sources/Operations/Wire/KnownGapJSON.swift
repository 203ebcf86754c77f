package import JSONText
package import Retrieval
import Storage

extension JSONWriter {
    /// `known_gap` of an answer: an open theme, or `null`.
    package mutating func memberKnownGap(_ gap: KnownGap?) {
        guard let gap else { return memberNull("known_gap") }
        member(
            "known_gap",
            object: { members in
                members.member("theme", gap.theme)
                members.member("title", gap.title)
                members.member("status", gap.status.name)
                members.member("note", gap.note)
                members.member("article", gap.article)
            })
    }
}
