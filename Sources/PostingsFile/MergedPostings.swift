/// The postings of several ways to write one thing, as if all had been written alike: the pseudo-term of a question.
///
/// A document's frequency is Σ over alternatives of weight × Σ over fields of field weight × occurrences, and its number
/// of documents that of the union: the weighted synonym operator of Indri (`#wsyn`; Strohman, Metzler, Turtle and Croft,
/// 2005; Pirkola, SIGIR 1998, for the unweighted one), before saturation as fields are in BM25F.
package struct MergedPostings: Sendable {
    /// Ascending.
    private(set) var documents: [UInt32] = []
    /// Weighed, by document.
    private(set) var frequencies: [Double] = []
    private let fieldWeights: [Double]

    /// - Parameter fieldWeights: those of the ranking.
    package init(fieldWeights: [Double]) { self.fieldWeights = fieldWeights }

    package var isEmpty: Bool { documents.isEmpty }

    /// Adds an alternative that is one term. O(postings so far and of the term).
    package mutating func add(_ entry: TermEntry, of reader: PostingsFileReader, weight: Double) {
        precondition(entry.postings.upperBound <= reader.postingCount)
        reader.withSections { sections in
            let start = entry.postings.lowerBound
            merge(
                UnsafeBufferPointer(start: sections.documents + start, count: entry.postings.count),
                UnsafeBufferPointer(
                    start: sections.frequencies + start * sections.fieldCount,
                    count: entry.postings.count * sections.fieldCount), weight: weight)
        }
    }

    /// Adds an alternative that is several terms side by side. O(postings so far and of the phrase).
    package mutating func add(_ phrase: PhrasePostings, weight: Double) {
        phrase.documents.withUnsafeBufferPointer { documents in
            phrase.frequencies.withUnsafeBufferPointer { merge(documents, $0, weight: weight) }
        }
    }

    /// Sums are formed in the order in which alternatives were added, so that they do not depend on the file.
    private mutating func merge(
        _ others: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt16>, weight: Double
    ) {
        let fieldCount = fieldWeights.count
        precondition(counts.count == others.count * fieldCount, "each field needs a weight")
        if documents.isEmpty {
            documents = Array(others)
            frequencies = Self.weighed(counts, fieldWeights, weight)
            return
        }
        var merged: (documents: [UInt32], frequencies: [Double]) = ([], [])
        merged.documents.reserveCapacity(documents.count + others.count)
        merged.frequencies.reserveCapacity(documents.count + others.count)
        var known = 0
        for (index, document) in others.enumerated() {
            while known < documents.count, documents[known] < document {
                merged.documents.append(documents[known])
                merged.frequencies.append(frequencies[known])
                known += 1
            }
            var frequency = 0.0
            for field in 0..<fieldCount {
                frequency += fieldWeights[field] * Double(counts[index * fieldCount + field])
            }
            frequency *= weight
            if known < documents.count, documents[known] == document {
                frequency = frequencies[known] + frequency
                known += 1
            }
            merged.documents.append(document)
            merged.frequencies.append(frequency)
        }
        merged.documents += documents[known...]
        merged.frequencies += frequencies[known...]
        (documents, frequencies) = merged
    }

    /// One frequency for each row of counts.
    private static func weighed(
        _ counts: UnsafeBufferPointer<UInt16>, _ fieldWeights: [Double], _ weight: Double
    ) -> [Double] {
        fieldWeights.withUnsafeBufferPointer { fieldWeights in
            let rows = counts.count / fieldWeights.count
            return [Double](unsafeUninitializedCapacity: rows) { frequencies, initializedCount in
                for row in 0..<rows {
                    var frequency = 0.0
                    for field in fieldWeights.indices {
                        frequency += fieldWeights[field] * Double(counts[row * fieldWeights.count + field])
                    }
                    frequencies[row] = frequency * weight
                }
                initializedCount = rows
            }
        }
    }
}
