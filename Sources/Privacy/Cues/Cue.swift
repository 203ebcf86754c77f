/// Words that say what stands beside them.
struct Cue: OptionSet, Sendable {
    let rawValue: UInt32

    /// The number of one transaction.
    static let order = Cue(rawValue: 1 << 0)
    /// The number of a customer.
    static let account = Cue(rawValue: 1 << 1)
    /// "number", "no.", "id": says that what comes is one.
    static let designator = Cue(rawValue: 1 << 2)
    /// Words between a cue and its value: "is", "was".
    static let link = Cue(rawValue: 1 << 3)
    static let nationalID = Cue(rawValue: 1 << 4)
    /// A passport or licence, whose number has letters.
    static let document = Cue(rawValue: 1 << 5)
    static let phone = Cue(rawValue: 1 << 6)
    static let card = Cue(rawValue: 1 << 7)
    static let cardCheck = Cue(rawValue: 1 << 8)
    static let password = Cue(rawValue: 1 << 9)
    static let oneTimeCode = Cue(rawValue: 1 << 10)
    /// "my name is" and its like: a name comes.
    static let name = Cue(rawValue: 1 << 11)
    /// "name:" in forms; says nothing without the colon.
    static let nameLabel = Cue(rawValue: 1 << 12)
    static let greeting = Cue(rawValue: 1 << 13)
    static let closing = Cue(rawValue: 1 << 14)
    /// "Mr", "Dr".
    static let title = Cue(rawValue: 1 << 15)
    /// "this is", "I'm": a name may come.
    static let introduction = Cue(rawValue: 1 << 16)
    static let birth = Cue(rawValue: 1 << 17)
    static let address = Cue(rawValue: 1 << 18)
    static let secret = Cue(rawValue: 1 << 19)
    /// Of versions of software, which look like addresses of machines.
    static let version = Cue(rawValue: 1 << 20)
    /// Of numbers that belong to things: ISBN, article, error, model.
    static let thing = Cue(rawValue: 1 << 21)
    static let hash = Cue(rawValue: 1 << 22)
    static let device = Cue(rawValue: 1 << 23)
    static let email = Cue(rawValue: 1 << 24)
    static let ip = Cue(rawValue: 1 << 25)
}
