import Clustering
import KnowledgeModel
import TestSupport
import Testing

struct QuestionClusteringTests {
    private let clustering = QuestionClustering()

    @Test func nothingHasNoClusters() {
        #expect(clustering.clusters(of: [], keys: []) == [])
    }

    @Test func oneVectorIsOneCluster() {
        #expect(clustering.clusters(of: [Blobs.vector(axis: 3)], keys: ["a"]) == [0])
    }

    @Test func twoUnlikeVectorsStayApart() {
        let vectors = [Blobs.vector(axis: 3), Blobs.vector(axis: 4)]
        #expect(Set(clustering.clusters(of: vectors, keys: ["a", "b"])) == [0, 1])
    }

    @Test func twoVectorsNearlyAlikeAreOneCluster() {
        let vectors = Blobs(seed: 5, sizes: [2], spread: 0.2).vectors
        #expect(clustering.clusters(of: vectors, keys: ["a", "b"]) == [0, 0])
    }

    @Test(arguments: [[40, 40, 40], [200, 50, 12, 5, 3], [3, 3, 3, 3, 3, 3], [300, 4]])
    func blobsOfAnySizesAreFound(sizes: [Int]) {
        let blobs = Blobs(seed: 17, sizes: sizes, spread: 0.5)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Partition.isSame(clusters, blobs.labels), "\(clusters)")
    }

    @Test func vectorsUnlikeAllOthersStayAlone() {
        let blobs = Blobs(seed: 23, sizes: [30, 20, 1, 10, 1, 1, 1], spread: 0.5)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Partition.isSame(clusters, blobs.labels), "\(clusters)")
    }

    /// What most questions are about is not what all have in common.
    @Test func oneThemeMayHaveNearlyAllQuestions() {
        let blobs = Blobs(seed: 37, sizes: [400, 4, 3], spread: 0.5)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Partition.isSame(clusters, blobs.labels), "\(clusters)")
    }

    /// A business in which every question resembles every other.
    @Test func whatAllShareJoinsNothing() {
        let blobs = Blobs(seed: 29, sizes: [60, 40, 30, 20, 20, 10], spread: 0.5, common: 1)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Partition.isSame(clusters, blobs.labels), "\(clusters)")
    }

    @Test(arguments: [1, 2, 3])
    func orderDoesNotMatter(seed: UInt64) {
        // Wide enough that clusters touch, so that any dependence on order would show.
        let blobs = Blobs(seed: seed, sizes: [60, 40, 30, 20, 9, 5, 1, 1], spread: 1.6)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Set(clusters) == Set(0...(clusters.max() ?? 0)))
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let order = blobs.vectors.indices.shuffled(using: &generator)
            let shuffled = clustering.clusters(of: order.map { blobs.vectors[$0] }, keys: order.map { blobs.keys[$0] })
            #expect(shuffled == order.map { clusters[$0] })
        }
    }

    @Test func keysNameVectorsAndDecideNothing() {
        let blobs = Blobs(seed: 4, sizes: [20, 10, 5], spread: 1.6)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(clustering.clusters(of: blobs.vectors, keys: blobs.keys.reversed()) == clusters)
    }

    @Test func equalVectorsCountOnce() {
        let blobs = Blobs(seed: 6, sizes: [25, 15, 5, 1], spread: 1.4)
        let clusters = clustering.clusters(of: blobs.vectors, keys: blobs.keys)
        var (vectors, keys, expected) = (blobs.vectors, blobs.keys, clusters)
        for (index, copies) in [(0, 300), (30, 40), (45, 7)] {
            vectors += Array(repeating: blobs.vectors[index], count: copies)
            keys += (0..<copies).map { "copy-\(index)-\($0)" }
            expected += Array(repeating: clusters[index], count: copies)
        }
        #expect(clustering.clusters(of: vectors, keys: keys) == expected)
    }

    /// More vectors than are linked at once: the others join what was linked, or are linked in their turn.
    @Test func themesAreFoundBeyondTheLimitOfLinkage() {
        var settings = ClusteringSettings.standard
        settings.linkageLimit = 100
        let blobs = Blobs(seed: 31, sizes: [300, 200, 100, 60, 40], spread: 0.5)
        let limited = QuestionClustering(settings: settings)
        let clusters = limited.clusters(of: blobs.vectors, keys: blobs.keys)
        #expect(Partition.isSame(clusters, blobs.labels))
        let order = Array(blobs.vectors.indices.reversed())
        let reversed = limited.clusters(of: order.map { blobs.vectors[$0] }, keys: order.map { blobs.keys[$0] })
        #expect(reversed == order.map { clusters[$0] })
    }
}
