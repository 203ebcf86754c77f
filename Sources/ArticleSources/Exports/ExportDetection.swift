import KnowledgeModel
import SystemIO

/// Tells whose export a file is by the keys of its records, carefully: a wrong guess would read readers wrongly.
enum ExportDetection {
    static let profiles: [SourceProfile] = [.zendesk, .intercom, .freshdesk, .confluence]

    /// Records that are looked at, of each file.
    private static let recordsMaximum = 20
    /// Keys of the product that a record must have, and that no other product may match.
    private static let keysMinimum = 2
    /// A first look at a file that is larger than what help desks export for one article.
    private static let recordBytesMaximum = 1 << 20

    private static let keys: [(profile: SourceProfile, keys: [String])] = [
        (
            .zendesk,
            [
                "html_url", "section_id", "user_segment_id", "user_segment_ids", "permission_group_id",
                "source_locale", "label_names", "outdated_locales", "promoted", "comments_disabled", "vote_sum",
            ]
        ),
        (
            .intercom,
            [
                "workspace_id", "state", "translated_content", "default_locale", "help_center_audience",
                "ai_copilot_availability", "ai_chatbot_availability", "parent_ids", "body_markdown", "audience_ids",
            ]
        ),
        (
            .freshdesk,
            [
                "folder_id", "category_id", "description_text", "seo_data", "thumbs_up", "thumbs_down", "agent_id",
                "feedback_count", "hierarchy", "folder_visibility", "art_type", "approval_status",
            ]
        ),
    ]

    /// Nil if no record tells, or two records tell differently.
    static func profile(of files: [ExportFiles.File]) throws(ExportScanError) -> SourceProfile? {
        var found: Set<SourceProfile> = []
        for file in files {
            for record in try records(of: file) {
                if let profile = profile(of: record) { found.insert(profile) }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// Of one record that is an article; nil for others.
    static func profile(of record: ExportValue) -> SourceProfile? {
        // The universal format's own.
        if ["audience", "format", "section_path", "translation_key"].contains(where: record.has) { return nil }
        if case .object = record["body"] {
            let known = ["storage", "view", "export_view", "atlas_doc_format"].contains { record["body"].has($0) }
            return known ? .confluence : nil
        }
        if record.has("body_markdown") || ["article", "internal_article"].contains(record["type"].word) {
            return count(record, .intercom) >= keysMinimum ? .intercom : nil
        }
        guard record.has("title") else { return nil }
        let fitting = keys.filter { count(record, $0.profile) >= keysMinimum }
        return fitting.count == 1 ? fitting[0].profile : nil
    }

    private static func count(_ record: ExportValue, _ profile: SourceProfile) -> Int {
        keys.first { $0.profile == profile }?.keys.count(where: record.has) ?? 0
    }

    private static func records(of file: ExportFiles.File) throws(ExportScanError) -> [ExportValue] {
        let bytes = try ExportFiles.open(file)
        let events = try ExportScan.scan(bytes, elementsMaximum: recordsMaximum)
        var records: [ExportValue] = []
        for case .element(let element) in events where element.isObject && records.count < recordsMaximum {
            let range = element.span.bytes
            guard range.count <= recordBytesMaximum,
                let text = try? bytes.read(at: range.lowerBound, count: range.count),
                let record = try? ExportValueParser.parse(text)
            else { continue }
            records.append(record)
        }
        return records
    }
}
