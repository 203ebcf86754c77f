"""Leaves articles out: those whose id is in the first column of a table.

Usage: without.py removed.tsv articles.jsonl > rest.jsonl
"""
import json
import sys

removed = {line.split("\t")[0].strip() for line in open(sys.argv[1], encoding="utf-8")}
for line in open(sys.argv[2], encoding="utf-8"):
    if json.loads(line)["id"] not in removed:
        sys.stdout.write(line)
