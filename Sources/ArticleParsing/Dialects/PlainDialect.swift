extension Dialect {
    /// CommonMark alone.
    static let plain = Dialect(hasGitHubBlocks: false)
}
