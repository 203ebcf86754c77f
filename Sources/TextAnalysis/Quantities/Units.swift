/// The units that are known by name, as the word after a number.
struct Unit {
    let dimension: Dimension
    /// How many base units one of it is.
    let factor: Double
    var isMetric = true

    /// Nil if the word is no unit.
    static func named(_ key: WordKey) -> Unit? { table[key] }

    /// A sign before or after the number.
    static func sign(_ bytes: ArraySlice<UInt8>) -> Unit? {
        switch Array(bytes) {
        case Array("$".utf8): Unit(dimension: .money(.usd), factor: 1)
        case Array("€".utf8): Unit(dimension: .money(.eur), factor: 1)
        case Array("£".utf8): Unit(dimension: .money(.gbp), factor: 1)
        case Array("¥".utf8): Unit(dimension: .money(.jpy), factor: 1)
        case Array("₹".utf8): Unit(dimension: .money(.inr), factor: 1)
        case Array("¢".utf8): Unit(dimension: .money(.hundredths), factor: 1)
        case Array("%".utf8): Unit(dimension: .percent, factor: 1)
        default: nil
        }
    }

    var isMoney: Bool {
        if case .money = dimension { return true }
        return false
    }

    private static let day = 86400.0

    private static let table: [WordKey: Unit] = {
        var table: [WordKey: Unit] = [:]
        func add(_ words: String, _ dimension: Dimension, _ factor: Double = 1, isMetric: Bool = true) {
            for word in words.split(separator: " ") {
                table[WordKey(String(word))] = Unit(dimension: dimension, factor: factor, isMetric: isMetric)
            }
        }
        add("ms msec millisecond milliseconds", .duration, 0.001)
        add("s sec secs second seconds", .duration)
        add("min mins minute minutes minute's minutes'", .duration, 60)
        add("h hr hrs hour hours hour's hours'", .duration, 3600)
        add("day days day's days'", .duration, day)
        add("week weeks wk wks week's weeks'", .duration, 7 * day)
        add("fortnight fortnights", .duration, 14 * day)
        add("month months month's months' mo", .months)
        add("quarter quarters", .months, 3)
        add("year years year's years' yr yrs", .months, 12)
        add("percent pct", .percent)
        add("byte bytes", .bytes)
        add("kb", .bytes, 1e3)
        add("mb megabyte megabytes", .bytes, 1e6)
        add("gb gigabyte gigabytes", .bytes, 1e9)
        add("tb terabyte terabytes", .bytes, 1e12)
        add("kib", .bytes, 1024)
        add("mib", .bytes, 1_048_576)
        add("gib", .bytes, 1_073_741_824)
        add("tib", .bytes, 1_099_511_627_776)
        add("bit bits", .bits)
        add("kbps kbit", .bits, 1e3)
        add("mbps mbit", .bits, 1e6)
        add("gbps gbit", .bits, 1e9)
        add("mm millimetre millimetres millimeter millimeters", .length, 0.001)
        add("cm centimetre centimetres centimeter centimeters", .length, 0.01)
        add("m metre metres meter meters", .length)
        add("km kilometre kilometres kilometer kilometers", .length, 1000)
        add("inch inches", .length, 0.0254, isMetric: false)
        add("ft foot feet", .length, 0.3048, isMetric: false)
        add("mile miles", .length, 1609.344, isMetric: false)
        add("mg milligram milligrams", .mass, 1e-6)
        add("g gram grams", .mass, 0.001)
        add("kg kilogram kilograms kilo kilos", .mass)
        add("tonne tonnes", .mass, 1000)
        add("lb lbs", .mass, 0.453_592_37, isMetric: false)
        add("oz ounce ounces", .mass, 0.028_349_5, isMetric: false)
        add("ml millilitre millilitres milliliter milliliters", .volume, 0.001)
        add("l litre litres liter liters", .volume)
        add("gallon gallons", .volume, 3.785_41, isMetric: false)
        add("hz", .frequency)
        add("khz", .frequency, 1e3)
        add("mhz", .frequency, 1e6)
        add("ghz", .frequency, 1e9)
        add("w watt watts", .power)
        add("kw kilowatt kilowatts", .power, 1000)
        add("wh", .energy)
        add("kwh", .energy, 1000)
        add("v volt volts", .voltage)
        add("mv", .voltage, 0.001)
        add("kv", .voltage, 1000)
        add("amp amps ampere amperes", .current)
        add("ma", .current, 0.001)
        add("mah", .charge, 0.001)
        add("ah", .charge)
        add("nm", .torque)
        add("px pixel pixels", .pixels)
        add("dollar dollars", .money(.usd))
        add("euro euros", .money(.eur))
        add("cent cents pence penny", .money(.hundredths))
        add("yen", .money(.jpy))
        for currency in Currency.allCases where currency != .hundredths {
            add(currency.rawValue, .money(currency))
        }
        return table
    }()

    static let periods: [WordKey: Amount.Period] = {
        var table: [WordKey: Amount.Period] = [:]
        for (words, period) in [
            ("s sec second", Amount.Period.second), ("min minute", .minute), ("h hr hour", .hour), ("day", .day),
            ("night", .night), ("week", .week), ("mo month", .month), ("quarter", .quarter), ("yr year", .year),
        ] {
            for word in words.split(separator: " ") { table[WordKey(String(word))] = period }
        }
        return table
    }()

    static let months: [WordKey: Int] = {
        let words = [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ]
        var table: [WordKey: Int] = [:]
        for (place, names) in words.enumerated() {
            for name in names.split(separator: " ") { table[WordKey(String(name))] = place + 1 }
        }
        return table
    }()
}
