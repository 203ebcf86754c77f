// Reads any bytes as lacuna.yaml: `tools/fuzz Configuration`.

import ArticleSources
import KnowledgeModel

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let yaml = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    do {
        let configuration = try KnowledgeBaseConfiguration(yaml: yaml, folder: "kb")
        precondition(!configuration.sources.isEmpty)
        precondition(Set(configuration.sources.map(\.name)).count == configuration.sources.count)
        for source in configuration.sources {
            for path in ["a.md", "billing/a b.md", ""] {
                _ = source.defaults(forPath: path)
                _ = source.baseURL?.resolving(path)
            }
        }
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}
