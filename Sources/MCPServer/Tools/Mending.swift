import Operations
import Storage

/// Turns what a caller can mend into words for a model; what is ours to mend goes on as it is.
enum Mending {
    static func reported<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let problem as Problem {
            throw ToolFailure(message(of: problem))
        } catch let error as StorageError where error.code == .noIndex {
            throw ToolFailure("Nothing has been indexed yet; ask the owner of the articles to index them.")
        }
    }

    private static func message(of problem: Problem) -> String {
        guard problem.faults.count > 1 else { return problem.detail ?? problem.title }
        return problem.title + ":\n" + problem.faults.map { "- \($0.pointer) \($0.detail)\n" }.joined()
    }
}
