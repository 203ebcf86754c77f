"""Prints one row of the retrieval table from the JSON of `lacuna evaluate`.

Usage: row.py NAME MODE < evaluation.json
"""
import json
import sys

name, mode = sys.argv[1:3]
report = json.load(sys.stdin)
measures = report["measures"]
columns = [f"{measures[key]:.4f}" for key in ("nDCG@10", "R@10", "R@100", "RR@10")]
print("|", " | ".join([name, mode, str(report["topics"]["measured"])] + columns), "|", flush=True)
