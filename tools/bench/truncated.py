"""Writes texts for `lacuna embed --truncate`, and a TREC run from the vectors: the way public leaderboards measure.

Usage:
  truncated.py texts CORPUS.jsonl > texts        one line a document: title, a blank, text
  truncated.py queries QUERIES.jsonl > texts     one line a query
  truncated.py score CORPUS.jsonl QUERIES.jsonl QRELS DOCUMENTS.vectors QUERIES.vectors
                                                 prints nDCG@10 (needs numpy)
"""
import json
import math
import sys


def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


command = sys.argv[1]
if command == "texts":
    for row in rows(sys.argv[2]):
        print(" ".join((row.get("title", "") + " " + row["text"]).split()))
elif command == "queries":
    for row in rows(sys.argv[2]):
        print(" ".join(row["text"].split()))
else:
    import numpy

    documents, queries = rows(sys.argv[2]), rows(sys.argv[3])
    judged = {}
    for line in open(sys.argv[4], encoding="utf-8"):
        query, _, document, grade = line.split()
        judged.setdefault(query, {})[document] = int(grade)
    vectors = [
        numpy.array([row["vector"] for row in rows(path)], dtype=numpy.float32) for path in sys.argv[5:7]
    ]
    assert len(vectors[0]) == len(documents) and len(vectors[1]) == len(queries)
    scores = vectors[1] @ vectors[0].T
    total = count = 0
    for row, query in zip(scores, queries):
        grades = judged.get(query["id"])
        if not grades:
            continue
        top = numpy.argsort(-row, kind="stable")[:10]
        gain = sum(grades.get(documents[index]["id"], 0) / math.log2(rank + 2) for rank, index in enumerate(top))
        ideal = sum(
            grade / math.log2(rank + 2) for rank, grade in enumerate(sorted(grades.values(), reverse=True)[:10]))
        total += gain / ideal
        count += 1
    print(f"nDCG@10 {total / count:.4f} over {count} queries")
