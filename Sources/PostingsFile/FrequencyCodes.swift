/// The frequencies of all postings as codes of a byte each: the commonest have a code of their own, the rest share the
/// last one and are written out.
///
/// Codes ascend by the sum of their frequencies, and of equal sums by the frequencies: where fields weigh alike, a
/// greater code is a greater frequency.
struct FrequencyCodes {
    private(set) var codes: [UInt8] = []
    /// `[codes × fields]`
    private(set) var frequencies: [UInt16] = []
    /// Postings that have the last code, and their own frequencies, `[exceptions × fields]`.
    private(set) var exceptions: [UInt32] = []
    private(set) var exceptionFrequencies: [UInt16] = []

    private typealias Vector = SIMD8<UInt16>

    /// - Parameter frequencies: `[postings × fields]`.
    /// - Complexity: O(postings × fields)
    init(of frequencies: [UInt16], fieldCount: Int) {
        let postingCount = frequencies.count / fieldCount
        var numbers: [Vector: Int] = [:]
        var vectors: [(vector: Vector, count: Int)] = []
        var numberOfPosting = [UInt32](repeating: 0, count: postingCount)
        frequencies.withUnsafeBufferPointer { frequencies in
            var last = (vector: Vector.zero, number: -1)
            for posting in 0..<postingCount {
                var vector = Vector.zero
                for field in 0..<fieldCount { vector[field] = frequencies[posting * fieldCount + field] }
                // Over half of all postings are like the one before them.
                if last.number < 0 || vector != last.vector {
                    let number = numbers[vector] ?? vectors.count
                    if number == vectors.count {
                        numbers[vector] = number
                        vectors.append((vector, 0))
                    }
                    last = (vector, number)
                }
                vectors[last.number].count += 1
                numberOfPosting[posting] = UInt32(last.number)
            }
        }
        let own = Self.chosen(vectors)
        var codeOfVector = [Int](repeating: own.count, count: vectors.count)
        for (code, number) in own.enumerated() { codeOfVector[number] = code }
        var greatest = Vector.zero
        codes.reserveCapacity(postingCount)
        for posting in 0..<postingCount {
            let number = Int(numberOfPosting[posting])
            codes.append(UInt8(codeOfVector[number]))
            guard codeOfVector[number] == own.count else { continue }
            let vector = vectors[number].vector
            greatest.replace(with: vector, where: vector .> greatest)
            exceptions.append(UInt32(posting))
            for field in 0..<fieldCount { exceptionFrequencies.append(vector[field]) }
        }
        for vector in own.map({ vectors[$0].vector }) + (exceptions.isEmpty ? [] : [greatest]) {
            for field in 0..<fieldCount { self.frequencies.append(vector[field]) }
        }
    }

    /// The numbers of those with a code of their own, in the order of their codes.
    private static func chosen(_ vectors: [(vector: Vector, count: Int)]) -> [Int] {
        func isBefore(_ a: Vector, _ b: Vector) -> Bool {
            let (first, second) = (sum(a), sum(b))
            if first != second { return first < second }
            for field in 0..<Vector.scalarCount where a[field] != b[field] { return a[field] < b[field] }
            return false
        }
        let maximum = PostingsFileFormat.codeCountMaximum
        let byCount = vectors.indices.sorted {
            let (a, b) = (vectors[$0], vectors[$1])
            return a.count != b.count ? a.count > b.count : isBefore(a.vector, b.vector)
        }
        return byCount.prefix(vectors.count <= maximum ? maximum : maximum - 1).sorted {
            isBefore(vectors[$0].vector, vectors[$1].vector)
        }
    }

    private static func sum(_ vector: Vector) -> Int {
        vector.indices.reduce(0) { $0 + Int(vector[$1]) }
    }
}
