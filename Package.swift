// swift-tools-version: 6.2

import PackageDescription

// The modules in the order in which data flows through them; the arrows between them are checked by
// `Tests/ArchitectureTests`. A module exists because something must not be importable from it: see ARCHITECTURE.md.

let package = Package(
    name: "lacuna",
    products: [
        .executable(name: "lacuna", targets: ["lacuna"])
    ],
    traits: [
        .trait(name: "Strict", description: "Warnings are errors; continuous integration builds with it.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.30.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    ],
    targets: [
        // 1: nouns, and what stands directly on the machine
        .target(name: "KnowledgeModel", dependencies: [.crypto]),
        .target(name: "Locking"),
        .target(name: "JSONText"),
        .target(name: "Spelling"),
        .target(name: "SystemIO", dependencies: ["CLinux"]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CLibCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // 2: one step of the way each
        .target(name: "ArticleSources", dependencies: ["KnowledgeModel", "Locking", "SystemIO", "Spelling", .yams]),
        .target(name: "TicketSources", dependencies: ["KnowledgeModel", "SystemIO", "Spelling"]),
        .target(name: "ArticleParsing", dependencies: ["KnowledgeModel", "CLibCMark", "CLibXML2", .yams]),
        .target(name: "TextAnalysis"),
        .target(name: "TicketReading", dependencies: ["TextAnalysis"]),
        .target(name: "PassageCutting", dependencies: ["KnowledgeModel", "TextAnalysis"]),
        .target(name: "Embedding", dependencies: ["KnowledgeModel", "SystemIO", "Locking", "CKernels"]),
        .target(name: "SectionFile", dependencies: ["CKernels"]),
        .target(name: "VectorFile", dependencies: ["KnowledgeModel", "SystemIO", "SectionFile", "CKernels"]),
        .target(
            name: "PostingsFile", dependencies: ["KnowledgeModel", "Locking", "SystemIO", "SectionFile", "CKernels"]),
        .target(name: "Clustering", dependencies: ["KnowledgeModel", "CKernels"]),
        .target(name: "Evaluation"),
        .target(name: "Calibration"),
        .target(name: "Patterns"),
        .target(name: "Privacy", dependencies: ["KnowledgeModel", "Patterns", .crypto]),
        .target(name: "Storage", dependencies: ["KnowledgeModel", "Privacy"]),
        .target(name: "Access", dependencies: ["KnowledgeModel", "Storage", .crypto]),
        .target(
            name: "ReviewPolicies", dependencies: ["KnowledgeModel", "Patterns", "Spelling", "TextAnalysis", .yams],
            resources: [.embedInCode("DefaultPolicy.yaml")]),

        // 3: the steps joined
        .target(
            name: "LocalStorage",
            dependencies: [
                "KnowledgeModel", "Locking", "SystemIO", "Storage", "Access", "Privacy", "VectorFile", "PostingsFile",
                .grdb,
            ]),
        .target(
            name: "Indexing",
            dependencies: [
                "KnowledgeModel", "Storage", "ArticleSources", "ArticleParsing", "PassageCutting", "Embedding",
            ]),
        .target(
            name: "LiveIndexing",
            dependencies: ["KnowledgeModel", "Locking", "SystemIO", "Storage", "ArticleSources", "Indexing"]),
        .target(name: "Webhooks", dependencies: ["KnowledgeModel", "SystemIO", "Storage", .crypto, .yams]),
        .target(
            name: "Retrieval",
            dependencies: [
                "KnowledgeModel", "Locking", "Storage", "Embedding", "TextAnalysis", "TicketReading", "ReviewPolicies",
            ]),
        .target(
            name: "DraftVerification",
            dependencies: [
                "KnowledgeModel", "Privacy", "Storage", "Embedding", "TextAnalysis", "ReviewPolicies", "Retrieval",
            ]),
        .target(
            name: "GapAnalysis",
            dependencies: [
                "KnowledgeModel", "Privacy", "Storage", "Clustering", "Embedding", "TextAnalysis", "TicketReading",
                "TicketSources", "Retrieval",
            ]),
        .target(
            name: "ReportPages",
            dependencies: ["Evaluation", "GapAnalysis", "KnowledgeModel", "Privacy", "Storage", .mustache]),

        // 4: for other programs
        .target(
            name: "Operations",
            dependencies: [
                "KnowledgeModel", "Locking", "JSONText", "Spelling", "Access", "Privacy", "Retrieval", "TicketReading",
                "ReviewPolicies", "Storage", "GapAnalysis", "ReportPages", "ArticleSources", "Indexing", "LiveIndexing",
                "DraftVerification", "Evaluation",
            ]),
        .target(
            name: "MCPServer",
            dependencies: [
                "KnowledgeModel", "JSONText", "Spelling", "Storage", "ReviewPolicies", "Retrieval", "GapAnalysis",
                "Operations",
                "TicketReading", "Access",
            ]),
        .target(
            name: "Console",
            dependencies: [
                "KnowledgeModel", "Access", "Privacy", "Storage", "Retrieval", "ReviewPolicies", "GapAnalysis",
                "Evaluation",
                "Indexing", "LiveIndexing", "ReportPages", "Operations", "TicketReading",
            ],
            resources: [.embedInCode("Assets"), .embedInCode("Templates")]),
        .target(
            name: "HTTPService",
            dependencies: [
                "KnowledgeModel", "CLibZ", "JSONText", "Locking", "Access", "Storage", "Retrieval", "LiveIndexing",
                "Operations", "MCPServer", "Console", .hummingbird, .hummingbirdCore, .serviceLifecycle, .log,
            ],
            resources: [.embedInCode("OpenAPI/openapi.json")]),
        .target(name: "WebhookClient", dependencies: ["Webhooks", .asyncHTTPClient, .nioCore, .nioHTTP1]),

        // 5: the command, and the only place where everything is put together
        .executableTarget(
            name: "lacuna",
            dependencies: [
                "KnowledgeModel", "Locking", "SystemIO", "ArticleSources", "ArticleParsing", "Embedding", "VectorFile",
                "PostingsFile", "Clustering", "Evaluation", "Calibration", "ReviewPolicies", "TicketReading",
                "TicketSources",
                "Privacy", "Access", "PassageCutting",
                "Storage", "LocalStorage", "Indexing", "LiveIndexing", "Retrieval", "GapAnalysis", "ReportPages",
                "JSONText", "DraftVerification", "Operations", "MCPServer", "HTTPService", "Webhooks", "WebhookClient",
                .argumentParser, .log,
            ]),

        // tests mirror the modules
        .target(
            name: "TestSupport",
            dependencies: ["KnowledgeModel", "Locking", "Privacy", "Storage", "Access", "Embedding", "GapAnalysis"],
            path: "Tests/TestSupport"),
        .tests("KnowledgeModel"),
        .tests("Storage", ["KnowledgeModel"]),
        .tests("Access", ["KnowledgeModel", "Storage"]),
        .tests("SystemIO"),
        .tests("ArticleSources", ["KnowledgeModel", "SystemIO", "ArticleParsing"]),
        .tests("TicketSources", ["KnowledgeModel", "SystemIO"]),
        .tests("ArticleParsing", ["KnowledgeModel"], exclude: ["Golden"]),
        .tests("TextAnalysis", ["KnowledgeModel"]),
        .tests("TicketReading", ["TextAnalysis"], exclude: ["Fixtures"]),
        .tests("PassageCutting", ["KnowledgeModel", "TextAnalysis"]),
        .tests("Embedding", ["KnowledgeModel", "SystemIO", "CKernels"], exclude: ["Fixtures"]),
        .tests("VectorFile", ["KnowledgeModel", "SystemIO", "CKernels"]),
        .tests("PostingsFile", ["KnowledgeModel", "SystemIO", "CKernels"]),
        .tests("Clustering", ["KnowledgeModel"]),
        .tests("Calibration", ["KnowledgeModel"]),
        .tests("Evaluation", ["KnowledgeModel"], exclude: ["Fixtures"]),
        .tests("Patterns"),
        .tests("Privacy", ["Patterns"], exclude: ["Fixtures"]),
        .tests("ReviewPolicies", ["KnowledgeModel", "Embedding"], exclude: ["Fixtures"]),
        .tests(
            "LocalStorage",
            [
                "KnowledgeModel", "SystemIO", "Storage", "Access", "Privacy", "PostingsFile", "VectorFile", .grdb,
            ]),
        .tests(
            "Indexing",
            ["KnowledgeModel", "SystemIO", "Storage", "LocalStorage", "ArticleSources", "Embedding", "Retrieval"]),
        .tests(
            "LiveIndexing",
            [
                "KnowledgeModel", "Locking", "SystemIO", "Storage", "LocalStorage", "ArticleSources", "ArticleParsing",
                "Embedding", "Indexing", "Operations",
            ]),
        .tests(
            "Retrieval", ["KnowledgeModel", "Locking", "Storage", "Embedding", "Evaluation", "TextAnalysis"],
            exclude: ["Fixtures"]),
        .tests(
            "DraftVerification",
            ["KnowledgeModel", "Privacy", "Storage", "Embedding", "ReviewPolicies", "Retrieval"], exclude: ["Fixtures"]),
        .tests("ReportPages", ["KnowledgeModel", "Storage", "Evaluation", "GapAnalysis"]),
        .tests(
            "GapAnalysis",
            [
                "KnowledgeModel", "Locking", "Privacy", "Storage", "Embedding", "Retrieval", "TicketReading",
                "TicketSources",
            ]),
        .tests(
            "Operations",
            [
                "DraftVerification",
                "KnowledgeModel", "JSONText", "Access", "Privacy", "Storage", "Retrieval", "GapAnalysis", "Embedding",
                "Locking", "Evaluation",
            ]),
        .tests(
            "HTTPService",
            [
                "KnowledgeModel", "Locking", "Privacy", "Storage", "Retrieval", "GapAnalysis", "Embedding",
                "Access", "Operations", "SystemIO", "ArticleSources", "LocalStorage", "Indexing", "LiveIndexing",
                .hummingbird,
                .hummingbirdTesting, .log, .grdb,
            ]),
        .tests(
            "lacuna",
            [
                "KnowledgeModel", "Privacy", "Access", "Storage", "LocalStorage", "Retrieval", "GapAnalysis",
                "ReportPages", "ArticleParsing", "Indexing", "Embedding",
            ]),
        .tests("Locking"),
        .tests("Webhooks", ["KnowledgeModel", "Locking", "SystemIO", "Storage", .crypto]),
        .tests("JSONText"),
        .tests(
            "MCPServer",
            [
                "KnowledgeModel", "JSONText", "Access", "Privacy", "Storage", "Embedding", "Retrieval", "GapAnalysis",
                "Operations",
            ]),
        .tests(
            "Console",
            [
                "KnowledgeModel", "Locking", "Access", "Privacy", "Storage", "Embedding", "Retrieval", "GapAnalysis",
                "ArticleSources", "Indexing", "LiveIndexing", "Operations",
            ]),
        .tests("Spelling"),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "TestSupport", "KnowledgeModel", "Locking", "ArticleSources", "ArticleParsing", "Embedding", "Storage",
                "LocalStorage", "Indexing", "Retrieval", "Operations", .subprocess, .system,
            ]),
    ]
)

let commonSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error, .when(traits: ["Strict"])),
]

for target in package.targets where target.type != .system && target.name != "CKernels" {
    target.swiftSettings = (target.swiftSettings ?? []) + commonSettings
}

extension Target.Dependency {
    static var asyncHTTPClient: Self { .product(name: "AsyncHTTPClient", package: "async-http-client") }
    static var argumentParser: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var crypto: Self { .product(name: "Crypto", package: "swift-crypto") }
    static var grdb: Self { .product(name: "GRDB", package: "GRDB.swift") }
    static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
    static var hummingbirdCore: Self { .product(name: "HummingbirdCore", package: "hummingbird") }
    static var hummingbirdTesting: Self { .product(name: "HummingbirdTesting", package: "hummingbird") }
    static var log: Self { .product(name: "Logging", package: "swift-log") }
    static var mustache: Self { .product(name: "Mustache", package: "swift-mustache") }
    static var nioCore: Self { .product(name: "NIOCore", package: "swift-nio") }
    static var nioHTTP1: Self { .product(name: "NIOHTTP1", package: "swift-nio") }
    static var serviceLifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
    static var subprocess: Self { .product(name: "Subprocess", package: "swift-subprocess") }
    static var system: Self { .product(name: "SystemPackage", package: "swift-system") }
    static var yams: Self { .product(name: "Yams", package: "Yams") }
}

extension Target {
    /// The tests of one module, in `Tests/<module>Tests`.
    static func tests(_ module: String, _ others: [Target.Dependency] = [], exclude: [String] = []) -> Target {
        .testTarget(
            name: "\(module)Tests", dependencies: [.byName(name: module), "TestSupport"] + others, exclude: exclude)
    }
}
