import KnowledgeModel

/// The metadata block at the head of a file, read, and where the article begins after it.
struct FrontMatter {
    var metadata: ArticleMetadata
    var address = DeclaredAddress()
    /// Offset in the text; 0 without front matter.
    var bodyStart: Int

    /// A thematic break at the top, or text that merely looks like a fence, is no front matter and is left to the
    /// article.
    static func read(
        _ text: SourceText, limits: ParsingLimits, rules: MetadataRules, findings: inout Findings
    ) -> FrontMatter {
        let none = FrontMatter(metadata: ArticleMetadata(), bodyStart: 0)
        switch FrontMatterFence.find(in: text) {
        case .none:
            return none
        case .notClosed:
            findings.add(.frontMatterNotClosed)
            return none
        case .found(let fence):
            return read(fence, in: text, limits: limits, rules: rules, findings: &findings) ?? none
        }
    }

    private static func read(
        _ fence: FrontMatterFence, in text: SourceText, limits: ParsingLimits, rules: MetadataRules,
        findings: inout Findings
    ) -> FrontMatter? {
        let content = text.bytes[fence.content]
        let opensWithKey = FrontMatterFence.opensWithKey(content)
        var result = FrontMatter(metadata: ArticleMetadata(), bodyStart: fence.bodyStart)
        result.address.isFrontMatterThere = true
        if content.count > limits.frontMatterBytesMaximum {
            // Two thematic breaks far from each other are more likely than front matter of this size.
            guard opensWithKey else { return nil }
            findings.add(.frontMatterTooLarge(maximum: limits.frontMatterBytesMaximum))
            result.metadata.audience = .closed
            return result
        }
        do {
            let value =
                fence.language == .toml
                ? try TOMLReader.read(Array(content)) : try YAMLReader(limits: limits).read(withSpaces(content))
            switch value {
            case .mapping(let entries):
                // Between two thematic breaks, with an empty line after the first, "Note: this" is prose.
                let startsBlank = content.first?.isLineBreak ?? false
                if fence.language == .yaml, startsBlank, entries.contains(where: { $0.key.contains(" ") }) {
                    return nil
                }
                let reader = FrontMatterKeys(entries: entries, lineOffset: fence.firstLine - 1, rules: rules)
                result.metadata = reader.metadata(findings: &findings)
                result.address = reader.address
            case .null:
                // Jekyll asks for front matter in every page; it may be empty.
                break
            case .scalar, .list:
                return nil
            }
        } catch {
            guard opensWithKey || fence.language == .json else { return nil }
            findings.add(.frontMatterInvalid(line: error.line + fence.firstLine - 1, problem: error.reason))
            result.metadata = salvaged(content, lineOffset: fence.firstLine - 1, rules: rules, findings: &findings)
        }
        return result
    }

    /// What must not be lost with broken front matter: whether the article may be shown, and to whom. An audience that
    /// is named but cannot be read closes the article.
    private static func salvaged(
        _ content: ArraySlice<UInt8>, lineOffset: Int, rules: MetadataRules, findings: inout Findings
    ) -> ArticleMetadata {
        let kept: Set<String> = ["audience", "draft", "published", "unlisted", "hidden"]
        var entries: [FrontMatterEntry] = []
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let mark = line.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
                continue
            }
            let key = line[..<mark].trimmed.filter { $0 != UInt8(ascii: "\"") }.asString
            guard kept.contains(key) else { continue }
            let value = (try? YAMLReader(limits: .default).read(Array(line[(mark + 1)...].trimmed))) ?? .null
            entries.append(FrontMatterEntry(key: key, value: value, line: index + 1))
        }
        return FrontMatterKeys(entries: entries, lineOffset: lineOffset, rules: rules).metadata(findings: &findings)
    }

    /// YAML forbids tabs where people put them: after a colon, before a line's end, as JSON's indentation.
    private static func withSpaces(_ content: ArraySlice<UInt8>) -> [UInt8] {
        content.map { $0 == 0x09 ? 0x20 : $0 }
    }
}
