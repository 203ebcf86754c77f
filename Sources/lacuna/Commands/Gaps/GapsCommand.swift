import ArgumentParser

/// `lacuna gaps`: what customers ask and the articles do not answer.
struct GapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Find what customers ask and the articles do not answer, and see it closed.",
        discussion: """
            Every question that the service answers is recorded, redacted. Those that the articles do not settle are gap \
            events; like ones make a theme, which has an owner and a status and closes once the articles answer it and a \
            person confirms. 'gaps scan' does the same with a file of tickets, before anything is served; 'gaps import' takes past queries into the log itself.
            """,
        subcommands: [
            GapsReport.self, GapsDigest.self, GapsList.self, GapsShow.self, GapsAssign.self, GapsStatus.self,
            GapsNote.self, GapsMerge.self, GapsSplit.self, GapsReplay.self, GapsExport.self, GapsUpdate.self,
            GapsScan.self, GapsImport.self,
            GapsCurate.self, GapsForget.self,
        ])
}
