import GapAnalysis
import KnowledgeModel
import Operations
import ReportPages
import Storage

/// `/articles/compare`: two articles side by side, with the sentences marked in which they agree and the words that clash.
struct ArticleComparePage {
    let first: OwnedArticle
    let second: OwnedArticle

    /// More pairs of passages than somebody reads.
    private static let pairsMaximum = 25

    var page: ConsolePage {
        let agreement = ArticleAgreement(first.passages, second.passages)
        let values = Values(
            heads: [Head(first), Head(second)], pairs: agreement.pairs.prefix(Self.pairsMaximum).map { Pair($0) },
            leftOutWords: leftOut(agreement))
        return ConsolePage(
            section: .articles, title: "Two articles side by side", body: Template.articleComparison.render(values),
            crumbs: [.articles])
    }

    private func leftOut(_ agreement: ArticleAgreement) -> String? {
        let pairs = agreement.pairs.count - Self.pairsMaximum
        if pairs > 0 { return "\(Words.count(pairs, "more pair")) of passages agree or clash." }
        guard agreement.passagesLeftOut > 0 else { return nil }
        return "Of each article the first \(ArticleAgreement.passagesMaximum) passages were compared."
    }

    private struct Values {
        let heads: [Head]
        let pairs: [Pair]
        let leftOutWords: String?
    }

    private struct Head {
        let title: String
        let articlePath: String
        let headWords: String

        init(_ owned: OwnedArticle) {
            let article = owned.article
            title = article.title.isEmpty ? article.key.id : article.title
            articlePath = ArticlePages.path(ofArticle: article.key.id)
            headWords = [
                article.path, article.owner.map { "owner \($0)" },
                article.updatedAt.map { "updated \($0.prefix(10))" }, "for \(Words.audience(article.audience))",
            ].compactMap(\.self).joined(separator: " · ")
        }
    }

    private struct Pair {
        let relationWords: String
        let relationClass: String
        let sides: [Side]

        init(_ pair: ArticleAgreement.Pair) {
            if let kind = pair.kind {
                relationWords = "They contradict each other: \(ArticleWords.clash(kind))"
                relationClass = "bad"
            } else if pair.isDuplicate {
                relationWords = "They say the same"
                relationClass = "warn"
            } else {
                relationWords = "They agree in some sentences"
                relationClass = ""
            }
            sides = [
                Side(pair.first, shared: pair.sharedFirst, clash: pair.clash?.first),
                Side(pair.second, shared: pair.sharedSecond, clash: pair.clash?.second),
            ]
        }
    }

    private struct Side {
        let headings: String
        let pieces: [Piece]

        init(_ passage: StoredPassage, shared: [Range<Int>], clash: Range<Int>?) {
            headings =
                passage.headingPath.isEmpty ? passage.article.title : passage.headingPath.joined(separator: " › ")
            pieces = Piece.pieces(of: passage.quote, shared: shared, clash: clash)
        }
    }

    /// A stretch of a quote, in one of three ways.
    struct Piece: Equatable {
        let plain: String?
        let agreed: String?
        let clashing: String?

        /// - Parameters:
        ///   - shared: UTF-8 ranges, in order and apart from each other.
        ///   - clash: stands out wherever it lies.
        static func pieces(of quote: String, shared: [Range<Int>], clash: Range<Int>?) -> [Piece] {
            let bytes = Array(quote.utf8)
            func kind(_ place: Int) -> Int {
                if let clash, clash.contains(place) { return 2 }
                return shared.contains { $0.contains(place) } ? 1 : 0
            }
            var pieces: [Piece] = []
            var start = 0
            for place in bytes.indices.dropFirst() + [bytes.count] {
                guard place == bytes.count || kind(place) != kind(start) else { continue }
                let text = String(decoding: bytes[start..<place], as: UTF8.self)
                let found = kind(start)
                pieces.append(
                    Piece(
                        plain: found == 0 ? text : nil, agreed: found == 1 ? text : nil,
                        clashing: found == 2 ? text : nil))
                start = place
            }
            return pieces
        }
    }
}
