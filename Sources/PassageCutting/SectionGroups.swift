internal import KnowledgeModel

/// The blocks that passages are cut from together: one section, or several tiny siblings.
struct SectionGroup {
    var headingPath: [String]
    var anchor: String?
    /// Consecutive; the first heading is among them only if it has no text of its own.
    var blocks: Range<Int>
}

/// Joins tiny sibling sections, and gives a place to headings that have neither text nor deeper headings.
struct SectionGroups {
    let sections: [Section]
    let settings: CuttingSettings
    /// Tokens of each block, nil for blocks too long to count.
    let tokenCounts: [Int?]

    func groups() -> [SectionGroup] {
        var groups: [SectionGroup] = []
        var index = 0
        while index < sections.count {
            let section = sections[index]
            index += 1
            let isEmpty = section.body.isEmpty
            if isEmpty, section.hasChildren || section.isTitle { continue }
            var group = SectionGroup(
                headingPath: section.headingPath, anchor: section.anchor,
                blocks: (isEmpty ? section.heading ?? 0 : section.body.lowerBound)..<section.body.upperBound)
            var body = tokens(section.body)
            while body < settings.minimumTokens, let next = sibling(of: section, at: index),
                tokens(next.body) < settings.minimumTokens,
                tokens(group.blocks.lowerBound..<next.body.upperBound) <= settings.targetTokens
            {
                group.blocks = group.blocks.lowerBound..<next.body.upperBound
                body += tokens(next.body)
                index += 1
            }
            // a heading without text that no tiny sibling follows goes with what stands before it
            while let next = sibling(of: section, at: index), next.body.isEmpty, !isFollowedByTinySibling(index) {
                group.blocks = group.blocks.lowerBound..<next.body.upperBound
                index += 1
            }
            groups.append(group)
        }
        return groups
    }

    /// The section at `index`, if it is of the same level and has no deeper ones: then nothing stands between the two.
    private func sibling(of section: Section, at index: Int) -> Section? {
        guard section.heading != nil, !section.isTitle, index < sections.count else { return nil }
        let next = sections[index]
        return next.level == section.level && !next.hasChildren ? next : nil
    }

    private func isFollowedByTinySibling(_ index: Int) -> Bool {
        guard let next = sibling(of: sections[index], at: index + 1), !next.body.isEmpty else { return false }
        return tokens(next.body) < settings.minimumTokens
    }

    /// Tokens of these blocks; more than any passage's if one was too long to count.
    private func tokens(_ blocks: Range<Int>) -> Int {
        var sum = 0
        for block in blocks { sum += tokenCounts[block] ?? 1 << 32 }
        return sum
    }
}
