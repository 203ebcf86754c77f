import Access
import KnowledgeModel
import Storage
import TestSupport
import Testing

@Suite struct NarrowingTests {
    @Test(
        arguments: [
            (nil, nil, nil), (["en"], nil, ["en"]), (nil, ["en"], ["en"]), (["en"], ["de"], []),
            (["en"], ["en-gb"], ["en-gb"]), (["en-gb", "fr"], ["en", "fr-ca"], ["en-gb", "fr-ca"]),
        ] as [(Set<String>?, Set<String>?, Set<String>?)])
    func localesHaveTheNarrowerInCommon(ours: Set<String>?, theirs: Set<String>?, both: Set<String>?) {
        #expect(AccessScope(locales: ours).narrowed(to: AccessScope(locales: theirs)).locales == both)
    }

    /// Whatever two scopes and filters there are: what is narrowed opens nothing that either keeps shut.
    @Test func narrowedOpensWhatBothOpen() throws {
        var generator = SeededGenerator(seed: 3)
        let roles = ["a", "b", "c"].compactMap { Role($0) }
        let locales = ["en", "en-gb", "en-us", "de", "und"]
        func some<Value: Hashable>(of values: [Value]) -> Set<Value> {
            Set(values.filter { _ in Bool.random(using: &generator) })
        }
        for _ in 0..<500 {
            let scopes = (0..<2).map { _ in
                AccessScope(
                    roles: some(of: roles), locales: Bool.random(using: &generator) ? nil : some(of: locales))
            }
            let narrowed = scopes[0].narrowed(to: scopes[1])
            for audience in roles.map({ Audience([$0]) }) + [.public, .closed] {
                for locale in locales {
                    let opened = scopes.allSatisfy { $0.opens(audience: audience, locale: locale) }
                    #expect(
                        narrowed.opens(audience: audience, locale: locale) == opened, "\(scopes) \(audience) \(locale)")
                }
            }
        }
    }

    @Test func filtersKeepOutWhatEitherKeepsOut() {
        let narrow = PassageFilter(products: ["a", "b"], labels: ["x"])
        #expect(PassageFilter.everything.narrowed(to: narrow) == narrow)
        #expect(narrow.narrowed(to: .everything) == narrow)
        #expect(
            narrow.narrowed(to: PassageFilter(products: ["b", "c"], versions: ["1"], labels: ["y"]))
                == PassageFilter(products: ["b"], versions: ["1"], labels: []))
    }
}
