/// Pairs of words that say the opposite of each other: allowed and forbidden, before and after.
///
/// Each pair is an axis with two sides; words of one side mean the same here. A small table of our own, of words that
/// turn the meaning of a rule or an instruction round. Of a word that has other meanings as well (`on`, `free`), all are
/// taken for this one, so what uses the table should ask for more evidence.
package struct Opposites: Sendable, Hashable {
    package enum Axis: Int, Sendable, Hashable, CaseIterable {
        case permission, obligation, inclusion, activation, power, charge, order, extremum, change, frequency
        case opening, acceptance, visibility, availability, validity, automation, addition, start, lock, connection
        case success, level, presence, reception, security, permanence, limit
    }

    package let axis: Axis
    package let isPositive: Bool

    /// Nil if the word is in no pair. O(1).
    package init?(_ word: WordKey) {
        guard let known = Self.table[word] else { return nil }
        self = known
    }

    private init(_ axis: Axis, _ isPositive: Bool) {
        self.axis = axis
        self.isPositive = isPositive
    }

    private static let table: [WordKey: Opposites] = {
        var table: [WordKey: Opposites] = [:]
        for (axis, positive, negative) in pairs {
            for word in positive.split(separator: " ") { table[WordKey(String(word))] = Opposites(axis, true) }
            for word in negative.split(separator: " ") { table[WordKey(String(word))] = Opposites(axis, false) }
        }
        return table
    }()

    private static let pairs: [(Axis, String, String)] = [
        (
            .permission, "can may could able allow allows allowed permit permits permitted possible",
            "forbid forbids forbidden prohibit prohibits prohibited ban bans banned disallow disallowed impermissible"
        ),
        (
            .obligation,
            "must required require requires mandatory compulsory obligatory need needs needed necessary shall",
            "optional optionally voluntary unnecessary"
        ),
        (
            .inclusion, "include includes included including inclusive",
            "exclude excludes excluded exclusive"
        ),
        (
            .activation, "enable enables enabled enabling activate activates activated",
            "disable disables disabled disabling deactivate deactivates deactivated"
        ),
        (.power, "on", "off"),
        (.charge, "free complimentary", "charge charges charged chargeable paid cost costs fee fees pay"),
        (.order, "before prior", "after afterwards"),
        (.extremum, "minimum min least", "maximum max most"),
        (
            .change, "increase increases increased increasing raise raises raised grow grows",
            "decrease decreases decreased decreasing reduce reduces reduced lower lowers lowered"
        ),
        (.frequency, "always", "never"),
        (.opening, "open opens opened", "close closes closed shut"),
        (
            .acceptance, "accept accepts accepted approve approved",
            "reject rejects rejected refuse refuses refused decline declined"
        ),
        (.visibility, "visible show shows shown public", "hidden hide hides invisible private"),
        (.availability, "available", "unavailable"),
        (.validity, "valid", "invalid expired"),
        (.automation, "automatic automatically", "manual manually"),
        (.addition, "add adds added", "remove removes removed delete deletes deleted"),
        (.start, "start starts started begin begins", "stop stops stopped end ends"),
        (.lock, "lock locks locked", "unlock unlocks unlocked"),
        (.connection, "connect connects connected plug online", "disconnect disconnects disconnected unplug offline"),
        (.success, "succeed succeeds success successful", "fail fails failed failure"),
        (.level, "above over higher", "below under"),
        (.presence, "full with", "empty without"),
        (.reception, "send sends sent", "receive receives received"),
        (.security, "safe secure", "unsafe insecure"),
        (.permanence, "temporary temporarily", "permanent permanently"),
        (.limit, "limited", "unlimited"),
    ]
}
