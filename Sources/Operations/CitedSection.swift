package import KnowledgeModel
package import Retrieval
package import Storage

/// A passage in its section: all passages around it under the same heading.
package struct CitedSection: Sendable, Hashable {
    package let generation: GenerationID
    package let citation: Citation
    /// The whole section, as a citation; its passage id is the first passage's.
    package let section: Citation
    /// Of the section, in reading order.
    package let passageIDs: [String]

    /// - Parameter passages: all of the article, in reading order; the passage among them.
    package init(of passage: StoredPassage, among passages: [StoredPassage], in generation: GenerationID) {
        self.generation = generation
        citation = Citation(passage)
        func isWithin(_ other: StoredPassage) -> Bool {
            other.headingPath == passage.headingPath && other.anchor == passage.anchor
        }
        let place = passages.firstIndex { $0.id == passage.id }
        var members = [passage]
        if let place {
            let before = passages[..<place].reversed().prefix(while: isWithin).reversed()
            members = Array(before) + [passage] + passages[(place + 1)...].prefix(while: isWithin)
        }
        var whole = members[0]
        let last = members[members.count - 1]
        whole.textRange = whole.textRange.lowerBound..<last.textRange.upperBound
        whole.scalarRange = whole.scalarRange.lowerBound..<last.scalarRange.upperBound
        whole.source = members.dropFirst().reduce(whole.source) { $0.union($1.source) }
        section = Citation(whole)
        passageIDs = members.map(\.id)
    }
}
