import Locking

/// A token bucket per caller: it holds one minute's requests and fills evenly. O(1) per request, memory per caller.
final class RateLimiter: Sendable {
    /// What is left for a caller after a request.
    struct Allowance: Sendable, Equatable {
        var isAllowed: Bool
        /// Requests per minute.
        var limit: Int
        var remaining: Int
        /// Until the next request is allowed; 0 if it is now.
        var retryAfterSeconds: Int
        /// Until the bucket is full again.
        var resetSeconds: Int
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: Duration
    }

    private let uptime: @Sendable () -> Duration
    private let buckets = Locked<[String: Bucket]>([:])

    /// - Parameter uptime: time since some fixed instant; never falls.
    init(uptime: @escaping @Sendable () -> Duration) { self.uptime = uptime }

    /// Takes one request off a caller's allowance.
    ///
    /// - Parameter caller: the id of its key.
    func take(_ caller: String, requestsPerMinute limit: Int) -> Allowance {
        let now = uptime()
        let capacity = Double(max(1, limit))
        return buckets.withLock { buckets in
            var bucket = buckets[caller] ?? Bucket(tokens: capacity, filledAt: now)
            bucket.tokens = min(capacity, bucket.tokens + (now - bucket.filledAt).seconds * capacity / 60)
            bucket.filledAt = now
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            buckets[caller] = bucket
            func seconds(until tokens: Double) -> Int {
                Int((max(0, tokens - bucket.tokens) * 60 / capacity).rounded(.up))
            }
            return Allowance(
                isAllowed: isAllowed, limit: limit, remaining: Int(bucket.tokens),
                retryAfterSeconds: isAllowed ? 0 : max(1, seconds(until: 1)), resetSeconds: seconds(until: capacity))
        }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
