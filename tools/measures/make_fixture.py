#!/usr/bin/env python3
"""Makes the fixture of Tests/EvaluationTests: seeded judgements and a run, with trec_eval's values for them.

    python3 -m venv /tmp/measures && /tmp/measures/bin/pip install pytrec-eval-terrier==0.5.11
    /tmp/measures/bin/python tools/measures/make_fixture.py Tests/EvaluationTests/Fixtures

Writes qrels.txt, run.txt (six columns, lines shuffled, ranks wrong on purpose: trec_eval ranks by score alone) and
expected.tsv (topic, measure, value; every topic that is in both). The run holds ties, ties as single-precision numbers
only, unjudged documents, topics without judgements; the qrels hold negative grades, topics without relevant documents and
topics that the run leaves out.
"""

import random
import sys
from pathlib import Path

import pytrec_eval

SEED = 20260915
TOPICS = 48
# pytrec_eval's names, and ours
MEASURES = {
    "ndcg_cut_1": "nDCG@1",
    "ndcg_cut_5": "nDCG@5",
    "ndcg_cut_10": "nDCG@10",
    "ndcg_cut_100": "nDCG@100",
    "recall_5": "R@5",
    "recall_10": "R@10",
    "recall_100": "R@100",
    "recip_rank": "RR",
    "P_1": "P@1",
    "P_5": "P@5",
    "P_10": "P@10",
    "P_100": "P@100",
}
REQUEST = {"ndcg_cut.1,5,10,100", "recall.5,10,100", "recip_rank", "P.1,5,10,100"}


def score(rng):
    kind = rng.random()
    if kind < 0.35:
        return float(rng.randint(1, 6))  # many ties
    if kind < 0.5:
        return 3.0 + rng.randint(0, 9) * 1e-9  # a tie in single precision
    if kind < 0.6:
        return -rng.random()
    return rng.random() * 8


def main(folder):
    rng = random.Random(SEED)
    documents = [f"d{n}" for n in range(260)] + ["Guide/A.md", "guide/a.md", "hilfe/größe", "9", "10", "é", "z"]
    qrels, run = {}, {}
    for number in range(TOPICS):
        topic = f"t{number:02}"
        judged = rng.sample(documents, rng.randint(1, 40))
        grades = [0] if number % 11 == 0 else [-1, 0, 0, 0, 1, 1, 2, 3]
        if number % 13 != 5:
            qrels[topic] = {document: rng.choice(grades) for document in judged}
        if number % 9 != 4:
            found = rng.sample(documents, rng.choice([1, 3, 8, 30, 150]))
            found = list(dict.fromkeys(rng.sample(judged, len(judged) // 2) + found))
            run[topic] = {document: score(rng) for document in found}

    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{t} 0 {d} {g}\n" for t, grades in qrels.items() for d, g in grades.items()]
    (folder / "qrels.txt").write_text("".join(lines), encoding="utf-8")
    lines = [f"{t} Q0 {d} {rng.randint(0, 99)} {s!r} fixture\n" for t, found in run.items() for d, s in found.items()]
    rng.shuffle(lines)
    (folder / "run.txt").write_text("".join(lines), encoding="utf-8")
    values = pytrec_eval.RelevanceEvaluator(qrels, REQUEST).evaluate(run)
    lines = [
        f"{topic}\t{name}\t{values[topic][theirs]!r}\n" for topic in sorted(values) for theirs, name in MEASURES.items()
    ]
    (folder / "expected.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{len(qrels)} judged topics, {len(run)} in the run, {len(values)} in both, {len(lines)} values")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
