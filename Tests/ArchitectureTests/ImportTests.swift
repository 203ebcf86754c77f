import Testing

/// The absences that the modules exist for, read from the `import` lines.
struct ImportTests {
    @Test(arguments: Modules.arrows.keys.sorted())
    func modulesImportOnlyAlongTheArrows(module: String) throws {
        let arrows = try #require(Modules.arrows[module])
        for file in try Repository.swiftFiles(ofModule: module) {
            for name in file.imports.sorted() {
                if Modules.arrows[name] != nil {
                    #expect(arrows.contains(name), "\(file.path) imports \(name)")
                } else if let importers = Modules.foreign[name] {
                    #expect(importers.contains(module), "\(file.path) imports \(name)")
                } else {
                    #expect(Modules.system.contains(name), "\(file.path) imports \(name), which no table allows")
                }
            }
        }
    }

    @Test(arguments: Modules.pure)
    func pureModulesDoNoInputOrOutput(module: String) throws {
        let banned: Set = ["SystemIO", "Dispatch", "Glibc", "Musl", "Darwin"]
        let calls: Set = [
            "FileManager", "FileHandle", "URLSession", "Process", "ProcessInfo", "Thread", "contentsOfFile", "fopen(",
            "mmap(",
        ]
        for file in try Repository.swiftFiles(ofModule: module) {
            #expect(file.imports.isDisjoint(with: banned), "\(file.path)")
            #expect(file.lineNumbers(naming: calls) == [], "\(file.path)")
        }
    }

    /// The kernels' C interface is wrapped once in each module that uses it.
    @Test(arguments: ["Embedding", "VectorFile", "PostingsFile", "SectionFile", "Clustering"])
    func kernelsAreImportedByOneFile(module: String) throws {
        let importers = try Repository.swiftFiles(ofModule: module).filter { $0.imports.contains("CKernels") }
        #expect(importers.count <= 1, "\(importers.map(\.path))")
    }

    @Test func onlyTheHTTPServiceAndItsTestsKnowTheWebFramework() throws {
        for file in try Repository.files(below: "Tests", endings: [".swift"]) {
            let framework = file.imports.filter { $0.hasPrefix("Hummingbird") || $0.hasPrefix("NIO") }
            #expect(framework.isEmpty || file.path.hasPrefix("Tests/HTTPServiceTests/"), "\(file.path)")
        }
    }

    /// The release build has no testable modules, and one build serves users and tests.
    @Test func testsUseWhatModulesOffer() throws {
        for file in try Repository.files(below: "Tests", endings: [".swift"]) {
            #expect(!file.lines.contains { $0.hasPrefix("@testable ") }, "\(file.path)")
        }
    }
}
