extension ReviewPolicy {
    /// The policy that holds until an owner writes one, as YAML with comments: a place to start from.
    package static var defaultYAML: String { String(decoding: PackageResources.DefaultPolicy_yaml, as: UTF8.self) }

    /// - Throws: never, which a test shows.
    package static func makeDefault() throws(PolicyError) -> ReviewPolicy { try parse(defaultYAML) }
}
