import JSONText
import KnowledgeModel
import Operations
import Retrieval
import Storage
import TestSupport
import Testing

struct AttributeFilterTests {
    private static let refund = TestKnowledgeBase.small.articles[0].passages[0]

    private static func filter(_ json: String) throws -> AttributeFilter {
        var faults = RequestFaults()
        let value = try #require(JSONValue.parse(Array(json.utf8)))
        let filter = AttributeFilterJSON.decode(value, at: "#/filters", &faults)
        #expect(faults.isEmpty, "\(faults.list)")
        return try #require(filter)
    }

    /// The first passage: product Desk, version 2, labels money and returns, updated 2026-04-15, no locale but en.
    @Test(arguments: [
        (#"{"type":"eq","key":"product","value":"Desk"}"#, true),
        (#"{"type":"eq","key":"product","value":"desk"}"#, false),
        (#"{"type":"ne","key":"product","value":"Desk"}"#, false),
        (#"{"type":"in","key":"product","value":["Box","Desk"]}"#, true),
        (#"{"type":"nin","key":"product","value":["Box","Desk"]}"#, false),
        (#"{"type":"nin","key":"product","value":["Box"]}"#, true),
        (#"{"type":"eq","key":"locale","value":"EN"}"#, true),
        (#"{"type":"eq","key":"locale","value":"en-gb"}"#, false),
        (#"{"type":"eq","key":"labels","value":"returns"}"#, true),
        (#"{"type":"ne","key":"labels","value":"returns"}"#, false),
        (#"{"type":"ne","key":"labels","value":"hardware"}"#, true),
        (#"{"type":"eq","key":"version","value":2}"#, true),
        (#"{"type":"eq","key":"version","value":3}"#, false),
        (#"{"type":"gte","key":"version","value":"2"}"#, true),
        (#"{"type":"gt","key":"version","value":"1.9"}"#, true),
        (#"{"type":"lt","key":"version","value":"v2.0.1"}"#, true),
        (#"{"type":"lt","key":"version","value":"10"}"#, true),
        (#"{"type":"gt","key":"updated_at","value":"2026-04-14T23:00:00Z"}"#, true),
        (#"{"type":"gt","key":"updated_at","value":"2026-04-15"}"#, false),
        (#"{"type":"gte","key":"updated_at","value":"2026-04-15"}"#, true),
        (#"{"type":"lte","key":"updated_at","value":1776211200}"#, true),
        (#"{"type":"lt","key":"updated_at","value":1776211200}"#, false),
        (#"{"type":"eq","key":"updated_at","value":"2026-04-15T02:00:00+02:00"}"#, true),
        (#"{"type":"eq","key":"article_id","value":"billing/refunds.md"}"#, true),
        (#"{"type":"eq","key":"file_id","value":"billing/refunds.md"}"#, true),
        (#"{"type":"eq","key":"owner","value":"Billing"}"#, true),
        (#"{"type":"eq","key":"anchor","value":"window"}"#, true),
        (#"{"type":"eq","key":"url","value":"https://help.example/refunds"}"#, true),
        (
            #"{"type":"and","filters":[{"type":"eq","key":"product","value":"Desk"},"#
                + #"{"type":"or","filters":[{"type":"eq","key":"owner","value":"X"},"#
                + #"{"type":"eq","key":"title","value":"Refunds"}]}]}"#, true
        ),
        (
            #"{"type":"and","filters":[{"type":"eq","key":"product","value":"Desk"},"#
                + #"{"type":"eq","key":"owner","value":"X"}]}"#, false
        ),
    ])
    func admits(json: String, expected: Bool) throws {
        let filter = try Self.filter(json)
        #expect(filter.admits(Self.refund) == expected)
    }

    /// An article that says neither product nor version nor time.
    @Test(arguments: [
        (#"{"type":"eq","key":"product","value":"Desk"}"#, false),
        (#"{"type":"ne","key":"product","value":"Desk"}"#, true),
        (#"{"type":"nin","key":"version","value":["2"]}"#, true),
        (#"{"type":"lt","key":"version","value":"99"}"#, false),
        (#"{"type":"gt","key":"updated_at","value":"1970-01-01"}"#, false),
        (#"{"type":"ne","key":"updated_at","value":"1970-01-01"}"#, true),
    ])
    func whatIsNotKnownIsEqualToNothing(json: String, expected: Bool) throws {
        #expect(try Self.filter(json).admits(TestKnowledgeBase.small.articles[3].passages[0]) == expected)
    }

    @Test(arguments: [
        (#"{"type":"eq","key":"prodct","value":"Desk"}"#, "#/filters/key", "did you mean \"product\"?"),
        (#"{"type":"equals","key":"product","value":"Desk"}"#, "#/filters/type", "must be one of eq, ne, gt"),
        (#"{"key":"product","value":"Desk"}"#, "#/filters/type", "is needed"),
        (#"{"type":"eq","value":"Desk"}"#, "#/filters/key", "is needed"),
        (#"{"type":"eq","key":"product"}"#, "#/filters/value", "must be a string or number, not left out"),
        (
            #"{"type":"eq","key":"product","value":["a"]}"#, "#/filters/value",
            "must be a string or number, not an array"
        ),
        (#"{"type":"in","key":"product","value":[]}"#, "#/filters/value", "must be a list of 1 to 100"),
        (#"{"type":"in","key":"product","value":[true]}"#, "#/filters/value", "must be a list of 1 to 100"),
        (#"{"type":"gt","key":"product","value":"a"}"#, "#/filters/type", "has no meaning for product"),
        (#"{"type":"gt","key":"version","value":"new"}"#, "#/filters/value", "must be a version in numbers"),
        (#"{"type":"gt","key":"updated_at","value":"soon"}"#, "#/filters/value", "must be a time in ISO 8601"),
        (#"{"type":"and","filters":[]}"#, "#/filters/filters", "must be a list of one filter or more"),
        (#"{"type":"and","filters":[7]}"#, "#/filters/filters/0", "must be an object, not a number"),
        (#"{"type":"eq","filters":[7]}"#, "#/filters/type", "must be one of and, or"),
        (#"{"type":"eq","key":"product","value":"a","more":1}"#, "#/filters/more", "is not known here"),
        ("[]", "#/filters", "must be an object, not an array"),
    ])
    func faultsAreNamed(json: String, pointer: String, advice: String) throws {
        var faults = RequestFaults()
        _ = AttributeFilterJSON.decode(try #require(JSONValue.parse(Array(json.utf8))), at: "#/filters", &faults)
        let fault = try #require(faults.list.first { $0.pointer == pointer }, "\(faults.list)")
        #expect(fault.detail.contains(advice), "\(fault.detail)")
    }

    @Test func depthAndNumberAreBounded() throws {
        let one = #"{"type":"eq","key":"product","value":"a"}"#
        var deep = one
        for _ in 0..<9 { deep = #"{"type":"and","filters":[\#(deep)]}"# }
        let wide = #"{"type":"or","filters":[\#(Array(repeating: one, count: 101).joined(separator: ","))]}"#
        for (json, advice) in [(deep, "nested too deeply"), (wide, "is one too many")] {
            var faults = RequestFaults()
            let value = try #require(JSONValue.parse(Array(json.utf8)))
            #expect(AttributeFilterJSON.decode(value, at: "#/filters", &faults) == nil)
            #expect(faults.list.count == 1 && faults.list[0].detail.contains(advice))
        }
    }

    /// Whatever the filter says, what the scans narrow to holds all that it admits.
    @Test(arguments: 0..<200)
    func narrowingLosesNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let filter = Self.random(using: &generator, depth: 3)
        let (narrow, locales) = filter.narrowing
        let scope = AccessScope(roles: [Role("agent")!], locales: locales)
        for article in TestKnowledgeBase.small.articles {
            let passes =
                narrow.lets(article.stored)
                && scope.opens(audience: article.stored.audience, locale: article.stored.locale)
            for passage in article.passages where filter.admits(passage) { #expect(passes, "\(filter)") }
            if filter.isNarrowedWhole, passes {
                for passage in article.passages { #expect(filter.admits(passage), "\(filter)") }
            }
        }
    }

    static func random(using generator: inout SeededGenerator, depth: Int) -> AttributeFilter {
        let kind = Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &generator)
        if kind >= 2 {
            let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                random(using: &generator, depth: depth - 1)
            }
            return kind == 2 ? .and(parts) : .or(parts)
        }
        let choices: [(AttributeFilter.Attribute, [String])] = [
            (.product, ["Desk", "Box"]), (.version, ["2", "10.1"]), (.labels, ["money", "returns", "hardware"]),
            (.locale, ["en", "de"]), (.owner, ["Billing"]), (.title, ["Refunds"]), (.updatedAt, ["2026-04-15"]),
        ]
        let (attribute, values) = choices[Int.random(in: 0..<choices.count, using: &generator)]
        let value = AttributeFilter.Value.text(values[Int.random(in: 0..<values.count, using: &generator)])
        let comparisons: [AttributeFilter.Comparison] =
            attribute.isOrdered ? AttributeFilter.Comparison.allCases : [.eq, .ne, .in, .nin]
        return .compare(attribute, comparisons[Int.random(in: 0..<comparisons.count, using: &generator)], [value])
    }
}
