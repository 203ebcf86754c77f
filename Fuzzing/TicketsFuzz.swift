// Reads any bytes as a file of tickets, and again from the middle: `tools/fuzz Tickets`.

import KnowledgeModel
import SystemIO
import TicketSources

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTickets(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = TicketBytes(Array(UnsafeBufferPointer(start: data, count: size)))
    let options = TicketSource.Options(dateOrder: .dayFirst)
    guard let source = try? TicketSource(bytes, fileName: "tickets", options: options) else { return 0 }
    var reader = source.reader()
    var end = 0
    var count = 0
    while let item = try? reader.next() {
        precondition(item.byteRange.lowerBound >= end && item.byteRange.upperBound <= size)
        end = item.byteRange.upperBound
        count += 1
        guard count == 3 else { continue }
        var other = source.reader(from: reader.position)
        var ahead = reader
        while let first = try? other.next(), let second = try? ahead.next() {
            precondition(first.content == second.content && first.byteRange == second.byteRange)
        }
    }
    return 0
}
