/// A path to send a reader on to, from a link that anybody may have written.
package enum SafePath {
    /// The path if it leads within the console, else its first page: never to another machine, and never to what is no page.
    package static func checked(_ path: String?) -> String {
        guard let path, path.utf8.count <= lengthMaximum, path.hasPrefix("/"), !path.hasPrefix("//"),
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return path
    }

    private static let lengthMaximum = 2048
}
