import Embedding
import Foundation
import KnowledgeModel

/// A sentence and the vector that the product's own model gives it: shows that weights, vocabulary and kernels still do
/// what they did.
enum KnownSentence {
    static let text = "Tap Forgotten password and follow the link in the e-mail."
    /// `ModelIdentity.hash` of all-MiniLM-L6-v2 as tools/setup fetches it.
    static let modelHash = "91ff0fd94370a2e4ce7b9bb3b0493f65d9c344b838ab8c6f571b11b22c6e536f"

    /// Cosine of what an encoder says of the sentence with what is known; nil for another model.
    static func agreement(of encoder: any TextEncoder) throws -> Double? {
        // Encoded in any case: that it can be is worth knowing of every model.
        guard let vector = try encoder.encode([text]).first, encoder.identity.hash == modelHash else { return nil }
        return cosine(vector.values)
    }

    /// - Parameter vector: of unit length.
    private static func cosine(_ vector: [Float]) -> Double? {
        guard vector.count == codes.count else { return nil }
        var product = 0.0
        var squares = 0.0
        for (value, code) in zip(vector, codes) {
            product += Double(value) * Double(code)
            squares += Double(code) * Double(code)
        }
        return product / squares.squareRoot()
    }

    /// One signed byte a dimension; the scale does not matter for a cosine.
    private static let codes = [UInt8](Data(base64Encoded: encodedCodes) ?? Data()).map(Int8.init(bitPattern:))

    private static let encodedCodes =
        "zOIP+SEz8u4jFgAHDeH3E9Ye1MD+tiTiC9vqJ78Z5FXnCgDP0TMnxc0kvhEOIuAUNvVH8v0W1Q3+GhoMFez1Ar4ACfAqAevj7eUu"
        + "N/Xm32Dp9PkYT2USFDfu7hPY4Afz5zKcFzAyENkh3EE/+/kn2BsqGPboKyMMwPHmAs7g9wDeOwKt181EuwHp998dsMPpES0UKhT5"
        + "OO8nCVLmCBbT/xAe2/Fy6BEHHt8gAL8EWRdvA9fQ2rr9zN3pxdwWHfzh8L/11AIN1dH/MbokFxUnIyz01DXe5xHx2ivDAxb7AgDx"
        + "9t7jPwTxHPAUOWPlCxRC9DCWI+LqIBMJD0kiHMsj8dlL/fVN7vH0Ux3f7/H2Mg3iTyP2R7/OMFvUEcnq9hUAAAULC9cu3wUc7X/L"
        + "ozHoyXboz/IO5BYbO/Xhuf0fMwAM61QENh3v8tTkqPL5NOGk8uMKBsgBBuIRKe4JJe3ezRjMoCX/pc7n8/5B/O8VIe/rGeb8BzLo"
        + "3BS81NY8QcIE"
}
