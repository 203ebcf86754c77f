import SystemIO

/// Where everything of an index lies on disk, and nothing else.
///
/// ```
/// CURRENT                      the number of the serving generation; replaced by rename
/// generations/000042.json      its manifest
/// generations/000042.live      which articles of its parts still count; absent if all do
/// generations/000042.held      why it must not serve before somebody says so; absent if it may
/// generations/000042.live.next the same while an erasure replaces it
/// parts/000042-0/              passages.sqlite, vectors.lvf, postings.lpf; never changed once published. An erasure
///                              replaces it whole by parts/000042-0e1/
/// SETTINGS                     the version of the settings in force; replaced by rename
/// settings/000007.json         a version of the settings; never changed once written
/// settings/LOCK                held while settings are written
/// suppressions.json            what must not be cited, in any generation
/// suppressions.lock            held for the moment in which they are changed
/// articles/<id>.json           articles handed to the service, as they came; an empty file: deleted
/// webhooks.yaml                who is told of what happens
/// webhooks/                    messages on their way to them
/// activity.sqlite              what was asked and answered, gap themes; with -wal and -shm while it is open
/// scans/<name>/                the same of one scan of tickets
/// activity.key                 the secret that askers' pseudonyms are made with; never replaced
/// keys.json                    who may call, without the secrets; keys.lock is held while it is written
/// token.key                    the secret that tokens are signed with
/// audit.log                    who did what to the index; only ever added to
/// erasures.log                 who and what was erased, so that a restored backup can be erased again
/// findings.json                what the last run found that belongs to no article
/// embeddings.journal           embeddings of a run that has not published yet
/// LOCK                         held by the one writer
/// ```
package struct IndexLayout: Sendable, Hashable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package var current: String { folder + "/CURRENT" }
    package var generations: String { folder + "/generations" }
    package var parts: String { folder + "/parts" }
    package var settings: String { folder + "/settings" }
    package var settingsPointer: String { folder + "/SETTINGS" }
    var settingsLock: String { settings + "/LOCK" }
    package var suppressions: String { folder + "/suppressions.json" }
    var suppressionsLock: String { folder + "/suppressions.lock" }
    package var articles: String { folder + "/articles" }
    package var webhooks: String { folder + "/webhooks.yaml" }
    package var webhookMessages: String { folder + "/webhooks" }
    package var activity: String { folder + "/activity.sqlite" }
    /// Where the records of a scan lie: as those of the service, in a folder of their own.
    package func scan(_ name: String) -> IndexLayout { IndexLayout(folder: scans + "/" + name) }
    package var scans: String { folder + "/scans" }
    package var activityKey: String { folder + "/activity.key" }
    package var erasures: String { folder + "/erasures.log" }
    package var keys: String { folder + "/keys.json" }
    var keysLock: String { folder + "/keys.lock" }
    package var tokenKey: String { folder + "/token.key" }
    package var audit: String { folder + "/audit.log" }
    var findings: String { folder + "/findings.json" }
    package var journal: String { folder + "/embeddings.journal" }
    package var lock: String { folder + "/LOCK" }

    func manifest(_ number: Int) -> String { generations + "/" + Self.padded(number) + ".json" }
    func settings(_ version: Int) -> String { settings + "/" + Self.padded(version) + ".json" }
    func liveness(_ number: Int) -> String { generations + "/" + Self.padded(number) + ".live" }
    func hold(_ number: Int) -> String { generations + "/" + Self.padded(number) + ".held" }
    func nextLiveness(_ number: Int) -> String { liveness(number) + ".next" }
    func part(_ id: String) -> PartLayout { PartLayout(folder: parts + "/" + id) }

    func createFolders() throws(FileError) {
        try FileSystem.createFolder(generations)
        try FileSystem.createFolder(parts)
    }

    /// Six digits at least, so that names sort as numbers do.
    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

/// The files of one part.
struct PartLayout: Sendable, Hashable {
    let folder: String

    var passages: String { folder + "/" + Self.passagesName }
    var vectors: String { folder + "/" + Self.vectorsName }
    var postings: String { folder + "/" + Self.postingsName }

    static let passagesName = "passages.sqlite"
    static let vectorsName = "vectors.lvf"
    static let postingsName = "postings.lpf"
    static let fileNames = [passagesName, vectorsName, postingsName]
}
