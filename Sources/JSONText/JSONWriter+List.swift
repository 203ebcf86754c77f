extension JSONWriter {
    /// An array of objects.
    package mutating func list<Element>(
        _ name: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
    ) {
        member(
            name, array: { list in for element in elements { list.object { members(element, &$0) } } })
    }
}
