import KnowledgeModel
import SystemIO
import TicketSources

/// Shorthand of these tests.
func source(
    _ text: String, _ columns: [TicketField: String] = [:], separator: Unicode.Scalar? = nil, dates: DateOrder? = nil
) throws(TicketSourceError) -> TicketSource {
    try source(Array(text.utf8), columns, separator: separator, dates: dates)
}

func source(
    _ bytes: [UInt8], _ columns: [TicketField: String] = [:], separator: Unicode.Scalar? = nil,
    dates: DateOrder? = nil
) throws(TicketSourceError) -> TicketSource {
    try TicketSource(
        TicketBytes(bytes), fileName: "tickets",
        options: TicketSource.Options(columns: TicketColumns(columns), separator: separator, dateOrder: dates))
}

func items(_ source: TicketSource) throws(TicketSourceError) -> [TicketItem] {
    var reader = source.reader()
    var items: [TicketItem] = []
    while let item = try reader.next() { items.append(item) }
    return items
}

extension [TicketItem] {
    var texts: [String?] { map { $0.row?.text } }
    var codes: [String] { flatMap { item in item.findings.map { "\($0.code) \($0.line ?? 0)" } } }
    var skips: [String] {
        compactMap { item in
            if case .skipped(let reason) = item.content { "\(item.number) \(reason.rawValue)" } else { nil }
        }
    }
}

/// The message of what `body` throws.
func message(_ body: () throws(TicketSourceError) -> Void) -> String {
    do throws(TicketSourceError) { try body() } catch { return error.message }
    return "nothing was thrown"
}
