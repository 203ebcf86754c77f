/// Why a model was refused, or a text.
package struct EmbeddingError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case unreadableFile, corruptFile, unsupportedModel, unsupportedKernel, tooLong, notFinite }
        private let value: Value

        /// A file of the model folder is missing or cannot be read.
        package static let unreadableFile = Code(value: .unreadableFile)
        /// A file of the model folder is not what its name says, or is damaged.
        package static let corruptFile = Code(value: .corruptFile)
        /// The model is whole, but of a kind that this encoder does not compute.
        package static let unsupportedModel = Code(value: .unsupportedModel)
        /// This processor does not run the kernels asked for.
        package static let unsupportedKernel = Code(value: .unsupportedKernel)
        /// A text has more tokens than the model takes.
        package static let tooLong = Code(value: .tooLong)
        /// The weights lead to a vector without a direction: zero, infinite or not a number.
        package static let notFinite = Code(value: .notFinite)
    }

    package let code: Code
    /// One line: what is wrong, where, and what to do. Never contains the text that was to be encoded.
    package let message: String

    package var description: String { message }
}
