/// What personal or secret datum a placeholder stands for.
package enum RedactionKind: String, CaseIterable, Sendable {
    case email
    case phone
    /// A payment card's number, or its check value after a cue.
    case card
    case iban
    /// A number that a state gave a person: social security, tax, health, identity card, passport, driving licence.
    case nationalID = "national_id"
    case ip
    /// A secret or personal part of a URL; the host and the ordinary path stay.
    case urlToken = "url_token"
    case apiKey = "api_key"
    case jwt
    /// The number of one transaction: order, invoice, ticket, booking, parcel.
    case orderNumber = "order_number"
    /// The number of a customer: account, contract, membership, policy.
    case accountNumber = "account_number"
    case name
    case birthDate = "birth_date"
    case address
    /// Passwords, PINs, one-time codes.
    case password
    /// MAC addresses and IMEIs.
    case deviceID = "device_id"
    /// By a rule of the owner.
    case custom

    /// What stands in the text instead; of `custom` the rule's name does.
    package var placeholder: String { "[\(rawValue)]" }

    /// Of two that claim the same characters, the lower is the more telling.
    var rank: Int {
        switch self {
        case .custom: 0
        case .jwt: 1
        case .email: 2
        case .iban: 3
        case .card: 4
        case .nationalID: 5
        case .urlToken: 6
        case .apiKey: 7
        case .password: 8
        case .deviceID: 9
        case .ip: 10
        case .birthDate: 11
        case .orderNumber: 12
        case .accountNumber: 13
        case .phone: 14
        case .address: 15
        case .name: 16
        }
    }
}
