/// A role that a reader has and that an article may be written for, such as `agent`. Everybody has `public`.
package struct Role: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let name: String

    /// Nil unless the name is one to 64 lower-case letters, digits, `.`, `_` or `-`. Upper case is lowered first.
    package init?(_ name: String) {
        let lowered = name.lowercased()
        guard (1...64).contains(lowered.utf8.count), lowered.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.name = lowered
    }

    private init(known name: String) { self.name = name }

    package static let `public` = Role(known: "public")

    package static func < (left: Role, right: Role) -> Bool { left.name < right.name }
    package var description: String { name }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// Whom an article is for: the roles that may read it, any one of which is enough.
///
/// Articles of the same audience share parts of the index (their *audience class*), so what a caller may read is a
/// choice of whole parts. The empty audience is closed: nobody may read it.
package struct Audience: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Sorted, without duplicates. If `public` is among the roles it is the only one, since it opens to everybody.
    package let roles: [Role]

    package init(_ roles: some Sequence<Role>) {
        let unique = Set(roles)
        self.roles = unique.contains(.public) ? [.public] : unique.sorted()
    }

    package static let `public` = Audience([.public])
    package static let closed = Audience([])

    package var isClosed: Bool { roles.isEmpty }

    package static func < (left: Audience, right: Audience) -> Bool {
        left.roles.lexicographicallyPrecedes(right.roles)
    }

    /// The roles joined by `+`, or `closed`.
    package var description: String { isClosed ? "closed" : roles.map(\.name).joined(separator: "+") }
}

/// What one caller may read: roles, and optionally some locales only.
package struct AccessScope: Sendable, Hashable {
    /// Always holds `public`.
    package let roles: Set<Role>
    /// Nil: every locale.
    package let locales: Set<String>?

    package init(roles: some Sequence<Role> = [], locales: Set<String>? = nil) {
        self.roles = Set(roles).union([.public])
        self.locales = locales.map { Set($0.map { $0.lowercased() }) }
    }

    /// The language tag of a text that does not say its language (BCP 47).
    package static let undeterminedLocale = "und"

    /// Everything that is public.
    package static let everybody = AccessScope()

    /// Whether a part of this audience and locale opens to the caller. A locale opens by its whole tag or its language:
    /// `en` opens `en-gb`. Articles that do not say their language (`und`) open under every locale.
    package func opens(audience: Audience, locale: String) -> Bool {
        guard audience.roles.contains(where: roles.contains) else { return false }
        guard let locales else { return true }
        let tag = locale.lowercased()
        if tag == Self.undeterminedLocale { return true }
        let language = tag.split(separator: "-").first.map(String.init) ?? tag
        return locales.contains(tag) || locales.contains(language)
    }
}
