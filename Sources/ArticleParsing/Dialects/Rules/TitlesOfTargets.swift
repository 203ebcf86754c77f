/// `[AUTOTITLE](/path)` of GitHub's documentation: the target's title would stand here; the word itself shows nowhere.
struct TitlesOfTargets: MarkRule {
    let openings: StaticString = "["

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        guard scan.isHere("[AUTOTITLE](") else { return false }
        scan.mask(scan.position + 1..<scan.position + 10)
        return true
    }
}
