import JSONText
import KnowledgeModel
package import Storage

/// The JSON of published generations, as `lacuna generations list --json` prints them.
package enum GenerationsJSON {
    package static func bytes(of generations: [PublishedGeneration]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member(
                "generations",
                array: { list in for generation in generations { list.object { $0.members(of: generation) } } })
        }
        return writer.bytes
    }

    package static func bytes(of generation: PublishedGeneration) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { $0.members(of: generation) }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func members(of generation: PublishedGeneration) {
        member("generation", generation.id.number)
        member("serving", generation.isServing)
        member("held", generation.heldBecause != nil)
        member("held_because", generation.heldBecause ?? [])
        member("published_at", generation.publishedAt)
        member("by", generation.by)
        member("why", generation.why)
        member("articles", generation.articles)
        member("passages", generation.passages)
        member("parts", generation.parts)
        member("bytes", generation.bytes)
        member("logical_hash", generation.logicalHash)
        member("model", generation.model)
    }
}
