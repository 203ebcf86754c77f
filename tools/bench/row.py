"""Prints one row of the retrieval table from the JSON of `lacuna evaluate`.

Usage: row.py NAME MODE < evaluation.json
"""
import json
import sys

name, mode = sys.argv[1:3]
report = json.load(sys.stdin)
measures = report["measures"]
columns = [f"{measures[key]:.4f}" for key in ("ndcg@10", "recall@10", "recall@100", "rr@10")]
print("|", " | ".join([name, mode, str(report["topics"])] + columns), "|", flush=True)
