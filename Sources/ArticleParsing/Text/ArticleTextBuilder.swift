import KnowledgeModel

/// The article text and its blocks in the making: appends a block's text, keeps its place.
///
/// Blocks are set apart by an empty line; the items of one list by a line break. Nothing empty is kept.
final class ArticleTextBuilder {
    /// A row or a code line, before it has a place in the text.
    struct UnitText {
        var text: [UInt8]
        var source: SourceSpan
    }

    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    /// More blocks came than the limit allows; the rest is not kept.
    private(set) var isOverLimit = false

    private let blockCountMaximum: Int
    private var lastList: Int?
    private var nextList = 0

    init(limits: ParsingLimits) {
        blockCountMaximum = limits.blockCountMaximum
    }

    /// A name for a list, so that its items are set together.
    func makeList() -> Int {
        nextList += 1
        return nextList
    }

    func append(
        _ kind: Block.Kind, _ content: [UInt8], source: SourceSpan, list: Int? = nil, anchor: String? = nil,
        admonition: String? = nil
    ) {
        guard !content.isEmpty, hasRoom() else { return }
        separate(list: list)
        let start = text.count
        text += content
        blocks.append(
            Block(
                kind: kind, textRange: start..<text.count, source: source, anchor: anchor,
                admonition: admonition))
    }

    /// A block made of rows or lines, which are joined by line breaks. Empty ones at both ends are dropped, those in
    /// between stay as empty lines without a unit.
    func append(
        _ kind: Block.Kind, units: [UnitText], headerUnitCount: Int = 0, source: SourceSpan, admonition: String? = nil
    ) {
        let isBlank = { (unit: UnitText) in unit.text.allSatisfy(\.isASCIIWhitespace) }
        guard let first = units.firstIndex(where: { !isBlank($0) }),
            let last = units.lastIndex(where: { !isBlank($0) }),
            hasRoom()
        else { return }
        separate(list: nil)
        let start = text.count
        var placed: [Block.Unit] = []
        placed.reserveCapacity(last - first + 1)
        for (index, unit) in units[first...last].enumerated() {
            if index > 0 { text.append(0x0A) }
            if isBlank(unit) { continue }
            let unitStart = text.count
            text += unit.text
            placed.append(Block.Unit(textRange: unitStart..<text.count, source: unit.source))
        }
        // A header over nothing is not repeated over anything.
        let headers = headerUnitCount < placed.count ? headerUnitCount : 0
        blocks.append(
            Block(
                kind: kind, textRange: start..<text.count, source: source, units: placed,
                headerUnitCount: headers, admonition: admonition))
    }

    func removeAnchor(ofBlock index: Int) { blocks[index].anchor = nil }

    /// Gives every block and unit the same place: that of the record they all stand in.
    func setSources(to span: SourceSpan) {
        for index in blocks.indices {
            blocks[index].source = span
            for unit in blocks[index].units.indices { blocks[index].units[unit].source = span }
        }
    }

    func text(of block: Block) -> ArraySlice<UInt8> { text[block.textRange] }

    private func hasRoom() -> Bool {
        if blocks.count >= blockCountMaximum { isOverLimit = true }
        return !isOverLimit
    }

    private func separate(list: Int?) {
        defer { lastList = list }
        guard !text.isEmpty else { return }
        text.append(0x0A)
        if list == nil || list != lastList { text.append(0x0A) }
    }

    /// Puts the starts of sources in order: where markup puts a later block's words earlier (a caption after its
    /// table's rows), the block before begins there too, and still covers its own.
    func orderSources() {
        var latest = Int.max
        for index in blocks.indices.reversed() {
            let bytes = blocks[index].source.bytes
            if bytes.lowerBound > latest, let next = blocks[(index + 1)...].first {
                blocks[index].source = SourceSpan(
                    bytes: latest..<bytes.upperBound,
                    lines: next.source.lines
                        .lowerBound...max(
                            blocks[index].source.lines.upperBound, next.source.lines.lowerBound))
            }
            latest = min(latest, blocks[index].source.bytes.lowerBound)
        }
    }
}
