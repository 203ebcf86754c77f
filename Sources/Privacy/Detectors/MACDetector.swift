/// Addresses of network cards: six pairs of hexadecimal digits with one kind of joint, or three groups of four with points.
enum MACDetector: Detector {
    static func detect(in context: DetectionContext, _ claims: inout Claims) {
        let text = context.text
        for word in context.cues.words where word.units.count == 2 || word.units.count == 4 {
            let start = word.units.lowerBound
            let joint = text.unit(word.units.upperBound)
            let isPairs = word.units.count == 2 && (joint == 0x3A || joint == 0x2D)
            guard isPairs || joint == 0x2E, text.unit(start - 1) != joint else { continue }
            let (groups, size) = isPairs ? (6, 2) : (3, 4)
            let range = start..<start + groups * (size + 1) - 1
            let isForm = range.allSatisfy { index in
                (index - start) % (size + 1) == size ? text.unit(index) == joint : isHexadecimal(index, text)
            }
            // Dates and times have no letters; nor do numbers in groups of four.
            let hasLetter = range.contains(where: text.isLetter) || (isPairs && joint == 0x3A)
            if isForm, hasLetter, !text.isWord(range.upperBound), text.unit(range.upperBound) != joint {
                claims.add(.deviceID, range, .certain)
            }
        }
    }

    private static func isHexadecimal(_ index: Int, _ text: FoldedText) -> Bool {
        text.isDigit(index) || (0x61...0x66).contains(text.lower(index))
    }
}
