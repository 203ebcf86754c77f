/// One thing that `lacuna doctor` looked at.
package struct DoctorCheck: Sendable, Hashable {
    package enum Status: String, Sendable, CaseIterable, Comparable {
        case ok, warning, failed

        package static func < (left: Status, right: Status) -> Bool { left.rank < right.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package var name: String
    package var status: Status
    /// What was found, a sentence's part without a full stop.
    package var finding: String
    /// What to do about it; nil where there is nothing to do.
    package var remedy: String?

    package static func ok(_ name: String, _ finding: String) -> DoctorCheck {
        DoctorCheck(name: name, status: .ok, finding: finding)
    }

    package static func warning(_ name: String, _ finding: String, remedy: String) -> DoctorCheck {
        DoctorCheck(name: name, status: .warning, finding: finding, remedy: remedy)
    }

    package static func failed(_ name: String, _ finding: String, remedy: String) -> DoctorCheck {
        DoctorCheck(name: name, status: .failed, finding: finding, remedy: remedy)
    }
}

/// Something that was to be found out, or why it could not be.
package enum Fact<Value: Sendable>: Sendable {
    case known(Value)
    /// The error's own sentence.
    case unknown(String)

    package init(catching body: () throws -> Value) {
        do { self = .known(try body()) } catch { self = .unknown("\(error)") }
    }

    package var value: Value? {
        if case .known(let value) = self { value } else { nil }
    }

    /// The check of what is known; failed, with the error as its finding, where it is not.
    func check(
        _ name: String, orElse remedy: String, _ judge: (Value) -> DoctorCheck
    ) -> DoctorCheck {
        switch self {
        case .known(let value): judge(value)
        case .unknown(let error): .failed(name, error, remedy: remedy)
        }
    }
}
