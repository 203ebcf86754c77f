import Access
import HTTPService
import Hummingbird
import HummingbirdTesting
import KnowledgeModel
import Storage
import TestSupport
import Testing

/// The console's way in: who sees which page, and which forms are taken.
struct ConsoleRouteTests {
    static let pages: [(method: HTTPRequest.Method, path: String, scope: Scope?)] =
        dependencies().pageSummaries.map { page in
            (HTTPRequest.Method(rawValue: page.method)!, page.path.replacing(/\{[a-z]+\}/, with: "x"), page.scope)
        }

    private static let signInForm: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    /// The session's cookie, as a browser would send it back.
    private static func signIn(_ client: some TestClientProtocol, key: String) async throws -> String {
        let response = try await client.executeRequest(
            uri: "/login", method: .post, headers: signInForm, body: ByteBuffer(string: "key=\(key)&next=%2Fgaps"))
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/gaps")
        let cookie = try #require(response.headers[.setCookie])
        #expect(cookie.contains("; HttpOnly; SameSite=Lax"))
        #expect(!cookie.contains("Secure"))
        return String(cookie.prefix { $0 != ";" })
    }

    @Test func withKeysOneIsAskedToSignIn() async throws {
        let keys = InMemoryKeyStore()
        _ = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            for page in Self.pages where page.scope != nil {
                let response = try await client.executeRequest(
                    uri: page.path, method: page.method, headers: [:], body: nil)
                #expect(response.status == .seeOther, "\(page)")
                #expect(response.headers[.location]?.hasPrefix("/login?next=%2F") == true, "\(page)")
            }
            let wanted = try await client.get("/?q=two%20words")
            #expect(wanted.headers[.location] == "/login?next=%2F%3Fq%3Dtwo%2520words")
        }
    }

    @Test(arguments: Scope.allCases)
    func everyPageTimesEveryScope(scope: Scope) async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [scope])
        try await service(keys: keys).test(.router) { client in
            let cookie = try await Self.signIn(client, key: bearer)
            for page in Self.pages {
                let response = try await client.executeRequest(
                    uri: page.path, method: page.method, headers: [.cookie: cookie],
                    body: page.method == .post ? ByteBuffer(string: "q=goodwill") : nil)
                let isAllowed = page.scope.map { Set([scope]).allows($0) } ?? true
                if page.method == .get {
                    #expect((response.status == .forbidden) == !isAllowed, "\(scope) at \(page.path)")
                } else if page.path != "/login" {
                    // No form's token came with it.
                    #expect(response.status == .forbidden, "\(scope) at \(page.path)")
                }
                #expect(!response.text.contains("internal.html"), "\(scope) at \(page.path)")
                #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            }
        }
    }

    @Test func aCookieOpensPagesAloneAndAKeyTheRest() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            let cookie = try await Self.signIn(client, key: bearer)
            #expect(try await client.get("/", headers: [.cookie: cookie]).status == .ok)
            #expect(try await client.get("/v1/articles", headers: [.cookie: cookie]).status == .unauthorized)
            #expect(try await client.get("/", headers: [.authorization: "Bearer \(bearer)"]).status == .seeOther)
            #expect(try await client.get("/", headers: [.cookie: "lacuna_session=nonsense"]).status == .seeOther)
        }
    }

    @Test func aWrongKeyIsRefusedOnThePage() async throws {
        let keys = InMemoryKeyStore()
        _ = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            for key in ["", "nonsense", "%3Cscript%3E"] {
                let response = try await client.executeRequest(
                    uri: "/login", method: .post, headers: Self.signInForm,
                    body: ByteBuffer(string: "key=\(key)&next=//evil.example"))
                #expect(response.status == .unauthorized)
                #expect(response.text.contains("role=\"alert\""))
                #expect(response.text.contains("name=\"next\" value=\"/\""))
                #expect(!response.text.contains("<script>"))
            }
        }
    }

    @Test func aFormNeedsItsToken() async throws {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: [.search])
        try await service(keys: keys).test(.router) { client in
            let cookie = try await Self.signIn(client, key: bearer)
            let page = try await client.get("/", headers: [.cookie: cookie]).text
            let token = String(try #require(page.firstMatch(of: /name="form_token" value="([^"]+)"/)?.1))
            func signOut(_ token: String, site: String? = nil, cookie: String = cookie) async throws -> TestResponse {
                var headers: HTTPFields = [.cookie: cookie]
                headers[HTTPFields.Element.Name("Sec-Fetch-Site")!] = site
                return try await client.executeRequest(
                    uri: "/logout", method: .post, headers: headers, body: ByteBuffer(string: "form_token=\(token)"))
            }
            #expect(try await signOut("wrong").status == .forbidden)
            #expect(try await signOut(token, site: "cross-site").status == .forbidden)
            #expect(try await signOut(token, site: "same-site").status == .forbidden)
            #expect(try await signOut(token, cookie: "lacuna_session=another").status == .forbidden)
            let done = try await signOut(token, site: "same-origin")
            #expect(done.status == .seeOther)
            #expect(done.headers[.setCookie]?.hasPrefix("lacuna_session=; Max-Age=0") == true)
        }
    }

    @Test func anAddressThatLeadsNowhereIsAPageForPeopleAlone() async throws {
        try await service().test(.router) { client in
            let page = try await client.get("/no/such", headers: [.accept: "text/html,application/xhtml+xml"])
            #expect(page.status == .notFound)
            #expect(page.contentType == "text/html; charset=utf-8")
            #expect(page.text.contains("<h1>There is no such page</h1>"))
            #expect(page.text.contains("<a href=\"/\">Back to the first page</a>"))
            #expect(page.headers[.contentSecurityPolicy] != nil)
            let answer = try await client.get("/no/such", headers: [.accept: "application/json"])
            #expect(answer.contentType == "application/problem+json")
        }
    }

    @Test func withoutAnIndexOneIsToldWhatToDo() async throws {
        let base = SmallKnowledgeBase(failure: StorageError(.noIndex, "there is none"))
        let keys = InMemoryKeyStore()
        let reader = try keys.bearer(scopes: [.search])
        try await service(base).test(.router) { client in
            let page = try await client.get("/?q=refund")
            #expect(page.status == .serviceUnavailable)
            #expect(page.text.contains("lacuna index path/to/articles --index path/to/index"))
            #expect(try await client.get("/").status == .ok)
        }
        try await service(base, keys: keys).test(.router) { client in
            let cookie = try await Self.signIn(client, key: reader)
            let page = try await client.get("/?q=refund", headers: [.cookie: cookie])
            #expect(page.text.contains("Whoever runs this service indexes them"))
            #expect(!page.text.contains("lacuna index"))
        }
    }

    @Test func aSearchIsAnsweredOnThePage() async throws {
        try await service().test(.router) { client in
            let page = try await client.get("/?q=how+many+days")
            #expect(page.status == .ok)
            #expect(page.text.contains("Refunds &amp; &quot;returns&quot;</a></h3>"))
            #expect(!page.text.contains("Goodwill"))
            let article = try await client.get("/read/billing%2Frefunds.md?passage=passage-18")
            #expect(article.text.contains("<mark id=\"quote\">"))
            #expect(try await client.get("/read/internal.html").status == .notFound)
        }
    }

    @Test func withoutKeysThisMachineIsLetIn() async throws {
        try await service().test(.router) { client in
            let page = try await client.get("/")
            #expect(page.status == .ok)
            #expect(page.text.contains("This machine"))
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        }
    }
}
