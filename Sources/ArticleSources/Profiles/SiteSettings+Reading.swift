import KnowledgeModel

extension SiteSettings {
    /// A generator's configuration is a page or two.
    private static let configurationBytesMaximum = 256 << 10

    /// What the generator's own files within the source say.
    ///
    /// - Parameters:
    ///   - marks: all that were found, whatever their profile.
    ///   - paths: of all articles.
    ///   - head: the first bytes of a file; nil if it cannot be read.
    init(
        profile: SourceProfile, baseURL: BaseURL?, marks: [SiteMark], paths: [String],
        head: (_ path: String, _ byteCount: Int) -> [UInt8]?
    ) {
        self.init(baseURL: baseURL?.description)
        let own = marks.filter {
            $0.profile == profile && !$0.path.contains("sidebars.") && !$0.path.hasSuffix("_posts")
        }
        guard
            let mark = own.min(by: { ($0.siteFolder.utf8.count, $0.path) < ($1.siteFolder.utf8.count, $1.path) })
        else { return }
        let text = SiteConfigurationText(
            profile == .githubDocs ? [] : head(mark.path, Self.configurationBytesMaximum) ?? [])
        let folder: String? =
            switch profile {
            case .docusaurus: "docs"
            case .mkdocs: text["docs_dir"] ?? "docs"
            case .hugo: text["contentDir"] ?? text["contentdir"] ?? "content"
            case .githubDocs: "content"
            case .jekyll: text["source"] ?? ""
            default: nil
            }
        if let folder {
            let path = mark.siteFolder + folder.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            let content = path.hasSuffix("/") ? String(path.dropLast()) : path
            // The source may be the pages' folder, with a configuration in it that names another.
            if content.isEmpty || paths.contains(where: { $0.hasPrefix(content + "/") }) { contentFolder = content }
        }
        switch profile {
        case .mkdocs: usesDirectoryURLs = text["use_directory_urls"]?.lowercased() != "false"
        case .hugo:
            let language = text["defaultContentLanguage"] ?? text["defaultcontentlanguage"]
            defaultLanguage = (language ?? "en").lowercased()
        case .jekyll: readJekyll(text)
        default: break
        }
    }

    private mutating func readJekyll(_ text: SiteConfigurationText) {
        permalink = text["permalink"]
        kramdownReadsGFM = (text["kramdown.input"] ?? "GFM").lowercased() != "kramdown"
        for name in text.keys(below: "collections")
        where text["collections.\(name).output"]?.lowercased() == "true" {
            collections[name] = text["collections.\(name).permalink"] ?? ""
        }
        // A site below its host's root, unless the address given names the place already.
        let below = (text["baseurl"] ?? "").split(separator: "/").joined(separator: "/")
        guard !below.isEmpty, let base = baseURL, base.split(separator: "/").count == 2 else { return }
        baseURL = base + below + "/"
    }
}
