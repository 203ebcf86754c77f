import ArgumentParser
import SystemIO

/// `lacuna doctor`: is this installation in order?
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the installation and an index, and say what to do about what is wrong.",
        discussion: """
            Run it as the user that the service runs as. Nothing is changed and nothing recorded, and the service may \
            run meanwhile. Exits with 1 if a check failed; warnings alone leave it at 0.
            """)

    @Option(help: ArgumentHelp("The index's folder; without it, only the encoder and the policy.", valueName: "folder"))
    var index: String?
    @OptionGroup var model: ModelOptions
    @Option(help: ArgumentHelp("The policy that the service is given; without it, the default one.", valueName: "file"))
    var policy: String?
    @Flag(help: "Read every byte of the serving generation and of the activity log.") var deep = false
    @Flag(help: "Print the checks as JSON.") var json = false

    func validate() throws {
        if index?.isEmpty == true { throw ValidationError("Please name the index's folder with '--index'.") }
        if deep, index == nil { throw ValidationError("Please name the index with '--index': '--deep' reads it.") }
    }

    func run() throws {
        let composition = Composition.current()
        if let index, !FileSystem.isFolder(index) {
            throw CommandError(
                "there is no folder \(index); make the index with `lacuna index SOURCE --index \(index)`")
        }
        let checks = Doctor(
            composition: composition, index: index, model: model.model, policy: policy, isDeep: deep
        ).facts().checks()
        StandardOutput.write(
            json ? DoctorOutput.json(checks) : DoctorOutput.text(checks, width: composition.terminal.width))
        if checks.contains(where: { $0.status == .failed }) { throw ExitStatus.failed }
    }
}
