import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What is known of the other end of standard output and standard error. Decided once, then passed down.
struct Terminal: Sendable {
    let outputIsTerminal: Bool
    let errorIsTerminal: Bool
    /// Columns of text: those of the terminal, but never wider than reads well; 80 in a pipe.
    let width: Int
    /// Whether text may be styled. Never in a pipe.
    let hasStyle: Bool

    /// A line longer than this is hard to read, however wide the window.
    private static let widthMaximum = 100
    private static let widthMinimum = 40
    private static let widthOfPipe = 80

    static func current(environment: [String: String]) -> Terminal {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isDumb = environment["TERM"] == "dumb"
        // https://no-color.org: any value but the empty one.
        let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty
        return Terminal(
            outputIsTerminal: isTerminal, errorIsTerminal: isatty(STDERR_FILENO) == 1 && !isDumb,
            width: isTerminal ? min(max(columns() ?? widthOfPipe, widthMinimum), widthMaximum) : widthOfPipe,
            hasStyle: isTerminal && !isDumb && !isPlain)
    }

    private static func columns() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    enum Style: String {
        case strong = "1"
        case faint = "2"
        /// A word of the question.
        case match = "1;4"
    }

    func styled(_ text: String, _ style: Style) -> String {
        hasStyle && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Terminal {
    /// A link that a click opens (OSC 8). Shown without its text directive, which only a browser wants to read; in full
    /// where there is no style, since a program may read it then.
    func link(_ address: String) -> String {
        guard hasStyle else { return address }
        let shown = address.range(of: ":~:").map { String(address[..<$0.lowerBound]) } ?? address
        let trimmed = shown.hasSuffix("#") ? String(shown.dropLast()) : shown
        return "\u{1B}]8;;\(address)\u{1B}\\" + styled(trimmed, .faint) + "\u{1B}]8;;\u{1B}\\"
    }
}

/// Standard output: the result and nothing else.
enum StandardOutput {
    static func write(_ text: String) { write(bytes: Array(text.utf8)) }
    static func writeLine(_ text: String) { write(text + "\n") }

    /// A reader that has seen enough and gone is no failure: the command ends well.
    static func write(bytes: [UInt8]) {
        switch writeAll(bytes, to: STDOUT_FILENO) {
        case 0: return
        case EPIPE: exit(0)
        case let number:
            StandardError.writeLine("lacuna: cannot write the result: \(String(cString: strerror(number)))")
            exit(1)
        }
    }
}

/// Standard error: progress, findings, errors.
enum StandardError {
    static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
    static func writeLine(_ text: String) { write(text + "\n") }
}

/// - Returns: 0, or the error's number.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset < buffer.count, let base = buffer.baseAddress {
            let count = write(descriptor, base + offset, buffer.count - offset)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            offset += count
        }
        return 0
    }
}
