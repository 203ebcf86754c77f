/// Secret and personal parts of URLs: user information, telling query parameters, opaque segments of the path. The host and
/// the ordinary path stay.
enum URLDetector: Detector {
    /// Parameters whose value is a secret or says who asks.
    private static let telling = WordSet(
        """
        token access_token refresh_token id_token auth_token authtoken auth authorization key api_key apikey access_key secret \
        client_secret session session_id sessionid sid password passwd pwd pass otp pin code signature sig hmac email mail \
        e_mail phone tel mobile user username user_name user_id userid uid login name first_name last_name customer customer_id \
        account account_id jwt invite invitation ticket hash nonce credential credentials jsessionid phpsessid magic reset \
        x-amz-signature x-amz-credential x-amz-security-token contact address dob ssn card iban order order_id
        """)
    /// Segments after which the next names a person or a case.
    private static let owners = WordSet(
        "users user customers customer accounts account orders order invoices invoice members member patients profile tickets u"
    )

    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        var index = 0
        while index < text.units.count {
            if text.is(index, ":"), text.is(index + 1, "/"), text.is(index + 2, "/") {
                let end = end(from: index + 3, text)
                readAddress(index + 3..<end, context, &claims)
                index = max(end, index + 1)
            } else if text.is(index, "?") || text.is(index, "&"), !text.isBlank(index + 1) {
                let end = end(from: index, text)
                readParameters(index..<end, context, &claims)
                index = max(end, index + 1)
            } else if isWWW(index, text) {
                let end = end(from: index, text)
                readAddress(index..<end, context, &claims)
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
    }

    private static func isWWW(_ index: Int, _ text: FoldedText) -> Bool {
        text.lower(index) == 0x77 && text.lower(index + 1) == 0x77 && text.lower(index + 2) == 0x77
            && text.is(index + 3, ".") && !text.isWord(index - 1)
    }

    /// The first unit that is not of the URL.
    private static func end(from start: Int, _ text: FoldedText) -> Int {
        var end = start
        while end < text.units.count, !text.isBlank(end), !"<>\"`|".unicodeScalars.contains(where: { text.is(end, $0) })
        {
            end += 1
        }
        while end > start, ".,;!?)]'".unicodeScalars.contains(where: { text.is(end - 1, $0) }) { end -= 1 }
        return end
    }

    private static func readAddress(_ range: Range<Int>, _ context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        let query = range.first { text.is($0, "?") || text.is($0, "#") } ?? range.upperBound
        let path = (range.lowerBound..<query).first { text.is($0, "/") } ?? query
        if let at = (range.lowerBound..<path).last(where: { text.is($0, "@") }) {
            claims.add(.urlToken, range.lowerBound..<at, .certain)
        }
        readPath(path..<query, context, &claims)
        readParameters(query..<range.upperBound, context, &claims)
    }

    private static func readPath(_ range: Range<Int>, _ context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        var start = range.lowerBound
        var isOwned = false
        var opaque: Range<Int>?
        for index in range.lowerBound...range.upperBound where index == range.upperBound || text.is(index, "/") {
            let segment = start..<index
            start = index + 1
            if segment.isEmpty { continue }
            if isOpaque(segment, text)
                || isOwned && isPersonal(segment, text)
            {
                // Segments side by side are one secret.
                if let before = opaque, before.upperBound + 1 == segment.lowerBound {
                    opaque = before.lowerBound..<segment.upperBound
                } else {
                    if let opaque { claims.add(.urlToken, opaque, .certain) }
                    opaque = segment
                }
            }
            isOwned = owners.contains(CueFinder.Word(units: segment, hash: hash(segment, text)))
        }
        if let opaque { claims.add(.urlToken, opaque, .certain) }
    }

    /// `48213`, `ann.smith`; not `0`, `list.html`.
    private static func isPersonal(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        if let dot = range.last(where: { text.is($0, ".") }), FileEndings.contains(text, dot + 1..<range.upperBound) {
            return false
        }
        return range.count >= 3 && range.contains { !text.isLetter($0) && !text.is($0, "-") }
    }

    private static func hash(_ range: Range<Int>, _ text: FoldedText) -> UInt64 {
        var hash = WordHash()
        for index in range { hash.add(text.lower(index)) }
        return hash.value
    }

    /// Long, without words: a UUID, hexadecimal, or letters and digits mixed. Git's forty digits are no secret.
    private static func isOpaque(_ range: Range<Int>, _ text: FoldedText) -> Bool {
        let digits = range.count(where: text.isDigit)
        let letters = range.count(where: text.isLetter)
        let hyphens = range.count { text.is($0, "-") }
        guard digits >= 2, letters >= 2 else { return false }
        let isHexadecimal = range.allSatisfy {
            text.isDigit($0) || (0x61...0x66).contains(text.lower($0)) || text.is($0, "-")
        }
        if isHexadecimal { return range.count >= 16 && range.count - hyphens != 40 }
        let mixes = zip(range, range.dropFirst()).count {
            text.isWord($0) && text.isWord($1) && text.isDigit($0) != text.isDigit($1)
        }
        let capitals = range.count(where: text.isCapital)
        return range.count >= 8 && mixes >= 3 && hyphens < 3 && (capitals >= 2 || range.count >= 16)
    }

    private static func readParameters(_ range: Range<Int>, _ context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        var start = range.lowerBound
        let isEnd = { (index: Int) in
            index == range.upperBound || text.is(index, "&") || text.is(index, "?") || text.is(index, "#")
                || text.is(index, ";")
        }
        for index in range.lowerBound...range.upperBound where isEnd(index) {
            let parameter = start..<index
            start = index + 1
            guard let equals = parameter.first(where: { text.is($0, "=") }), equals + 1 < index else { continue }
            let name = parameter.lowerBound..<equals
            let value = equals + 1..<index
            let isTelling = telling.contains(CueFinder.Word(units: name, hash: hash(name, text)))
            let isWord = value.allSatisfy { text.isLetter($0) && !text.isCapital($0) } && value.count < 5
            if isTelling && !isWord || isOpaque(value, text) && value.count >= 20 {
                claims.add(.urlToken, value, .certain)
            }
        }
    }
}
