/// The word shingles of a text: every run of `width` neighbouring words, in the sense of A. Z. Broder, "On the
/// resemblance and containment of documents", Compression and Complexity of Sequences, 1997.
///
/// All of them are kept, where Broder samples: passages are short. Case and marks do not count.
package struct Shingles: Sendable, Hashable {
    /// Ascending, each once.
    private let hashes: [UInt64]

    package var count: Int { hashes.count }

    /// A text of fewer than `width` words is one shingle, an empty one none. O(n log n).
    ///
    /// - Precondition: `width` is at least 1.
    package init(_ words: [WordKey], width: Int = 3) {
        precondition(width >= 1, "a shingle has at least one word")
        guard !words.isEmpty else {
            hashes = []
            return
        }
        var hashes: [UInt64] = []
        for start in 0...max(0, words.count - width) {
            hashes.append(WordKey.joining(words[start..<min(start + width, words.count)]))
        }
        hashes.sort()
        var unique: [UInt64] = []
        unique.reserveCapacity(hashes.count)
        for hash in hashes where unique.last != hash { unique.append(hash) }
        self.hashes = unique
    }

    /// The shingles of the words and numerals of `text`.
    package init(_ text: String, width: Int = 3) {
        let bytes = Array(text.utf8)
        let tokens = TextToken.tokens(in: bytes, range: 0..<bytes.count)
        self.init(tokens.filter { $0.kind != .mark }.map(\.key), width: width)
    }

    /// What share of the shingles of either text both have: 0 to 1; 0 if both are empty. O(n).
    package func resemblance(to other: Shingles) -> Double {
        let shared = sharedCount(with: other)
        let all = count + other.count - shared
        return all == 0 ? 0 : Double(shared) / Double(all)
    }

    /// What share of this text's shingles `other` has too: 0 to 1; 0 if there are none. O(n).
    package func containment(in other: Shingles) -> Double {
        count == 0 ? 0 : Double(sharedCount(with: other)) / Double(count)
    }

    private func sharedCount(with other: Shingles) -> Int {
        var shared = 0
        var (left, right) = (0, 0)
        while left < hashes.count, right < other.hashes.count {
            if hashes[left] == other.hashes[right] {
                shared += 1
                left += 1
                right += 1
            } else if hashes[left] < other.hashes[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return shared
    }
}

extension Shingles {
    /// One number for all words in their order: equal for equal texts, whatever their case and marks. O(n).
    package static func hash(of words: [WordKey]) -> UInt64 { WordKey.joining(words) }
}
