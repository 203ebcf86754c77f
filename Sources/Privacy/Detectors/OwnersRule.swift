internal import Patterns

/// What an owner's pattern matches.
enum OwnersRule {
    static func detect(_ rule: RedactionRule, in text: FoldedText, _ claims: inout Claims) {
        // A placeholder is no scalar; the patterns see one that nobody types.
        let scalars = text.units.map { Unicode.Scalar($0).map(PatternScalars.lowered) ?? 0xFFFC }
        for range in rule.pattern.coverage(of: scalars) {
            claims.add(rule.kind, range, .owner, placeholder: rule.placeholder)
        }
    }
}
