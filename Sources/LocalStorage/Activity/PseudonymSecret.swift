/// `activity.key`: 32 random bytes that askers' pseudonyms are made with. Made at the first use and never replaced: with
/// another key one person would be two, and nobody could be found to be erased.
package struct PseudonymSecret: Sendable {
    package let bytes: [UInt8]

    /// Reads the key of an index, and makes it where there is none. Of processes that make it at once, one does.
    ///
    /// - Throws: `FileError`, or `StorageError.corrupt` if the file holds anything else.
    package init(layout: IndexLayout) throws {
        var generator = SystemRandomNumberGenerator()
        try self.init(layout: layout, using: &generator)
    }

    /// - Parameter generator: used if there is no key yet.
    package init(layout: IndexLayout, using generator: inout some RandomNumberGenerator) throws {
        bytes = try SecretFile.bytes(at: layout.activityKey, using: &generator) { LocalStorageMessages.damagedKey($0) }
    }
}
