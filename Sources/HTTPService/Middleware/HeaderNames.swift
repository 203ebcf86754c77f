import Hummingbird

extension HTTPFields.Element.Name {
    /// Names a request in responses, problems and logs.
    static let requestID = HTTPFields.Element.Name("X-Request-Id")!
}
