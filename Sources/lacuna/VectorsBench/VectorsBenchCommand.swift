import ArgumentParser

/// `lacuna vectors-bench`: builds and searches vector files. For its makers: `tools/bench/vectors` calls it.
struct VectorsBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vectors-bench", abstract: "Time searches of a vector file, on one thread.",
        discussion: "With '--into' the file is made of raw f32 vectors. Else requests are read from standard input.",
        shouldDisplay: false)

    @Argument(help: ArgumentHelp("Raw f32 vectors: those to index, or the queries.", valueName: "vectors"))
    var vectors: String
    @Option(help: ArgumentHelp("The vector file to make.", valueName: "file")) var into: String?
    @Option(help: ArgumentHelp("The vector file to search.", valueName: "file")) var file: String?
    @Option(help: ArgumentHelp("Numbers of a vector.", valueName: "n")) var dimensions = 384

    func validate() throws {
        guard (into == nil) != (file == nil) else {
            throw ValidationError("Please name the file to make with '--into', or the one to search with '--file'.")
        }
    }

    func run() throws {
        if let into {
            let built = try VectorsBench.build(vectors, dimensions: dimensions, into: into)
            StandardOutput.writeLine("{\"rows\":\(built.rows),\"seconds\":\(built.seconds)}")
        } else if let file {
            try VectorsBench.serve(file, queries: vectors, next: { readLine() }) { StandardOutput.writeLine($0) }
        }
    }
}
