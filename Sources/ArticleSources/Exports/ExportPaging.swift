/// Whether an export has its last page: without it, what the missing pages hold would count as deleted.
///
/// A listing is a chain of pages of which only the last names no next one. If every page names one, the last is missing.
struct ExportPaging: Sendable {
    private static let articleCollections: Set<String> = ["articles", "data", "results", "solution_articles"]
    /// The members that are read are short; a longer one is something else.
    private static let memberBytesMaximum = 16 * 1024

    private var withNext = 0
    private var withoutNext = 0

    var lacksLast: Bool { withNext > 0 && withoutNext == 0 }

    mutating func note(_ collections: Set<String>, _ members: [String: Range<Int>], in file: ReadableFile) {
        // An incremental export always names where to go on tomorrow.
        guard !collections.isDisjoint(with: Self.articleCollections), members["end_time"] == nil else { return }
        let value = { (key: String) in members[key].map { Self.value(at: $0, in: file) } ?? .null }
        let hasNext =
            value("next_page").word != nil || value("meta")["has_more"].flag == true
            || !value("pages")["next"].isNull || !value("_links")["next"].isNull
        if hasNext { withNext += 1 } else { withoutNext += 1 }
    }

    /// What the pages of a file say of all their records.
    static func page(_ events: [ExportScan.Event], in file: ReadableFile) -> ExportPage {
        for case .page(_, let members) in events {
            if let base = members["_links"].flatMap({ value(at: $0, in: file)["base"].word }) {
                return ExportPage(base: base)
            }
        }
        return ExportPage()
    }

    private static func value(at range: Range<Int>, in file: ReadableFile) -> ExportValue {
        guard range.count <= memberBytesMaximum, let bytes = try? file.read(at: range.lowerBound, count: range.count)
        else { return .null }
        return (try? ExportValueParser.parse(bytes)) ?? .null
    }
}
