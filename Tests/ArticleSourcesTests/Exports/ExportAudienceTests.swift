import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

/// Whatever stands where readers are named, nobody gets to read what the product does not leave open.
struct ExportAudienceTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private static let values = [
        "null", "0", "1", "2", "3", "-1", "1.5", "true", "false", "\"\"", "\" \"", "\"public\"", "\"Public\"",
        "\"everyone\"",
        "\"agent\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[\"public\"]", "{\"id\":null}", "{\"id\":\"public\"}",
        "[\"agent\",null]", "\"null\"", "\"\\u0000\"", "9007199254740993",
    ]

    private static let keys: [(SourceProfile, [String], open: @Sendable (String, String) -> Bool)] = [
        (
            .zendesk, ["user_segment_id", "user_segment_ids"],
            { key, value in value == "null" || key == "user_segment_ids" && ["[]", "[null]"].contains(value) }
        ),
        (
            .intercom, ["audience_ids", "help_center_audience"],
            { _, value in value == "null" || value == "[]" }
        ),
        (.freshdesk, ["folder_visibility"], { _, value in value == "1" }),
        (.confluence, ["restrictions"], { _, _ in false }),
    ]

    @Test(arguments: [11, 12])
    func nothingIsOpenedByChance(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for (profile, keys, isOpen) in Self.keys {
            for _ in 0..<60 {
                let pairs = keys.filter { _ in Bool.random(using: &random) }.map { key in
                    (key, Self.values.randomElement(using: &random) ?? "null")
                }
                let members = pairs.map { #""\#($0)":\#($1),"# }.joined()
                let reading = try export.read(
                    #"[{\#(members)"id":1,"type":"article","title":"x","body":"y","description":"y","state":"published","status":2,"ancestors":[]}]"#
                        .replacing(
                            #""type":"article""#,
                            with: profile == .confluence ? #""type":"page""# : #""type":"article""#),
                    as: profile)
                let mayBeOpen =
                    pairs.allSatisfy { isOpen($0.0, $0.1) }
                    && (profile != .confluence) && (profile != .freshdesk || !pairs.isEmpty)
                let audience = try #require(reading.articles.first?.metadata.audience)
                #expect((audience == .public) == mayBeOpen, "seed \(seed), \(profile): \(members)")
                #expect(reading.findings.contains { $0.contains("audience-unknown") } == audience.isClosed)
            }
        }
    }
}
