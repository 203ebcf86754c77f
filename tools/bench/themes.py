"""Measures themes, ours and those of others, on the same vectors: rows of a Markdown table. Seconds are of processor time.

Usage: themes.py LACUNA INTENTS WORK

INTENTS has banking77.jsonl and clinc150.jsonl; WORK keeps vectors from run to run. Needs numpy and scikit-learn; rows of
HDBSCAN and BERTopic are left out if they are not installed.
"""
import json
import os
import resource
import subprocess
import sys
import time

import numpy
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

lacuna, intents, work = sys.argv[1:4]


def load(name, scope):
    """Texts, labels and vectors of the rows in scope."""
    rows = [json.loads(line) for line in open(f"{intents}/{name}.jsonl", encoding="utf-8")]
    path = f"{work}/{name}.npy"
    if not os.path.exists(path):
        lines = "".join(" ".join(row["text"].split()) + "\n" for row in rows)
        result = subprocess.run([lacuna, "embed", "--truncate"], input=lines, capture_output=True, text=True, check=True)
        vectors = [json.loads(line)["vector"] for line in result.stdout.splitlines()]
        numpy.save(path, numpy.array(vectors, dtype=numpy.float32))
    vectors = numpy.load(path)
    assert len(vectors) == len(rows)
    kept = [index for index, row in enumerate(rows) if scope is None or row["scope"] == scope]
    return (
        [rows[index]["text"] for index in kept],
        numpy.array([rows[index]["label"] for index in kept]),
        vectors[kept],
    )


def ours(labels, vectors):
    """The program's own measures, and the megabytes of the largest run so far."""
    with open(f"{work}/questions.jsonl", "w", encoding="utf-8") as file:
        for label in labels:
            file.write(json.dumps({"text": "-", "label": str(label)}) + "\n")
    vectors.astype("<f4").tofile(f"{work}/vectors.f32")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    result = subprocess.run(
        [lacuna, "evaluate", "themes", f"{work}/questions.jsonl", "--vectors", f"{work}/vectors.f32", "--json"],
        capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return json.loads(result.stdout) | {"cpu": after.ru_utime - before}, after.ru_maxrss // 1024


def row(name, method, labels, found, seconds):
    """Questions that a method calls noise (-1) are themes of their own."""
    found = numpy.where(found < 0, len(found) + numpy.arange(len(found)), found)
    values, counts = numpy.unique(found, return_counts=True)
    print(
        f"| {name} | {len(labels)} | {method} | {len(values)} | {normalized_mutual_info_score(labels, found):.3f} "
        f"| {adjusted_rand_score(labels, found):.3f} | {numpy.sum(counts == 1) / len(labels):.3f} | {seconds:.1f} |",
        flush=True)


def measure(name, texts, labels, vectors):
    report, _ = ours(labels, vectors)
    measures = report["measures"]
    print(
        f"| {name} | {len(labels)} | Lacuna | {report['found_themes']} "
        f"| {measures['normalized_mutual_information']:.3f} | {measures['adjusted_rand_index']:.3f} "
        f"| {measures['share_single']:.3f} | {report['cpu']:.1f} |", flush=True)
    for seed in range(3 if len(labels) <= 3000 else 1):
        order = numpy.random.default_rng(seed).permutation(len(labels))
        again, _ = ours(labels[order], vectors[order])
        if again["measures"] != measures or again["found_themes"] != report["found_themes"]:
            print(f"themes: {name}: another order gave other themes", file=sys.stderr)
    themes = len(set(labels))

    started = time.process_time()
    found = KMeans(themes, n_init=10, random_state=0).fit_predict(vectors)
    row(name, f"k-means, told {themes}", labels, found, time.process_time() - started)
    try:
        import hdbscan

        started = time.process_time()
        found = hdbscan.HDBSCAN(min_cluster_size=5).fit_predict(vectors)
        row(name, "HDBSCAN", labels, found, time.process_time() - started)
    except ImportError:
        pass
    try:
        from bertopic import BERTopic
        from umap import UMAP

        started = time.process_time()
        reduction = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
        found, _ = BERTopic(umap_model=reduction).fit_transform(texts, vectors)
        row(name, "BERTopic", labels, numpy.array(found), time.process_time() - started)
    except ImportError:
        pass


def large(sets, count):
    """Many near repeats: each question of the sets some times over, its vector shaken a little; a third exact repeats."""
    generator = numpy.random.default_rng(0)
    labels = numpy.concatenate([labels for _, labels, _ in sets])
    vectors = numpy.concatenate([vectors for _, _, vectors in sets])
    chosen = generator.integers(len(vectors), size=count)
    shaken = vectors[chosen]
    noise = generator.normal(size=shaken.shape).astype(numpy.float32)
    noise *= generator.uniform(0, 0.6, size=(count, 1)) / numpy.linalg.norm(noise, axis=1, keepdims=True)
    noise[generator.uniform(size=count) < 1 / 3] = 0
    shaken += noise
    shaken /= numpy.linalg.norm(shaken, axis=1, keepdims=True)
    report, megabytes = ours(labels[chosen], shaken)
    measures = report["measures"]
    print(
        f"\n{count} questions: {report['found_themes']} themes (of {report['gold_themes']}), NMI "
        f"{measures['normalized_mutual_information']:.3f}, ARI {measures['adjusted_rand_index']:.3f}, "
        f"{report['seconds']:.1f} s ({report['cpu']:.1f} s of processor time), at most {megabytes} MB")


sets = [load("banking77", None), load("clinc150", "in")]
print("| set | questions | method | themes | NMI | ARI | single | CPU s |\n|---|---|---|---|---|---|---|---|")
for name, (texts, labels, vectors) in zip(("banking77", "clinc150"), sets):
    measure(name, texts, labels, vectors)
    chosen = numpy.random.default_rng(1).choice(len(labels), 3000, replace=False)
    measure(f"{name}, sample", [texts[index] for index in chosen], labels[chosen], vectors[chosen])
large(sets, 100_000)
