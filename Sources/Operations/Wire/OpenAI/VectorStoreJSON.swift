import JSONText

/// A vector store as OpenAI's clients know it: the knowledge base, which is one.
///
/// Neither when it was made nor its size is kept, so both are 0; what cannot be read was never taken up, so nothing is
/// counted as failed.
package struct VectorStoreJSON: Sendable, Hashable {
    package static let id = "vs_lacuna"
    package static let name = "Lacuna"

    /// That the caller may read.
    package var articles: Int

    /// What `GET /v1/vector_stores/{id}` answers.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { write(&$0) }
        return writer.bytes
    }

    /// What `GET /v1/vector_stores` answers.
    package var listBytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { list in
            list.member("object", "list")
            list.member("data", array: { data in data.object { write(&$0) } })
            list.member("first_id", Self.id)
            list.member("last_id", Self.id)
            list.member("has_more", false)
        }
        return writer.bytes
    }

    private func write(_ store: inout JSONWriter) {
        store.member("id", Self.id)
        store.member("object", "vector_store")
        store.member("created_at", 0)
        store.member("name", Self.name)
        store.member("usage_bytes", 0)
        store.member(
            "file_counts",
            object: { counts in
                counts.member("in_progress", 0)
                counts.member("completed", articles)
                counts.member("failed", 0)
                counts.member("cancelled", 0)
                counts.member("total", articles)
            })
        store.member("status", "completed")
        store.memberNull("last_active_at")
        store.member("metadata", object: { _ in })
    }
}
