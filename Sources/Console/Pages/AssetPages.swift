/// Style and script: one file of each, so that a page costs three requests at most.
struct AssetPages {
    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/assets/console.css", "consoleStyle", .open) { _ in
                .file(contentType: "text/css; charset=utf-8", bytes: Self.style, name: nil)
            },
            ConsoleRoute(.get, "/assets/console.js", "consoleScript", .open) { _ in
                .file(contentType: "text/javascript; charset=utf-8", bytes: Self.script, name: nil)
            },
            ConsoleRoute(.get, "/assets/icon.svg", "consoleIcon", .open) { _ in
                .file(contentType: "image/svg+xml", bytes: PackageResources.icon_svg, name: nil)
            },
        ]
    }

    /// What all pages share, then a file an area, whose rules hold on that area's pages alone.
    static let style =
        PackageResources.console_css
        + scoped(PackageResources.search_css, to: [.search]) + scoped(PackageResources.gaps_css, to: [.gaps])
        + scoped(PackageResources.articles_css + PackageResources.index_css, to: [.articles, .index])
        + scoped(PackageResources.quality_css, to: [.quality])

    /// CSS Nesting, level 1: two areas may call different things by one name.
    private static func scoped(_ style: [UInt8], to areas: [ConsolePage.Section]) -> [UInt8] {
        let names = areas.map { ".area-" + $0.rawValue }.joined(separator: ", ")
        return Array(":is(\(names)) {\n".utf8) + style + Array("}\n".utf8)
    }

    static let script = PackageResources.console_js + PackageResources.index_js
}
