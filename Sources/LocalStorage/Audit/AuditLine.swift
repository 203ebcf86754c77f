import Foundation
import KnowledgeModel
import Storage

/// One line of `audit.log`:
///
/// ```
/// {"action":"key.revoke","at":"…","by":"user:ana","details":{…},"object":"key 8f3k2m9x0a","previous":"…","hash":"…"}
/// ```
/// `previous` is the hash of the line before, or 64 zeros. `hash` is SHA-256 of the bytes of the line from its start up to,
/// and not with, `,"hash"`. So the bytes themselves are what is hashed, and anybody's `sha256sum` can check them.
struct AuditLine: Codable {
    var action: String
    var at: String
    var by: String
    var details: [String: String]
    var object: String
    var previous: String

    static let firstPrevious = String(repeating: "0", count: 64)
    private static let hashMember = Array(#","hash":""#.utf8)
    private static let end = Array("\"}".utf8)

    /// With its line feed.
    static func encode(_ entry: AuditEntry, after previous: String) throws -> (line: [UInt8], hash: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = AuditLine(
            action: entry.action.name, at: entry.at.description, by: entry.by.description, details: entry.details,
            object: entry.object, previous: previous)
        let body = Array(try encoder.encode(line).dropLast())
        let hash = Digest.sha256Hex(body)
        return (body + hashMember + Array(hash.utf8) + end + [UInt8(ascii: "\n")], hash)
    }

    /// The hash that a line claims to have, and whether it has it; nil if the line has another form.
    static func hash(of line: some RandomAccessCollection<UInt8>) -> (claimed: String, isRight: Bool)? {
        let tail = hashMember.count + 64 + end.count
        guard line.count > tail, line.suffix(end.count).elementsEqual(end) else { return nil }
        let body = Array(line.dropLast(tail))
        let member = line.suffix(tail)
        guard member.prefix(hashMember.count).elementsEqual(hashMember) else { return nil }
        let claimed = String(decoding: member.dropFirst(hashMember.count).prefix(64), as: UTF8.self)
        return (claimed, Digest.sha256Hex(body) == claimed)
    }

    /// Nil if the bytes are no entry.
    static func decode(_ line: some Collection<UInt8>) -> (entry: AuditEntry, previous: String)? {
        guard let line = try? JSONDecoder().decode(AuditLine.self, from: Data(line)), let at = Timestamp(line.at),
            let by = AuditActor(line.by)
        else { return nil }
        let entry = AuditEntry(
            at: at, by: by, action: AuditAction(stored: line.action), object: line.object, details: line.details)
        return (entry, line.previous)
    }
}
