extension SourceConfiguration {
    /// Where the file at `path` lies in this source: its path within the folder, or the empty one if it is the source's
    /// own file. Nil if it lies elsewhere or is not there. Links are followed on both sides.
    package func relativePath(ofFile path: String) -> String? {
        guard let root = SourceFiles.realPath(self.path), let file = SourceFiles.realPath(path) else { return nil }
        if file == root { return "" }
        let prefix = root == "/" ? root : root + "/"
        return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
    }
}
