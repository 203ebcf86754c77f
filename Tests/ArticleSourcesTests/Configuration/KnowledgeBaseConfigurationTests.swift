import ArticleSources
import KnowledgeModel
import Testing

struct KnowledgeBaseConfigurationTests {
    @Test func everyKey() throws {
        let configuration = try KnowledgeBaseConfiguration(
            yaml: """
                name: Help centre
                sources:
                  - path: articles
                    name: help
                    profile: github
                    base_url: https://help.example.com/kb
                    locale: EN
                    audience: [agent, lead]
                    audience_map: {staff: [agent, lead], everyone: public, "": public}
                    owners:
                      - {match: "billing/**", owner: Billing, backup: Finance}
                      - {match: "**", owner: Mia}
                    product: Desk
                    version: 2.0
                    review_interval_days: 180
                    skip_labels: [internal, Template]
                  - path: /exports/old.jsonl
                encoder:
                  model: Models/mini
                limits:
                  article_bytes: 1000
                """, folder: "/kb")
        #expect(configuration.name == "Help centre")
        #expect(configuration.encoderModelPath == "/kb/Models/mini")
        #expect(configuration.limits.articleBytesMaximum == 1000)
        let source = try #require(configuration.sources.first)
        #expect(source.name == "help")
        #expect(source.path == "/kb/articles")
        #expect(source.profile == .github)
        #expect(source.baseURL?.description == "https://help.example.com/kb/")
        #expect(source.locale == "en")
        #expect(source.audience.description == "agent+lead")
        #expect(source.audienceMap.audience(of: ["staff"]).audience.description == "agent+lead")
        #expect(source.audienceMap.audience(of: ["everyone"]).audience == .public)
        #expect(source.audienceMap.audience(of: [""]).audience == .public)
        #expect(source.owners.map(\.owner) == ["Billing", "Mia"])
        #expect(source.owners.map(\.backup) == ["Finance", nil])
        #expect(source.product == "Desk")
        #expect(source.version == "2.0")
        #expect(source.reviewInterval == 180)
        #expect(source.skippedLabels == ["internal", "Template"])
        #expect(source.limits.articleBytesMaximum == 1000)
        var plain = SourceConfiguration(name: "old", path: "/exports/old.jsonl")
        plain.limits = SourceLimits(articleBytesMaximum: 1000)
        #expect(configuration.sources.last == plain)
    }

    @Test func littleIsEnough() throws {
        let configuration = try KnowledgeBaseConfiguration(yaml: "sources:\n- path: .\n  locale:\n", folder: "/usr/lib")
        #expect(configuration.sources == [SourceConfiguration(name: "lib", path: "/usr/lib/.")])
        #expect(configuration.encoderModelPath == nil)
        #expect(configuration.name == nil)
    }

    @Test func privacy() throws {
        let yaml = """
            privacy:
              redaction:
                - {name: loyalty_number, pattern: '\\bLC-?\\d{6}\\b'}
                - name: short_order
                  pattern: '[A-Z]\\d{3}'
                  kind: order_number
              retention_days: 365
              theme_minimum_askers: 3
            """
        let configuration = try KnowledgeBaseConfiguration(yaml: yaml, folder: "/kb")
        #expect(configuration.sources.isEmpty)
        let privacy = configuration.privacy
        #expect(
            privacy.rules == [
                PrivacyConfiguration.Rule(name: "loyalty_number", pattern: #"\bLC-?\d{6}\b"#, line: 3),
                PrivacyConfiguration.Rule(
                    name: "short_order", pattern: #"[A-Z]\d{3}"#, kind: "order_number", line: 4),
            ])
        #expect(privacy.retentionDays == 365)
        #expect(privacy.askersMinimum == 3)
        #expect(
            try KnowledgeBaseConfiguration(yaml: "sources: [{path: a}]", folder: "").privacy == PrivacyConfiguration())
    }

    @Test(arguments: [
        ("", "lacuna.yaml: the file needs the key \"sources\""),
        ("name: x", "lacuna.yaml, line 1: the file needs the key \"sources\""),
        ("- a", "lacuna.yaml, line 1: the file must be a mapping of keys to values"),
        ("source:\n  - path: a", "lacuna.yaml, line 1: the file has no key \"source\"; did you mean \"sources\"?"),
        (
            "sources:\n- path: a\n  profile: docosaurus\n",
            "lacuna.yaml, line 3: there is no profile \"docosaurus\"; did you mean \"docusaurus\"?"
        ),
        (
            "sources:\n  - path: a\n    baseURL: x",
            "lacuna.yaml, line 3: a source has no key \"baseURL\"; did you mean \"base_url\"?"
        ),
        (
            "sources:\n  - path: a\n    base-url: x",
            "lacuna.yaml, line 3: a source has no key \"base-url\"; did you mean \"base_url\"?"
        ),
        (
            "limits: {colour: 1}\nsources: [{path: a}]",
            "lacuna.yaml, line 1: \"limits\" has no key \"colour\"; its keys are article_bytes"
        ),
        ("sources: articles", "lacuna.yaml, line 1: \"sources\" must be a list of sources"),
        ("sources:\n  - articles", "lacuna.yaml, line 2: a source must be a mapping of keys to values"),
        ("sources:\n  - name: a", "lacuna.yaml, line 2: a source needs the key \"path\""),
        (
            "sources:\n  - path: a/docs\n  - path: b/docs",
            "lacuna.yaml, line 3: two sources are named \"docs\"; give each its own \"name\", by which the index keeps "
                + "them apart"
        ),
        (
            "sources:\n  - path: a\n    base_url: help.example.com",
            "lacuna.yaml, line 3: \"help.example.com\" cannot be the base_url; it must be an http or https address "
                + "without \"?\" and \"#\""
        ),
        (
            "sources:\n  - path: a\n    audience: [\"Group A\"]",
            "lacuna.yaml, line 3: \"Group A\" cannot be the audience; it must be 1 to 64 letters a-z, digits, \".\", "
                + "\"_\", \"-\""
        ),
        (
            "sources:\n  - path: a\n    audience: []",
            "lacuna.yaml, line 3: \"audience\" must be at least one role; without the key it is public"
        ),
        ("sources:\n  - path: [a]", "lacuna.yaml, line 2: \"path\" must be text"),
        ("sources:\n  - path: \"\"", "lacuna.yaml, line 2: \"path\" must be text that is not empty"),
        (
            "sources:\n  - path: a\n    review_interval_days: soon",
            "lacuna.yaml, line 3: \"soon\" cannot be the review_interval_days; it must be a whole number above 0"
        ),
        (
            "sources:\n  - path: a\n    audience_map: [agent]",
            "lacuna.yaml, line 3: \"audience_map\" must be a mapping of the source's words to roles"
        ),
        (
            "sources:\n  - path: a\n    owners:\n      - {match: \"[ab]\", owner: Mia}",
            "lacuna.yaml, line 4: \"[ab]\" cannot be the match; it must be a path with \"*\", \"**\" or \"?\", without "
                + "brackets"
        ),
        (
            "sources:\n  - path: a\n    owners:\n      - {match: \"a/**\"}",
            "lacuna.yaml, line 4: a rule of \"owners\" needs the key \"owner\""
        ),
        (
            "limits: {article_bytes: 0}\nsources: [{path: a}]",
            "lacuna.yaml, line 1: \"0\" cannot be the article_bytes; it must be a whole number above 0"
        ),
        (
            "name: a\nname: b\nsources: [{path: a}]",
            "lacuna.yaml, line 1: the key \"name\" stands twice in one place; remove one"
        ),
        (
            "privacy: {retention: 30}",
            "lacuna.yaml, line 1: \"privacy\" has no key \"retention\"; did you mean \"redaction\"?"
        ),
        (
            "privacy:\n  redaction: card",
            "lacuna.yaml, line 2: \"redaction\" must be a list of rules with \"name\" and \"pattern\""
        ),
        (
            "privacy:\n  redaction:\n    - name: card",
            "lacuna.yaml, line 3: a rule of \"redaction\" needs the key \"pattern\""
        ),
        (
            "privacy:\n  retention_days: a year",
            "lacuna.yaml, line 2: \"a year\" cannot be the retention_days; it must be a whole number above 0"
        ),
        (
            "privacy:\n  retention_days: 36501",
            "lacuna.yaml, line 2: \"36501\" cannot be the retention_days; it must be a whole number from 1 to 36500, or "
                + "left out to keep all"
        ),
        (
            "privacy:\n  theme_minimum_askers: 0",
            "lacuna.yaml, line 2: \"0\" cannot be the theme_minimum_askers; it must be a whole number above 0"
        ),
        ("sources: []\nprivacy: {}", "lacuna.yaml, line 1: the file needs the key \"sources\""),
        ("sources: [", "lacuna.yaml, line 2: this is not YAML: did not find expected node content"),
    ])
    func refused(yaml: String, message: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try KnowledgeBaseConfiguration(yaml: yaml, folder: "/kb")
        }
        #expect(error?.description == message)
    }
}
