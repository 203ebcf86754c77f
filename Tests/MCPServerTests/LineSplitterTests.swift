import MCPServer
import Testing

struct LineSplitterTests {
    @Test func linesComeOutHoweverTheyComeIn() {
        let stream = Array("ab\n\ncd\r\nef".utf8)
        for chunk in 1...stream.count {
            var splitter = LineSplitter()
            let lines = stride(from: 0, to: stream.count, by: chunk).flatMap {
                splitter.feed(stream[$0..<min($0 + chunk, stream.count)])
            }
            #expect(lines == ["ab", "", "cd\r"].map { .complete(Array($0.utf8)) })
        }
    }

    @Test func longLinesAreDroppedAndTheNextIsRead() {
        var splitter = LineSplitter(lineBytesMaximum: 3)
        let lines = splitter.feed(Array("abc\nabcd\nabcdefgh\nab\n".utf8))
        #expect(lines == [.complete(Array("abc".utf8)), .tooLong, .tooLong, .complete(Array("ab".utf8))])
    }

    @Test func longLinesAreAnswered() {
        var exchange = StdioExchange(server: ServerFixture.server)
        guard case .write(let bytes) = exchange.receive(.tooLong) else {
            Issue.record("no answer")
            return
        }
        #expect(
            String(decoding: bytes, as: UTF8.self) == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"#
                + #""The message cannot be read: it has more than 524288 bytes."}}"#)
    }
}
