extension Timestamp {
    /// Reads ISO 8601 as exports write it: `2026-05-31`, `2026-05-31T09:30`, `2026-05-31 09:30:00.250`, with `Z`,
    /// `+02:00`, `+0200` or ` UTC` behind. What names no zone is taken as UTC. Nil for anything else.
    package init?(_ text: String) {
        var reader = DigitReader(Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"), let day = reader.number(digits: 2),
            let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        var milliseconds = date.start.milliseconds
        if reader.take("T") || reader.take("t") || reader.take(" ") {
            guard let time = reader.timeOfDay(), let offset = reader.zone() else { return nil }
            milliseconds += time - offset
        }
        guard reader.isAtEnd else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension CalendarDay {
    /// `2026-05-31`, and nothing else.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let moment = Timestamp(text) else { return nil }
        self = moment.day
    }
}

private struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += digits
        return value
    }

    /// Milliseconds since midnight. A leap second is the last moment before the next minute.
    mutating func timeOfDay() -> Int64? {
        guard let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2), minute < 60 else {
            return nil
        }
        var milliseconds = Int64(hour * 60 + minute) * 60_000
        guard take(":") else { return milliseconds }
        guard let second = number(digits: 2), second <= 60 else { return nil }
        milliseconds += Int64(min(second, 59)) * 1000
        guard take(".") || take(",") else { return milliseconds }
        guard var place = Optional(Int64(100)), let first = number(digits: 1) else { return nil }
        milliseconds += Int64(first) * place
        while let digit = number(digits: 1) {
            place /= 10
            milliseconds += Int64(digit) * place
        }
        return milliseconds
    }

    /// Milliseconds that the zone is ahead of UTC.
    mutating func zone() -> Int64? {
        if isAtEnd || take("Z") || take("z") { return 0 }
        if take(" ") {
            if take("U") { return take("T") && take("C") ? 0 : nil }
            // `2026-05-31 09:30:00 +0000`, as many tools print it.
        }
        let isAhead = take("+")
        guard isAhead || take("-"), let hours = number(digits: 2), hours < 24 else { return nil }
        let separated = take(":")
        let minutes = number(digits: 2)
        guard !separated || minutes != nil, (minutes ?? 0) < 60 else { return nil }
        let offset = Int64(hours * 60 + (minutes ?? 0)) * 60_000
        return isAhead ? offset : -offset
    }
}
