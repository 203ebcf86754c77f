/// What each module may import, which is what ARCHITECTURE.md draws: the way of the data goes up, never back.
///
/// A module exists because something must not be importable from it. A new arrow is a decision: it changes this table,
/// `Package.swift` and ARCHITECTURE.md together.
enum Modules {
    /// Of ours.
    static let arrows: [String: Set<String>] = [
        "KnowledgeModel": [],
        "Locking": [],
        "JSONText": [],
        "Spelling": [],
        "SystemIO": ["CLinux"],
        "CLinux": [],
        "CKernels": [],
        "CLibCMark": [],
        "CLibXML2": [],
        "CLibZ": [],
        "ArticleSources": ["KnowledgeModel", "Locking", "SystemIO", "Spelling"],
        "TicketSources": ["KnowledgeModel", "SystemIO", "Spelling"],
        "ArticleParsing": ["KnowledgeModel", "CLibCMark", "CLibXML2"],
        "TextAnalysis": [],
        "TicketReading": ["TextAnalysis"],
        "PassageCutting": ["KnowledgeModel", "TextAnalysis"],
        "Embedding": ["KnowledgeModel", "SystemIO", "Locking", "CKernels"],
        "SectionFile": ["CKernels"],
        "VectorFile": ["KnowledgeModel", "SystemIO", "SectionFile", "CKernels"],
        "PostingsFile": ["KnowledgeModel", "Locking", "SystemIO", "SectionFile", "CKernels"],
        "Clustering": ["KnowledgeModel", "CKernels"],
        "Evaluation": [],
        "Calibration": [],
        "Patterns": [],
        "Privacy": ["KnowledgeModel", "Patterns"],
        "Storage": ["KnowledgeModel", "Privacy"],
        "Access": ["KnowledgeModel", "Storage"],
        "ReviewPolicies": ["KnowledgeModel", "Patterns", "Spelling", "TextAnalysis"],
        "LocalStorage": [
            "KnowledgeModel", "Locking", "SystemIO", "Storage", "Access", "Privacy", "VectorFile", "PostingsFile",
        ],
        "Indexing": [
            "KnowledgeModel", "Storage", "ArticleSources", "ArticleParsing", "PassageCutting", "Embedding",
        ],
        "LiveIndexing": ["KnowledgeModel", "Locking", "SystemIO", "Storage", "ArticleSources", "Indexing"],
        "Webhooks": ["KnowledgeModel", "SystemIO", "Storage"],
        "Retrieval": [
            "KnowledgeModel", "Locking", "Storage", "Embedding", "TextAnalysis", "TicketReading", "ReviewPolicies",
        ],
        "DraftVerification": [
            "KnowledgeModel", "Privacy", "Storage", "Embedding", "TextAnalysis", "ReviewPolicies", "Retrieval",
        ],
        "GapAnalysis": [
            "KnowledgeModel", "Privacy", "Storage", "Clustering", "Embedding", "TextAnalysis", "TicketReading",
            "TicketSources", "Retrieval",
        ],
        "ReportPages": ["KnowledgeModel", "Privacy", "Storage", "Evaluation", "GapAnalysis"],
        "Operations": [
            "KnowledgeModel", "Locking", "JSONText", "Spelling", "Access", "Privacy", "Retrieval", "TicketReading",
            "ReviewPolicies", "Storage", "GapAnalysis", "ReportPages", "ArticleSources", "Indexing", "LiveIndexing",
            "DraftVerification", "Evaluation",
        ],
        "MCPServer": [
            "KnowledgeModel", "JSONText", "Spelling", "Storage", "ReviewPolicies", "Retrieval", "GapAnalysis",
            "Operations",
            "TicketReading", "Access",
        ],
        "Console": [
            "KnowledgeModel", "Access", "Privacy", "Storage", "Retrieval", "ReviewPolicies", "GapAnalysis",
            "Evaluation",
            "Indexing", "LiveIndexing", "ReportPages", "Operations", "TicketReading",
        ],
        "HTTPService": [
            "KnowledgeModel", "CLibZ", "JSONText", "Locking", "Access", "Storage", "Retrieval", "LiveIndexing",
            "Operations", "MCPServer", "Console",
        ],
        "WebhookClient": ["Webhooks"],
        "lacuna": [
            "KnowledgeModel", "Locking", "SystemIO", "ArticleSources", "ArticleParsing", "Embedding", "VectorFile",
            "PostingsFile", "Clustering", "Evaluation", "Calibration", "ReviewPolicies", "TicketReading",
            "TicketSources", "Privacy",
            "Access", "PassageCutting",
            "Storage", "LocalStorage", "Indexing", "LiveIndexing", "Retrieval", "GapAnalysis", "ReportPages",
            "JSONText", "DraftVerification", "Operations", "MCPServer", "HTTPService", "Webhooks", "WebhookClient",
        ],
    ]

    /// Of others: the module, and who may import it.
    static let foreign: [String: Set<String>] = [
        "ArgumentParser": ["lacuna"],
        "AsyncHTTPClient": ["WebhookClient"],
        "Crypto": ["KnowledgeModel", "Privacy", "Access", "Webhooks"],
        "GRDB": ["LocalStorage"],
        "HTTPTypes": ["HTTPService"],
        "Hummingbird": ["HTTPService"],
        "HummingbirdCore": ["HTTPService"],
        "Logging": ["HTTPService", "lacuna"],
        "Mustache": ["ReportPages"],
        "NIOCore": ["HTTPService", "WebhookClient"],
        "NIOHTTP1": ["WebhookClient"],
        "ServiceLifecycle": ["HTTPService"],
        "Subprocess": [],
        "SystemPackage": [],
        "Yams": ["ArticleSources", "ArticleParsing", "ReviewPolicies", "Webhooks"],
    ]

    /// What comes with the toolchain and the system; anybody may use it, within `pure`.
    static let system: Set<String> = [
        "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
    ]

    /// Without input and output: what they compute depends on their arguments alone.
    static let pure = [
        "KnowledgeModel", "TextAnalysis", "TicketReading", "PassageCutting", "Clustering", "Evaluation",
        "Calibration", "Storage", "Access", "Patterns", "Privacy", "ReviewPolicies", "GapAnalysis",
        "DraftVerification", "ReportPages", "JSONText", "Spelling", "Operations", "MCPServer",
        "Console",
    ]

    /// The names under which `Package.swift` lists other packages' products.
    static let productNames: [String: String] = [
        "asyncHTTPClient": "AsyncHTTPClient", "nioCore": "NIOCore", "nioHTTP1": "NIOHTTP1",
        "serviceLifecycle": "ServiceLifecycle",
        "argumentParser": "ArgumentParser", "crypto": "Crypto", "grdb": "GRDB", "hummingbird": "Hummingbird",
        "hummingbirdCore": "HummingbirdCore",
        "log": "Logging", "mustache": "Mustache", "subprocess": "Subprocess", "system": "SystemPackage",
        "yams": "Yams",
    ]
}
