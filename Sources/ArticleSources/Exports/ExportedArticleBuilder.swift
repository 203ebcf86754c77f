import KnowledgeModel

/// Makes a source's article of what a record says, with what the source's configuration says.
struct ExportedArticleBuilder {
    let configuration: SourceConfiguration

    func build(
        _ exported: ExportedArticle, path: String, span: SourceSpan, profile: SourceProfile
    ) -> (article: SourceArticle, findings: [ExportFinding]) {
        let id = exported.identity.id
        var findings = exported.findings
        var metadata = exported.metadata
        metadata.id = id
        metadata.locale = exported.identity.locale
        metadata.translationKey = exported.identity.articleID
        metadata.audience = audience(exported, &findings)
        metadata.url = address(exported, &findings)
        if let label = configuration.skippedLabel(among: metadata.labels ?? []) {
            metadata.exclusion = metadata.exclusion ?? .unlisted
            findings.append(.labelSkipped(label, of: id))
        }
        if exported.body == nil, metadata.exclusion == nil {
            findings.append(
                ExportFinding(.warning, "record-without-text", "\"\(id)\" has no text", "nothing of it can be found"))
        }
        let ownerPath = ((metadata.sectionPath ?? []) + [id]).joined(separator: "/")
        let article = SourceArticle(
            source: configuration.name, path: path, id: id, format: exported.format, profile: profile,
            body: Array((exported.body ?? "").utf8), recordSpan: span, metadata: metadata,
            defaults: configuration.defaults(forPath: ownerPath), audienceMap: configuration.audienceMap)
        return (article, findings)
    }

    /// Always said, so that nothing within the text can open the article to others.
    private func audience(_ exported: ExportedArticle, _ findings: inout [ExportFinding]) -> Audience {
        let id = exported.identity.id
        let (audience, problem) = exported.audience.audience(
            map: configuration.audienceMap, open: configuration.audience)
        switch problem {
        case nil: break
        case .unmapped(let words):
            findings.append(
                words.first == "unknown"
                    ? .readersUnknown(of: id) : .readersUnmapped(words, of: id))
        case .nobody:
            findings.append(
                ExportFinding(
                    .warning, "audience-closed", "the readers of \"\(id)\" have no role in common",
                    "nobody can read the article"))
        }
        return audience
    }

    private func address(_ exported: ExportedArticle, _ findings: inout [ExportFinding]) -> String? {
        guard let text = exported.metadata.url else { return nil }
        if BaseURL.isWebAddress(text) { return text }
        if let resolved = configuration.baseURL?.resolving(text) { return resolved }
        findings.append(
            ExportFinding(
                .warning, "url-not-absolute", "the url \"\(text)\" is no http or https address",
                "the article is indexed without a link; give the source a base_url"))
        return nil
    }
}

extension ExportFinding {
    fileprivate static func readersUnmapped(_ words: [String], of id: String) -> ExportFinding {
        let said =
            words.isEmpty
            ? "the readers of \"\(id)\" cannot be told from the record"
            : "the readers of \"\(id)\" are \(words.map { "\"\($0)\"" }.joined(separator: " or ")), which is no name of "
                + "the source's audience_map"
        return ExportFinding(
            .error, "audience-unknown", said, "nobody can read the article; name them in the source's audience_map")
    }

    fileprivate static func readersUnknown(of id: String) -> ExportFinding {
        ExportFinding(
            .error, "audience-unknown", "the export does not say who may read \"\(id)\"",
            "nobody can read the article; export that too, or name \"unknown\" in the source's audience_map")
    }

    static let outdatedLabel = "outdated-translation"

    static func translationOutdated(_ locale: String, of id: String) -> ExportFinding {
        ExportFinding(
            .warning, "translation-outdated",
            "the translation \"\(locale)\" of \"\(id)\" lags behind the article it was made from",
            "it is indexed with the label \"\(outdatedLabel)\"; bring it up to date")
    }

    static func labelSkipped(_ label: String, of id: String) -> ExportFinding {
        ExportFinding(
            .note, "label-skipped", "\"\(id)\" has the label \"\(label)\", which the source skips",
            "the article is not indexed")
    }
}

extension SourceConfiguration {
    /// The first of the labels that `skip_labels` names, in whatever case.
    func skippedLabel(among labels: [String]) -> String? {
        guard !skippedLabels.isEmpty else { return nil }
        let skipped = Set(skippedLabels.map { $0.lowercased() })
        return labels.first { skipped.contains($0.lowercased()) }
    }
}
