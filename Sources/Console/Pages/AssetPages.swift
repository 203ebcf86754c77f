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

    /// What all pages share first, then a file an area.
    static let style =
        PackageResources.console_css + PackageResources.search_css + PackageResources.gaps_css
        + PackageResources.articles_css + PackageResources.index_css + PackageResources.quality_css

    static let script = PackageResources.console_js + PackageResources.index_js
}
