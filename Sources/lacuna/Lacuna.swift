import ArgumentParser
import VectorFile

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The command line. Each subcommand is a file in `Commands`; `Composition` puts the modules together.
@main
struct Lacuna: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "lacuna",
        abstract: "Answers questions from your help articles, with citations you can check.",
        discussion: """
            Index a folder of articles, then ask:

              lacuna index Articles --index Indexes/help
              lacuna search --index Indexes/help how do I get a refund

            Results go to standard output, everything else to standard error. With --json, results are one versioned \
            JSON document, without colour.

            EXIT CODES:
              0   done
              1   failed; the message says why
              2   done, but some inputs were skipped
              64  wrong usage

            ENVIRONMENT:
              LACUNA_MODEL      folder of the encoder's model (--model is stronger)
              LACUNA_LOG_LEVEL  of serve: debug, info, notice (default), warning, error
              NO_COLOR          no colour on a terminal
            """,
        version: "lacuna \(version) (kernels: \(ScanKernel.best.name))",
        subcommands: [
            IndexCommand.self, InspectCommand.self, SearchCommand.self, VerifyCommand.self, ServeCommand.self,
            MCPCommand.self,
            EvaluateCommand.self,
            CalibrateCommand.self,
            SettingsCommand.self, GenerationsCommand.self,
            DoctorCommand.self, KeysCommand.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self,
            SuppressCommand.self,
            WebhooksCommand.self, EraseCommand.self, ExportCommand.self, ArticlesCommand.self, PolicyCommand.self,
            EmbedCommand.self, FitCommand.self,
            LatencyCommand.self, GapsCommand.self,
            CalibrationBenchCommand.self, ActivityBenchCommand.self, LinksBenchCommand.self, ParsingBenchCommand.self,
            VectorsBenchCommand.self,
            LexicalBenchCommand.self,
            EncoderBenchCommand.self,
        ])

    static func main() async {
        // A reader that closes the pipe is seen by `StandardOutput`, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            await run(try await asyncParseAsRoot())
        } catch {
            exit(withError: error)
        }
    }

    private static func run(_ parsed: any ParsableCommand) async {
        var parsed = parsed
        do {
            if var command = parsed as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try parsed.run()
            }
        } catch let error as ValidationError {
            // Usage that only the files at hand show to be wrong.
            StandardError.writeLine("Error: \(error.message)")
            exit(withError: ExitCode.validationFailure)
        } catch  where isOfCommandLine(error) {
            exit(withError: error)
        } catch {
            StandardError.writeLine(Printable.text("lacuna: \(error)"))
            exit(withError: ExitStatus.failed)
        }
    }

    /// Whether ArgumentParser knows what to print for it.
    private static func isOfCommandLine(_ error: any Error) -> Bool {
        error is ExitCode || exitCode(for: error) != .failure
    }
}
