/// How the score of one passage comes about: `score` is the sum of the contributions, in their order, to the last bit.
package struct LexicalExplanation: Sendable, Hashable {
    package let score: Double
    /// Tokens of the passage over all fields, and of the caller's passages on average.
    package let length: Int
    package let averageLength: Double
    package let clauses: [Clause]

    package init(score: Double, length: Int, averageLength: Double, clauses: [Clause]) {
        self.score = score
        self.length = length
        self.averageLength = averageLength
        self.clauses = clauses
    }

    /// A word or a phrase of the question, with all that may stand for it.
    package struct Clause: Sendable, Hashable {
        package enum Kind: String, Sendable {
            case word
            /// Words that the question writes as one, or that synonyms do.
            case phrase
            /// Words between double quotes.
            case quote
        }

        package let kind: Kind
        /// As the question has it, where it has it first.
        package let text: String
        /// Live passages that hold any of its alternatives.
        package let passageCount: Int
        package let inverseDocumentFrequency: Double
        /// What the clause counts for; 1 for a word.
        package let weight: Double
        /// What it adds to the score; 0 if the passage has none of the alternatives.
        package let contribution: Double
        /// Alternatives that the passage holds.
        package let matches: [Match]

        package init(
            kind: Kind, text: String, passageCount: Int, inverseDocumentFrequency: Double, weight: Double,
            contribution: Double, matches: [Match]
        ) {
            self.kind = kind
            self.text = text
            self.passageCount = passageCount
            self.inverseDocumentFrequency = inverseDocumentFrequency
            self.weight = weight
            self.contribution = contribution
            self.matches = matches
        }
    }

    /// A way to write a clause, and where the passage has it.
    package struct Match: Sendable, Hashable {
        package enum Origin: String, Sendable {
            case exact
            /// Joined or split: `wifi` for `wi-fi`.
            case variant
            case synonym
            /// Taken for the question's word, which no passage holds.
            case correction
        }

        /// The terms as the index has them: folded and stemmed.
        package let terms: [String]
        package let origin: Origin
        /// What an occurrence counts for.
        package let weight: Double
        /// Occurrences in each field.
        package let title: Int
        package let headings: Int
        package let body: Int

        package init(terms: [String], origin: Origin, weight: Double, title: Int, headings: Int, body: Int) {
            self.terms = terms
            self.origin = origin
            self.weight = weight
            self.title = title
            self.headings = headings
            self.body = body
        }
    }
}
