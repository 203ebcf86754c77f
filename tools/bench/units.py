"""Which articles of a judged corpus belong together: the page that a section stands on, or for long pages its top heading.

Usage: units.py corpus.jsonl > units.tsv
"""
import collections
import json
import sys

LONG = 25  # sections of a page beyond which its top headings are units of their own

rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
sections = collections.Counter(row.get("page") for row in rows)
for row in rows:
    page = row.get("page")
    if page is None:
        unit = row["id"]
    elif sections[page] <= LONG:
        unit = page
    else:
        unit = page + "#" + (row.get("headers") or [""])[0]
    print(row["id"] + "\t" + " ".join(unit.split()))
