import Foundation
import JSONText
import TestSupport
import Testing

struct JSONWriterTests {
    @Test func membersKeepTheirOrder() {
        var writer = JSONWriter()
        writer.object { document in
            document.member("z", 1)
            document.member("a", ["x", "y"])
            document.member("none", String?.none)
            document.memberNull("later")
            document.member("empty", object: { _ in })
            document.member("list", array: { list in list.object { $0.member("b", true) } })
        }
        #expect(
            writer.text == #"{"z":1,"a":["x","y"],"none":null,"later":null,"empty":{},"list":[{"b":true}]}"#)
    }

    @Test func whatIsJSONAlreadyIsAMember() {
        var inner = JSONWriter()
        inner.array { $0.element("x") }
        var writer = JSONWriter()
        writer.object { document in
            document.member("list", json: inner.bytes)
            document.member("more", 1)
        }
        #expect(writer.text == #"{"list":["x"],"more":1}"#)
    }

    @Test(arguments: [
        ("a\"b\\c/", #""a\"b\\c/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
        ("\0\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ("\u{2028}\u{2029}é👍🏽", "\"\u{2028}\u{2029}é👍🏽\""), ("", "\"\""),
    ])
    func stringsAreEscapedAsFarAsNeeded(value: String, expected: String) {
        var writer = JSONWriter()
        writer.element(value)
        #expect(writer.text == expected)
    }

    @Test(arguments: [
        (0.1 + 0.2, "0.30000000000000004"), (1, "1.0"), (-0.0, "-0.0"), (Double.leastNonzeroMagnitude, "5e-324"),
        (1e-5, "1e-05"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (.nan, "null"), (.infinity, "null"),
    ])
    func numbersAreShortAndExact(value: Double, expected: String) {
        var writer = JSONWriter()
        writer.element(value)
        #expect(writer.text == expected)
    }

    /// Whatever goes in, another reader gets out.
    @Test func foundationReadsItBack() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let scalars = (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) }
            let text = String(String.UnicodeScalarView(scalars))
            var strings = JSONWriter()
            strings.object { $0.member(text, text) }
            #expect(try JSONDecoder().decode([String: String].self, from: Data(strings.bytes)) == [text: text])

            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            var numbers = JSONWriter()
            numbers.array { $0.element(number) }
            #expect(try JSONDecoder().decode([Double].self, from: Data(numbers.bytes)) == [number])
        }
    }
}
