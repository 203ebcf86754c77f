import Hummingbird
import HummingbirdTesting
import Testing

/// A page on the web can point its own name at 127.0.0.1, and cannot change the name that the browser sends.
struct HostTests {
    @Test(arguments: [
        ("127.0.0.1:8080", 200), ("localhost", 200), ("[::1]:8080", 200), ("help.example", 421),
        ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8080", 421),
    ])
    func withoutKeysOtherNamesAreRefused(host: String, status: Int) async throws {
        try await LiveService.run { client in
            let response = try await client.execute(TestClient.Request("/healthz", method: .get, authority: host))
            #expect(response.status.code == status)
        }
    }
}
