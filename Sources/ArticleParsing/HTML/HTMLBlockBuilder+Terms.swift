/// Terms and their descriptions: a term alone says nothing, so it is set above the first paragraph that describes it,
/// in one block.
extension HTMLBlockBuilder {
    mutating func readTerm(_ index: Int, _ context: Context) {
        // Several terms may share a description.
        if !termWaits { flush(context) }
        let range = tree.nodes[index].range
        if runStart == nil { pendingStart = range.lowerBound }
        inlineText(of: index)
        pendingStart = nil
        guard runStart != nil else { return }
        runEnd = max(runEnd, range.upperBound)
        run.breakLine()
        term = (context, run.bytes.count)
    }

    /// Terms may share a description, but not many do: a list of terms alone is a list.
    private static var sharedNodesMaximum: Int { 12 }

    /// Whether a description comes behind a term, or behind other terms that follow it.
    func isDescribed(_ index: Int) -> Bool {
        var next = tree.nodes[index].nextSibling
        for _ in 0..<Self.sharedNodesMaximum where next >= 0 {
            if tree.nodes[next].name == "dd" { return !content.isDropped[next] }
            next = tree.nodes[next].nextSibling
        }
        return false
    }

    /// Whether a term is no more than words.
    func isPlainTerm(_ index: Int) -> Bool {
        tree.children(of: index).allSatisfy { child in
            let name = tree.nodes[child].name
            return HTMLElements.headingLevel(name) == nil && name != "table" && !HTMLElements.lists.contains(name)
                && !HTMLElements.code.contains(name) && isPlainTerm(child)
        }
    }
}
