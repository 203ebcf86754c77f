import JSONText

/// What `lacuna doctor` found, for people and programs.
package enum DoctorOutput {
    private static let statusWidth = 7
    private static let textWidthMinimum = 20

    /// - Parameter width: columns of a line.
    package static func text(_ checks: [DoctorCheck], width: Int = 80) -> String {
        let nameWidth = checks.map { Printable.width($0.name) }.max() ?? 0
        let margin = statusWidth + nameWidth + 4
        let textWidth = max(width - margin, textWidthMinimum)
        var text = ""
        for check in checks {
            let lines =
                Printable.wrap(Printable.text(check.finding), width: textWidth)
                + (check.remedy.map { Printable.wrap("→ " + Printable.text($0), width: textWidth) } ?? [])
            let head = padded(check.status.rawValue, statusWidth) + "  " + padded(check.name, nameWidth) + "  "
            for (index, line) in lines.enumerated() {
                text += (index == 0 ? head : String(repeating: " ", count: margin)) + line + "\n"
            }
        }
        let counts = [DoctorCheck.Status.warning, .failed].map { status in
            "\(checks.count { $0.status == status }) \(status == .warning ? "to look at" : "failed")"
        }
        return text + "\n\(Amount.count(checks.count, "check")): \(counts.joined(separator: ", ")).\n"
    }

    package static func json(_ checks: [DoctorCheck]) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("status", (checks.map(\.status).max() ?? .ok).rawValue)
            document.list("checks", checks) { check, members in
                members.member("name", check.name)
                members.member("status", check.status.rawValue)
                members.member("finding", check.finding)
                members.member("remedy", check.remedy)
            }
        }
        return writer.text + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Printable.width(text)))
    }
}
