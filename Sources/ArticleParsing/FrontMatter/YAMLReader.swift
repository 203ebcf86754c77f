import Yams

/// A text that cannot be read as front matter: where, and why.
struct FrontMatterProblem: Error {
    /// From 1 at the first line of the front matter's text.
    var line: Int
    var reason: String
}

/// Reads YAML, and JSON as a part of it, through Yams.
///
/// Yams recurses into nested values and resolves every alias; the text is therefore looked over before it sees it.
struct YAMLReader {
    let limits: ParsingLimits

    /// Two levels are all that any key we know has.
    private static let depthRead = 3

    /// - Throws: If it is not YAML, or nested or aliased beyond the limits.
    func read(_ text: [UInt8]) throws(FrontMatterProblem) -> FrontMatterValue {
        try checkNesting(text)
        do {
            // The basic resolver: what a scalar means is decided by the key, and telling types apart costs regular
            // expressions.
            guard let node = try Yams.compose(yaml: text.asString, .basic) else { return .null }
            return value(of: node, depth: 0)
        } catch let error as YamlError {
            throw problem(error)
        } catch {
            throw FrontMatterProblem(line: 1, reason: "not YAML")
        }
    }

    private func value(of node: Node, depth: Int) -> FrontMatterValue {
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return isNull ? .null : .scalar(scalar.string)
        case .sequence(let sequence):
            guard depth < Self.depthRead else { return .null }
            return .list(sequence.map { value(of: $0, depth: depth + 1) })
        case .mapping(let mapping):
            guard depth < Self.depthRead else { return .null }
            return .mapping(
                mapping.compactMap { key, value in
                    guard let name = key.scalar?.string else { return nil }
                    return FrontMatterEntry(
                        key: name, value: self.value(of: value, depth: depth + 1), line: key.mark?.line ?? 1)
                })
        case .alias:
            return .null
        }
    }

    /// libyaml allows 1,000 levels, and its reader in Yams takes a stack frame for each; an alias may stand for all
    /// that came before it, and hashing a key walks through all of it.
    private func checkNesting(_ text: [UInt8]) throws(FrontMatterProblem) {
        var line = 1
        var brackets = 0
        var markers = 0
        var aliases = 0
        var previous: UInt8 = 0x0A
        for (index, byte) in text.enumerated() {
            let next = index + 1 < text.count ? text[index + 1] : 0x0A
            switch byte {
            case 0x0A:
                line += 1
                markers = 0
            case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                if next.isASCIIWhitespace, previous.isASCIIWhitespace { markers += 1 }
            case UInt8(ascii: "*"):
                if next.isASCIIAlphanumeric, previous.isASCIIWhitespace || previous.isOne(of: "[,{") { aliases += 1 }
            default: break
            }
            previous = byte
            if brackets > limits.frontMatterDepthMaximum || markers > limits.frontMatterDepthMaximum {
                throw FrontMatterProblem(
                    line: line, reason: "values are nested over \(limits.frontMatterDepthMaximum) deep")
            }
            if aliases > limits.frontMatterAliasCountMaximum {
                throw FrontMatterProblem(line: line, reason: "over \(limits.frontMatterAliasCountMaximum) aliases")
            }
        }
    }

    /// What people do most: `title: Kettles: how to`. libyaml's words for it say nothing to them.
    private static func plain(_ problem: String) -> String {
        problem == "mapping values are not allowed in this context"
            ? "a value with ': ' in it must stand between quotes" : problem
    }

    private func problem(_ error: YamlError) -> FrontMatterProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            FrontMatterProblem(line: max(mark.line, 1), reason: Self.plain(problem))
        case .duplicatedKeysInMapping(let duplicates, _):
            FrontMatterProblem(
                line: 1,
                reason:
                    "the same key twice: \(duplicates.map(String.init(describing:)).sorted().joined(separator: ", "))")
        default:
            FrontMatterProblem(line: 1, reason: "not YAML")
        }
    }
}
