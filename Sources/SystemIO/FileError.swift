#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A failed call to the operating system on one file, with what to do about it.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case notFound, permission, full, locked, tooLarge, notAFolder, input }
        private let value: Value

        package static let notFound = Code(value: .notFound)
        package static let permission = Code(value: .permission)
        package static let full = Code(value: .full)
        package static let locked = Code(value: .locked)
        package static let tooLarge = Code(value: .tooLarge)
        package static let notAFolder = Code(value: .notAFolder)
        /// Anything else the system reported.
        package static let input = Code(value: .input)
    }

    package let code: Code
    package let path: String
    package let message: String

    package init(_ code: Code, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    package var description: String { message }

    /// The error for `errno` after `action` ("read", "create", …) on `path`.
    package init(errno number: Int32, action: String, path: String) {
        let reason: String
        switch number {
        case ENOENT:
            code = .notFound
            reason = "it does not exist; check the path"
        case EACCES, EPERM, EROFS:
            code = .permission
            reason = "permission was denied; check the owner and rights of the file and its folder"
        case ENOSPC, EDQUOT:
            code = .full
            reason = "the disk is full; free some space and try again"
        case ENOTDIR:
            code = .notAFolder
            reason = "a part of the path is not a folder"
        case EISDIR:
            code = .input
            reason = "it is a folder"
        default:
            code = .input
            reason = String(cString: strerror(number))
        }
        self.path = path
        message = "cannot \(action) \(path): \(reason)"
    }
}
