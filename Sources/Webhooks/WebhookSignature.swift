import Crypto
import Foundation

/// Signs messages as the Standard Webhooks specification says: HMAC-SHA256 over id, time and body, joined by dots.
package enum WebhookSignature {
    /// The headers of one attempt.
    ///
    /// - Parameter seconds: since 1970, of the attempt: receivers refuse old ones.
    package static func headers(
        id: String, seconds: Int64, body: String, secret: [UInt8]
    ) -> [(name: String, value: String)] {
        let signed = Data("\(id).\(seconds).\(body)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
        return [
            ("content-type", "application/json"), ("webhook-id", id), ("webhook-timestamp", "\(seconds)"),
            ("webhook-signature", "v1,\(Data(code).base64EncodedString())"),
        ]
    }
}
