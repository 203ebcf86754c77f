import Clustering
import KnowledgeModel
import Testing

struct ClusterCentreTests {
    @Test func aSingleMemberIsItsOwnCentre() {
        let member = Blobs.vector(axis: 7)
        let centre = ClusterCentre(members: [member])
        #expect(centre.vector == member)
        #expect(centre.bound == ClusteringSettings.standard.singleCentreBound)
    }

    @Test func theCentreLiesBetweenItsMembers() {
        let centre = ClusterCentre(members: [Blobs.vector(axis: 0), Blobs.vector(axis: 1)])
        #expect(abs(centre.vector.values[0] - 0.70710678) < 1e-6)
        #expect(abs(centre.vector.values[1] - 0.70710678) < 1e-6)
        // Both members have the cosine √½: (2 × 0.7071 + 10 × 0.6) / 12.
        #expect(abs(centre.bound - 0.6178511) < 1e-6)
    }

    @Test func orderAndCopiesDoNotMatter() {
        let members = Blobs(seed: 8, sizes: [9], spread: 0.7).vectors
        #expect(ClusterCentre(members: members) == ClusterCentre(members: members.reversed() + [members[3]]))
    }

    @Test func membersThatCancelOutHaveACentre() {
        let values = Blobs.vector(axis: 2).values
        let opposite = EmbeddingVector(unitLength: values.map { -$0 })
        let centre = ClusterCentre(members: [EmbeddingVector(unitLength: values), opposite])
        #expect(abs(centre.vector.values[2]) == 1)
    }

    @Test func aDenseClusterAsksForMoreThanALooseOne() {
        let dense = ClusterCentre(members: Blobs(seed: 1, sizes: [50], spread: 0.3).vectors)
        let loose = ClusterCentre(members: Blobs(seed: 1, sizes: [50], spread: 1.0).vectors)
        #expect(dense.bound > loose.bound + 0.1)
    }
}

struct ClusterAssignmentTests {
    @Test func nothingIsNearWhereThereIsNothing() {
        #expect(ClusterAssignment.nearest(to: Blobs.vector(axis: 0), among: []) == nil)
    }

    @Test func theBoundIsReachedWhereItIsMet() {
        let vector = Blobs.vector(axis: 0)
        let sixth = Blobs.unit((0..<Blobs.dimensions).map { $0 == 0 ? 0.6 : $0 == 1 ? 0.8 : 0 })
        let cosine = Double(sixth.values[0])
        #expect(ClusterAssignment.nearest(to: vector, among: [ClusterCentre(vector: sixth, bound: cosine)]) == 0)
        #expect(
            ClusterAssignment.nearest(to: vector, among: [ClusterCentre(vector: sixth, bound: cosine.nextUp)]) == nil)
    }

    /// The nearest decides alone: a farther one with a lower bound gets nothing.
    @Test func onlyTheNearestIsAsked() {
        let near = ClusterCentre(
            vector: Blobs.unit((0..<Blobs.dimensions).map { $0 == 0 ? 0.8 : $0 == 1 ? 0.6 : 0 }), bound: 0.9)
        let far = ClusterCentre(
            vector: Blobs.unit((0..<Blobs.dimensions).map { $0 == 0 ? 0.6 : $0 == 2 ? 0.8 : 0 }), bound: 0.1)
        #expect(ClusterAssignment.nearest(to: Blobs.vector(axis: 0), among: [far, near]) == nil)
        #expect(ClusterAssignment.nearest(to: Blobs.vector(axis: 0), among: [far]) == 0)
    }

    @Test func theFirstOfEqualCentresIsTaken() {
        let centre = ClusterCentre(members: [Blobs.vector(axis: 4)])
        #expect(ClusterAssignment.nearest(to: Blobs.vector(axis: 4), among: [centre, centre]) == 0)
    }

    @Test func agreesWithTheFullPassOnClearCases() {
        let blobs = Blobs(seed: 41, sizes: [40, 25, 12, 8, 6], spread: 0.5)
        // Every fourth comes later.
        let early = blobs.vectors.indices.filter { $0 % 4 != 3 }
        let clusters = QuestionClustering().clusters(
            of: early.map { blobs.vectors[$0] }, keys: early.map { blobs.keys[$0] })
        let all = QuestionClustering().clusters(of: blobs.vectors, keys: blobs.keys)
        let centres = (0...(clusters.max() ?? 0)).map { cluster in
            ClusterCentre(members: zip(early, clusters).filter { $0.1 == cluster }.map { blobs.vectors[$0.0] })
        }
        for late in blobs.vectors.indices where late % 4 == 3 {
            let place = ClusterAssignment.nearest(to: blobs.vectors[late], among: centres)
            let joined = early.indices.first { clusters[$0] == place }
            #expect(joined.map { all[early[$0]] } == all[late])
        }
        let stranger = Blobs(seed: 99, sizes: [1], spread: 0).vectors[0]
        #expect(ClusterAssignment.nearest(to: stranger, among: centres) == nil)
    }
}
