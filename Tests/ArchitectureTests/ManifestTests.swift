import Testing

/// The table of modules says what `Package.swift` and the folders say.
struct ManifestTests {
    private let manifest: String

    init() throws { manifest = try Repository.text("Package.swift") }

    @Test func everyModuleHasAFolderAndEveryFolderAModule() throws {
        let folders = try Repository.folders(in: "Sources")
        #expect(Set(folders) == Set(Modules.arrows.keys))
        #expect(Set(dependencies.keys) == Set(Modules.arrows.keys))
    }

    @Test func everyFolderOfTestsIsATarget() throws {
        let named = manifest.matches(of: /\.tests\(\s*"(\w+)"/).map { "\($0.output.1)Tests" }
        let others = manifest.matches(of: /\.testTarget\(\s*name: "(\w+)"/).map { String($0.output.1) }
        #expect(Set(try Repository.folders(in: "Tests")) == Set(named + others + ["TestSupport"]))
    }

    @Test func theManifestDeclaresTheArrowsOfTheTable() {
        for (module, arrows) in Modules.arrows.sorted(by: { $0.key < $1.key }) {
            let declared = dependencies[module, default: []].intersection(Modules.arrows.keys)
            #expect(declared == arrows, "the arrows of \(module)")
        }
    }

    @Test func foreignProductsAreDeclaredOnlyWhereTheyMayBeImported() {
        for (module, declared) in dependencies {
            for product in declared.compactMap({ Modules.productNames[$0] }) {
                #expect(Modules.foreign[product]?.contains(module) == true, "\(module) declares \(product)")
            }
        }
    }

    /// Of the targets in Sources: what stands in their `dependencies`, quoted or as `.name`.
    private var dependencies: [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        let targets = manifest.split(separator: /\.(?:target|executableTarget|systemLibrary|testTarget|tests)\(/)
        for target in targets.dropFirst() {
            guard let name = target.prefixMatch(of: /\s*name: "(\w+)"/)?.output.1 else { continue }
            if target.contains(/path: "Tests/) || name.hasSuffix("Tests") { continue }
            let list = target.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.output.1 ?? ""
            result[String(name)] = Set(list.matches(of: /[\w]+/).map { String($0.output) })
        }
        return result
    }
}
