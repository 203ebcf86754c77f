package import Access
import KnowledgeModel
package import Storage

/// What was found of keys and of what is recorded.
package struct RecordFacts: Sendable {
    package var keys: Fact<[APIKey]>
    package var activity: Fact<Activity>
    package var audit: Fact<AuditVerification>
    /// Ids of articles whose review date has passed.
    package var overdue: Fact<[String]>

    package enum Activity: Sendable {
        /// Nothing was recorded yet.
        case none
        /// It opens, and a transaction could be begun and given up.
        case writable
    }

    package init(
        keys: Fact<[APIKey]>, activity: Fact<Activity>, audit: Fact<AuditVerification>, overdue: Fact<[String]>
    ) {
        self.keys = keys
        self.activity = activity
        self.audit = audit
        self.overdue = overdue
    }
}

enum RecordChecks {
    /// Time to make a new key and bring it to where it is needed.
    private static let daysOfNotice = 14
    private static let namesMaximum = 5

    static func checks(_ facts: RecordFacts, in index: String, at now: Timestamp) -> [DoctorCheck] {
        [
            facts.keys.check("keys", orElse: "restore keys.json from a backup made with --with-keys, or make new keys")
            {
                keys($0, index, at: now)
            },
            facts.activity.check(
                "activity log", orElse: "see that the disk has room and who owns activity.sqlite; else restore a backup"
            ) {
                switch $0 {
                case .none: .ok("activity log", "nothing was recorded yet")
                case .writable: .ok("activity log", "opens and can be written")
                }
            },
            facts.audit.check("audit log", orElse: "see who may read audit.log", audit),
            facts.overdue.check("reviews", orElse: "lacuna articles health says more") { overdue($0, index) },
        ]
    }

    private static func keys(_ keys: [APIKey], _ index: String, at now: Timestamp) -> DoctorCheck {
        let create = "lacuna keys create --index \(index)"
        if keys.isEmpty {
            return .warning("keys", "there are none: the service listens on this machine only", remedy: create)
        }
        let active = keys.filter { $0.state(at: now) == .active }
        if active.isEmpty { return .warning("keys", "none is active, so nobody can call the service", remedy: create) }
        let soon = active.filter { $0.expiresAt.map { $0 < now.adding(days: daysOfNotice) } ?? false }
        let finding = "\(Amount.number(active.count)) active"
        if soon.isEmpty { return .ok("keys", finding) }
        let names = soon.map { "\($0.id) (\($0.name)) on \($0.expiresAt?.day.description ?? "")" }
        return .warning(
            "keys", "\(finding); within \(daysOfNotice) days ends " + named(names),
            remedy: "\(create), then bring the new key to where the old one is")
    }

    private static func audit(_ result: AuditVerification) -> DoctorCheck {
        let name = "audit log"
        if let fault = result.fault {
            return .failed(
                name, AuditOutput.sentence(fault),
                remedy: "find out who could write audit.log, and compare it with the copy of a backup")
        }
        let finding = "\(Amount.count(result.entries, "entry", "entries")), all as they were written"
        return result.tornBytes == 0
            ? .ok(name, finding)
            : .warning(name, "\(finding); its end is torn", remedy: "nothing: the next entry mends it and says so")
    }

    private static func overdue(_ ids: [String], _ index: String) -> DoctorCheck {
        ids.isEmpty
            ? .ok("reviews", "no article is past its review date")
            : .warning(
                "reviews", "\(Amount.count(ids.count, "article is", "articles are")) past review: " + named(ids),
                remedy: "read them, then lacuna articles reviewed ID --index \(index)")
    }

    private static func named(_ names: [String]) -> String {
        names.prefix(namesMaximum).joined(separator: ", ") + (names.count > namesMaximum ? ", …" : "")
    }
}
