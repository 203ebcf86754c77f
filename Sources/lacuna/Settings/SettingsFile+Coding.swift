import Retrieval

// Written by hand, so that a key too many or too few is an error that names it.

extension SettingsFile {
    enum CodingKeys: String, CodingKey, CaseIterable { case synonyms, fusion, verdict, encoder }

    init(from decoder: any Decoder) throws {
        let values = try StrictKeys.container(decoder, CodingKeys.self, of: "settings")
        synonyms = try values.decode([String].self, forKey: .synonyms)
        fusion = try values.decodeIfPresent(FusionNumbers.self, forKey: .fusion)
        verdict = try values.decodeIfPresent(VerdictNumbers.self, forKey: .verdict)
        encoder = try values.decodeIfPresent(EncoderName.self, forKey: .encoder)
        if fusion != nil || verdict != nil, encoder == nil { throw SettingsFileError.missingKey("encoder.name") }
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(synonyms, forKey: .synonyms)
        // null says that there is none; a missing key may be a slip.
        try values.encode(fusion, forKey: .fusion)
        try values.encode(verdict, forKey: .verdict)
        try values.encode(self.encoder, forKey: .encoder)
    }
}

extension SettingsFile.EncoderName {
    enum CodingKeys: String, CodingKey, CaseIterable { case name, hash }

    init(from decoder: any Decoder) throws {
        let values = try StrictKeys.container(decoder, CodingKeys.self, of: "encoder")
        name = try values.decode(String.self, forKey: .name)
        hash = try values.decode(String.self, forKey: .hash)
    }
}

extension SettingsFile.FusionNumbers {
    enum CodingKeys: String, CodingKey, CaseIterable { case weights, questions, meaning }

    init(from decoder: any Decoder) throws {
        let values = try StrictKeys.container(decoder, CodingKeys.self, of: "fusion")
        weights = try values.decode([String: Double].self, forKey: .weights)
        questions = try values.decode(Int.self, forKey: .questions)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(weights, forKey: .weights)
        try values.encode(questions, forKey: .questions)
        try values.encode(
            Dictionary(uniqueKeysWithValues: SettingsFile.FusionWeight.allCases.map { ($0.rawValue, $0.title) }),
            forKey: .meaning)
    }
}

extension SettingsFile.VerdictNumbers {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case weights, bias, questions, method, meaning
        case yesFrom = "yes_from"
        case noBelow = "no_below"
    }

    init(from decoder: any Decoder) throws {
        let values = try StrictKeys.container(decoder, CodingKeys.self, of: "verdict")
        weights = try values.decode([String: Double].self, forKey: .weights)
        bias = try values.decode(Double.self, forKey: .bias)
        yesFrom = try values.decode(Double.self, forKey: .yesFrom)
        noBelow = try values.decode(Double.self, forKey: .noBelow)
        questions = try values.decode(Int.self, forKey: .questions)
        method = try values.decode(String.self, forKey: .method)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(weights, forKey: .weights)
        try values.encode(bias, forKey: .bias)
        try values.encode(yesFrom, forKey: .yesFrom)
        try values.encode(noBelow, forKey: .noBelow)
        try values.encode(questions, forKey: .questions)
        try values.encode(method, forKey: .method)
        try values.encode(
            Dictionary(uniqueKeysWithValues: AnswerabilityFeature.allCases.map { ($0.rawValue, $0.title) }),
            forKey: .meaning)
    }
}

/// Any key of a JSON object.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

private enum StrictKeys {
    /// - Throws: `SettingsFileError` if a key is missing, or not known.
    static func container<Key: CodingKey & CaseIterable>(
        _ decoder: any Decoder, _ keys: Key.Type, of part: String
    ) throws -> KeyedDecodingContainer<Key> {
        let found = Set(try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue))
        let known = Set(Key.allCases.map(\.stringValue))
        if let unknown = found.subtracting(known).min() {
            throw SettingsFileError.unknownKey("\(part).\(unknown)")
        }
        if let missing = known.subtracting(found).min() { throw SettingsFileError.missingKey("\(part).\(missing)") }
        return try decoder.container(keyedBy: Key.self)
    }
}
