import Testing
import TicketSources

struct EncodingTests {
    private let file = "id;text\r\n1;\"Où est « l’été »?\r\nIci 😀\"\r\n"

    @Test(arguments: [true, false])
    func readsUTF16(littleEndian: Bool) throws {
        let units = [0xFEFF] + Array(file.utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return littleEndian ? pair : pair.reversed()
        }
        let source = try source(bytes)
        #expect(source.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
        let read = try items(source)
        #expect(read.texts == ["Où est « l’été »?\r\nIci 😀"])
        #expect(read.first?.byteRange == 20..<bytes.count)
    }

    @Test func whatIsNotUTF8IsWindows1252AndSaysSo() throws {
        let bytes = Array("id,text\n1,caf".utf8) + [0xE9, 0x20, 0x80, 0x35] + Array("\n2,café\n".utf8)
        let read = try items(source(bytes))
        #expect(read.texts == ["café €5", "café"])
        #expect(read.codes == ["text-not-utf8 2"])
    }

    @Test(
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "a workbook or a zip archive"),
            ([0x1F, 0x8B, 0x08], "a gzip archive"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an old workbook"),
            ([0x69, 0x00, 0x64, 0x00], "binary, or UTF-16 without a byte order mark"),
        ] as [([UInt8], String)])
    func refusesWhatIsNoText(_ bytes: [UInt8], _ kind: String) {
        let message = message { () throws(TicketSourceError) in _ = try source(bytes) }
        #expect(message == "tickets is \(kind), not text; save the tickets as CSV (UTF-8) or JSON lines")
    }
}
