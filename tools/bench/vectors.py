"""One size of tools/bench/vectors: LACUNA INDEX WORK SIZE QUERIES ROUNDS PEERS [PLOTS]"""
import glob, json, os, struct, subprocess, sys, time
import faiss, hnswlib, numpy as np
from usearch.index import Index as USearch

lacuna, index, work, size, query_count, rounds, wanted = sys.argv[1:8]
plots = sys.argv[8] if len(sys.argv) > 8 else None
size, query_count, rounds = int(size), int(query_count), int(rounds)
K = 10
faiss.omp_set_num_threads(1)


def sections(path):
    """The sections of a vector file, as VectorFileFormat.swift says."""
    file = np.memmap(path, dtype=np.uint8, mode="r")
    head = file[:4096].tobytes()
    count, dimensions = struct.unpack_from("<II", head, 32)
    stride = (dimensions + 63) // 64 * 64
    found = {}
    for entry in range(struct.unpack_from("<I", head, 16)[0]):
        kind, _, offset, length = struct.unpack_from("<IIQQ", head, 64 + 32 * entry)
        found[kind] = file[offset : offset + length]
    return {
        "vectors": found[3].view(np.float32).reshape(count, stride)[:, :dimensions], "scales": found[2].view(np.float32),
        "starts": found[4].view(np.uint32), "segments": found[5].view(np.int8).reshape(-1, stride)[:, :dimensions],
        "segment_scales": found[6].view(np.float32), "dimensions": dimensions}


def unit(rows):
    return np.ascontiguousarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def draw():
    """Vectors and queries of this size: passages first, then sentences; queries are sentences apart from both."""
    largest = max(glob.glob(index + "/parts/*/vectors.lvf"), key=lambda path: (os.path.getsize(path), path))
    file = sections(largest)
    random = np.random.default_rng(1)
    rows = random.permutation(np.flatnonzero(file["scales"] > 0))
    asked, rows = rows[: 2 * query_count], rows[2 * query_count :]
    # The first piece is a title line, the others are sentences.
    own = np.zeros(len(file["segments"]), dtype=bool)
    queries = []
    for row in asked:
        start, end = file["starts"][row], file["starts"][row + 1]
        own[start:end] = True
        if end - start > 1:
            queries.append(int(random.integers(start + 1, end)))
    queries = [one for one in queries if file["segment_scales"][one] > 0][:query_count]
    base = unit(np.asarray(file["vectors"][np.sort(rows[:size])]))
    if len(base) < size:
        own[file["starts"][:-1]] = True  # titles of all passages
        pieces = np.flatnonzero(~own & (file["segment_scales"] > 0))
        pieces = np.sort(random.permutation(pieces)[: size - len(base)])
        base = np.concatenate([base, unit(file["segments"][pieces].astype(np.float32))])
    return base, unit(file["segments"][queries].astype(np.float32)), largest


base, queries, source = draw()
N, D = base.shape
os.makedirs(work, exist_ok=True)
names = {name: f"{work}/{N}.{name}" for name in ("vectors", "queries", "lvf")}
base.tofile(names["vectors"])
queries.tofile(names["queries"])
flat = faiss.IndexFlatIP(D)
flat.add(base)
truth = flat.search(queries, K)[1]
print(f"\n{N:,} vectors of {source}, {len(queries)} queries, seconds of the processor, load {os.getloadavg()[0]:.1f}", flush=True)


def recall(found, expected):
    return sum(len(set(a[:K]) & set(b[b >= 0])) for a, b in zip(found, expected)) / max(1, (expected >= 0).sum())


# name -> (build seconds, bytes, {setting: search function returning rows})
systems, figures, indexes = {}, {}, {}


def add(name, build, settings, size_of):
    if wanted != "all" and name not in wanted.split():
        return
    start = time.process_time()
    made = build()
    seconds = time.process_time() - start
    indexes[name] = made
    systems[name] = (seconds, size_of(made), {label: run for label, run in settings(made)})
    print(f"built {name} in {seconds:.1f} s, {systems[name][1] / 1e6:.0f} MB", file=sys.stderr, flush=True)


def one_by_one(search):
    def run():
        start = time.process_time()
        rows = [search(queries[at : at + 1]) for at in range(len(queries))]
        return time.process_time() - start, rows

    return run


def faiss_bytes(made):
    return faiss.serialize_index(made).nbytes


def with_parameters(made, parameters):
    return one_by_one(lambda query: made.search(query, K, params=parameters)[1][0])


add("flat", lambda: flat, lambda made: [("", one_by_one(lambda query: made.search(query, K)[1][0]))], faiss_bytes)


def faiss_hnsw():
    made = faiss.IndexHNSWFlat(D, 16, faiss.METRIC_INNER_PRODUCT)
    made.hnsw.efConstruction = 100
    made.add(base)
    return made


EF = (16, 32, 64, 96, 128, 192, 256, 384, 512)
add("faiss-hnsw", faiss_hnsw, lambda made: [
    (f"ef {ef}", with_parameters(made, faiss.SearchParametersHNSW(efSearch=ef))) for ef in EF], faiss_bytes)

cells = max(64, int(2 ** round(np.log2(4 * np.sqrt(N)))))
PROBES = [probes for probes in (8, 16, 32, 64, 128, 256, 512, 1024) if probes <= cells]


def factory(description):
    def build():
        made = faiss.index_factory(D, description, faiss.METRIC_INNER_PRODUCT)
        made.train(base[np.random.default_rng(2).permutation(N)[: min(N, 64 * cells)]])
        made.add(base)
        return made

    return build


def refined(made):
    for probes in PROBES:
        for factor in (10, 40):
            yield f"probes {probes}, k_factor {factor}", with_parameters(made, faiss.IndexRefineSearchParameters(
                k_factor=factor, base_index_params=faiss.SearchParametersIVF(nprobe=probes)))


add("faiss-ivfpq", factory(f"IVF{cells},PQ{D // 2}x4fs,RFlat"), refined, faiss_bytes)


def rabitq(made):
    for probes in PROBES:
        for factor in (10, 40):
            inner = faiss.IVFRaBitQSearchParameters()
            inner.nprobe, inner.qb = probes, 4
            yield f"probes {probes}, k_factor {factor}", with_parameters(
                made, faiss.IndexRefineSearchParameters(k_factor=factor, base_index_params=inner))


add("faiss-rabitq", factory(f"IVF{cells},RaBitQ,RFlat"), rabitq, faiss_bytes)


def hnswlib_index():
    made = hnswlib.Index("ip", D)
    made.init_index(N, M=16, ef_construction=100)
    made.set_num_threads(1)
    made.add_items(base, num_threads=1)
    return made


def hnswlib_settings(made):
    def at(ef):
        run = one_by_one(lambda query: made.knn_query(query, K, num_threads=1)[0][0].astype(np.int64))

        def prepared():
            made.set_ef(ef)
            return run()

        return prepared

    return [(f"ef {ef}", at(ef)) for ef in EF]


add("hnswlib", hnswlib_index, hnswlib_settings, lambda made: made.index_file_size())


def usearch_index(dtype):
    def build():
        made = USearch(ndim=D, metric="ip", dtype=dtype, connectivity=16, expansion_add=100)
        made.add(np.arange(N), base, threads=1)
        return made

    return build


def usearch_settings(made):
    def at(ef):
        run = one_by_one(lambda query: made.search(query[0], K, threads=1).keys.astype(np.int64))

        def prepared():
            made.expansion_search = ef
            return run()

        return prepared

    return [(f"ef {ef}", at(ef)) for ef in (64, 128, 256, 512)]


for dtype in ("f32", "i8"):
    add(f"usearch-{dtype}", usearch_index(dtype), usearch_settings, lambda made: made.serialized_length)

# Ours is a process that answers a line with a line.
built = json.loads(subprocess.run(
    [lacuna, "vectors-bench", names["vectors"], "--into", names["lvf"]], check=True, capture_output=True).stdout)
process = subprocess.Popen(
    [lacuna, "vectors-bench", names["queries"], "--file", names["lvf"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    text=True, bufsize=1)


def ask(line):
    process.stdin.write(line + "\n")
    answer = json.loads(process.stdout.readline())
    return answer["seconds"], answer["rows"]


def ours(line):
    return lambda: ask(line)


stride = (D + 63) // 64 * 64
SIGNS = (20, 50, 100, 150, 200, 300, 400, 800)
pages = N * (stride // 8 + 2 + stride + 4)
systems["lacuna"] = (built["seconds"], pages, {
    f"signs {signs}": ours(f"signs {signs} 20 {K} avx512") for signs in SIGNS})
systems["lacuna-avx2"] = (built["seconds"], pages, {
    f"signs {signs}": ours(f"signs {signs} 20 {K} avx2") for signs in (100, 200)})
systems["lacuna-int8"] = (built["seconds"], N * (stride + 4), {"": ours(f"codes 0 20 {K} avx512")})

for turn in range(rounds):
    for name, (_, _, settings) in systems.items():
        for label, run in settings.items():
            seconds, rows = run()
            known = figures.setdefault(name, {}).setdefault(label, [0.0, 0.0])
            known[0], known[1] = recall(rows, truth), max(known[1], len(queries) / seconds)


def best(name, least):
    reached = [(rate, label, share) for label, (share, rate) in figures[name].items() if share >= least]
    return max(reached, default=None)


def shown(found):
    return f"{found[0]:,.0f} ({found[2]:.4f}; {found[1] or 'all'})" if found else "not reached"


ours_best = best("lacuna", 0.99)
peers = [name for name in figures if not name.startswith("lacuna")]
peer_best = max(((best(name, 0.99) or (0,))[0] for name in peers), default=0)
if ours_best and peer_best:
    print(f"**{ours_best[0] / peer_best:.2f}** times the best peer's queries a second at recall@10 of 0.99\n")
print("| | ratio to lacuna at 0.99 | q/s at 0.95 (recall; setting) | q/s at 0.99 | build, s | MB |\n|---|---|---|---|---|---|")
for name in figures:
    at99 = best(name, 0.99)
    ratio = f"{at99[0] / ours_best[0]:.2f}" if at99 and ours_best else ""
    print(f"| {name} | {ratio} | {shown(best(name, 0.95))} | {shown(at99)} | {systems[name][0]:.1f} | {systems[name][1] / 1e6:.0f} |")
print("\nlacuna: recall@10 by depth of the signs: " + ", ".join(
    f"{label.split()[1]} {share:.4f} ({rate:,.0f}/s)" for label, (share, rate) in figures["lacuna"].items()))
with open(f"/proc/{process.pid}/status") as status:
    resident = {line.split(":")[0]: int(line.split()[1]) / 1e3 for line in status if line.startswith(("VmRSS", "Rss"))}
print(f"lacuna resident after all queries: {resident['VmRSS']:.0f} MB, of which {resident['RssFile']:.0f} MB are pages of files")

# Filters: the same queries over a share of the rows.
filtered = [name + ", ef 128" for name in ("faiss-hnsw", "hnswlib") if name in indexes]
print("\n| " + " | ".join(["allowed", "lacuna q/s (recall)", "of unfiltered", *filtered]) + " |")
print("|" + "---|" * (3 + len(filtered)))
for share in (1, 0.1, 0.01, 0.001, 0.0001):
    allowed = np.random.default_rng(3).random(N) < share
    allowed[0] = True
    path = f"{work}/{N}.filter"
    allowed.astype(np.uint8).tofile(path)
    members = np.flatnonzero(allowed)
    part = faiss.IndexFlatIP(D)
    part.add(np.ascontiguousarray(base[members]))
    expected = part.search(queries, K)[1]
    expected = np.where(expected >= 0, members[expected], -1)
    cell, line = [], f"auto 200 20 {K} avx512" + ("" if share == 1 else f" {path}")
    seconds, rows = min((ask(line) for _ in range(rounds)), key=lambda one: one[0])
    rate = len(queries) / seconds
    if share == 1:
        whole = rate
    cell += [f"{rate:,.0f} ({recall(rows, expected):.4f})", f"{rate / whole:.2f}"]
    if "faiss-hnsw" in indexes:
        chosen = faiss.SearchParametersHNSW(efSearch=128, sel=faiss.IDSelectorBatch(members))
        seconds, rows = with_parameters(indexes["faiss-hnsw"], chosen)()
        cell.append(f"{len(queries) / seconds:,.0f} ({recall(rows, expected):.4f})")
    if "hnswlib" in indexes:
        # Its filter is a call of Python for each vector that is looked at: fewer queries, and no measure of its speed.
        graph = indexes["hnswlib"]
        graph.set_ef(128)
        rows = []
        start = time.process_time()
        for at in range(min(30, len(queries))):
            try:
                rows.append(graph.knn_query(
                    queries[at : at + 1], K, num_threads=1, filter=lambda row: bool(allowed[row]))[0][0].astype(np.int64))
            except RuntimeError:  # fewer than ten were found
                rows.append(np.array([], dtype=np.int64))
        cell.append(f"{len(rows) / (time.process_time() - start):,.0f} ({recall(rows, expected[: len(rows)]):.4f})")
    print(f"| {share:.2%} | " + " | ".join(cell) + " |", flush=True)
process.stdin.close()
process.wait()


def plot(path):
    """Recall against queries a second, which falls to the right; a line a system."""
    points = {name: sorted(values.values()) for name, values in figures.items()}
    rates = [rate for values in points.values() for _, rate in values]
    low, high = np.log10(min(rates)), np.log10(max(rates)) + 0.05
    def at(share, rate):
        return 60 + (max(share, 0.8) - 0.8) / 0.2 * 520, 340 - (np.log10(rate) - low) / (high - low) * 310
    colours = "#1b6ca8 #6aa9d8 #99cccc #d1495b #edae49 #66a182 #8d6a9f #555555 #a0522d #2e8b57".split()
    svg = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 390" font-family="sans-serif" font-size="12">',
           '<rect width="760" height="390" fill="white"/>']
    for share in (0.8, 0.85, 0.9, 0.95, 0.99, 1):
        x = at(share, 10 ** low)[0]
        svg.append(f'<path d="M{x:.0f} 30V340" stroke="#ddd"/><text x="{x:.0f}" y="356" text-anchor="middle">{share}</text>')
    for power in range(int(np.ceil(low)), int(high) + 1):
        y = at(1, 10 ** power)[1]
        svg.append(f'<path d="M60 {y:.0f}H580" stroke="#ddd"/><text x="54" y="{y + 4:.0f}" text-anchor="end">{10 ** power:,}</text>')
    for number, name in enumerate(sorted(points, key=lambda name: not name.startswith("lacuna"))):
        colour = colours[number % len(colours)]
        places = [at(share, rate) for share, rate in points[name] if share >= 0.8]
        svg.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="'
                   + " ".join(f"{x:.0f},{y:.0f}" for x, y in places) + '"/>')
        svg += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>' for x, y in places]
        svg.append(f'<text x="596" y="{50 + 18 * number}" fill="{colour}">{name}</text>')
    svg.append(f'<text x="320" y="378" text-anchor="middle">recall@10 (queries a second; {N:,} vectors, one thread)</text></svg>')
    with open(path, "w") as file:
        file.write("\n".join(svg) + "\n")


if plots:
    os.makedirs(plots, exist_ok=True)
    plot(f"{plots}/vectors-{N}.svg")
