/// JSON Web Tokens (RFC 7519): two or three base64url parts, the first an encoded `{"`.
enum JWTDetector: Detector {
    private static let prefix = Array("eyJ".utf8).map(UInt32.init)

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for word in context.cues.words {
            let start = word.units.lowerBound
            guard word.units.count >= 8, text.units[start..<start + 3].elementsEqual(prefix) else { continue }
            var (end, dots) = (start, 0)
            while text.isWord(end) || text.is(end, "-") || text.is(end, "_") || (text.is(end, ".") && dots < 2) {
                if text.is(end, ".") { dots += 1 }
                end += 1
            }
            if dots > 0 { claims.add(.jwt, start..<end, .certain) }
        }
    }
}
