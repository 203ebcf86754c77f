/// Check digits by arithmetic over decimal digits.
enum CheckDigits {
    /// ISO/IEC 7812-1, "Luhn": from the right every second digit doubled.
    static func luhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var sum = 0
        var isDoubled = false
        for digit in digits.reversed() {
            let value = Int(digit) * (isDoubled ? 2 : 1)
            sum += value > 9 ? value - 9 : value
            isDoubled.toggle()
        }
        return sum % 10 == 0
    }

    static func weightedSum(_ digits: some Collection<UInt8>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    }

    /// The digits as one number modulo `modulus`.
    static func remainder(_ digits: some Collection<UInt8>, modulo modulus: Int) -> Int {
        digits.reduce(0) { ($0 * 10 + Int($1)) % modulus }
    }

    /// ISO/IEC 7064, MOD 11,10, as in German tax numbers: the last digit checks the others.
    static func mod1110(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        guard let last = digits.last else { return false }
        var product = 10
        for digit in digits.dropLast() {
            var sum = (Int(digit) + product) % 10
            if sum == 0 { sum = 10 }
            product = sum * 2 % 11
        }
        return (11 - product) % 10 == Int(last)
    }

    /// J. Verhoeff, "Error Detecting Decimal Codes", 1969: the dihedral group of order ten.
    static func verhoeff(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var check = 0
        for (position, digit) in digits.reversed().enumerated() {
            var value = Int(digit)
            for _ in 0..<position % 8 { value = permutation[value] }
            check = product(check, value)
        }
        return check == 0
    }

    private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    /// In the dihedral group: rotations are 0 to 4, reflections 5 to 9.
    private static func product(_ left: Int, _ right: Int) -> Int {
        switch (left < 5, right < 5) {
        case (true, true): (left + right) % 5
        case (true, false): 5 + (left + right) % 5
        case (false, true): 5 + (left - 5 - right + 5) % 5
        case (false, false): (left - right + 5) % 5
        }
    }

    /// Day and month of any year, two digits each.
    static func isDay(_ day: Int, month: Int) -> Bool { (1...31).contains(day) && (1...12).contains(month) }
}
