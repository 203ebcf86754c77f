/// English words that end in a full stop without ending the sentence, and words that tell that a sentence begins.
///
/// After the orthographic rules of T. Kiss and J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection",
/// Computational Linguistics 32(4), 2006, with a fixed list in place of their learned one: the lists are short, the
/// same for every knowledge base, and a sentence is cut the same way wherever it stands.
///
/// Words are held as up to eight ASCII letters, digits and inner stops in lower case, packed into an integer.
enum Abbreviation {
    /// Before a name or an example, never at the end: `Mr.`, `e.g.`
    case leading
    /// Only before a number: `No. 5`, but `The answer is no. Then`.
    case numbering
    /// Within a sentence or at its end: `Inc.`, `etc.`; what follows decides.
    case trailing

    /// Nil if the word is no abbreviation. O(1).
    init?(_ word: PackedWord) {
        guard let known = Self.known[word] else { return nil }
        self = known
    }

    private static let known: [PackedWord: Abbreviation] = {
        var table: [PackedWord: Abbreviation] = [:]
        for word in words(of: leadingWords) { table[word] = .leading }
        for word in words(of: numberingWords) { table[word] = .numbering }
        for word in words(of: trailingWords) { table[word] = .trailing }
        return table
    }()

    private static let leadingWords = """
        e.g i.e eg ie vs v.s cf viz resp approx ca incl excl esp mr mrs ms mx dr prof st rev hon gen col sgt capt cpt \
        lt maj cmdr gov sen rep pres mt messrs mme mlle z.b d.h bzw
        """

    private static let numberingWords = """
        no nos nr num fig figs eq eqs sec sect ch chap vol pp p par para art ver v rel ex tab app max min tel ext
        """

    private static let trailingWords = """
        inc ltd co corp llc llp plc bros gmbh etc al jr sr esq ph.d m.d b.a m.a a.m p.m a.k.a w.r.t u.s u.k u.n e.u \
        d.c u.s.a dept div est misc avg std ref refs temp hrs hr mins mo yr yrs jan feb mar apr jun jul aug sep sept oct \
        nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd assn govt intl univ ed eds
        """

    private static func words(of list: String) -> [PackedWord] {
        list.split(whereSeparator: \.isWhitespace).compactMap { PackedWord(lowercasing: Array($0.utf8)[...]) }
    }
}

/// Words that, with a capital after an abbreviation, tell that a sentence begins: `at Acme Inc. The fee is`.
enum SentenceStarter {
    static func contains(_ word: PackedWord) -> Bool { words.contains(word) }

    private static let words: Set<PackedWord> = Set(
        """
        the this that these those it its if in on at to for from with when where while what why who how which a an and \
        but or so as we you your he she they i our my their his her there here then after before once until unless \
        since because although however also click select choose open go use see note please make do does did is are \
        can will should may must to by each every all any no not yes next first second finally now only
        """
        .split(whereSeparator: \.isWhitespace).compactMap { PackedWord(lowercasing: Array($0.utf8)[...]) })
}

/// Up to eight ASCII bytes in lower case, the first in the lowest byte.
struct PackedWord: Hashable {
    private let packed: UInt64

    /// Nil if there are no bytes, more than eight, or one that is not ASCII.
    init?(lowercasing bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= 8 else { return nil }
        var packed: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            guard byte < 0x80 else { return nil }
            let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            packed |= UInt64(isCapital ? byte | 0x20 : byte) << shift
            shift += 8
        }
        self.packed = packed
    }
}
