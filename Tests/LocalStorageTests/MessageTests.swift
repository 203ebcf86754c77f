import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// Sentences that people read when an index cannot be used.
@Suite struct MessageTests {
    private func message(_ index: SmallIndex, _ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)".replacing(index.layout.folder, with: "INDEX")
        }
    }

    @Test func eachNamesTheThingAndTheRemedy() throws {
        let index = try SmallIndex()
        #expect(
            message(index) { _ = try index.reader() }
                == "there is no index in INDEX; make one with `lacuna index SOURCE --index INDEX`")
        try index.publish([try index.article("a", ["one"])])
        let generations = LocalGenerations(layout: index.layout)
        #expect(
            message(index) { try generations.activate(GenerationID(7), holder: "test") }
                == "INDEX has no generation 7; `lacuna generations list --index INDEX` shows those it has")
        try index.directory.write("seven", to: "index/CURRENT")
        #expect(
            message(index) { _ = try index.reader() }
                == "INDEX/CURRENT does not hold the number of a generation; choose one with "
                + "`lacuna generations activate`")
        try index.directory.write("2", to: "index/CURRENT")
        try index.directory.write("{}", to: "index/generations/000002.json")
        #expect(
            message(index) { _ = try index.reader() }
                == "INDEX/generations/000002.json is damaged; go back to another generation with "
                + "`lacuna generations activate`, or index into a new folder")
        try index.directory.write("{\"format\": 9}", to: "index/generations/000002.json")
        #expect(
            message(index) { _ = try index.reader() }
                == "INDEX/generations/000002.json has format 9, this build reads 3; use a newer lacuna, "
                + "or index into a new folder")
        try index.directory.write("{\"format\": 0}", to: "index/generations/000002.json")
        #expect(
            message(index) { _ = try index.reader() }
                == "INDEX/generations/000002.json has format 0, this build reads 3; index into a new folder")
        try index.directory.write("1", to: "index/CURRENT")
        try index.directory.delete("index/parts/000001-0/passages.sqlite")
        #expect(
            message(index) { _ = try index.reader() }
                == "INDEX/parts/000001-0/passages.sqlite is damaged (it is missing); go back to another generation "
                + "with `lacuna generations activate`, or index into a new folder")
    }
}
