import ArgumentParser
import Calibration
import Evaluation
import KnowledgeModel
import Retrieval
import Storage
import SystemIO

/// One judged set to fit on: an index, its questions, what answers them, and which articles belong together.
struct FitSet: Sendable {
    let name: String
    let index: String
    let topics: [Topic]
    /// With ids of articles.
    let qrels: Qrels
    /// The unit of each article: what is kept on one side of a fold, and withheld together. An article without an entry is
    /// a unit by itself.
    let units: [String: String]

    func unit(ofArticle id: String) -> String { "\(name)/\(units[id] ?? id)" }

    /// The unit of the first article, by id, that answers a topic; the topic itself where none does.
    func unit(of topic: Topic) -> String {
        guard let grades = qrels[topic.id], let first = grades.filter({ $0.value > 0 }).keys.min() else {
            return "\(name)//\(topic.id)"
        }
        return unit(ofArticle: first)
    }

    /// Articles that answer a topic.
    func relevant(to topic: Topic) -> Set<String> {
        Set((qrels[topic.id] ?? [:]).filter { $0.value > 0 }.keys)
    }
}

/// `name=index,topics,qrels[,units]` on a command line.
struct FitSetArgument: ExpressibleByArgument, Sendable {
    let name: String
    let index: String
    let topics: String
    let qrels: String
    let units: String?

    init?(argument: String) {
        let sides = argument.split(separator: "=", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let paths = sides[1].split(separator: ",").map(String.init)
        guard (3...4).contains(paths.count) else { return nil }
        name = String(sides[0])
        (index, topics, qrels) = (paths[0], paths[1], paths[2])
        units = paths.count == 4 ? paths[3] : nil
    }

    /// - Throws: what is wrong with a file.
    func load(articleIDs: [String]) throws -> FitSet {
        let questions = try EvaluationQuestions(topicsPath: topics, qrelsPath: qrels)
        var table: [String: String] = [:]
        if let units {
            for line in try FileSystem.readText(units).split(whereSeparator: \.isNewline) {
                let columns = line.split(separator: "\t", maxSplits: 1)
                guard columns.count == 2 else {
                    throw CommandError("\(units): a line must be 'article<TAB>unit', not '\(line)'")
                }
                table[String(columns[0])] = String(columns[1])
            }
        }
        let resolved = JudgedIDs(articleIDs: articleIDs).resolve(questions.qrels).qrels
        return FitSet(name: name, index: index, topics: questions.topics, qrels: resolved, units: table)
    }
}
