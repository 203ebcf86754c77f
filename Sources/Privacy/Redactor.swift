internal import Patterns

/// Takes personal data out of text and puts typed placeholders there, so that questions stay comparable:
/// `where is order [order_number]`.
///
/// Detectors go by shape, check digits and cue words; there is no model and no list of people. What each finds is in
/// `docs/privacy.md`. Of claims that overlap the surest and longest names the kind, and all that they cover goes.
package struct Redactor: Sendable {
    /// A replacement can uncover another, as in two numbers that ran into each other. Each pass is linear.
    private static let passesMaximum = 8

    /// Without rules of an owner.
    package static let standard = Redactor()

    private let rules: [RedactionRule]
    private let placeholders: PlaceholderSet

    /// - Parameter rules: found beside the standard kinds, and stronger than they.
    package init(rules: [RedactionRule] = []) {
        self.rules = rules
        placeholders = PlaceholderSet(RedactionKind.allCases.map(\.placeholder) + rules.map(\.placeholder))
    }

    /// The text with placeholders. Applied to its own result it changes nothing.
    ///
    /// - Complexity: O(n), with owners' rules O(n × states of their patterns).
    package func redact(_ text: String) -> RedactedText {
        let redactions = redactions(in: text)
        if redactions.isEmpty { return RedactedText(text: text, kinds: []) }
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var end = 0
        for redaction in redactions {
            kept += bytes[end..<redaction.utf8Range.lowerBound]
            kept += redaction.placeholder.utf8
            end = redaction.utf8Range.upperBound
        }
        kept += bytes[end...]
        return RedactedText(text: String(decoding: kept, as: UTF8.self), kinds: redactions.map(\.kind))
    }

    /// What `redact` would replace, in order, without overlaps.
    package func redactions(in text: String) -> [Redaction] {
        var folded = FoldedText(text, placeholders: placeholders)
        for _ in 0..<Self.passesMaximum {
            let claims = claims(in: folded)
            if claims.isEmpty { break }
            folded.replace(claims)
        }
        return folded.redactions
    }

    private func claims(in folded: FoldedText) -> [Claim] {
        if folded.units.isEmpty { return [] }
        let context = DetectionContext(folded)
        var claims = Claims(text: folded)
        for detector in Self.detectors { detector.detect(in: context, &claims) }
        for rule in rules { OwnersRule.detect(rule, in: folded, &claims) }
        return claims.resolved()
    }

    private static let detectors: [any Detector.Type] = [
        EmailDetector.self, SpokenEmailDetector.self, URLDetector.self, JWTDetector.self, APIKeyDetector.self,
        PasswordDetector.self, CardDetector.self, IBANDetector.self, NationalIDDetector.self, LetteredIDDetector.self,
        NumberAfterCueDetector.self, NumberNearCueDetector.self, PhoneDetector.self, IPv4Detector.self,
        IPv6Detector.self, MACDetector.self,
        BirthDateDetector.self,
        AddressDetector.self, NameDetector.self,
    ]
}
