/// Numbers of digits that states give people, each with its check. What a rule says of its strangers decides whether it may
/// stand alone: `isTelling` holds if fewer than one in fifty random numbers of its length pass.
struct NationalNumber: Sendable {
    let digitCount: Int
    /// Digits of each group where it is written so; empty if only in one piece.
    let shape: [Int]
    let isTelling: Bool
    let isValid: @Sendable (ArraySlice<UInt8>) -> Bool

    private init(
        _ count: Int, shape: [Int] = [], isTelling: Bool, _ isValid: @escaping @Sendable (ArraySlice<UInt8>) -> Bool
    ) {
        (digitCount, self.shape, self.isTelling, self.isValid) = (count, shape, isTelling, isValid)
    }

    static let all: [NationalNumber] = [
        // United Kingdom, NHS number, and the Netherlands, BSN: modulo 11.
        NationalNumber(10, shape: [3, 3, 4], isTelling: false) { digits in
            let check = 11 - CheckDigits.weightedSum(digits, Array((2...10).reversed())) % 11
            return check % 11 == number(digits, 9..<10) && check != 10
        },
        NationalNumber(9, shape: [4, 2, 3], isTelling: false) { digits in
            CheckDigits.weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
        },
        // Belgium: birth date, serial, 97 less the rest; from 2000 on with a 2 before.
        NationalNumber(11, shape: [2, 2, 2, 3, 2], isTelling: true) { digits in
            let check = 97 - number(digits, 9..<11)
            guard number(digits, 2..<4) <= 12, number(digits, 4..<6) <= 31 else { return false }
            return number(digits, 0..<9) % 97 == check || (2_000_000_000 + number(digits, 0..<9)) % 97 == check
        },
        // France, NIR with its key: sex, year, month, department, commune, serial.
        NationalNumber(15, shape: [1, 2, 2, 2, 3, 3, 2], isTelling: true) { digits in
            (1...2).contains(number(digits, 0..<1)) && (1...12).contains(number(digits, 3..<5))
                && (number(digits, 0..<13) + number(digits, 13..<15)) % 97 == 0
        },
        // Germany, tax number: one digit of the first ten is there twice or thrice.
        NationalNumber(11, shape: [2, 3, 3, 3], isTelling: false) { digits in
            let distinct = Set(digits.dropLast()).count
            return digits.first != 0 && (8...9).contains(distinct) && CheckDigits.mod1110(digits)
        },
        // Poland, PESEL.
        NationalNumber(11, isTelling: true) { digits in
            CheckDigits.isDay(number(digits, 4..<6), month: number(digits, 2..<4) % 20) && number(digits, 2..<4) < 40
                && CheckDigits.weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
        },
        // Sweden.
        NationalNumber(10, shape: [6, 4], isTelling: false, isSwedish),
        NationalNumber(12, shape: [8, 4], isTelling: true) { digits in
            (19...20).contains(number(digits, 0..<2)) && isSwedish(digits.dropFirst(2))
        },
        // Norway: two check digits.
        NationalNumber(11, shape: [6, 5], isTelling: true) { digits in
            CheckDigits.isDay(number(digits, 0..<2), month: number(digits, 2..<4))
                && CheckDigits.weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0]) % 11 == 0
                && CheckDigits.weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
        },
        // Brazil, CPF: two check digits.
        NationalNumber(11, shape: [3, 3, 3, 2], isTelling: true) { digits in
            let first = CheckDigits.weightedSum(digits, Array((2...10).reversed())) * 10 % 11 % 10
            let second = CheckDigits.weightedSum(digits, Array((2...11).reversed())) * 10 % 11 % 10
            return first == number(digits, 9..<10) && second == number(digits, 10..<11)
        },
        // India, Aadhaar.
        NationalNumber(12, shape: [4, 4, 4], isTelling: false) { digits in
            (digits.first ?? 0) >= 2 && CheckDigits.verhoeff(digits)
        },
        // Canada, SIN.
        NationalNumber(9, shape: [3, 3, 3], isTelling: false) { CheckDigits.luhn($0) },
        // Australia, TFN.
        NationalNumber(9, shape: [3, 3, 3], isTelling: false) { digits in
            CheckDigits.weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
        },
        // United States, SSN: never issued are 000, 666, 9xx, 00 and 0000.
        NationalNumber(9, shape: [3, 2, 4], isTelling: false, isSocialSecurity),
        // Turkey: two check digits.
        NationalNumber(11, isTelling: true) { digits in
            let values = digits.map(Int.init)
            let odd = values[0] + values[2] + values[4] + values[6] + values[8]
            let even = values[1] + values[3] + values[5] + values[7]
            return values[0] != 0 && (odd * 7 - even + 100) % 10 == values[9]
                && values[..<10].reduce(0, +) % 10 == values[10]
        },
        // South Africa: birth date and Luhn.
        NationalNumber(13, shape: [6, 4, 3], isTelling: true) { digits in
            CheckDigits.isDay(number(digits, 4..<6), month: number(digits, 2..<4)) && number(digits, 10..<11) < 2
                && CheckDigits.luhn(digits)
        },
        // Switzerland, AHV: checked as a barcode.
        NationalNumber(13, shape: [3, 4, 4, 2], isTelling: true) { digits in
            number(digits, 0..<3) == 756
                && CheckDigits.weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0
        },
        // China: birth date and MOD 11-2, but for the 4 in 100 whose check is an X.
        NationalNumber(18, isTelling: true) { digits in
            CheckDigits.isDay(number(digits, 12..<14), month: number(digits, 10..<12))
                && (19...20).contains(number(digits, 6..<8))
                && CheckDigits.weightedSum(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 == 1
        },
    ]

    /// Birth date, serial, Luhn; a co-ordination number has 60 added to the day.
    @Sendable private static func isSwedish(_ digits: ArraySlice<UInt8>) -> Bool {
        let start = digits.startIndex
        return CheckDigits.isDay(
            number(digits, 4..<6) % 60, month: number(digits, 2..<4)) && CheckDigits.luhn(digits[start...])
    }

    @Sendable static func isSocialSecurity(_ digits: ArraySlice<UInt8>) -> Bool {
        let area = number(digits, 0..<3)
        return area != 0 && area != 666 && number(digits, 3..<5) != 0 && number(digits, 5..<9) != 0
    }

    /// The digits at these places as one number.
    private static func number(_ digits: ArraySlice<UInt8>, _ places: Range<Int>) -> Int {
        let start = digits.startIndex
        return digits[start + places.lowerBound..<start + places.upperBound].reduce(0) { $0 * 10 + Int($1) }
    }
}
