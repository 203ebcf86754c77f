import Foundation
import SystemIO
import TestSupport
import Testing

@Suite struct FileTests {
    @Test func aFileIsReadWholeAndMapped() throws {
        let directory = try TemporaryDirectory()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let path = directory.path + "/file"
        try DurableFile.create(path) { sink in try bytes.withUnsafeBytes { try sink($0) } }
        #expect(try FileSystem.readFile(path) == bytes)
        let map = try MappedFile(path: path)
        #expect(Array(map.bytes) == bytes)
        #expect(try FileSystem.size(path) == bytes.count)
    }

    @Test func anEmptyFileMapsToNothing() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "empty")
        #expect(try MappedFile(path: directory.path + "/empty").count == 0)
    }

    @Test func replacingChangesTheFingerprintAndLeavesNothingBehind() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/file"
        #expect(FileSystem.fingerprint(path) == nil)
        try DurableFile.replace(path, with: "one")
        let first = FileSystem.fingerprint(path)
        try DurableFile.replace(path, with: "two")
        #expect(FileSystem.fingerprint(path) != first)
        #expect(try FileSystem.readText(path) == "two")
        #expect(try FileSystem.names(in: directory.path) == ["file"])
    }

    @Test func aDeviceIsWrittenToAndStaysADevice() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/nothing"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
        try DurableFile.replace(path, with: "gone")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "/dev/null")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["nothing"])
    }

    @Test func aFailedReplaceKeepsTheOldFile() throws {
        struct Stop: Error {}
        let directory = try TemporaryDirectory()
        let path = directory.path + "/file"
        try DurableFile.replace(path, with: "old")
        #expect(throws: Stop.self) {
            try DurableFile.replace(path) { sink in
                try [UInt8(1)].withUnsafeBytes { try sink($0) }
                throw Stop()
            }
        }
        #expect(try FileSystem.readText(path) == "old")
        #expect(try FileSystem.names(in: directory.path) == ["file"])
    }

    @Test func namesAreSortedByBytesAndTreesRemoved() throws {
        let directory = try TemporaryDirectory()
        for name in ["b", "a/x/y", "Z", "ä"] { try directory.write("", to: "tree/" + name) }
        #expect(try FileSystem.names(in: directory.path + "/tree") == ["Z", "a", "b", "ä"])
        try FileSystem.remove(directory.path + "/tree")
        try FileSystem.remove(directory.path + "/tree")
        #expect(!FileSystem.exists(directory.path + "/tree"))
    }

    @Test(arguments: [("/a/b", "/a"), ("a", "."), ("/a", "/"), ("a/b/", "a"), ("/", "/")])
    func parentFolders(path: String, parent: String) {
        #expect(FileSystem.parentFolder(path) == parent)
    }

    @Test func errorsNameThePathAndTheRemedy() throws {
        let directory = try TemporaryDirectory()
        let missing = directory.path + "/missing"
        let error = #expect(throws: FileError.self) { try FileSystem.readFile(missing) }
        #expect(error?.code == .notFound)
        #expect(error?.message == "cannot open \(missing): it does not exist; check the path")
        let table: [(Int32, FileError.Code, String)] = [
            (
                EACCES, .permission,
                "cannot write /x: permission was denied; check the owner and rights of the file and its folder"
            ),
            (ENOSPC, .full, "cannot write /x: the disk is full; free some space and try again"),
            (ENOTDIR, .notAFolder, "cannot write /x: a part of the path is not a folder"),
            (EISDIR, .input, "cannot write /x: it is a folder"),
            (EIO, .input, "cannot write /x: Input/output error"),
        ]
        for (number, code, message) in table {
            let error = FileError(errno: number, action: "write", path: "/x")
            #expect(error.code == code)
            #expect(error.message == message)
        }
        let folder = #expect(throws: FileError.self) { try MappedFile(path: directory.path) }
        #expect(folder?.message == "cannot map \(directory.path): it is not a regular file")
    }

    @Test func aLockIsHeldOnceAndFreedWithItsHolder() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/LOCK"
        var lock: FileLock? = try FileLock(path: path, holder: "process 1")
        let error = #expect(throws: FileError.self) { try FileLock(path: path, holder: "process 2") }
        #expect(error?.code == .locked)
        #expect(
            error?.message
                == "\(path) is locked by process 1; wait until it has finished, or stop it, and try again")
        withExtendedLifetime(lock) {}
        lock = nil
        _ = try FileLock(path: path, holder: "process 2")
    }
}

@Suite struct BlockingExecutorTests {
    @Test func resultsAndErrorsComeBack() async throws {
        struct Stop: Error {}
        let executor = BlockingExecutor(label: "test", width: 2, queueLimit: 100)
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<50 { group.addTask { try await executor.run { number * 2 } } }
            return try await group.reduce(0, +)
        }
        #expect(values == 2450)
        await #expect(throws: Stop.self) { try await executor.run { throw Stop() } }
    }

    @Test func oneMoreThanFitsIsRefused() async throws {
        let executor = BlockingExecutor(label: "test", width: 1, queueLimit: 0)
        let started = DispatchSemaphore(value: 0)
        let release = DispatchSemaphore(value: 0)
        async let first: Int = executor.run {
            started.signal()
            release.wait()
            return 1
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                started.wait()
                continuation.resume()
            }
        }
        await #expect(throws: BlockingExecutor.Full.self) { try await executor.run { 2 } }
        release.signal()
        #expect(try await first == 1)
    }
}
